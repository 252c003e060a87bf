import { parseArgs } from 'node:util';
import { demoSchools } from '../../conformance/school.ts';
import { vendors } from '../../conformance/subjects.ts';
import { fuzzFormat, told } from './run.ts';

/**
 * `npm run fuzz:formats`, `npm run fuzz:formats -- --cases 2000 --seed 7 --only parnassys`: spoilt payloads through every
 * adapter. Ends with 1 when one of them crashes it, loses a row without a word, or does not end.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    only: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const say = (line: string) => process.stdout.write(`${line}\n`);
const [school] = demoSchools(new Date());
if (!school) throw new Error('the demo has no school');
const chosen = await vendors(values.only);
say(`seed ${seed}`);
let faults = 0;
for (const vendor of chosen) {
  const report = await fuzzFormat(vendor, school, { cases: Number(values.cases), seed });
  say(told(report));
  for (const fault of report.faults.slice(0, 20)) say(`  ${fault}`);
  faults += report.faults.length;
}
if (chosen.length === 0) process.exitCode = 2;
else process.exitCode = faults > 0 ? 1 : 0;
