import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import type { OverkomstBlad } from '../../../gateway/leerroute/overkomst/view.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { newActId } from '../act-id.ts';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import type { OverkomstDeps } from './deps.ts';
import { beginstand, type Fouten, type Ingevuld, ingevuld, keuzesUit, NeemOverBody } from './invoer.ts';
import { KlaarPage } from './klaar-page.tsx';
import { KoppelPage } from './koppel-page.tsx';
import { LijstPage } from './lijst-page.tsx';
import { openenRoutes } from './openen-routes.tsx';
import { OVERKOMST, openingUrl } from './urls.ts';
import { VoorbeeldPage } from './voorbeeld-page.tsx';

const Id = z.uuid();
const access = { kind: 'roles', any: rolesWith('leerroute_plaatsen') } as const;
const params = z.object({ opening: Id });
type Call = { readonly tx: Tx; readonly who: KnownActor };

/** A pupil who goes to another school: opening his leerreis there, and taking it over here (R72). */
export function overkomstRoutes(deps: OverkomstDeps): Route[] {
  return [...openenRoutes(deps), lijstRoute(deps), bladRoute(deps), koppelRoute(deps), neemOverRoute(deps)];
}

function lijstRoute(deps: OverkomstDeps): Route {
  return defineRoute({
    method: 'GET',
    path: OVERKOMST,
    summary: 'Leerreizen die andere scholen voor deze school openden',
    access,
    responses: { 200: 'html' },
    handler: async ({ tx, who }) => {
      const openingen = await deps.overkomst.openingenHier(tx, who);
      const frame = await frameFor(deps, { tx, who });
      return { html: renderPage(<LijstPage frame={frame} openingen={openingen} />) };
    },
  });
}

interface Zeg {
  readonly gekoppeld?: boolean;
  readonly fout?: string;
  readonly fouten?: Fouten;
  readonly invoer?: Ingevuld;
}

/** The page of an opening, in whichever of its three steps it is. */
async function toon(deps: OverkomstDeps, call: Call, blad: OverkomstBlad, zeg: Zeg = {}): Promise<string> {
  const frame = await frameFor(deps, call);
  const { gekoppeld = false, fout, fouten = {} } = zeg;
  switch (blad.kind) {
    case 'koppelen':
      return renderPage(<KoppelPage frame={frame} {...blad} {...(fout ? { fout } : {})} />);
    case 'voorbeeld': {
      const { voorbeeld } = blad;
      const invoer = zeg.invoer ?? beginstand(newActId(), voorbeeld);
      return renderPage(<VoorbeeldPage {...{ frame, voorbeeld, invoer, fouten, gekoppeld }} />);
    }
    case 'gedaan':
      return renderPage(<KlaarPage frame={frame} {...blad} now={deps.now()} />);
    default:
      return blad satisfies never;
  }
}

function bladRoute(deps: OverkomstDeps): Route {
  return defineRoute({
    method: 'GET',
    path: `${OVERKOMST}/:opening`,
    summary: 'Wie een leerling van een andere school hier is, en wat er van hem meekomt',
    access,
    params,
    query: z.object({ leerroute: z.guid().optional(), gekoppeld: z.literal('ja').optional() }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params: { opening }, query }) => {
      const blad = await deps.overkomst.bekijk(tx, who, opening, query.leerroute);
      return { html: await toon(deps, { tx, who }, blad, { gekoppeld: query.gekoppeld === 'ja' }) };
    },
  });
}

/** What a form can mend comes back as words; anything else goes on as it was. */
function zacht(error: unknown): string {
  if (error instanceof AppError && error.code === 'conflict') return error.message;
  throw error;
}

function koppelRoute(deps: OverkomstDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${OVERKOMST}/:opening/koppel`,
    summary: 'Zeggen wie een leerling van een andere school hier is',
    access,
    params,
    body: z.object({
      leerling: z.union([Id, z.literal('')]).default(''),
      anders: z.union([Id, z.literal('')]).default(''),
    }),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params: { opening }, body }) => {
      const leerling = body.leerling || body.anders;
      const blad = await deps.overkomst.bekijk(tx, who, opening);
      const fout =
        leerling === ''
          ? 'Kies eerst een leerling.'
          : await deps.overkomst.koppel(tx, who, { opening, leerling }).then(() => null, zacht);
      if (fout !== null)
        return {
          status: 422,
          html: await toon(deps, { tx, who }, blad, { fout, fouten: { melding: fout } }),
        };
      return { redirect: `${openingUrl(opening)}?gekoppeld=ja` };
    },
  });
}

function neemOverRoute(deps: OverkomstDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${OVERKOMST}/:opening/neem-over`,
    summary: 'Overnemen wat een leerling op de vorige school had',
    access,
    params,
    body: NeemOverBody,
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params: { opening }, body }) => {
      const invoer = ingevuld(body);
      const fouten = await neemOver(deps, { tx, who }, opening, body, invoer);
      if (fouten === null) return { redirect: openingUrl(opening) };
      return await nogEens(deps, { tx, who }, opening, body.leerroute, { fouten, invoer });
    },
  });
}

/** `null` when it was done, also when this very form was sent before; else what is missing. */
async function neemOver(
  deps: OverkomstDeps,
  { tx, who }: Call,
  opening: string,
  { leerroute, afdruk }: z.infer<typeof NeemOverBody>,
  { id, beslotenDoor, waarom, velden }: Ingevuld,
): Promise<Fouten | null> {
  if (beslotenDoor.length < 2) return { beslotenDoor: 'Schrijf op wie dit besliste.' };
  const input = { id, opening, leerroute, beslotenDoor, waarom, afdruk, keuzes: keuzesUit(velden) };
  const uit = await deps.overkomst
    .neemOver(tx, who, input)
    .catch((error: unknown) => ({ kind: 'kan_niet', melding: zacht(error) }) as const);
  switch (uit.kind) {
    case 'gedaan':
      return null;
    case 'keuze_nodig':
      return { velden: uit.velden };
    case 'reden_nodig':
      return { waarom: 'Schrijf op waarom niet alles meekomt.' };
    case 'veranderd':
      return { melding: 'Intussen is er iets veranderd. Kijk het nog eens na.' };
    case 'kan_niet':
      return { melding: uit.melding };
    default:
      return uit satisfies never;
  }
}

async function nogEens(
  deps: OverkomstDeps,
  call: Call,
  opening: string,
  leerroute: string,
  { fouten, invoer }: { fouten: Fouten; invoer: Ingevuld },
): Promise<Reply> {
  const blad = await deps.overkomst.bekijk(call.tx, call.who, opening, leerroute);
  // What was chosen belongs to what was shown then.
  const zeg = fouten.melding === undefined ? { fouten, invoer } : { fouten };
  return { status: 422, html: await toon(deps, call, blad, zeg) };
}
