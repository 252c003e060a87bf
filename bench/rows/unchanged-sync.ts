import { rowsWritten } from '../../test/support/rows-written.ts';
import { validateAndParse } from '../bare-xml.ts';
import { alternate, type Took, took } from '../measure.ts';
import { judge, type Line, type Row } from '../row.ts';
import { addSchool, answerOf, type BenchSchool, sync } from '../school.ts';
import { onStage, type Stage } from '../stage.ts';

/** The same answer once more. */
export async function unchangedSyncTook(stage: Stage, school: BenchSchool): Promise<Took> {
  return await took(stage.busy, async () => {
    const { created, updated, ended, unchanged } = await sync(stage, school);
    if (created + updated + ended > 0 || unchanged < school.leerlingen)
      throw new Error('the same answer changed something');
  });
}

/** Row versions of school data that one such sync adds or takes away. */
async function writtenBy(stage: Stage, school: BenchSchool): Promise<number> {
  const tables = await rowsWritten(stage.superuser, () => sync(stage, school));
  return Object.values(tables).reduce((sum, { written, gone }) => sum + written + gone, 0);
}

async function measure(stage: Stage, leerlingen: number, rounds: number): Promise<Line> {
  const school = await addSchool(stage, leerlingen);
  await sync(stage, school);
  const bytes = await answerOf(school);
  const written = await writtenBy(stage, school);
  const pair = await alternate(
    {
      work: () => unchangedSyncTook(stage, school),
      baseline: () => took(stage.busy, async () => validateAndParse(bytes)),
    },
    rounds,
  );
  const about = {
    row: 'unchanged-sync',
    work: `the same answer of ${leerlingen} leerlingen again, nothing changed`,
    against: 'validate and parse the same bytes',
    budget: 1.3,
    limits: [{ what: 'rows of school data written', seen: written, atMost: 0 }],
  };
  return judge(about, pair);
}

/** The answer that comes every morning: everything is as it was. */
export const unchangedSync: Row = {
  name: 'unchanged-sync',
  title: 'the same answer of 1,200 and 5,000 leerlingen again, nothing changed',
  measure: async (size) => {
    const lines: Line[] = [];
    for (const leerlingen of size.syncs)
      lines.push(
        await onStage((stage) => stage.withWorker(() => measure(stage, leerlingen, size.rounds(7)))),
      );
    return lines;
  },
};
