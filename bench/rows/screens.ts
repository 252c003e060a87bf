import { connectClient } from '../../gateway/platform/db/connect.ts';
import { ensureSchool } from '../../gateway/school/schools.ts';
import { bareServer } from '../bare-server.ts';
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

const say = (line: string) => process.stderr.write(`  ${line}\n`);

/** A school of so many leerlingen with three years behind it, and who looks at it signed in. */
async function open(stage: Stage, leerlingen: number, doelen: number): Promise<At> {
  const { store, keys } = stage.koers;
  const named = {
    bestuur: 'Stichting Meting',
    brin: '10AX',
    naam: 'School van drie jaar',
    sector: 'so',
  } as const;
  const { id: school } = await store.db.platform((tx) => ensureSchool(tx, named));
  const owner = await connectClient(stage.superuser, 'koers bench');
  const { acts, ms } = await buildYears({ owner, db: store.db, keys }, { school, leerlingen });
  const { rows } = await owner.query<{ mb: number }>(
    'SELECT (pg_database_size(current_database()) / 1e6)::int AS mb',
  );
  await owner.end();
  say(`${leerlingen} leerlingen, ${acts} events, ${rows[0]?.mb} MB, built in ${(ms / 1000).toFixed(1)} s`);
  const versie = await bringInForAll(stage, caseFile(doelen, 'bench-lvs'));
  const scene = await openScene({ db: store.db, keys }, school, versie);
  for (const [name, token] of Object.entries(scene.tokens))
    await stage.driver.ask('enter', { name, origin: stage.url, token });
  return { stage, scene, leerlingen };
}

const orderOf = ({ scene }: At, screen: Screen) => ({
  name: screen.as,
  path: screen.path(scene),
  partial: screen.partial ?? false,
});

const opened = (at: At, screen: Screen, times: number) =>
  at.stage.driver.ask('pages', { ...orderOf(at, screen), times });

/** What one screen says to the database, and how large it is. */
async function listen(at: At, screen: Screen): Promise<{ spoken: readonly Spoken[]; bytes: number }> {
  await opened(at, screen, 3); // sessions and keys are known from here on
  let bytes = 0;
  const spoken = await listenIn(at.stage.koers.store.db.pool, async () => {
    bytes = await at.stage.driver.ask('weigh', orderOf(at, screen));
  });
  return { spoken, bytes };
}

/** Server time of every request from here on, in ms, as the metrics of Koers hear it. */
function clock({ stage }: At): { readonly ms: number[]; stop(): void } {
  const { requests } = stage.koers.metrics;
  const observe: (labels: Record<string, string>, seconds: number) => void = requests.observe;
  const ms: number[] = [];
  requests.observe = (labels: unknown, seconds?: number) => {
    ms.push((seconds ?? Number.NaN) * 1000);
    observe.call(requests, labels as Record<string, string>, seconds ?? Number.NaN);
  };
  return {
    ms,
    stop: () => {
      requests.observe = observe as typeof requests.observe;
    },
  };
}

/** How many times the same statements and a bare answer of as many bytes a screen takes. */
async function againstBare(at: At, screen: Screen, heard: Awaited<ReturnType<typeof listen>>, size: Size) {
  const { stage } = at;
  const times = size.times(10);
  const page = Buffer.alloc(heard.bytes, 'x');
  const bare = await bareServer(async (_req, res) => {
    await replays(stage, heard.spoken, 1);
    res.writeHead(200, { 'content-type': 'text/html', 'content-length': page.length }).end(page);
  });
  const { work, baseline } = await alternate(
    {
      work: () => tookEach(stage.busy, () => opened(at, screen, times)),
      baseline: () => tookEach(stage.busy, () => stage.driver.ask('gets', { url: bare.origin, times })),
    },
    size.rounds(3),
  );
  await bare.close();
  return Number((work.wall / baseline.wall).toFixed(2));
}

/** Server time at most, and what ten times the school may cost. */
const LIMITS = {
  een: { p95: 150, growth: 1.5 },
  school: { p95: 300, growth: 12 },
} as const;

const spread = (ms: readonly number[]) =>
  [0.5, 0.95].map((share) => percentile(ms, share).toFixed(0)).join(' and ');

async function measure(small: At, large: At, screen: Screen, size: Size): Promise<Line> {
  const [few, many] = [await listen(small, screen), await listen(large, screen)];
  const bare = await againstBare(large, screen, many, size);
  const times = size.times(12);
  const server = { small: clock(small), large: clock(large) };
  const take = (at: At) => () => tookEach(at.stage.busy, () => opened(at, screen, times));
  const pair = await alternate({ work: take(large), baseline: take(small) }, size.rounds(5));
  for (const one of Object.values(server)) one.stop();
  const { p95, growth } = LIMITS[screen.over];
  const about = {
    row: 'screens',
    work: `${screen.name}, school of ${large.leerlingen} leerlingen`,
    against: `the same, school of ${small.leerlingen}`,
    budget: growth,
    limits: [
      { what: 'SQL statements', seen: statementsIn(many.spoken), atMost: statementsIn(few.spoken) },
      { what: 'ms server time p95', seen: Math.round(percentile(server.large.ms, 0.95)), atMost: p95 },
      { what: 'times its own statements and a bare answer', seen: bare, atMost: 3 },
    ],
    notes: [
      `server time p50 and p95 ${spread(server.large.ms)} ms, in the small school ${spread(server.small.ms)}; ${(many.bytes / 1024).toFixed(0)} kB of HTML`,
    ],
  };
  return judge(about, pair);
}

/** Every screen at a school with three years behind it, and at one ten times as large, each in a database of its own. */
export const screens: Row = {
  name: 'screens',
  title: 'every screen at a school ten times as large, with three years of events',
  measure: (size) =>
    onStage((one) =>
      onStage(async (other) => {
        const [few, many] = size.growth;
        const doelen = size.short ? 200 : 20_000;
        const small = await open(one, few, doelen);
        const large = await open(other, many, doelen);
        const lines: Line[] = [];
        for (const screen of SCREENS) lines.push(await measure(small, large, screen, size));
        return lines;
      }),
    ),
};
