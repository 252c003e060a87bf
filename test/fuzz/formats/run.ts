import { setImmediate } from 'node:timers/promises';
import type { ConformanceSchool } from '../../../adapters/_kit/conformance-source.ts';
import type { Vendor } from '../../conformance/subjects.ts';
import { type Case, spoilt } from './judge.ts';

export interface FormatReport {
  readonly id: string;
  readonly cases: number;
  readonly ended: Readonly<Record<Case['ended'], number>>;
  /** Whether another reader counted rows at all. */
  readonly countedBy: boolean;
  readonly seconds: number;
  /** What the heap grew by from a tenth of the way to the end, in MB. */
  readonly grewMb: number;
  readonly faults: readonly string[];
}

const MB = 1024 * 1024;
/** A mutated payload that stays in memory would pass this long before 2,000 of them. */
const MOST_GROWTH = 128;

function heapMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / MB;
}

/** Sends so many spoilt payloads of one vendor's simulator through its adapter. */
export async function fuzzFormat(
  vendor: Vendor,
  school: ConformanceSchool,
  { cases, seed }: { cases: number; seed: number },
): Promise<FormatReport> {
  const source = await vendor.subject.start(school);
  const ended = { counted: 0, 'came in': 0, refused: 0, unchanged: 0 };
  const faults: string[] = [];
  const start = performance.now();
  let early = Number.POSITIVE_INFINITY;
  try {
    for (let n = 0; n < cases; n++) {
      if (n === Math.floor(cases / 10)) early = heapMb();
      const one = await spoilt(vendor, source, school, seed + n);
      ended[one.ended] += 1;
      if (one.fault !== undefined) faults.push(`seed ${one.seed} (${one.how}): ${one.fault}`);
      await setImmediate();
    }
  } finally {
    await source.close();
  }
  const grewMb = Math.round(heapMb() - early);
  if (grewMb > MOST_GROWTH) faults.push(`the heap grew by ${grewMb} MB`);
  return {
    ...{ id: vendor.adapter.id, cases, ended, grewMb, faults },
    countedBy: vendor.subject.rows !== undefined,
    seconds: Math.round((performance.now() - start) / 100) / 10,
  };
}

/** A line for the terminal. */
export function told({ id, cases, ended, countedBy, seconds, grewMb, faults }: FormatReport): string {
  const ways = Object.entries(ended).map(([way, count]) => `${count} ${way}`);
  const blind = countedBy ? '' : '; rows not counted by another reader';
  return `${id}: ${cases} spoilt payloads in ${seconds} s: ${ways.join(', ')}; heap ${grewMb} MB more; ${faults.length} faults${blind}`;
}
