import { parseArgs } from 'node:util';
import { killDemo } from './kill-demo.ts';

/** `npm run chaos`: SIGKILL at random points, 50 times by default. */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' } } });
const report = await killDemo(Number(values.kills), (line) => process.stdout.write(`${line}\n`));
const sorted = [...report.restartsMs].sort((a, b) => a - b);
process.stdout.write(`${JSON.stringify({ ...report, restartsMs: { median: sorted[Math.floor(sorted.length / 2)], max: sorted.at(-1) } })}\n`);
const whole = report.lost.length === 0 && report.strays === 0 && report.leerlingen === 30 && report.plaatsingen === 30;
process.stdout.write(whole ? 'Nothing lost.\n' : 'NOT whole.\n');
process.exitCode = whole ? 0 : 1;
