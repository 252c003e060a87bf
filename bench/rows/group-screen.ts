import type { Metrics } from '../../gateway/platform/metrics.ts';
import { type Classroom, openClassroom } from '../class.ts';
import { alternate, type Took, tookEach } from '../measure.ts';
import { judge, type Row } from '../row.ts';
import { onStage, type Stage } from '../stage.ts';
import { listenIn, type Spoken } from '../tape.ts';

/** Time spent in the server on a route so far, as its own metrics count it. */
async function served(metrics: Metrics, route: string): Promise<{ ms: number; count: number }> {
  const { values } = await metrics.requests.get();
  const of = (name: string) =>
    values
      .filter((v) => v.metricName === name && v.labels.route === route)
      .reduce((sum, v) => sum + v.value, 0);
  return { ms: of('koers_request_seconds_sum') * 1000, count: of('koers_request_seconds_count') };
}

const pages = (stage: Stage, { teacher, matrix }: Classroom, times: number) =>
  stage.driver.ask('pages', { name: teacher, path: matrix, times });

export const screenTook = (stage: Stage, room: Classroom, times: number): Promise<Took> =>
  tookEach(stage.busy, () => pages(stage, room, times));

/** The statements of one screen again, each in its own round trip, with nothing made of the answers. */
async function replay(stage: Stage, spoken: readonly Spoken[]): Promise<void> {
  const client = await stage.koers.store.db.pool.connect();
  try {
    for (const { text, values } of spoken) await client.query(text, [...values]);
  } finally {
    client.release();
  }
}

/** The statements of one screen, so many times. @returns ms of each */
export async function replays(stage: Stage, spoken: readonly Spoken[], times: number): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const began = performance.now();
    await replay(stage, spoken);
    took.push(performance.now() - began);
  }
  return took;
}

/** The group screen of 12 × 40: not a row of the design's table, but the page a teacher waits for most. */
export const groupScreen: Row = {
  name: 'group-screen',
  title: 'the group screen of 12 × 40',
  measure: (size) =>
    onStage(async (stage) => {
      const room = await openClassroom(stage, size.school);
      const times = size.times(40);
      await pages(stage, room, times);
      const spoken = await listenIn(stage.koers.store.db.pool, () => pages(stage, room, 1));
      const before = await served(stage.koers.metrics, '/groep/:groep');
      const pair = await alternate(
        {
          work: () => screenTook(stage, room, times),
          baseline: () => tookEach(stage.busy, () => replays(stage, spoken, times)),
        },
        size.rounds(5),
      );
      const after = await served(stage.koers.metrics, '/groep/:groep');
      const serverMs = (after.ms - before.ms) / (after.count - before.count);
      const about = {
        row: 'group-screen',
        work: `the group screen of 12 × 40, school of ${size.school} leerlingen`,
        against: 'its own SQL statements and nothing else',
        budget: 3,
        limits: [{ what: 'round trips to the database', seen: spoken.length, atMost: 5 }],
        notes: [`server time ${serverMs.toFixed(1)} ms on average`],
      };
      return [judge(about, pair)];
    }),
};
