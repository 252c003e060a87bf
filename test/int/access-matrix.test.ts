import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRoute, isForClients } from '../../gateway/platform/http/route.ts';
import { rolesWith } from '../../lti-tool/screens/roles.ts';
import type { Wie } from '../support/access/facts.ts';
import { type AccessStage, openAccessStage } from '../support/access/stage.ts';
import { andersDanBeleid, loop, naamVan, vraag } from '../support/access/walk.ts';
import { wieNietMeer, wieNu } from '../support/access/wie.ts';
import { ZAKEN } from '../support/access/zaken.ts';
import { testDb } from '../support/db.ts';

/** The CASE provider: what is published for everybody (R12). */
const CASE = ['v1p0', 'v1p1'].flatMap((versie) =>
  [
    'CFAssociationGroupings/:sourcedId',
    'CFAssociations/:sourcedId',
    'CFConcepts/:sourcedId',
    'CFDocuments',
    'CFDocuments/:sourcedId',
    'CFItemAssociations/:sourcedId',
    'CFItemTypes/:sourcedId',
    'CFItems/:sourcedId',
    'CFLicenses/:sourcedId',
    'CFPackages/:sourcedId',
    'CFRubrics/:sourcedId',
    'CFSubjects/:sourcedId',
  ].map((pad) => `GET /ims/case/${versie}/${pad}`),
);

/** Anyone may ask these; each is public on purpose. */
const OPENBAAR = [
  'GET /schemas/opp/1.json',
  ...CASE,
  'GET /.well-known/oauth-authorization-server',
  'POST /oauth/token',
  'POST /oauth/aanvraag',
  'GET /aanmelden',
  'GET /aanmelden/oidc/:bron',
  'GET /aanmelden/oidc/terug',
  'GET /assets/*file',
  'GET /healthz',
  'GET /lti/aanmelden/:code',
  'GET /lti/jwks',
  'GET /lti/launch',
  'GET /lti/login',
  'GET /metrics',
  'GET /ontwerp',
  'GET /openapi.json',
  'GET /pve',
  'GET /readyz',
  'GET /teams/instellen',
  'GET /teams/over',
  'GET /teams/tab',
  'GET /uitnodiging',
  'GET /welkom/:link',
  'POST /aanmelden',
  'POST /aanmelden/vraag',
  'POST /lti/berichten',
  'POST /lti/launch',
  'POST /lti/launch/bewaard',
  'POST /lti/login',
  'POST /lti/venster',
  'POST /teams/aanmelden',
  'POST /teams/venster',
  'POST /uitnodiging',
  'POST /uitnodiging/bestaand',
  'POST /uitnodiging/passkey',
];

const params = z.object({ leerling: z.uuid() });
/** Two holes that the walk must find: a handler that forgot the scope, and a route open to one role too many. */
const GATEN = [
  defineRoute({
    method: 'GET',
    path: '/gat/:leerling/zonder-bereik',
    summary: 'planted: does not ask whose pupil it is',
    access: { kind: 'roles', any: rolesWith('profiel_lezen') },
    params,
    responses: { 200: 'text' },
    handler: async () => ({ json: {} }),
  }),
  defineRoute({
    method: 'POST',
    path: '/gat/:leerling/rol-te-veel',
    summary: 'planted: open to the directeur, who ticks no doelen',
    access: { kind: 'roles', any: [...rolesWith('doel_afvinken'), 'directeur'] },
    params,
    responses: { 200: 'text' },
    handler: async () => ({ json: {} }),
  }),
];
const GAT_ZAKEN = {
  'GET /gat/:leerling/zonder-bereik': { mag: ['profiel_lezen'], over: 'leerling' },
  'POST /gat/:leerling/rol-te-veel': { mag: ['doel_afvinken'], over: 'leerling' },
} as const;

const t = testDb();
let stage: AccessStage;
let nu: Wie[];
let nietMeer: Wie[];

beforeAll(async () => {
  stage = await openAccessStage(t.db, GATEN);
  nu = await wieNu(stage);
  nietMeer = await wieNietMeer(stage, t.owner);
});
afterAll(() => stage.close());

const echte = () => stage.routes.filter((route) => !route.path.startsWith('/gat/'));

describe('R61, R64, R85: every route × every role × whose it is', () => {
  it('knows every route: what it is about and who may', () => {
    const names = echte()
      .filter((route) => !isForClients(route.access))
      .map(naamVan);
    const openbaar = echte()
      .filter((route) => route.access.kind === 'public')
      .map(naamVan);
    expect(openbaar.sort()).toEqual([...OPENBAAR].sort());
    const onbekend = names.filter((name) => !OPENBAAR.includes(name) && !ZAKEN[name]);
    expect(onbekend, 'say in test/support/access/zaken.ts what it is about and who may').toEqual([]);
    expect(Object.keys(ZAKEN).filter((name) => !names.includes(name))).toEqual([]);
    const leeg = Object.entries(stage.ids).flatMap(([wiens, ids]) =>
      Object.entries(ids).flatMap(([name, id]) => (id ? [] : [`${wiens} ${name}`])),
    );
    expect(leeg).toEqual([]);
  });

  it('declares on every route the roles of the policy', () => {
    expect(andersDanBeleid(ZAKEN, echte())).toEqual([]);
  });

  it('answers every cell as the policy says, today, after the end of a role, a share or a session', {
    timeout: 240_000,
  }, async () => {
    const begin = performance.now();
    const uitslag = await loop(stage, ZAKEN, [...nu, ...nietMeer], echte());
    const seconden = ((performance.now() - begin) / 1000).toFixed(1);
    const telling = [...uitslag.telling].map(([oordeel, n]) => `${oordeel} ${n}`).join(', ');
    console.info(
      `access matrix: ${uitslag.cellen} cells in ${seconden} s (${telling}); wrong: ${uitslag.fout.length}`,
    );
    expect(uitslag.fout).toEqual([]);
    expect(uitslag.cellen).toBeGreaterThan(3000);
    for (const oordeel of ['door', 401, 403, 404] as const)
      expect(uitslag.telling.get(oordeel) ?? 0).toBeGreaterThan(100);
  });

  it('finds a planted hole: a handler without scope, and a route open to one role too many', async () => {
    const { fout } = await loop(stage, GAT_ZAKEN, nu, GATEN);
    expect(fout).toContain('GET /gat/:leerling/zonder-bereik × leerkracht × andere_groep: moet 404, is door');
    expect(fout).toContain('GET /gat/:leerling/zonder-bereik × ib × school_b: moet 404, is door');
    expect(fout).toContain('POST /gat/:leerling/rol-te-veel × directeur × eigen: moet 404, is door');
    expect(andersDanBeleid(GAT_ZAKEN, GATEN)).toHaveLength(1);
  });
});

describe('an unsafe request that does not come from our own pages', () => {
  it.each([
    ['no origin', null],
    ['a hidden one', 'null'],
    ['another site', 'https://elders.example'],
  ])('is refused on every route, whoever asks: %s', async (_, origin) => {
    const onveilig = echte().filter(
      (route) => route.method !== 'GET' && route.origin !== 'any' && !isForClients(route.access),
    );
    expect(onveilig.length).toBeGreaterThan(20);
    const wrong: string[] = [];
    for (const route of onveilig)
      for (const { naam, cookie } of nu) {
        const zaak = ZAKEN[naamVan(route)] ?? {};
        const { status, code } = await vraag(stage, route, zaak, stage.ids.eigen, { cookie, origin });
        if (status !== 403 || code !== 'wrong_origin')
          wrong.push(`${naamVan(route)} × ${naam}: ${status} ${code}`);
      }
    expect(wrong).toEqual([]);
  });
});
