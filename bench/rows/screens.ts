import { connectClient } from '../../gateway/platform/db/connect.ts';
import { ensureSchool } from '../../gateway/school/schools.ts';
import { alternate, percentile, tookEach } from '../measure.ts';
import { bringInForAll, caseFile } from '../package.ts';
import { judge, type Line, type Row, type Size } from '../row.ts';
import { SCREENS, type Screen } from '../screens.ts';
import { onStage, type Stage } from '../stage.ts';
import { listenIn, type Spoken, statementsIn } from '../tape.ts';
import { buildYears } from '../years/build.ts';
import { openScene, type Scene } from '../years/scene.ts';
import { replays } from './group-screen.ts';

interface At {
  readonly stage: Stage;
  readonly scene: Scene;
  readonly leerlingen: number;
}

/** What one screen is at one school. */
interface Seen {
  readonly spoken: readonly Spoken[];
  readonly statements: number;
  readonly bytes: number;
}

export async function build(stage: Stage, leerlingen: number, doelen: number): Promise<At> {
  const { store, keys } = stage.koers;
  const school = await store.db.platform((tx) =>
    ensureSchool(tx, {
      bestuur: 'Stichting Meting',
      brin: '10AX',
      naam: 'School van drie jaar',
      sector: 'so',
    }),
  );
  const owner = await connectClient(stage.superuser, 'koers bench');
  const { acts, ms } = await buildYears({ owner, db: store.db, keys }, { school: school.id, leerlingen });
  const { rows } = await owner.query<{ mb: string }>(
    'SELECT (pg_database_size(current_database()) / 1e6)::int AS mb',
  );
  await owner.end();
  process.stderr.write(
    `  ${leerlingen} leerlingen, ${acts} events, ${rows[0]?.mb} MB, built in ${(ms / 1000).toFixed(1)} s\n`,
  );
  const versie = await bringInForAll(stage, caseFile(doelen, 'bench-lvs'));
  const scene = await openScene({ db: store.db, keys }, school.id, versie);
  for (const [name, token] of Object.entries(scene.tokens))
    await stage.driver.ask('enter', { name, origin: stage.url, token });
  return { stage, scene, leerlingen };
}

const ask = ({ stage, scene }: At, screen: Screen, times: number) =>
  stage.driver.ask('pages', {
    name: screen.as,
    path: screen.path(scene),
    times,
    partial: screen.partial ?? false,
  });

async function look(at: At, screen: Screen): Promise<Seen> {
  const path = screen.path(at.scene);
  const order = { name: screen.as, path, partial: screen.partial ?? false };
  await ask(at, screen, 3); // sessions and keys are known from here on
  let bytes = 0;
  const spoken = await listenIn(at.stage.koers.store.db.pool, async () => {
    bytes = await at.stage.driver.ask('weigh', order);
  });
  return { spoken, statements: statementsIn(spoken), bytes };
}

/** Server time of every request from here on, in ms, as the metrics of Koers hear it. */
function clock({ stage }: At): { readonly ms: number[]; stop(): void } {
  const { requests } = stage.koers.metrics;
  const observe = requests.observe;
  const ms: number[] = [];
  requests.observe = ((labels: Parameters<typeof observe>[0], seconds: number) => {
    ms.push(seconds * 1000);
    (observe as (l: typeof labels, s: number) => void).call(requests, labels, seconds);
  }) as typeof observe;
  return {
    ms,
    stop: () => {
      requests.observe = observe;
    },
  };
}

const P95 = { een: 150, school: 300 } as const;
const GROWTH = { een: 1.5, school: 12 } as const;

async function measure(small: At, large: At, screen: Screen, size: Size): Promise<Line[]> {
  const [few, many] = [await look(small, screen), await look(large, screen)];
  const times = size.times(12);
  const server = [clock(small), clock(large)] as const;
  const take = (at: At) => () => tookEach(at.stage.busy, () => ask(at, screen, times));
  const pair = await alternate({ work: take(large), baseline: take(small) }, size.rounds(4));
  for (const one of server) one.stop();
  const [p50, p95] = [0.5, 0.95].map((share) => percentile(server[1].ms, share)) as [number, number];
  const bare = () => tookEach(large.stage.busy, () => replays(large.stage, many.spoken, times));
  const own = await alternate({ work: take(large), baseline: bare }, size.rounds(2));
  return [
    judge(
      {
        row: 'screens',
        work: `${screen.name}, school of ${large.leerlingen}`,
        against: `the same, school of ${small.leerlingen}`,
        budget: GROWTH[screen.over],
        limits: [
          { what: 'SQL statements', seen: many.statements, atMost: few.statements },
          { what: 'ms server time p95', seen: Math.round(p95), atMost: P95[screen.over] },
        ],
        notes: [
          `server time p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)} ms (small school ${percentile(server[0].ms, 0.5).toFixed(1)} and ${percentile(server[0].ms, 0.95).toFixed(1)}); ${many.statements} statements, ${many.spoken.length} round trips; ${(many.bytes / 1024).toFixed(0)} kB of HTML; ${(own.work.wall / own.baseline.wall).toFixed(2)}× its own SQL`,
        ],
      },
      pair,
    ),
  ];
}

/** Every screen at a school with three years behind it, and at one ten times as large. */
export const screens: Row = {
  name: 'screens',
  title: 'every screen at a school ten times as large, with three years of events',
  measure: (size) =>
    onStage((one) =>
      onStage(async (other) => {
        const [few, many] = size.growth;
        const doelen = size.short ? 200 : 20_000;
        const small = await build(one, few, doelen);
        const large = await build(other, many, doelen);
        const lines: Line[] = [];
        for (const screen of SCREENS) lines.push(...(await measure(small, large, screen, size)));
        return lines;
      }),
    ),
};
