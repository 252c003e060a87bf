import { connectClient } from '../../gateway/platform/db/connect.ts';
import { validateAndParse } from '../bare-xml.ts';
import { asOther, copySchool, dumpSchool } from '../copy-rows.ts';
import { alternate, type Took, took } from '../measure.ts';
import { judge, type Line, type Row } from '../row.ts';
import { addSchool, answerOf, type BenchSchool, sync } from '../school.ts';
import { onStage, type Stage } from '../stage.ts';

/** A new school each time: the answer of its LVS, through the queue, to reconciled. */
export async function firstSyncTook(stage: Stage, leerlingen: number): Promise<Took> {
  const school = await addSchool(stage, leerlingen);
  return await took(stage.busy, async () => {
    const { created } = await sync(stage, school);
    if (created < leerlingen)
      throw new Error(`a first sync made ${created} records of ${leerlingen} leerlingen`);
  });
}

/** Validate and parse the bytes of such a school, and COPY the rows that Koers made of it, for yet another school. */
async function bareSync(stage: Stage, leerlingen: number) {
  const model = await addSchool(stage, leerlingen);
  await sync(stage, model);
  const rows = await dumpSchool(stage.superuser, model.id);
  const bytes = await answerOf(model);
  const client = await connectClient(stage.superuser, 'koers bench');
  const take = async () => {
    const other: BenchSchool = await addSchool(stage, 1);
    const mine = asOther(
      rows,
      new Map([
        [model.id, other.id],
        [model.connection, other.connection],
      ]),
    );
    return await took(stage.busy, async () => {
      validateAndParse(bytes);
      await copySchool(client, mine);
    });
  };
  return { take, bytes: bytes.length, close: () => client.end() };
}

async function measure(stage: Stage, leerlingen: number, rounds: number): Promise<Line> {
  const bare = await bareSync(stage, leerlingen);
  const takes = { work: () => firstSyncTook(stage, leerlingen), baseline: bare.take };
  const pair = await alternate(takes, rounds);
  await bare.close();
  const about = {
    row: 'first-sync',
    work: `UWLR answer of ${leerlingen} leerlingen to reconciled, first time`,
    against: 'validate and parse the same bytes, COPY of the same rows',
    budget: 2,
    notes: [`${(bare.bytes / 1024 / 1024).toFixed(1)} MB`],
  };
  return judge(about, pair);
}

/** From the request of a run to its end: queue, HTTP, parse, stage, plan, apply. */
export const firstSync: Row = {
  name: 'first-sync',
  title: 'UWLR answer of 1,200 and 5,000 leerlingen to reconciled, first time',
  measure: async (size) => {
    const lines: Line[] = [];
    for (const leerlingen of size.syncs) {
      const rounds = size.rounds(leerlingen > 2000 ? 3 : 5);
      lines.push(await onStage((stage) => stage.withWorker(() => measure(stage, leerlingen, rounds))));
    }
    return lines;
  },
};
