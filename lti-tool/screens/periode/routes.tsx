import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Keys } from '../../../gateway/access/keys.ts';
import { mayInSchool } from '../../../gateway/access/policy.ts';
import { AppError } from '../../../gateway/errors.ts';
import {
  actsVanAfsluiting,
  hulpNaAfsluiting,
  type PeriodeSluiten,
  periodeSluiten,
  SluitInput,
  sluitPeriode,
  trekAfsluitingIn,
} from '../../../gateway/leerroute/cyclus/service.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { newActId } from '../act-id.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { datumVan } from '../datum.ts';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { rijSleutel } from './formulier.tsx';
import { rijenVan, SluitBody, type SluitRijen } from './invoer.ts';
import { PeriodePage } from './page.tsx';
import type { Fout } from './rij.tsx';
import { type Gedaan, periodeUrl } from './urls.ts';
import { waarom } from './woorden.ts';

export type PeriodeDeps = ScreenDeps & { readonly keys: Keys };
const params = z.object({ groep: z.uuid() });
const PAD = '/groep/:groep/periode';
const access = { kind: 'roles', any: rolesWith('niveau_plaatsen') } as const;
type Call = { readonly tx: Tx; readonly who: KnownActor };

/** Closing a period for a group: look, close, take back (R57). */
export function periodeRoutes(deps: PeriodeDeps): Route[] {
  return [pageRoute(deps), sluitRoute(deps), terugRoute(deps)];
}

interface Zeg {
  readonly gedaan?: Gedaan | undefined;
  readonly ingevuld?: SluitRijen;
  readonly fouten?: ReadonlyMap<string, Fout>;
}

async function pagina(deps: PeriodeDeps, call: Call, groep: string, zeg: Zeg): Promise<string> {
  const { tx, who } = call;
  const view = await periodeSluiten(tx, who, groep, datumVan(deps.now()));
  const [laatste] = view.afsluitingen;
  const hulp = zeg.gedaan === 'gesloten' && laatste ? await hulpNaAfsluiting(tx, who, laatste.id) : [];
  const fouten = zeg.fouten ?? new Map<string, Fout>();
  // A row that changed meanwhile is shown as it is proposed now; the others keep what was filled in.
  const ingevuld = new Map(
    (zeg.ingevuld ?? [])
      .map((r) => [rijSleutel(r.leerling, r.leerlijn), r] as const)
      .filter(([sleutel]) => fouten.get(sleutel) !== 'veranderd'),
  );
  return renderPage(
    <PeriodePage
      frame={await frameFor(deps, call)}
      view={view}
      formulier={{ id: newActId(), ingevuld, fouten }}
      gedaan={zeg.gedaan}
      hulp={hulp}
      magInstellen={mayInSchool(who, 'perioden_instellen')}
    />,
  );
}

function pageRoute(deps: PeriodeDeps): Route {
  return defineRoute({
    method: 'GET',
    path: PAD,
    summary: 'De periode afsluiten voor een groep: wat Koers voorstelt, en waarom',
    access,
    params,
    query: z.object({ gedaan: z.enum(['gesloten', 'al', 'terug']).optional() }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, params: { groep }, query }) => ({
      html: await pagina(deps, { tx, who }, groep, { gedaan: query.gedaan }),
    }),
  });
}

/** Who chose something else than was proposed and left the words of the proposal there has not said why yet. */
function eigenWoorden(rijen: SluitRijen, view: PeriodeSluiten): SluitRijen {
  const voorstel = new Map(
    view.leerlingen.flatMap((l) =>
      l.rijen.map((r) => [rijSleutel(l.leerling.id, r.leerlijn.id), r.voorstel] as const),
    ),
  );
  return rijen.map((r) => {
    const van = voorstel.get(rijSleutel(r.leerling, r.leerlijn));
    const overgenomen = van && van.keuze !== r.keuze && r.reden.trim() === waarom(van.gronden);
    return overgenomen ? { ...r, reden: '' } : r;
  });
}

function sluitRoute(deps: PeriodeDeps): Route {
  return defineRoute({
    method: 'POST',
    path: PAD,
    summary: 'De periode afsluiten voor een groep, in één keer',
    access,
    params,
    body: SluitBody,
    responses: { 303: 'redirect', 409: 'html', 422: 'html' },
    handler: async ({ tx, who, params: { groep }, body }) => {
      const vandaag = datumVan(deps.now());
      const rijen = eigenWoorden(rijenVan(body) ?? [], await periodeSluiten(tx, who, groep, vandaag));
      const input = SluitInput.safeParse({ id: body.id, groep, rijen });
      if (!input.success)
        throw new AppError('bad_request', 'Er klopt iets niet in dit formulier. Open het opnieuw.', {
          status: 400,
        });
      const uit = await sluitPeriode(deps.keys, tx, who, input.data, vandaag);
      if (uit.kind === 'gesloten') return { redirect: periodeUrl(groep, 'gesloten') };
      if (uit.kind === 'al_gesloten') return { redirect: periodeUrl(groep, 'al') };
      const fout: Fout = uit.kind === 'veranderd' ? 'veranderd' : 'reden';
      const fouten = new Map(uit.rijen.map((r) => [rijSleutel(r.leerling, r.leerlijn), fout]));
      const html = await pagina(deps, { tx, who }, groep, { ingevuld: rijen, fouten });
      return { status: fout === 'veranderd' ? 409 : 422, html };
    },
  });
}

function terugRoute(deps: PeriodeDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${PAD}/terug`,
    summary: 'Het afsluiten van een periode terugdraaien',
    access,
    params,
    body: z.object({ afsluiting: z.uuid() }),
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params: { groep }, body: { afsluiting } }) => {
      const acts = await actsVanAfsluiting(tx, who, groep, afsluiting);
      const undo = { acts: acts.map((act) => ({ id: randomUUID(), act })) };
      const uit = await deps.kaart.undoActs(tx, who, undo);
      if (uit.kind !== 'ongedaan')
        throw new AppError(
          'conflict',
          'Dit kan niet meer teruggedraaid worden: er is daarna al verder gewerkt, of het is niet van vandaag. Plaats de leerlingen een voor een.',
          { status: 409 },
        );
      await trekAfsluitingIn(tx, who, afsluiting);
      return { redirect: periodeUrl(groep, 'terug') };
    },
  });
}
