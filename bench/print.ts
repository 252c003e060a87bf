import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { isMet, type Line } from './row.ts';

const PAGE = path.join(import.meta.dirname, '../docs/bench.md');

const figure = (value: number): string =>
  value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);
const verdict = (line: Line): string => (isMet(line) ? 'met' : 'NOT met');
const limits = (line: Line): string[] =>
  line.limits.map((l) => `${l.what}: ${figure(l.seen)} (at most ${l.atMost})`);

/** One line for the terminal. */
export function text(line: Line): string {
  const { workTook, baselineTook, unit, ratio, budget } = line;
  const took = `${figure(workTook)} against ${figure(baselineTook)} ${unit}`;
  const more = [...limits(line), ...line.notes].map((note) => `\n      ${note}`).join('');
  return `  ${verdict(line).padEnd(7)} ${ratio.toFixed(2)}× (≤ ${budget}×)  ${line.work}: ${took}${more}`;
}

export interface Machine {
  readonly cores: number;
  readonly node: string;
  readonly day: Date;
}

/** The table for docs/bench.md. */
export function markdown(lines: readonly Line[], { cores, node, day }: Machine): string {
  const rows = lines.map((line) => {
    const unit = line.unit;
    const cells = [
      line.work,
      line.against,
      `${figure(line.workTook)} ${unit}`,
      `${figure(line.baselineTook)} ${unit}`,
      `${line.ratio.toFixed(2)}×`,
      `≤ ${line.budget}×`,
      [verdict(line), ...limits(line)].join('; '),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const notes = lines.flatMap((line) => line.notes.map((note) => `- ${line.work}: ${note}`));
  return [
    `Measured on ${day.toISOString().slice(0, 10)} with ${cores} cores and Node ${node}; work and baseline by turns in the same run, medians.`,
    '',
    '| work | compared with | work took | that took | ratio | budget | |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
  ].join('\n');
}

export function writePage(table: string): void {
  const intro = `# Speed, as ratios

Written by \`npm run bench -- --write\`; what each row compares is explained in [bench/README.md](../bench/README.md).
The report over 1,200 leerlingen × 150 doelen has no row yet: there is no report yet.

`;
  writeFileSync(PAGE, intro + table);
}
