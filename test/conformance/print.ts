import { parseArgs } from 'node:util';
import { demoSchools } from './school.ts';
import { vendors } from './subjects.ts';
import { reportOn } from './table.ts';

/**
 * `npm run conformance`, `npm run conformance -- --only parnassys`: every adapter × every fault of its transport × every
 * run, with what each came to. Ends with 1 when one of them is not as it should be, with 2 when there is no such adapter.
 */
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const say = (line: string) => process.stdout.write(`${line}\n`);
const chosen = await vendors(values.only);
const schools = demoSchools(new Date());
const failures: string[] = [];
for (const vendor of chosen) {
  const report = await reportOn(vendor, schools);
  for (const line of report.lines) say(line);
  say('');
  failures.push(...report.failures);
}
for (const failure of failures) say(`FAILED ${failure}`);
say(`${chosen.length} adapters, ${failures.length} failures`);
if (chosen.length === 0) process.exitCode = 2;
else process.exitCode = failures.length > 0 ? 1 : 0;
