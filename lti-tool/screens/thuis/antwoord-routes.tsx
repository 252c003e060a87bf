import { z } from 'zod';
import { zekerheidVan } from '../../../gateway/access/ouder-uitnodiging/zekerheid.ts';
import { AppError } from '../../../gateway/errors.ts';
import { OppDeel } from '../../../gateway/model/opp.ts';
import { meldVolgers } from '../../../gateway/opp/thuis/inbreng.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
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
      responses: { 200: 'html', 303: 'redirect' },
      handler: async ({ params, ...call }) => await vraag(deps, call, params),
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
        const opnieuw = (fout: AntwoordFout) => vraag(deps, call, params, { fout, ingevuld: body });
        const fout = watOntbreekt(body);
        if (fout) return await opnieuw(fout);
        const aanmelding = {
          methode: session.method === 'passkey' ? ('passkey' as const) : ('lti' as const),
          zekerheid: await zekerheidVan(call.tx, session),
          sessie: session.sessionId,
        };
        try {
          await geef(deps, call, { ...params, ...body }, aanmelding);
        } catch (error) {
          // A rule refuses before anything is written: what was put before him has changed since, or it is fixed.
          if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
          const { aanbod } = await deps.opp.lees(call.tx, call.who, { leerling: params.leerling });
          const zelfde = aanbod?.afdruk[params.deel] === body.afdruk;
          return await opnieuw(zelfde ? 'antwoord.alVast' : 'antwoord.gewijzigd');
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
  // Another answer is another notice; the same one twice is not.
  const sleutel = [deel, antwoord, afdruk.slice(0, 8), who.person.slice(0, 8)].join('-');
  await meldVolgers(tx, who, { leerling, soort: 'opp_antwoord', sleutel });
}

/** The question; who is asked nothing (he may read but does not decide, or it was taken back) goes to the plan. */
async function vraag(
  deps: ThuisDeps,
  call: ThuisCall,
  { leerling, deel }: Deel,
  zeg: Pick<AntwoordPageProps, 'fout' | 'ingevuld'> = {},
): Promise<Reply> {
  const view = await deps.opp.lees(call.tx, call.who, { leerling });
  const afdruk = view.aanbod?.afdruk[deel];
  if (afdruk === undefined || !mijnDelen(view, call.who.person).some((d) => d.deel === deel))
    return { redirect: planUrl(leerling) };
  const frame = await thuisFrame(deps, call, antwoordUrl(leerling, deel));
  const page = { view, deel, afdruk, ...zeg };
  return {
    ...(zeg.fout === undefined ? {} : { status: 422 }),
    html: renderPage(<AntwoordPage frame={frame} {...page} />),
  };
}
