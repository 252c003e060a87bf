import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eloPeople } from '../../fixtures/school/elo-people.ts';
import { connectClient } from '../../gateway/platform/db/connect.ts';
import { openEmbedded } from '../../gateway/platform/db/embedded/embedded.ts';
import { type Demo, preparedData, removeData, startDemo } from '../support/demo.ts';
import { type LaunchedPerson, launchHttp } from '../support/launch.ts';
import { NO_ID, NOT_IN_DEMO, OF_PACKAGE, OF_SCHOOL } from './boundary-names.ts';

const Spec = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.looseObject({ 'x-access': z.looseObject({ kind: z.string() }) })),
  ),
});

interface RouteHere {
  readonly method: string;
  readonly path: string;
  readonly kind: string;
}

/** Ids of school A (so) that a person of school B (vso) tries; the package is of the sector, so its ids are nobody's. */
interface Ids {
  [name: string]: string;
}

let data: string;
let demo: Demo;
let routes: RouteHere[] = [];
let ofA: Ids = {};
let namesOfA: string[] = [];
let vso: LaunchedPerson[] = [];

/** A gebruikersgroep of another bestuur: nobody of the schools of the demo sits at it. */
async function tafelAlleenVanA(
  client: Awaited<ReturnType<typeof connectClient>>,
  school: string,
): Promise<Ids> {
  const id = randomUUID();
  const zelfde = `'${id}'::uuid`;
  for (const text of [
    `INSERT INTO koers.gebruikersgroep (id, naam, product) VALUES (${zelfde}, 'Elders', 'Iets')`,
    `INSERT INTO koers.deelnemer (id, groep_id, soort, naam) VALUES (${zelfde}, ${zelfde}, 'leverancier', 'Elders')`,
    `INSERT INTO koers.wens (id, groep_id, deelnemer_id, nr, titel, wie, wanneer, nu, straks, pve, niveau)
     VALUES (${zelfde}, ${zelfde}, ${zelfde}, 1, 'wens', 'x', 'x', 'x', 'x', 1, 'tactisch')`,
    `INSERT INTO koers.bijeenkomst (id, groep_id, op, plaats) VALUES (${zelfde}, ${zelfde}, current_date, 'x')`,
    `INSERT INTO koers.pilot (id, groep_id, wens_id, functie, vraag, van, tot) VALUES (${zelfde}, ${zelfde}, ${zelfde}, 'x', 'x', current_date, current_date)`,
    `INSERT INTO koers.pilot_school (pilot_id, school_id, toegestaan_door) VALUES (${zelfde}, '${school}', ${zelfde})`,
  ])
    await client.query(text);
  return { gebruikersgroep: id, wens: id, bijeenkomst: id, pilot: id };
}

async function idsOfSchoolA(): Promise<void> {
  const embedded = await openEmbedded(data, data, async () => {});
  const client = await connectClient(
    { ...embedded.superuser, database: embedded.owner.database },
    'koers test',
  );
  const one = async (text: string) => (await client.query<{ id: string }>(text)).rows[0]?.id ?? '';
  const a = await one("SELECT id FROM koers.school WHERE brin = '99XX'");
  const leerling = await one(
    `SELECT leerling_id AS id FROM koers.kaart_actie WHERE school_id = '${a}' LIMIT 1`,
  );
  const lijn = await one(
    `SELECT leerlijn_id AS id FROM koers.streefniveau WHERE leerling_id = '${leerling}' AND niveau_id IS NOT NULL LIMIT 1`,
  );
  const cursus = await one(
    `INSERT INTO koers.lti_context (school_id, deployment_id, context)
     SELECT school_id, id, 'grens' FROM koers.lti_deployment WHERE school_id = '${a}' LIMIT 1 RETURNING id`,
  );
  ofA = {
    nr: '1',
    school: a,
    leerling,
    groep: await one(`SELECT groep_id AS id FROM koers.groep_lid WHERE person_id = '${leerling}' LIMIT 1`),
    leerlijn: lijn,
    leerdoel: await one(
      `SELECT leerdoel_id AS id FROM koers.kaart_doel WHERE leerling_id = '${leerling}' LIMIT 1`,
    ),
    niveau: await one(
      `SELECT niveau_id AS id FROM koers.streefniveau WHERE leerling_id = '${leerling}' AND leerlijn_id = '${lijn}' AND tot IS NULL`,
    ),
    actie: await one(`SELECT id FROM koers.kaart_actie WHERE leerling_id = '${leerling}' LIMIT 1`),
    act: await one(`SELECT id FROM koers.act WHERE leerling_id = '${leerling}' ORDER BY seq DESC LIMIT 1`),
    connection: await one(`SELECT id FROM koers.connection WHERE school_id = '${a}'`),
    leeromgeving: await one(`SELECT id FROM koers.lti_deployment WHERE school_id = '${a}' LIMIT 1`),
    aanmelding: await one(
      `INSERT INTO koers.lti_registration (school_id, link_hash, made_by, expires_at, used_at, issuer, client_id, auth_url, token_url, jwks_url)
       SELECT '${a}', '\\x00', '${leerling}', now(), now(), i, 'x', i, i, i FROM (VALUES ('https://elo.example')) AS v(i) RETURNING id`,
    ),
    plek: await one(
      `INSERT INTO koers.lti_link (school_id, soort, leerling_id, code, placed_by) VALUES ('${a}', 'kaart', '${leerling}', 'A2B3', '${leerling}') RETURNING id`,
    ),
    cursus,
    cijferlijst: await one(
      `INSERT INTO koers.cijferweg (context_id, school_id, groep_id, gelezen_tot)
       SELECT '${cursus}', g.school_id, g.id, 0 FROM koers.groep g WHERE g.school_id = '${a}' LIMIT 1 RETURNING context_id AS id`,
    ),
    lid: await one(
      `INSERT INTO koers.lti_lid (school_id, context_id, sub, als) VALUES ('${a}', '${cursus}', 'grens', 'leerling') RETURNING id`,
    ),
    persoon: await one(
      `SELECT person_id AS id FROM koers.role_grant WHERE school_id = '${a}' AND rol = 'ib' LIMIT 1`,
    ),
    grant: await one(`SELECT id FROM koers.role_grant WHERE school_id = '${a}' AND rol = 'ib' LIMIT 1`),
    deling: await one(`SELECT id FROM koers.lijn_deling WHERE school_id = '${a}' LIMIT 1`),
    account: await one(`SELECT id FROM koers.person_key WHERE school_id = '${a}' LIMIT 1`),
    opening: await one(
      `INSERT INTO koers.transfer_grant (school_id, to_school_id, leerling_id, scope, granted_by, valid_until)
       SELECT s.id, '${a}', p.id, 'leerreis', p.id, current_date + 30 FROM koers.school s JOIN koers.person p ON p.school_id = s.id AND p.soort = 'leerling'
       WHERE s.id <> '${a}' LIMIT 1 RETURNING id`,
    ),
    vertrokkene: await one(
      `SELECT leerling_id AS id FROM koers.uitstroom_meting WHERE school_id = '${a}' LIMIT 1`,
    ),
    run: await one(`SELECT id FROM koers.sync_run WHERE school_id = '${a}'`),
    aanbieder: await one(
      `WITH c AS (INSERT INTO koers.api_client (aanbieder, product, doel) VALUES ('Proef BV', 'Proef', 'om te proberen') RETURNING id)
       INSERT INTO koers.api_aanvraag (school_id, client_id, scopes) SELECT '${a}', id, '{}' FROM c RETURNING client_id AS id`,
    ),
    webhook: await one(
      `INSERT INTO koers.webhook (school_id, client_id, url, soorten, geheim)
       SELECT school_id, client_id, 'https://hooks.example/x', '{}', '' FROM koers.api_aanvraag WHERE school_id = '${a}' LIMIT 1 RETURNING id`,
    ),
    migratie: await one(
      `INSERT INTO koers.migratie (id, school_id, van_versie_id, naar_versie_id, keuzes, afdruk, leerlingen, actor_id, undone_at)
       SELECT gen_random_uuid(), '${a}', id, id, '{}', '', 0, '${leerling}', now() FROM koers.pakket_versie LIMIT 1 RETURNING id`,
    ),
    ...(await tafelAlleenVanA(client, a)),
    leerroute: await one(
      `SELECT leerroute_id AS id FROM koers.plaatsing WHERE leerling_id = '${leerling}' AND tot IS NULL`,
    ),
    versie: await one("SELECT id FROM koers.pakket_versie WHERE status = 'published' LIMIT 1"),
    upload: await one(
      `INSERT INTO koers.pakket_upload (school_id, person_id, naam, omvang, inhoud) VALUES ('${a}', '${leerling}', 'x', 1, '') RETURNING id`,
    ),
  };
  const names = await client.query<{ achternaam: string }>(
    'SELECT achternaam FROM koers.person_identity i WHERE school_id = $1 AND NOT EXISTS (SELECT FROM koers.person_identity b WHERE b.school_id <> i.school_id AND b.achternaam = i.achternaam)',
    [a],
  );
  namesOfA = names.rows.map((r) => r.achternaam);
  await client.end();
  await embedded.leave();
}

beforeAll(async () => {
  data = await preparedData();
  demo = await startDemo(data);
  const spec = Spec.parse(await (await fetch(`${demo.url}/openapi.json`)).json());
  routes = Object.entries(spec.paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, r]) => ({
        method: method.toUpperCase(),
        path,
        kind: r['x-access'].kind,
      })),
    )
    .filter(({ kind }) => !kind.startsWith('client')); // no person opens those: test/int/client-access.test.ts
  await idsOfSchoolA();
});
afterAll(async () => {
  await demo.stop();
  removeData(data);
});

const params = (path: string) => [...path.matchAll(/\{\*?(\w+)\}/g)].map((m) => m[1] ?? '');

function idFor(name: string, own: boolean): string {
  const key = name === 'koppeling' ? 'connection' : name;
  if (OF_SCHOOL.includes(name) && !own) return randomUUID();
  return ofA[key] ?? randomUUID();
}

const fill = (path: string, own: boolean) =>
  path.replace(/\{\*?(\w+)\}/g, (_, name: string) => idFor(name, own));

/** A stroke over one cell. */
function cellen(own: boolean, acties: boolean): string {
  if (acties) return `${own ? ofA['actie'] : randomUUID()}.${randomUUID()}~0~m0~`;
  return [own ? ofA['leerling'] : randomUUID(), ofA['leerdoel'], `${randomUUID()}~2~4~m0`].join('.');
}

/** What the forms of Verschillen ask. */
const VERSCHIL = {
  verschil: randomUUID(),
  kies: 'andere-een',
  gegeven: 'leerling.email',
  koppeling: '',
};

/** What the forms of the gradebook ask. */
const CIJFERS = (own: boolean) => ({
  keuze: ofA['leerdoel'] ?? '',
  cursus: own ? (ofA['cursus'] ?? '') : randomUUID(),
  bron: randomUUID(),
  lineitem: 'https://elo.voorbeeld.nl/kolom',
  leerdoel: ofA['leerdoel'] ?? '',
  aan: 'ja',
});

/** What the forms of Ouders en contact ask. */
const CONTACT = {
  roepnaam: 'Proef',
  achternaam: 'Ouder',
  email: '',
  soort: 'ouder',
  huishouden: '1',
  reden: 'verbeterd',
  overhandigd: 'post',
};

/** What the forms of a gebruikersgroep and of its pilots ask. */
const SAMEN = {
  naam: 'Stichting Proef',
  soort: 'bestuur',
  punten: '1',
  oordeel: '2',
  status: 'besproken',
  uitkomst: 'gestopt',
  plaats: 'op school',
  onderwerp: 'een punt',
  punt: randomUUID(),
  verslag: 'een verslag',
  functie: 'week-op-vandaag',
  groepen: 'alle',
  vraag: 'helpt het',
  van: '2030-01-01',
  tot: '2030-02-01',
  naar: randomUUID(),
};

/** Every field that any form has, so that a body is never the reason of a refusal. */
function body(own: boolean, path: string): Record<string, string> {
  const act = randomUUID();
  return {
    cel: path.includes('actie') ? `${act}~0~m0~` : `${act}~2~4~m0`,
    cellen: cellen(own, path.endsWith('/acties')),
    stand: '3',
    verschillen: own ? (ofA['act'] ?? '') : randomUUID(),
    geweigerd: [randomUUID(), 'niet_bij', own ? ofA['leerling'] : randomUUID(), ofA['leerdoel'], '3'].join(
      '.',
    ),
    zet: 'tik',
    keuze: '1',
    zeker: 'ja',
    deployment: '1',
    toon: 'doelen',
    act,
    id: act,
    leerroute: ofA['leerroute'] ?? '',
    profiel: randomUUID(),
    opening: own ? (ofA['opening'] ?? '') : randomUUID(),
    afdruk: 'x',
    afsluiting: randomUUID(),
    undo: randomUUID(),
    acts: own ? (ofA['act'] ?? '') : randomUUID(),
    groep: own ? (ofA['groep'] ?? '') : randomUUID(),
    leerlijn: ofA['leerlijn'] ?? '',
    niveau: ofA['niveau'] ?? '',
    kolom: ofA['leerdoel'] ?? '',
    reden: 'een reden',
    kaartActie: own ? (ofA['actie'] ?? '') : randomUUID(),
    factor: randomUUID(),
    gebied: 'leren',
    intensiteit: 'licht',
    tekst: 'een tekst',
    uitkomst: 'deels',
    wat: 'kan',
    wens: randomUUID(),
    dagen: 'nooit',
    antwoord: 'overgenomen',
    vervolg: 'doorgaan',
    ...(path.endsWith('/besluit') ? { voor: ofA['leerlijn'] ?? '', achter: ofA['leerlijn'] ?? '' } : {}),
    persoon: own ? (ofA['persoon'] ?? '') : randomUUID(),
    rol: 'ib',
    van: '2030-01-01',
    laatste: '2030-06-01',
    op: '2030-01-01',
    subgroep: 'x',
    tlv: randomUUID(),
    vakantie: randomUUID(),
    gebeurtenis: randomUUID(),
    ...(path.includes('/stem') ? { keuze: 'aan:weet_niet', wat: 'foto', volgendePoging: '2999-01-01' } : {}),
    ...(path.includes('/opp/veld') ? { veld: 'd.onderbouwing', waarde: 'een tekst', gezien: '0' } : {}),
    ...(path.endsWith('/opp/factor') ? { richting: 'belemmerend', code: 'taxirit' } : {}),
    ...(path.startsWith('/rapportage/') ? { moment: '0', plek: 'werk', op: '2020-01-01' } : {}),
    ...(path.startsWith('/contact/') ? CONTACT : {}),
    ...(path.startsWith('/koppelingen/personen') ? { paar: randomUUID(), besluit: 'een' } : {}),
    ...(path.startsWith('/koppelingen/verschillen') ? VERSCHIL : {}),
    ...(path.startsWith('/thuis/') ? { soort: 'thuis' } : {}),
    ...(path.startsWith('/gebruikersgroep/') || path.startsWith('/pilots/') ? SAMEN : {}),
    ...(path.endsWith('/antwoord') && path.includes('/wensen/') ? { oordeel: 'ja' } : {}),
    ...(path.includes('/cijfers') ? CIJFERS(own) : {}),
  };
}

const ask = (who: LaunchedPerson, route: RouteHere, own: boolean) =>
  route.method === 'GET'
    ? who.get(fill(route.path, own))
    : who.post(fill(route.path, own), body(own, route.path));

/** More refusals in a minute than a session may have: so many routes, then everybody comes in anew. */
const ROUTES_A_SESSION = 60;

async function launchVso(): Promise<void> {
  const people = eloPeople(new Date()).filter((p) => p.deployment === '2' && p.koersKey);
  vso = await Promise.all(people.map((p) => launchHttp(demo, p.sub, '2')));
}

describe('R85: no id of school A gives a person of school B anything', () => {
  it('knows what every path parameter is', () => {
    const unknown = routes
      .flatMap((r) => params(r.path))
      .filter((n) => ![...OF_SCHOOL, ...OF_PACKAGE, ...NOT_IN_DEMO, ...NO_ID].includes(n));
    expect(unknown, 'add the new parameter to the lists of this test').toEqual([]);
    expect(Object.entries(ofA).filter(([, id]) => id === '')).toEqual([]);
  });

  it('answers 404 on every route with an id of A in its path, for every role of B that may use the route', async () => {
    const withId = routes.filter((r) => params(r.path).some((n) => OF_SCHOOL.includes(n)));
    expect(withId.length).toBeGreaterThan(10);
    const wrong: string[] = [];
    for (const [n, route] of withId.entries()) {
      if (n % ROUTES_A_SESSION === 0) await launchVso();
      const statuses = await Promise.all(vso.map(async (who) => (await ask(who, route, true)).status));
      if (statuses.some((s) => s !== 404 && s !== 403) || !statuses.includes(404))
        wrong.push(`${route.method} ${route.path}: ${statuses.join(' ')}`);
    }
    expect(wrong).toEqual([]);
  });

  it('says the same of an id of A as of an id that nobody has, and never a name of A', async () => {
    // `/sleutels/lti` has no id in it, and of two at once one is heard: that is its own test. Each link is another one.
    const otherwise = ['/uit', '/sleutels/lti', '/leeromgevingen/link'];
    const mine = routes.filter((r) => r.kind !== 'public' && !otherwise.includes(r.path));
    const wrong: string[] = [];
    for (const [n, route] of mine.entries()) {
      if (n % ROUTES_A_SESSION === 0) await launchVso();
      for (const who of vso) {
        const [known, nobody] = await Promise.all([ask(who, route, true), ask(who, route, false)]);
        const [a, b] = await Promise.all([known.text(), nobody.text()]);
        const strip = (t: string) =>
          t.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '*');
        if (known.status !== nobody.status || strip(a) !== strip(b))
          wrong.push(`${route.method} ${route.path}: ${known.status} ${nobody.status}`);
        if (namesOfA.some((name) => a.includes(name)))
          wrong.push(`${route.method} ${route.path}: a name of A`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('refuses every unsafe request that does not come from our own pages', async () => {
    const unsafe = routes.filter((r) => r.method !== 'GET' && r.kind !== 'public');
    expect(unsafe.length).toBeGreaterThan(5);
    for (const route of unsafe) {
      const res = await fetch(new URL(fill(route.path, true), demo.url), {
        method: route.method,
        headers: { Origin: new URL(demo.elo).origin },
      });
      expect(`${route.path} ${res.status}`).toBe(`${route.path} 403`);
    }
  });
});
