import { z } from 'zod';
import { rollenTeGeven } from '../../../gateway/access/grants.ts';
import { invite } from '../../../gateway/access/invitations.ts';
import { mensOf } from '../../../gateway/access/mensen.ts';
import { AppError } from '../../../gateway/errors.ts';
import { type KnownActor, ToegekendeRol } from '../../../gateway/model/actor.ts';
import { Datum } from '../../../gateway/model/roster.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { UITNODIGING } from '../aanmelden/urls.ts';
import { dagErna, datumVan } from '../datum.ts';
import { frameFor } from '../frame.ts';
import { access, changes, type MensenDeps } from './deps.ts';
import { type Bekend, CodePage, UitnodigPage, type UitnodigPageProps } from './uitnodig-page.tsx';
import { UITNODIGEN } from './urls.ts';

const leeg = (value: unknown) => (value === '' ? undefined : value);
const Wie = z.object({ persoon: z.preprocess(leeg, z.uuid().optional()) });
const Uitnodiging = Wie.extend({
  naam: z.string().max(120).default(''),
  rol: ToegekendeRol,
  /** The last day with the role; empty: until it is ended. */
  laatste: z.union([Datum, z.literal('')]).default(''),
  reden: z.string().max(500).default(''),
});

type Call = { tx: Parameters<typeof mensOf>[0]; who: KnownActor };

/** Inviting somebody who comes in with a passkey: new to Koers, or known and without his key (R64, R80). */
export function uitnodigRoutes(deps: MensenDeps): Route[] {
  return [vraagRoute(deps), maakRoute(deps)];
}

async function bekendMet({ tx, who }: Call, persoon: string | undefined): Promise<Bekend> {
  if (persoon === undefined) return null;
  const { id, naam } = await mensOf(tx, who, persoon);
  return { id, naam: naam.voluit };
}

async function vraagPage(
  deps: MensenDeps,
  call: Call,
  { persoon, ...meer }: { persoon: string | undefined } & Pick<UitnodigPageProps, 'ingevuld' | 'fout'>,
): Promise<string> {
  const page = {
    frame: await frameFor(deps, call),
    bekend: await bekendMet(call, persoon),
    vandaag: datumVan(deps.now()),
    teGeven: rollenTeGeven(call.who),
  };
  return renderPage(<UitnodigPage {...page} {...meer} />);
}

function vraagRoute(deps: MensenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: UITNODIGEN,
    summary: 'Iemand uitnodigen die met een passkey binnenkomt',
    access,
    query: Wie,
    responses: { 200: 'html' },
    handler: async ({ tx, who, query: { persoon } }) => ({
      html: await vraagPage(deps, { tx, who }, { persoon }),
    }),
  });
}

/**
 * Answers with the code on the page itself: it is shown once and stands in no address. Opens its own transactions: of an
 * invitation that is refused nothing stays, also not the person it was for.
 */
function maakRoute(deps: MensenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: UITNODIGEN,
    summary: 'De uitnodiging maken; de code is één keer te zien',
    access: { kind: 'roles-own-transaction', any: changes.any, strong: true },
    body: Uitnodiging,
    responses: { 200: 'html', 422: 'html' },
    handler: async ({ db, who, body }): Promise<Reply> => {
      const inSchool = <T,>(work: (call: Call) => Promise<T>) =>
        db.tenant({ school: who.school, actor: who.person }, (tx) => work({ tx, who }));
      try {
        return { html: await inSchool((call) => codePage(deps, call, body)) };
      } catch (error) {
        if (!(error instanceof AppError) || !['conflict', 'bad_request'].includes(error.code)) throw error;
        const fout = error.message;
        return {
          status: 422,
          html: await inSchool((call) =>
            vraagPage(deps, call, { persoon: body.persoon, ingevuld: body, fout }),
          ),
        };
      }
    },
  });
}

/** Invites, and shows the code. @throws AppError as `invite` */
async function codePage(deps: MensenDeps, call: Call, body: z.infer<typeof Uitnodiging>): Promise<string> {
  const { persoon, naam, rol, laatste, reden: reason } = body;
  const { school } = call.who;
  const wie = persoon === undefined ? { naam } : { person: persoon };
  const tot = laatste === '' ? {} : { tot: dagErna(laatste) };
  const made = await invite(call.tx, { school, who: wie, rol, reason, by: call.who, ...tot });
  const mens = (await bekendMet(call, made.person)) ?? { id: made.person, naam };
  const page = {
    persoon: mens,
    rol,
    code: made.code,
    verloopt: made.expiresAt,
    adres: deps.origin + UITNODIGING,
  };
  return renderPage(<CodePage frame={await frameFor(deps, call)} {...page} />);
}
