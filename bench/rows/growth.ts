import { type Classroom, openClassroom } from '../class.ts';
import { alternate, type Took, tookEach } from '../measure.ts';
import { judge, type Line, type Row, type Size } from '../row.ts';
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
  take(at: At, times: number): Promise<Took>;
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
    take: ({ stage, room }, times) =>
      tookEach(stage.busy, () => stage.driver.ask('taps', { name: room.teacher, times })),
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
  const about = {
    row: 'growth',
    work: `${cost.work}, school of ${large.room.school.leerlingen} leerlingen`,
    against: `the same, school of ${small.room.school.leerlingen}`,
    budget: cost.budget,
  };
  return judge(about, pair);
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
