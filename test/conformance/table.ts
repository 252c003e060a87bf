import { type ConformanceCase, healthyCases, troubleCases } from '../../adapters/_kit/conformance.ts';
import { troublesOf } from '../../adapters/_kit/conformance-faults.ts';
import { RUNS } from '../../adapters/_kit/conformance-matrix.ts';
import type { ConformanceSchool } from '../../adapters/_kit/conformance-source.ts';
import type { SourceAdapter } from '../../gateway/sync/source-adapter.ts';
import { underTest, type Vendor } from './subjects.ts';

/** What the suite found of one vendor: the lines to print, and what failed. */
export interface VendorReport {
  readonly lines: readonly string[];
  readonly failures: readonly string[];
}

/** What outside Koers a vendor's simulator was held against, in a line. */
function witnessLine({ witness }: Pick<SourceAdapter, 'witness'>): string {
  return witness.kind === 'none' ? `niet geverifieerd (${witness.what})` : `${witness.kind}: ${witness.what}`;
}

/** Runs everything of one vendor with each of the schools, the matrix of faults with the first. */
export async function reportOn(
  vendor: Vendor,
  [first, ...others]: readonly ConformanceSchool[],
): Promise<VendorReport> {
  if (!first) throw new Error('a school to run with');
  const failures: string[] = [];
  const tried = async ({ name, run }: ConformanceCase): Promise<string> => {
    try {
      return await run();
    } catch (error) {
      failures.push(`${vendor.adapter.id}: ${name}: ${error instanceof Error ? error.message : error}`);
      return 'FAILED';
    }
  };
  const lines = [`${vendor.adapter.id} (${vendor.adapter.transport}) — ${witnessLine(vendor.adapter)}`];
  for (const school of [first, ...others]) {
    const healthy: string[] = [];
    for (const one of healthyCases(underTest(vendor, school, school === first ? 100 : 10)))
      healthy.push(await tried(one));
    const good = healthy.filter((word) => word !== 'FAILED').length;
    lines.push(`  without trouble, school ${school.school.brin}: ${good} of ${healthy.length} ok`);
  }
  lines.push(`  ${'fault'.padEnd(20)}${RUNS.map((run) => run.padEnd(12)).join('')}`);
  const cases = troubleCases(underTest(vendor, first));
  for (const trouble of troublesOf(vendor.adapter, vendor.subject)) {
    const words: string[] = [];
    for (const one of cases) if (one.trouble === trouble) words.push(await tried(one));
    const excuse = vendor.subject.cannot?.[trouble] ?? 'NOT PLAYED';
    const told = words.length > 0 ? words.map((word) => word.padEnd(12)).join('') : `– ${excuse}`;
    lines.push(`  ${trouble.padEnd(20)}${told}`.trimEnd());
  }
  return { lines, failures };
}
