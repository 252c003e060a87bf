import { z } from 'zod';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { evaluatieVoorstel, rondEvaluatieAf } from '../../../gateway/opp/evaluatie/service.ts';
import { klokkenVanLeerling } from '../../../gateway/opp/klokken/service.ts';
import type { OppService } from '../../../gateway/opp/service.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { leerlingKop } from '../../../gateway/school/service.ts';
import { renderPage } from '../../ui/render.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { datumVan } from '../datum.ts';
import { leerlingFrameFor } from '../frame.ts';
import { evaluatieUrl } from '../opp-status/urls.ts';
import { rolesWith } from '../roles.ts';
import { EvaluatieBody, gelezen } from './invoer.ts';
import { EvaluatiePage, type EvaluatiePageProps } from './page.tsx';

export interface EvaluatieDeps extends ScreenDeps {
  readonly opp: Pick<OppService, 'lees' | 'begintEvaluatie' | 'rondEvaluatieAf'>;
}

const access = { kind: 'roles', any: rolesWith('opp_schrijven') } as const;
const params = z.object({ leerling: z.uuid() });
type Call = { readonly tx: Tx; readonly who: KnownActor };
type Rest = Partial<Pick<EvaluatiePageProps, 'invoer' | 'fouten' | 'geweigerd'>>;

/** A form to begin with: today, and who decides for the pupil. */
async function leeg(deps: EvaluatieDeps, { tx, who }: Call, leerling: string): Promise<EvaluatieBody> {
  const { gezag } = await deps.opp.lees(tx, who, { leerling, welke: 'geldend' });
  const deelnemers = gezag.map((g) => g.naam).join('\n');
  return { op: datumVan(deps.now()), deelnemers, wijzigingen: '' };
}

async function pagina(deps: EvaluatieDeps, call: Call, leerling: string, rest: Rest = {}): Promise<string> {
  const voorstel = await evaluatieVoorstel(call.tx, call.who, leerling);
  const kop = await leerlingKop(call.tx, call.who, leerling);
  const vandaag = datumVan(deps.now());
  const klokken = await klokkenVanLeerling(call.tx, call.who, leerling, vandaag);
  const klok = klokken.find((k) => k.soort === 'evaluatie') ?? null;
  const frame = await leerlingFrameFor(deps, call);
  const bezig = voorstel.versie?.status === 'in_evaluatie';
  const invoer =
    rest.invoer ?? (bezig ? await leeg(deps, call, leerling) : { op: '', deelnemers: '', wijzigingen: '' });
  return renderPage(
    <EvaluatiePage
      frame={frame}
      leerling={kop}
      voorstel={voorstel}
      vandaag={vandaag}
      klok={klok}
      {...rest}
      invoer={invoer}
    />,
  );
}

/** R47: the yearly evaluation of an OPP. */
export function evaluatieRoutes(deps: EvaluatieDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/leerling/:leerling/opp/evaluatie',
      summary: 'Evaluatie van het OPP: conclusies per leergebied',
      access,
      params,
      responses: { 200: 'html' },
      handler: async ({ tx, who, params: { leerling } }) => ({
        html: await pagina(deps, { tx, who }, leerling),
      }),
    }),
    defineRoute({
      method: 'POST',
      path: '/leerling/:leerling/opp/evaluatie/begin',
      summary: 'De evaluatie van het OPP beginnen',
      access,
      params,
      responses: { 303: 'redirect' },
      handler: async ({ tx, who, params: { leerling } }) => {
        await deps.opp.begintEvaluatie(tx, who, leerling);
        return { redirect: evaluatieUrl(leerling) };
      },
    }),
    afrondRoute(deps),
  ];
}

function afrondRoute(deps: EvaluatieDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/leerling/:leerling/opp/evaluatie',
    summary: 'De evaluatie afronden: er komt een concept van de volgende versie',
    access,
    params,
    body: EvaluatieBody,
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, params: { leerling }, body }) => {
      const call = { tx, who };
      const uit = gelezen(leerling, body, await evaluatieVoorstel(tx, who, leerling), datumVan(deps.now()));
      if ('fouten' in uit)
        return {
          status: 422,
          html: await pagina(deps, call, leerling, { invoer: body, fouten: uit.fouten }),
        };
      const af = await rondEvaluatieAf(deps.opp, tx, who, uit.besluit);
      if (af.soort === 'geweigerd')
        return {
          status: 422,
          html: await pagina(deps, call, leerling, { invoer: body, geweigerd: af.waarom }),
        };
      return { redirect: `/leerling/${leerling}/opp` };
    },
  });
}
