import { z } from 'zod';
import { zekerheidVan } from '../../../gateway/access/ouder-uitnodiging/zekerheid.ts';
import { notFound } from '../../../gateway/access/scope.ts';
import { AppError } from '../../../gateway/errors.ts';
import { OppDeel } from '../../../gateway/model/opp.ts';
import { meldVolgers } from '../../../gateway/opp/thuis/inbreng.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { rolesWith } from '../roles.ts';
import { type AntwoordFout, AntwoordPage, type AntwoordPageProps } from './antwoord-page.tsx';
import type { ThuisDeps } from './deps.ts';
import { type ThuisCall, thuisFrame } from './frame.ts';
import { mijnDelen } from './jouw-antwoord.tsx';
import { antwoordUrl, planUrl } from './urls.ts';

const access = { kind: 'roles', any: rolesWith('opp_antwoorden') } as const;
const Deel = z.object({ leerling: z.uuid(), deel: OppDeel });
type Deel = z.infer<typeof Deel>;

const Body = z.object({
  antwoord: z.enum(['akkoord', 'niet_akkoord']).optional(),
  toelichting: z.string().trim().max(4_000).default(''),
  afdruk: z.string().max(100).default(''),
});
type Body = z.infer<typeof Body>;

/** Answering per part: the question with that part above it, and the answer on exactly what was shown (R44). */
export function antwoordRoutes(deps: ThuisDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/thuis/:leerling/antwoord/:deel',
      summary: 'Eén deel van het OPP, met de vraag wat je ervan vindt',
      access,
      params: Deel,
      responses: { 200: 'html' },
      handler: async ({ params, ...call }) => ({ html: await antwoordPage(deps, call, params) }),
    }),
    defineRoute({
      method: 'POST',
      path: '/thuis/:leerling/antwoord/:deel',
      summary: 'Akkoord of niet akkoord met één deel van het OPP',
      access,
      params: Deel,
      body: Body,
      responses: { 303: 'redirect', 422: 'html' },
      handler: async ({ params, body, session, ...call }) => {
        const opnieuw = async (fout: AntwoordFout) => ({
          status: 422,
          html: await antwoordPage(deps, call, params, { fout, ingevuld: body }),
        });
        const fout = watOntbreekt(body);
        if (fout) return await opnieuw(fout);
        const aanmelding = {
          methode: session.method,
          zekerheid: await zekerheidVan(call.tx, session),
          sessie: session.sessionId,
        };
        try {
          await geef(deps, call, { ...params, ...body }, aanmelding);
        } catch (error) {
          // What was put before him has changed since: a rule refuses before anything is written.
          if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
          return await opnieuw('antwoord.gewijzigd');
        }
        return { redirect: planUrl(params.leerling, 'antwoord') };
      },
    }),
  ];
}

/** Who does not agree says why: without it there is nothing to talk about (R44). */
function watOntbreekt({ antwoord, toelichting }: Body): AntwoordFout | null {
  if (antwoord === undefined) return 'antwoord.keusMoet';
  return antwoord === 'niet_akkoord' && toelichting === '' ? 'antwoord.redenMoet' : null;
}

async function geef(
  { opp }: ThuisDeps,
  { tx, who }: ThuisCall,
  { leerling, deel, antwoord = 'niet_akkoord', toelichting, afdruk }: Deel & Body,
  aanmelding: Parameters<ThuisDeps['opp']['antwoord']>[3],
): Promise<void> {
  const extra = toelichting === '' ? {} : { toelichting };
  await opp.antwoord(tx, who, { leerling, deel, antwoord, afdruk, ...extra }, aanmelding);
  const sleutel = `${deel}-${who.person}`;
  await meldVolgers(tx, who, { leerling, soort: 'opp_antwoord', sleutel });
}

async function antwoordPage(
  deps: ThuisDeps,
  call: ThuisCall,
  { leerling, deel }: Deel,
  zeg: Pick<AntwoordPageProps, 'fout' | 'ingevuld'> = {},
): Promise<string> {
  const view = await deps.opp.lees(call.tx, call.who, { leerling });
  const afdruk = view.aanbod?.afdruk[deel];
  // Who may read but does not decide is asked nothing.
  if (afdruk === undefined || !mijnDelen(view, call.who.person).some((d) => d.deel === deel))
    throw notFound('nothing was put before this person');
  const frame = await thuisFrame(deps, call, antwoordUrl(leerling, deel));
  const page = { view, deel, afdruk, ...zeg };
  return renderPage(<AntwoordPage frame={frame} {...page} />);
}
