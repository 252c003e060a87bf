import { setTimeout as sleep } from 'node:timers/promises';
import { bareMs } from './bare.ts';
import type { Fleet } from './fleet.ts';
import { PACE } from './vendors.ts';
import { notWhole } from './whole.ts';
import type { World, WorldSchool } from './world.ts';

/** One thing that was looked at: what was seen, and what is wrong with it, if anything. */
export interface Finding {
  readonly what: string;
  readonly seen: string;
  readonly faults: readonly string[];
}

export interface Stage {
  readonly world: World;
  readonly fleet: Fleet;
  readonly workers: number;
  readonly env: Readonly<Record<string, string>>;
  readonly killEveryMs: number;
  readonly kills: number;
}

const of = ({ world }: Stage, adapter: string): WorldSchool[] =>
  world.schools.filter((school) => school.adapter === adapter);
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const times = (a: number, b: number) => `${(a / b).toFixed(2)}×`;

/** Everyone for the first time, and again without a change, against BullMQ and a bare parser on the same answers. */
export async function throughput(stage: Stage): Promise<Finding> {
  const { world, workers, env } = stage;
  const schools = of(stage, 'parnassys');
  const first = await world.sync(schools);
  const faults = await notWhole(world, schools);
  await world.sync(schools);
  const again = await world.sync(schools);
  const urls = schools.map(({ brin }) => world.lvs.addressOf(brin));
  const bare = await bareMs(urls, workers, env);
  const perSecond = (ms: number) => `${((schools.length / ms) * 1000).toFixed(1)} schools/s`;
  const seen = [
    `first ${seconds(first)} (${perSecond(first)}, ${times(first, bare)} bare)`,
    `unchanged ${seconds(again)} (${perSecond(again)}, ${times(again, bare)} bare)`,
    `BullMQ + bare parse ${seconds(bare)} (${perSecond(bare)})`,
  ];
  return { what: 'throughput', seen: seen.join('; '), faults };
}

/** What a worker may hold more after many rounds than after a few, in MB: the heap breathes. */
const BREATH = 64;

export async function memory(stage: Stage, rounds: number): Promise<Finding> {
  const { world, fleet } = stage;
  const schools = of(stage, 'parnassys');
  const measured: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const { brin } of schools) world.lvs.rename(brin, `Ronde${round}x`, 400);
    await world.sync(schools);
    measured.push(fleet.largestMb());
  }
  const early = measured[Math.floor(rounds / 3)] ?? 0;
  const late = measured.at(-1) ?? 0;
  const faults = late - early > BREATH ? [`grew from ${early} to ${late} MB`] : [];
  return { what: 'memory of the largest worker', seen: `${measured.join(', ')} MB a round`, faults };
}

/** A vendor whose every answer takes long, with more schools than all workers could do at once. */
export async function slowVendor(stage: Stage, slowMs: number): Promise<Finding> {
  const { world } = stage;
  const [fast, slow] = [of(stage, 'parnassys'), of(stage, 'traag')];
  const alone = await world.sync(fast);
  for (const { brin } of slow) world.lvs.slow(brin, slowMs);
  let slowDone = false;
  const beside = world.sync(slow).then(() => {
    slowDone = true;
  });
  await sleep(200);
  const together = await world.sync(fast);
  const faults = slowDone ? ['the slow vendor was done first: nothing was proved'] : [];
  // The slow one is waited for, not worked on; what it costs besides is a few rows.
  if (together > alone * 2 + 500) faults.push(`the others took ${times(together, alone)} as long`);
  await beside;
  const seen = `others ${seconds(alone)} alone, ${seconds(together)} beside ${slow.length} schools of ${seconds(slowMs)} each`;
  return { what: 'one slow vendor', seen, faults: [...faults, ...(await notWhole(world, slow))] };
}

/** Milliseconds that a request may arrive before its time: a clock of the other process, a busy machine. */
const EARLY = 60;

export async function paceKept(stage: Stage): Promise<Finding> {
  const { world } = stage;
  const schools = of(stage, 'gedoseerd');
  const took = await world.sync(schools);
  const faults = schools.flatMap(({ brin }) => {
    const asked = world.lvs.asked.get(brin) ?? [];
    const [start = 0] = asked;
    // A second's worth at once, then so many a second.
    const due = (n: number) => (Math.max(0, n + 1 - PACE.perSecond) / PACE.perSecond) * 1000;
    const early = asked.filter((at, n) => at - start < due(n) - EARLY).length;
    return early > 0 ? [`${brin}: ${early} of ${asked.length} requests too early`] : [];
  });
  const count = [...world.lvs.asked.values()].reduce((sum, asked) => sum + asked.length, 0);
  if (count === 0) faults.push('nobody asked anything');
  const seen = `${count} requests of ${schools.length} schools in ${seconds(took)}, at most ${PACE.perSecond}/s each`;
  return { what: 'pace', seen, faults: [...faults, ...(await notWhole(world, schools))] };
}

/** Workers are killed while everything changes; afterwards every school is as its LVS has it, and nobody is there twice. */
export async function killed(stage: Stage): Promise<Finding> {
  const { world, fleet, killEveryMs, kills } = stage;
  const schools = of(stage, 'parnassys');
  let took = 0;
  let rounds = 0;
  while (fleet.killed < kills) {
    rounds += 1;
    for (const { brin } of schools) world.lvs.rename(brin, `Klap${rounds}x`);
    took += await world.sync(schools, async () => {
      await sleep(killEveryMs);
      if (fleet.killed < kills) await fleet.killOne();
    });
  }
  const seen = `${fleet.killed} workers killed in ${rounds} rounds of ${seconds(took / rounds)}`;
  return { what: 'killed workers', seen, faults: await notWhole(world, schools) };
}
