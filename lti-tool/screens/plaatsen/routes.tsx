import { z } from 'zod';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { defineRoute, type OwnCall, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import {
  answerPick,
  type DeepLinkingDeps,
  magPlaatsen,
  type PickOf,
  type Plek,
  plekUit,
  SOORTEN,
  soortenVoor,
  waitingPick,
  zoekKeuzes,
} from '../../lti/plekken-service.ts';
import type { Assets } from '../../ui/assets.ts';
import { renderFragment, renderPage } from '../../ui/render.ts';
import { frameFor } from '../frame.ts';
import { OP_SCHOOL, rolesWith } from '../roles.ts';
import { Lijst, type LijstProps, PlaatsenPage } from './page.tsx';
import { TerugPage, VoorbijPage } from './terug-page.tsx';
import { kiesUrl, nietUrl } from './urls.ts';

export interface PlaatsenDeps extends DeepLinkingDeps {
  readonly assets: Pick<Assets, 'url'>;
  readonly now: () => Date;
}

/** Nothing is signed within a transaction. */
const access = { kind: 'roles-own-transaction', any: rolesWith('kaart_lezen', OP_SCHOOL) } as const;
const params = z.object({ keuze: z.uuid() });
/** More than anybody ticks; what is no place is passed over. */
const Plekken = z
  .union([z.string(), z.array(z.string()).max(100)])
  .optional()
  .transform((given) => {
    const codes = [...new Set(given === undefined ? [] : typeof given === 'string' ? [given] : given)];
    return codes.map(plekUit).filter((plek): plek is Plek => plek !== null);
  });
const Soort = z.enum(SOORTEN).optional().catch(undefined);
const Text = z.string().max(100).optional();
const Zoek = z.object({ soort: Soort, zoek: Text, plek: Plekken });
type Zoek = z.output<typeof Zoek>;

/** *plaatsen*: what of Koers goes into a course of the ELO, for who works at school (R70). */
export function plaatsenRoutes(deps: PlaatsenDeps): Route[] {
  return [kies(deps), plaats(deps), niet(deps)];
}

type Call = Pick<OwnCall<{ keuze: string }, unknown, unknown>, 'params' | 'who' | 'session'>;

const pickOf = (deps: PlaatsenDeps, { params: { keuze }, who, session }: Call): PickOf => ({
  id: keuze,
  person: who.person,
  // A session without a platform answers no ELO: no request has this one.
  platform: session.platformId ?? '00000000-0000-0000-0000-000000000000',
  now: deps.now(),
});

const voorbij = ({ assets }: PlaatsenDeps): Reply => ({
  status: 410,
  html: renderPage(<VoorbijPage assets={assets} />),
});

async function lijstVan(tx: Tx, who: KnownActor, meer: boolean, asked: Zoek): Promise<LijstProps> {
  const [eerste = 'groep'] = soortenVoor(who);
  const soort = asked.soort ?? eerste;
  const zoek = asked.zoek ?? '';
  const gekozen = meer ? await magPlaatsen(tx, who, asked.plek) : [];
  return { meer, soort, zoek, gekozen, gevonden: await zoekKeuzes(tx, who, { soort, zoek }) };
}

async function toon(
  deps: PlaatsenDeps,
  call: Call & { readonly partial: boolean },
  asked: Zoek,
  fout?: string,
): Promise<Reply> {
  const { who, params } = call;
  return await deps.db.tenant({ school: who.school, actor: who.person }, async (tx): Promise<Reply> => {
    const pick = await waitingPick(tx, pickOf(deps, call));
    if (!pick) return voorbij(deps);
    const lijst = await lijstVan(tx, who, pick.multiple, asked);
    if (call.partial) return { html: renderFragment(<Lijst {...lijst} />) };
    const frame = await frameFor(deps, { tx, who });
    const page = { frame, lijst, keuze: params.keuze, soorten: soortenVoor(who) };
    return {
      ...(fout === undefined ? {} : { status: 422 }),
      html: renderPage(<PlaatsenPage {...page} {...(fout === undefined ? {} : { fout })} />),
    };
  });
}

function kies(deps: PlaatsenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: kiesUrl(':keuze'),
    summary: 'Kiezen wat er van Koers in een les van de leeromgeving komt',
    access,
    params,
    query: Zoek,
    responses: { 200: 'html', 410: 'html' },
    handler: async (call) => await toon(deps, call, call.query),
  });
}

/** The page that goes to the ELO may do so: to the address of the request, and where that leads. */
async function stuur(deps: PlaatsenDeps, call: Call, plekken: readonly Plek[]): Promise<Reply> {
  const antwoord = await answerPick(deps, call.who, pickOf(deps, call), plekken);
  if (!antwoord) return voorbij(deps);
  return {
    html: renderPage(<TerugPage assets={deps.assets} antwoord={antwoord} />),
    formOrigins: [new URL(antwoord.returnUrl).origin, ...call.session.frameOrigins],
  };
}

function plaats(deps: PlaatsenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: kiesUrl(':keuze'),
    summary: 'Zet het gekozene in de les: een getekend antwoord aan de leeromgeving',
    access,
    params,
    body: z.object({ plek: Plekken, bij_soort: Soort, bij_zoek: Text }),
    responses: { 200: 'html', 410: 'html', 422: 'html' },
    handler: async (call) =>
      call.body.plek.length > 0
        ? await stuur(deps, call, call.body.plek)
        : await toon(
            deps,
            { ...call, partial: false },
            Zoek.parse({ soort: call.body.bij_soort, zoek: call.body.bij_zoek }),
            'Kies eerst wat je in de les wilt zetten.',
          ),
  });
}

function niet(deps: PlaatsenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: nietUrl(':keuze'),
    summary: 'Toch niets in de les zetten: een leeg antwoord aan de leeromgeving',
    access,
    params,
    responses: { 200: 'html', 410: 'html' },
    handler: async (call) => await stuur(deps, call, []),
  });
}
