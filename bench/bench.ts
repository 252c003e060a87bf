import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ROLES } from './child.ts';
import { runDriver } from './driver.ts';
import { markdown, text, writePage } from './print.ts';
import { type Line, type Row, sizeOf } from './row.ts';
import { ROWS } from './rows.ts';
import { runSimulator } from './simulator.ts';
import { closeStages } from './stage.ts';

const Options = z.object({
  only: z.array(z.enum(ROWS.map((row) => row.name))).optional(),
  json: z.boolean().default(false),
  short: z.boolean().default(false),
  write: z.boolean().default(false),
  help: z.boolean().default(false),
  /** Which part of the bench this process is; absent: the whole. */
  as: z.enum(ROLES).optional(),
});

const HELP = `npm run bench -- [--only ROW]... [--json] [--short] [--write]

Measures what people wait for, each as a ratio to the bare work in the same run. Exit code 1 when a budget is not met.

  --only ROW   this row only; may be given more than once
${ROWS.map((row) => `                 ${row.name.padEnd(16)} ${row.title}`).join('\n')}
  --json       lines as JSON on stdout
  --short      small and quick, to see that every row works; its figures mean nothing
  --write      writes the table to docs/bench.md

Example: npm run bench -- --only tick --only launch
`;

function options() {
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      as: { type: 'string' },
      ...{ json: flag, short: flag, write: flag, help: flag },
    },
  });
  return Options.parse(values);
}

const say = (line: string) => process.stderr.write(`${line}\n`);

async function measureAll(rows: readonly Row[], short: boolean): Promise<Line[]> {
  const lines: Line[] = [];
  for (const row of rows) {
    const began = performance.now();
    say(`${row.name}: ${row.title} …`);
    const measured = await row.measure(sizeOf(short));
    for (const line of measured) say(text(line));
    say(`  (${((performance.now() - began) / 1000).toFixed(0)} s)`);
    lines.push(...measured);
  }
  return lines;
}

/** `npm run bench`. */
async function main(asked: z.infer<typeof Options>): Promise<void> {
  if (asked.help) return void process.stdout.write(HELP);
  const { only, short } = asked;
  const machine = {
    cores: availableParallelism(),
    load: loadavg()[0] ?? 0,
    node: process.version,
    day: new Date(),
  };
  const lines = await measureAll(only ? ROWS.filter((row) => only.includes(row.name)) : ROWS, short);
  if (asked.write) writePage(markdown(lines, machine));
  process.stdout.write(asked.json ? `${JSON.stringify(lines)}\n` : `\n${markdown(lines, machine)}`);
  process.exitCode = lines.every((line) => line.met) ? 0 : 1;
}

/** A bench that is stopped, or that breaks, leaves no server behind. */
function cleanUpAtAnyEnd(): void {
  const end = (why: unknown) => {
    say(String(why instanceof Error ? why.stack : why));
    const gone = () => process.exit(1);
    closeStages().then(gone, gone);
  };
  for (const event of ['SIGINT', 'SIGTERM', 'uncaughtException', 'unhandledRejection'])
    process.once(event, end);
}

const asked = options();
if (asked.as === 'simulator') runSimulator();
else if (asked.as === 'driver') runDriver();
else {
  cleanUpAtAnyEnd();
  await main(asked);
}
