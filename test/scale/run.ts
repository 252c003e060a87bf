import { startFleet } from './fleet.ts';
import { type Finding, killed, memory, paceKept, type Stage, slowVendor, throughput } from './phases.ts';
import { startRedis } from './redis.ts';
import { openWorld } from './world.ts';

export interface ScaleOrder {
  readonly backend: 'postgresql' | 'redis';
  readonly schools: number;
  readonly leerlingen: number;
  readonly workers: number;
  readonly kills: number;
  readonly killEveryMs: number;
  readonly rounds: number;
  readonly slowMs: number;
  /** Only what must hold on any machine: whole after kills. */
  readonly short?: boolean;
}

/** Many schools through several worker processes: speed, memory, a slow vendor, a pace, and kills. */
export async function scale(order: ScaleOrder, say: (finding: Finding) => void): Promise<Finding[]> {
  const redis = order.backend === 'redis' ? await startRedis() : undefined;
  const more = order.short ? {} : { traag: order.workers * 3, gedoseerd: order.workers };
  const world = await openWorld({
    vendors: { parnassys: order.schools, ...more },
    leerlingen: order.leerlingen,
  });
  const env = { KOERS_DATA: world.data, ...(redis ? { REDIS_URL: redis.url } : {}) };
  const findings: Finding[] = [];
  try {
    const fleet = await startFleet('scale-worker', order.workers, env);
    const stage: Stage = { world, fleet, env, ...order };
    const phases = order.short
      ? [() => killed(stage)]
      : [
          () => throughput(stage),
          () => memory(stage, order.rounds),
          () => slowVendor(stage, order.slowMs),
          () => paceKept(stage),
          () => killed(stage),
        ];
    try {
      for (const phase of phases) {
        const finding = await phase();
        findings.push(finding);
        say(finding);
      }
    } finally {
      await fleet.close();
    }
  } finally {
    await world.close();
    redis?.close();
  }
  return findings;
}
