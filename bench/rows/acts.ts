import { setTimeout as sleep } from 'node:timers/promises';
import { type Classroom, openClassroom } from '../class.ts';
import { percentile } from '../measure.ts';
import { judge, type Line, type Row, type Size } from '../row.ts';
import { addSchool, renameAll, sync } from '../school.ts';
import { onStage, type Stage } from '../stage.ts';

/** One act in so many ms: more than a school of 1,200 leerlingen does in its busiest minute. */
const EVERY_MS = 20;

/** What teachers waited for their taps during some work, in ms. */
async function tapsDuring(
  stage: Stage,
  { teacher }: Classroom,
  work: () => Promise<unknown>,
): Promise<number[]> {
  await stage.driver.ask('steadyOn', { name: teacher, everyMs: EVERY_MS });
  const began = performance.timeOrigin + performance.now();
  await work();
  const ended = performance.timeOrigin + performance.now();
  const taps = await stage.driver.ask('steadyOff', null);
  return taps.filter(({ at }) => at >= began && at <= ended).map(({ took }) => took);
}

interface Kind {
  readonly work: string;
  /** Makes a sync ready; what it returns is done while teachers work. */
  prepare(stage: Stage, room: Classroom): Promise<() => Promise<unknown>>;
}

const KINDS: readonly Kind[] = [
  {
    work: 'another school comes in for the first time',
    prepare: async (stage, room) => {
      const school = await addSchool(stage, room.school.leerlingen);
      return () => sync(stage, school);
    },
  },
  {
    work: 'everyone in their own school has changed',
    prepare: async (stage, { school }) => {
      await renameAll(stage, school);
      return () => sync(stage, school);
    },
  },
];

async function measure(stage: Stage, room: Classroom, kind: Kind, size: Size): Promise<Line> {
  const seen = { sync: [] as number[], idle: [] as number[] };
  const lasted: number[] = [];
  for (let round = -1; round < size.rounds(24); round += 1) {
    const work = await kind.prepare(stage, room);
    const began = performance.now();
    const during = await tapsDuring(stage, room, work);
    const ms = performance.now() - began;
    const idle = await tapsDuring(stage, room, () => sleep(ms));
    if (round < 0 && !size.short) continue;
    seen.sync.push(...during);
    seen.idle.push(...idle);
    lasted.push(Math.round(ms));
  }
  const p99 = (taps: number[]) => ({ wall: percentile(taps, 0.99), cpu: Number.NaN });
  const half = (taps: number[]) => percentile(taps, 0.5).toFixed(1);
  const about = {
    row: 'acts',
    work: `p99 of acts while ${room.school.leerlingen} leerlingen sync: ${kind.work}`,
    against: 'p99 of acts when nothing else runs',
    budget: 3,
    notes: [
      `${seen.sync.length} acts during syncs of ${lasted.join(', ')} ms; median ${half(seen.sync)} against ${half(seen.idle)} ms`,
    ],
  };
  return judge(about, { work: p99(seen.sync), baseline: p99(seen.idle) });
}

/** Web, worker and database of the embedded set-up share one process and one machine; teachers must not notice. */
export const acts: Row = {
  name: 'acts',
  title: 'acts while 1,200 leerlingen sync',
  measure: (size) =>
    onStage(async (stage) => {
      const room = await openClassroom(stage, size.school);
      return await stage.withWorker(async () => {
        const lines: Line[] = [];
        for (const kind of KINDS) lines.push(await measure(stage, room, kind, size));
        return lines;
      });
    }),
};
