import type { z } from 'zod';
import type { OppAct } from '../../../gateway/opp/service.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { FactorInput } from '../../../gateway/profiel/input.ts';
import { datumVan } from '../datum.ts';
import { rolesWith } from '../roles.ts';
import type { Velden } from './act-vormen.tsx';
import { type Call, type OppDeps, params, schrijven, vaststellen, weigering } from './deps.ts';
import { AdviesBody, deelnemersVan, FactorBody, OverlegBody, PapierBody, RedenBody } from './invoer.ts';
import { oppPage } from './toon.tsx';
import { type Gedaan, oppUrl, REDEN_ACTEN, type RedenAct, SECTIE_ID } from './urls.ts';

/** The acts of the workflow that are done from the workspace (R41–R48). */
export function actRoutes(deps: OppDeps): Route[] {
  return [
    beginRoute(deps),
    overlegRoute(deps),
    adviesRoute(deps),
    papierRoute(deps),
    factorRoute(deps),
    ...REDEN_ACTEN.map((act) => redenRoute(deps, act)),
  ];
}

interface Poging {
  readonly leerling: string;
  readonly gedaan?: Gedaan;
  /** The form that is shown again, with what was typed. */
  readonly doe?: OppAct;
  readonly velden?: Velden;
  readonly bij?: string;
}

/** Does it and goes back to the OPP, or shows the form again with why it was refused. */
async function doe(deps: OppDeps, call: Call, poging: Poging, work: () => Promise<unknown>): Promise<Reply> {
  const { leerling, gedaan, velden, bij } = poging;
  try {
    await work();
  } catch (error) {
    const fout = weigering(error);
    return {
      status: 422,
      html: await oppPage(deps, call, leerling, { fout, doe: poging.doe, velden }),
    };
  }
  return { redirect: oppUrl(leerling, { ...(gedaan ? { gedaan } : {}), ...(bij ? { bij } : {}) }) };
}

const POST = { method: 'POST', params, responses: { 303: 'redirect', 422: 'html' } } as const;

function beginRoute(deps: OppDeps): Route {
  return defineRoute({
    ...POST,
    path: '/leerling/:leerling/opp/begin',
    summary: 'Het eerste concept van een OPP beginnen',
    access: schrijven,
    handler: ({ tx, who, params: { leerling } }) =>
      doe(deps, { tx, who }, { leerling, gedaan: 'begin' }, () => deps.opp.begin(tx, who, leerling)),
  });
}

function overlegRoute(deps: OppDeps): Route {
  return defineRoute({
    ...POST,
    path: '/leerling/:leerling/opp/overleg',
    summary: 'Het overleg met ouders vastleggen',
    access: schrijven,
    body: OverlegBody,
    handler: ({ tx, who, params: { leerling }, body }) => {
      const poging: Poging = { leerling, gedaan: 'overleg', doe: 'overleg', velden: body };
      return doe(deps, { tx, who }, poging, () =>
        deps.opp.legOverlegVast(tx, who, {
          leerling,
          op: body.op,
          deelnemers: deelnemersVan(body),
          uitkomst: body.uitkomst,
        }),
      );
    },
  });
}

function adviesRoute(deps: OppDeps): Route {
  return defineRoute({
    ...POST,
    path: '/leerling/:leerling/opp/advies',
    summary: 'Het advies van de commissie voor de begeleiding vastleggen',
    access: schrijven,
    body: AdviesBody,
    handler: ({ tx, who, params: { leerling }, body }) => {
      const poging: Poging = { leerling, gedaan: 'cvb_advies', doe: 'cvb_advies', velden: body };
      return doe(deps, { tx, who }, poging, () => deps.opp.legCvbAdviesVast(tx, who, { leerling, ...body }));
    },
  });
}

/** What a form says of an answer on paper; the afdruk is that of what was offered last. */
async function papier(
  deps: OppDeps,
  { tx, who }: Call,
  leerling: string,
  body: z.infer<typeof PapierBody>,
): Promise<void> {
  const [persoon = '', deel = ''] = body.wie.split('/');
  const { aanbod } = await deps.opp.lees(tx, who, { leerling });
  const afdruk = deel === 'handeling' ? aanbod?.afdruk.handeling : aanbod?.afdruk.uitstroom;
  const { wie: _, antwoord, ...rest } = body;
  const input = { leerling, persoon, deel, afdruk: afdruk ?? '', antwoord, ...rest };
  await deps.opp.legAntwoordVast(tx, who, input as Parameters<typeof deps.opp.legAntwoordVast>[2]);
}

function papierRoute(deps: OppDeps): Route {
  return defineRoute({
    ...POST,
    path: '/leerling/:leerling/opp/papier',
    summary: 'Een antwoord op papier vastleggen',
    access: vaststellen,
    body: PapierBody,
    handler: ({ tx, who, params: { leerling }, body }) => {
      const poging: Poging = {
        leerling,
        gedaan: 'papier',
        doe: 'antwoord',
        velden: body,
        bij: SECTIE_ID.h,
      };
      return doe(deps, { tx, who }, poging, () => papier(deps, { tx, who }, leerling, body));
    },
  });
}

function factorRoute(deps: OppDeps): Route {
  return defineRoute({
    ...POST,
    path: '/leerling/:leerling/opp/factor',
    summary: 'Een factor die mist in het OPP opschrijven in het register',
    access: { kind: 'roles', any: rolesWith('factoren_schrijven') },
    body: FactorBody,
    handler: ({ tx, who, params: { leerling }, body }) =>
      doe(deps, { tx, who }, { leerling, gedaan: 'veld', bij: SECTIE_ID.c }, async () => {
        const { act, code, ...rest } = body;
        const vast = { bron: 'school', bronOp: datumVan(deps.now()), zichtbaar: 'team' };
        const input = FactorInput.parse({
          ...vast,
          ...rest,
          id: act,
          leerling,
          factor: null,
          code: code || null,
        });
        await deps.profiel.legFactorVast(tx, who, input);
      }),
  });
}

const REDEN: Readonly<
  Record<RedenAct, (deps: OppDeps) => (tx: Call['tx'], who: Call['who'], input: RedenIn) => Promise<unknown>>
> = {
  bijstellen: ({ opp }) => opp.stelBij,
  vervallen: ({ opp }) => opp.trekIn,
  beeindigen: ({ opp }) => opp.beeindig,
  geschil_open: ({ opp }) => opp.openGeschil,
  geschil_sluiten: ({ opp }) => opp.sluitGeschil,
};
interface RedenIn {
  readonly leerling: string;
  readonly reden: string;
}

const SUMMARY: Readonly<Record<RedenAct, string>> = {
  bijstellen: 'Een nieuw concept beginnen naast wat geldt',
  vervallen: 'Het concept intrekken',
  beeindigen: 'Het OPP beëindigen',
  geschil_open: 'Een geschil over het OPP vastleggen',
  geschil_sluiten: 'Een geschil over het OPP sluiten',
};

/** Who works on a concept begins one and gives it up; the rest is for the bevoegd gezag (domain.md L4). */
const VOOR_SCHRIJVERS: ReadonlySet<RedenAct> = new Set(['bijstellen', 'vervallen']);

function redenRoute(deps: OppDeps, act: RedenAct): Route {
  return defineRoute({
    ...POST,
    path: `/leerling/:leerling/opp/act/${act}`,
    summary: SUMMARY[act],
    access: VOOR_SCHRIJVERS.has(act) ? schrijven : vaststellen,
    body: RedenBody,
    handler: ({ tx, who, params: { leerling }, body }) => {
      const poging: Poging = { leerling, gedaan: act, doe: act, velden: body };
      return doe(deps, { tx, who }, poging, () => REDEN[act](deps)(tx, who, { leerling, reden: body.reden }));
    },
  });
}
