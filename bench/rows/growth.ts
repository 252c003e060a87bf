import { type Classroom, openClassroom } from '../class.ts';
import { alternate, median } from '../measure.ts';
import type { Line, Row, Size } from '../row.ts';
import { onStage, type Stage } from '../stage.ts';
import { firstSyncTook } from './first-sync.ts';
import { screenTook } from './group-screen.ts';
import { unchangedSyncTook } from './unchanged-sync.ts';

interface At {
  readonly stage: Stage;
  readonly room: Classroom;
}

interface Cost {
  readonly work: string;
  readonly budget: number;
  readonly rounds: number;
  take(at: At, times: number): Promise<number>;
}

/** What a teacher does costs the same in any school; what is done with a whole school may cost what the school is. */
const COSTS: readonly Cost[] = [
  {
    work: 'the group screen of 12 × 40',
    budget: 1.5,
    rounds: 5,
    take: ({ stage, room }, times) => screenTook(stage, room, Math.ceil(times / 3)),
  },
  {
    work: 'one tick in that matrix',
    budget: 1.5,
    rounds: 5,
    take: async ({ stage, room }, times) =>
      median(await stage.driver.ask('taps', { name: room.teacher, times })),
  },
  {
    work: 'a first sync',
    budget: 12,
    rounds: 3,
    take: ({ stage, room }) => firstSyncTook(stage, room.school.leerlingen),
  },
  {
    work: 'a sync without changes',
    budget: 12,
    rounds: 5,
    take: ({ stage, room }) => unchangedSyncTook(stage, room.school),
  },
];

async function measure(small: At, large: At, cost: Cost, size: Size): Promise<Line> {
  const times = size.times(60);
  const takes = { work: () => cost.take(large, times), baseline: () => cost.take(small, times) };
  const pair = await alternate(takes, size.rounds(cost.rounds));
  return {
    row: 'growth',
    work: `${cost.work}, school of ${large.room.school.leerlingen} leerlingen`,
    against: `the same, school of ${small.room.school.leerlingen}`,
    unit: 'ms',
    ...{ workTook: pair.work, baselineTook: pair.baseline, ratio: pair.ratio, budget: cost.budget },
    limits: [],
    notes: [],
  };
}

/** Each size in a database of its own, so that a scan through a whole table would show. */
export const growth: Row = {
  name: 'growth',
  title: 'cost when a school is ten times as large',
  measure: (size) =>
    onStage((one) =>
      onStage(async (other) => {
        const [few, many] = size.growth;
        const small = { stage: one, room: await openClassroom(one, few) };
        const large = { stage: other, room: await openClassroom(other, many) };
        const all = async () => {
          const lines: Line[] = [];
          for (const cost of COSTS) lines.push(await measure(small, large, cost, size));
          return lines;
        };
        return await one.withWorker(() => other.withWorker(all));
      }),
    ),
};
