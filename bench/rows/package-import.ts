import { connectClient } from '../../gateway/platform/db/connect.ts';
import { asOther, copySchool } from '../copy-rows.ts';
import { alternate, took } from '../measure.ts';
import { bringIn, caseFile, dumpPackage } from '../package.ts';
import { judge, type Row } from '../row.ts';
import { onStage } from '../stage.ts';

const MB = 1024 * 1024;

/** A package of 20,000 doelen from a CASE file to stored rows, with a report of every row (R9). */
export const packageImport: Row = {
  name: 'package-import',
  title: 'a package of 20,000 doelen from a CASE file to stored',
  measure: (size) =>
    onStage(async (stage) => {
      const doelen = size.short ? 200 : 20_000;
      let n = 0;
      const another = () => caseFile(doelen, `bench-${n++}`);
      const model = another();
      const versie = await bringIn(stage, model);
      const client = await connectClient(stage.superuser, 'koers bench');
      const rows = await dumpPackage(client, versie);
      let mostMemory = 0;
      const work = async () => {
        const bytes = another();
        const idle = process.memoryUsage.rss();
        const watch = setInterval(() => {
          mostMemory = Math.max(mostMemory, process.memoryUsage.rss() - idle);
        }, 20);
        const taken = await took(stage.busy, () => bringIn(stage, bytes));
        clearInterval(watch);
        return taken;
      };
      const baseline = async () => {
        const other = asOther(rows, new Map());
        return await took(stage.busy, async () => {
          JSON.parse(model.toString());
          await copySchool(client, other);
        });
      };
      const pair = await alternate({ work, baseline }, size.rounds(5));
      await client.end();
      const about = {
        row: 'package-import',
        work: `a CASE file of ${doelen} doelen, read, checked, reported and stored`,
        against: 'JSON.parse of the same bytes and COPY of the same rows',
        budget: 4,
        limits: [{ what: 'seconds', seen: Math.round(pair.work.wall) / 1000, atMost: 10 }],
        notes: [
          `${(model.length / MB).toFixed(1)} MB`,
          `at most ${(mostMemory / MB).toFixed(0)} MB more memory than before`,
        ],
      };
      return [judge(about, pair)];
    }),
};
