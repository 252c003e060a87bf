import { parseArgs } from 'node:util';
import { fuzz, told } from './run.ts';
import { openSchool } from './school.ts';
import { hangUp } from './send.ts';

/** `npm run fuzz`, `npm run fuzz -- --seed 7 --count 500`: ends with 1 when one answer is not as it should be. */
const { values } = parseArgs({ options: { seed: { type: 'string' }, count: { type: 'string' } } });
const seed = Number(values.seed ?? Date.now() % 1_000_000);
process.stdout.write(`seed ${seed}\n`);
const school = await openSchool();
const report = await fuzz(school.target, { seed, count: Number(values.count ?? 10_000) });
process.stdout.write(`${told(report)}\n`);
hangUp();
await school.close();
process.exitCode = report.faults.length > 0 ? 1 : 0;
