import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Line } from './row.ts';

const PAGE = path.join(import.meta.dirname, '../docs/bench.md');

const figure = (ms: number): string => ms.toFixed(ms < 10 ? 2 : ms < 100 ? 1 : 0);
const times = (ratio: number): string => `${ratio.toFixed(2)}×`;
const verdict = ({ met }: Line): string => (met ? 'met' : 'NOT met');
const limits = (line: Line): string[] => line.limits.map((l) => `${l.what}: ${l.seen} (at most ${l.atMost})`);
const unit = ({ by }: Line): string => (by === 'cpu' ? 'ms CPU' : 'ms');
const byCpu = ({ by, cpuRatio }: Line): string => (by === 'cpu' || cpuRatio === null ? '' : times(cpuRatio));

/** One line for the terminal. */
export function text(line: Line): string {
  const cpu = byCpu(line);
  const figures = `${figure(line.workMs)} against ${figure(line.baselineMs)} ${unit(line)}`;
  const more = [...(cpu === '' ? [] : [`by CPU ${cpu}`]), ...limits(line), ...line.notes];
  const head = `  ${verdict(line).padEnd(7)} ${times(line.ratio)} (≤ ${line.budget}×)  ${line.work}: ${figures}`;
  return [head, ...more].join('\n      ');
}

export interface Machine {
  readonly cores: number;
  /** Processes that wanted a core, on average over the last minute, when the run began. */
  readonly load: number;
  readonly node: string;
  readonly day: Date;
}

/** The table for docs/bench.md. */
export function markdown(lines: readonly Line[], { cores, load, node, day }: Machine): string {
  const rows = lines.map((line) => {
    const took = [line.workMs, line.baselineMs].map((ms) => `${figure(ms)} ${unit(line)}`);
    const ratios = [times(line.ratio), byCpu(line), `≤ ${line.budget}×`];
    return `| ${[line.work, line.against, ...took, ...ratios, [verdict(line), ...limits(line)].join('; ')].join(' | ')} |`;
  });
  const notes = lines.flatMap((line) => line.notes.map((note) => `- ${line.work}: ${note}`));
  return [
    `Measured on ${day.toISOString().slice(0, 10)} with ${cores} cores (load ${load.toFixed(1)} at the start) and Node ${node}; work and baseline by turns in the same run, medians.`,
    '',
    '| work | compared with | work took | that took | ratio | by CPU | budget | |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
  ].join('\n');
}

const INTRO = `# Speed, as ratios

Written by \`npm run bench -- --write\`; what each row compares is explained in [bench/README.md](../bench/README.md).
"By CPU" is the same ratio in time on a core, of Koers and its PostgreSQL together: it does not hold the waiting for a
core on a machine that does other things as well. The report over 1,200 leerlingen × 150 doelen has no row yet: there is
no report yet.

`;

export function writePage(table: string): void {
  writeFileSync(PAGE, INTRO + table);
}
