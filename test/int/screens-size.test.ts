import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeXml } from '../../adapters/_kit/xml-write.ts';
import { SCREENS, type Screen } from '../../bench/screens.ts';
import { listenIn, statementsIn } from '../../bench/tape.ts';
import { buildYears } from '../../bench/years/build.ts';
import { openScene, type Scene } from '../../bench/years/scene.ts';
import { createKeys } from '../../gateway/access/keys.ts';
import { createApp } from '../../gateway/app.ts';
import { createBestanden } from '../../gateway/bestanden/service.ts';
import { createOso } from '../../gateway/interchange/oso/service.ts';
import { importPakket, publishPakket } from '../../gateway/leerlijnen/service.ts';
import { createBundels } from '../../gateway/opp/document/bundel/service.ts';
import { openFabriek } from '../../gateway/opp/document/fabriek.ts';
import { createDocumenten } from '../../gateway/opp/document/service.ts';
import { createOpp } from '../../gateway/opp/service.ts';
import { connectClient } from '../../gateway/platform/db/connect.ts';
import { outboundFetch } from '../../gateway/platform/http/outbound-fetch.ts';
import { SESSION_COOKIE } from '../../gateway/platform/http/session-cookie.ts';
import { createLog } from '../../gateway/platform/log.ts';
import { createMetrics } from '../../gateway/platform/metrics.ts';
import { contactRoutes } from '../../lti-tool/screens/contact/routes.tsx';
import { oppDocumentenRoutes } from '../../lti-tool/screens/opp-documenten/routes.tsx';
import { pakkettenRoutes } from '../../lti-tool/screens/pakketten/routes.tsx';
import { renderProblem, screenRoutes } from '../../lti-tool/screens/routes.tsx';
import { loadAssets } from '../../lti-tool/ui/assets.ts';
import { testDb, twoSchools } from '../support/db.ts';
import { grootPakket } from '../support/groot-pakket.ts';

const t = testDb();
const keys = createKeys({ master: randomBytes(32) });
const fabriek = openFabriek(1);
const server = createServer();
const scenes: Scene[] = [];
let origin = '';

/** Four leerlingen in one group, and 72 in six of twelve, with two groups of our own instead of one. */
const SIZES = [4, 72] as const;

beforeAll(async () => {
  const pakket = grootPakket(400, 'maat');
  await t.db.platform(async (tx) => {
    await importPakket(tx, pakket);
    await publishPakket(tx, pakket.id);
  });
  const { a, b } = await twoSchools(t.db);
  for (const [i, school] of [a, b].entries()) {
    const owner = await connectClient(t.owner, 'koers test');
    await buildYears({ owner, db: t.db, keys }, { school, leerlingen: SIZES[i] ?? 0 });
    await owner.end();
    scenes.push(await openScene({ db: t.db, keys }, school, pakket.id));
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const assets = await loadAssets();
  const pakketten = { assets, db: t.db, fetch: outboundFetch({ allowLoopback: true }), caseBasis: origin };
  const bestanden = createBestanden({ keys });
  const documentDeps = { db: t.db, keys, bestanden, fabriek };
  const maakt = createDocumenten(documentDeps);
  const documenten = {
    ...{ assets, origin, now: () => new Date(), opp: createOpp({ keys }), scan: null },
    ...{ documenten: maakt, bundels: createBundels(documentDeps) },
    oso: createOso({ db: t.db, keys, bestanden, documenten: maakt, schrijf: writeXml }),
  };
  const routes = [
    ...screenRoutes({ assets, keys, demo: false }),
    ...pakkettenRoutes(pakketten),
    ...contactRoutes({ assets, keys, origin: () => origin, mail: true }),
    ...oppDocumentenRoutes(documenten),
  ];
  const web = { log: createLog('silent'), metrics: createMetrics(), origin: () => origin };
  server.on('request', createApp(routes, { db: t.db, ...web, renderProblem: renderProblem(assets) }, {}).app);
}, 120_000);

afterAll(async () => {
  await fabriek.close();
  server.close();
  server.closeAllConnections();
});

async function open(screen: Screen, scene: Scene): Promise<{ status: number; html: string }> {
  const res = await fetch(origin + screen.path(scene), {
    headers: {
      accept: 'text/html',
      cookie: `${SESSION_COOKIE}=${scene.tokens[screen.as]}`,
      ...(screen.partial ? { 'hx-request': 'true' } : {}),
    },
    redirect: 'manual',
  });
  return { status: res.status, html: await res.text() };
}

/** Statements of one opening, after one that makes the session and the key of the school known. */
async function statements(screen: Screen, scene: Scene): Promise<number> {
  const { status } = await open(screen, scene);
  expect(status).toBe(200);
  return statementsIn(await listenIn(t.db.pool, () => open(screen, scene)));
}

/** Tables that grow with the school and with the years. */
const LARGE = [
  'act',
  'audit',
  'kaart_actie',
  'kaart_doel',
  'factor',
  'factor_doel',
  'groep_lid',
  'plaatsing',
  'resultaat',
  'streefniveau',
];

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Plan[];
}

const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

/** Nodes that read a large table from begin to end, though every whole scan was made to look dear. */
function wholeScans(plan: Plan): string[] {
  return nodes(plan)
    .filter(
      (n) => LARGE.includes(n['Relation Name'] ?? '') && /^(Seq|Index|Index Only) Scan$/.test(n['Node Type']),
    )
    .filter((n) => n['Index Cond'] === undefined)
    .map((n) => `${n['Node Type']} on ${n['Relation Name']} ${n['Index Name'] ?? ''}`.trim());
}

/** The plans of what a screen asks, as the application asks it. */
async function plansOf(screen: Screen, scene: Scene): Promise<Plan[]> {
  const spoken = await listenIn(t.db.pool, () => open(screen, scene));
  const client = await t.db.pool.connect();
  const plans: Plan[] = [];
  try {
    await client.query(spoken[0]?.text ?? '');
    await client.query('SET LOCAL enable_seqscan = off');
    for (const { text, values } of spoken.slice(1)) {
      if (!/^\s*(select|with)\b/i.test(text)) continue;
      const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
        `EXPLAIN (FORMAT JSON) ${text}`,
        [...values],
      );
      plans.push(...rows.flatMap((r) => r['QUERY PLAN'].map((p) => p.Plan)));
    }
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
  return plans;
}

describe('no screen asks more of the database when a school is larger or has years behind it', () => {
  it.each(SCREENS)('$name', async (screen) => {
    const [few, many] = scenes;
    if (!few || !many) throw new Error('the schools are not there');
    const seen = await statements(screen, many);
    expect(seen).toBe(await statements(screen, few));
    expect(seen).toBeGreaterThan(0);
    expect(seen).toBeLessThanOrEqual(screen.statements ?? 20);
  });

  it('and the schools do differ: what is of the whole school finds more in the larger one', async () => {
    const [few, many] = scenes;
    if (!few || !many) throw new Error('the schools are not there');
    for (const name of ['groups with their proposals', 'a composed group: who it finds']) {
      const screen = SCREENS.find((s) => s.name === name);
      if (!screen) throw new Error(`no screen ${name}`);
      const size = async (scene: Scene) => (await open(screen, scene)).html.length;
      expect(await size(many)).toBeGreaterThan((await size(few)) + 2000);
    }
    const preview = SCREENS.find((s) => s.path(many).startsWith('/groepen/samenstellen'));
    expect(preview && (await open(preview, many)).html).toMatch(/[1-9]\d* leerlingen gevonden/);
  });
});

describe('a screen of one pupil, group or person goes through no large table', () => {
  it.each(SCREENS.filter((s) => s.over === 'een'))('$name', async (screen) => {
    const [, many] = scenes;
    if (!many) throw new Error('the school is not there');
    const plans = await plansOf(screen, many);
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.flatMap(wholeScans)).toEqual([]);
  });
});
