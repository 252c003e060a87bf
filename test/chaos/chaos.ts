import { parseArgs } from 'node:util';
import { killDemo } from './kill-demo.ts';
import { killKlokken } from './kill-klokken.ts';
import { killStatements } from './kill-statements.ts';
import { killSync } from './kill-sync.ts';
import { killWebhooks } from './kill-webhooks.ts';

/**
 * `npm run chaos`: SIGKILL at random points of the demo (50 times) and at random statements (100 starts), of a sync (20 times), of the workers of the clocks during
 * a school year of 400 days, and of those that send webhooks (25 times).
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    statements: { type: 'string', default: '100' },
    syncs: { type: 'string', default: '20' },
    days: { type: 'string', default: '400' },
    webhooks: { type: 'string', default: '25' },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);

async function demo(kills: number): Promise<boolean> {
  if (kills === 0) return true;
  const report = await killDemo(kills, say);
  const sorted = [...report.restartsMs].sort((a, b) => a - b);
  say(
    JSON.stringify({
      ...report,
      restartsMs: { median: sorted[Math.floor(sorted.length / 2)], max: sorted.at(-1) },
    }),
  );
  return (
    report.lost.length === 0 && report.strays === 0 && report.leerlingen === 30 && report.plaatsingen === 30
  );
}

async function statements(starts: number): Promise<boolean> {
  if (starts === 0) return true;
  const report = await killStatements(starts, say);
  say(JSON.stringify(report, null, 1));
  return report.ended.length + report.broken + report.strays === 0 && report.schools > 0;
}

async function sync(rounds: number): Promise<boolean> {
  if (rounds === 0) return true;
  const report = await killSync(rounds, say);
  say(JSON.stringify(report));
  return report.differences.length === 0 && report.rows > 300;
}

async function klokken(days: number): Promise<boolean> {
  if (days === 0) return true;
  const report = await killKlokken(days, say);
  say(JSON.stringify(report));
  const fout = [...report.differences, ...report.dubbel, ...report.volgorde];
  return fout.length === 0 && report.herinneringen > 0 && report.meldingen > 0;
}

async function webhooks(rounds: number): Promise<boolean> {
  if (rounds === 0) return true;
  const report = await killWebhooks(rounds, say);
  say(JSON.stringify(report));
  return (
    report.differences.length === 0 && report.volgorde.length === 0 && report.vals === 0 && report.events > 0
  );
}

const whole = [
  await demo(Number(values.kills)),
  await statements(Number(values.statements)),
  await sync(Number(values.syncs)),
  await klokken(Number(values.days)),
  await webhooks(Number(values.webhooks)),
].every(Boolean);
say(whole ? 'Nothing lost.' : 'NOT whole.');
process.exitCode = whole ? 0 : 1;
