import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startTestElo } from '../../lti-tool/lti/testing/test-elo.ts';
import { closeStages, onStage } from '../stage.ts';
import { listenIn, statementsIn } from '../tape.ts';
import { CASES } from './cases.ts';
import { openKoers } from './koers-tool.ts';
import { startLtijs } from './ltijs-tool.ts';
import { type Figures, page, type Verdict } from './page.ts';
import { begin, honest, type Scene } from './scene.ts';
import type { LtiTool, RunningTool } from './tool.ts';

/**
 * `npm run bench:lti`: the attack suite and the speed of launches, Koers and ltijs 5.9.9 side by side in one run, on the
 * same PostgreSQL. Exit code 1 when Koers gets a verdict wrong, or is less than three times as fast, or asks more than
 * five statements. `--write` writes docs/security/lti.md; `--short` is small and quick, to see that it works.
 */
const { values } = parseArgs({ options: { write: { type: 'boolean' }, short: { type: 'boolean' } } });
const short = values.short ?? false;
const say = (line: string) => process.stdout.write(`${line}\n`);
const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

async function verdicts(tools: readonly LtiTool[], scene: Omit<Scene, 'tool'>): Promise<Verdict[]> {
  const rows: Verdict[] = [];
  for (const { name, must, attempt, alone } of CASES) {
    const judge = async (tool: LtiTool) => (await attempt({ ...scene, tool })) === (must === 'accept');
    const right: boolean[] = alone ? [] : await Promise.all(tools.map(judge));
    if (alone) for (const tool of tools) right.push(await judge(tool));
    rows.push({ name, must, right });
    say(`  ${right.map((ok) => (ok ? 'ok   ' : 'WRONG')).join('  ')}  ${must}: ${name}`);
  }
  return rows;
}

async function oneLaunch(tool: LtiTool, elo: Scene['elo']): Promise<void> {
  const at = await begin({ tool, elo });
  if (!(await at.post(await elo.sign(honest({ tool, elo }, at.nonce)))))
    throw new Error(`${tool.name} refuses`);
}

/** A launch with all it takes, counted on the wire: of both tools in the same way. */
const statementsOf = async (tool: RunningTool, elo: Scene['elo']): Promise<number> =>
  statementsIn(await listenIn(tool.pool, () => oneLaunch(tool, elo)));

async function compare(): Promise<{ rows: Verdict[]; figures: Figures }> {
  const [elo, other] = await Promise.all([startTestElo(), startTestElo()]);
  try {
    return await onStage(async (stage) => {
      const driverElo = await stage.driver.ask('elo', null);
      const koers = await openKoers(stage, [elo, other, driverElo]);
      const ltijs = await startLtijs(stage.superuser, [elo, other, driverElo]);
      say(`  ${koers.name}  ${ltijs.name}`);
      const rows = await verdicts([koers, ltijs], { elo, other });

      await oneLaunch(koers, elo); // keys fetched, plans made
      const ours = await statementsOf(koers, elo);
      const theirs = await statementsOf(ltijs, elo);

      const [times, rounds] = short ? [4, 1] : [150, 7];
      const speed: Record<'koers' | 'ltijs', number[]> = { koers: [], ltijs: [] };
      for (let round = -1; round < rounds; round += 1) {
        for (const [name, tool] of [
          ['koers', koers],
          ['ltijs', ltijs],
        ] as const) {
          const { origin, login, launch } = tool;
          const order = { tool: { name: tool.name, origin, login, launch }, times, at: 8 };
          const perSecond = await stage.driver.ask('toolLaunches', order);
          if (round >= 0) speed[name].push(perSecond);
        }
      }
      await ltijs.close();
      return {
        rows,
        figures: {
          perSecond: [median(speed.koers), median(speed.ltijs)],
          statements: [ours, theirs],
        },
      };
    });
  } finally {
    await Promise.all([elo.close(), other.close()]);
  }
}

try {
  const { rows, figures } = await compare();
  const text = page(rows, figures);
  say(text);
  if (values.write) writeFileSync(path.join(import.meta.dirname, '../../docs/security/lti.md'), text);
  const [ours = 0, theirs = 0] = figures.perSecond;
  const good =
    rows.every((row) => row.right[0]) && figures.statements[0] <= 5 && (short || ours >= 3 * theirs);
  process.exitCode = good ? 0 : 1;
} finally {
  await closeStages();
}
process.exit();
