import { parseArgs } from 'node:util';
import { needs } from '../support/programs.ts';
import type { Finding } from './phases.ts';
import { scale } from './run.ts';

/**
 * `npm run scale`, `npm run scale -- --schools 50 --leerlingen 400 --workers 4 --kills 6 --backend redis`: a region of
 * schools through several worker processes, on PostgreSQL and on Redis. Ends with 1 when something is lost, comes twice,
 * grows, waits for a slow vendor, or asks faster than it may.
 */
const { values } = parseArgs({
  options: {
    schools: { type: 'string', default: '50' },
    leerlingen: { type: 'string', default: '400' },
    workers: { type: 'string', default: '4' },
    kills: { type: 'string', default: '6' },
    'kill-every': { type: 'string', default: '5' },
    rounds: { type: 'string', default: '6' },
    backend: { type: 'string' },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
const tell = ({ what, seen, faults }: Finding) =>
  say([`  ${what}: ${seen}`, ...faults.map((fault) => `    NOT RIGHT: ${fault}`)].join('\n'));

let faults = 0;
for (const backend of ['postgresql', 'redis'] as const) {
  if (values.backend && values.backend !== backend) continue;
  if (backend === 'redis' && needs('Redis').missing) {
    say('redis: skipped: needs Redis');
    continue;
  }
  say(`${backend}: ${values.schools} schools of ${values.leerlingen} leerlingen, ${values.workers} workers`);
  const order = {
    schools: Number(values.schools),
    leerlingen: Number(values.leerlingen),
    workers: Number(values.workers),
    kills: Number(values.kills),
    killEveryMs: Number(values['kill-every']) * 1000,
    rounds: Number(values.rounds),
    slowMs: 15_000,
  };
  const findings = await scale({ backend, ...order }, tell);
  faults += findings.reduce((sum, finding) => sum + finding.faults.length, 0);
}
process.exitCode = faults > 0 ? 1 : 0;
