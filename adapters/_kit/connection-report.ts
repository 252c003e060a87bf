import { AppError } from '../../gateway/errors.ts';
import type { BronRecord } from '../../gateway/model/roster.ts';
import type { ConnectionReport } from '../../gateway/sync/source-adapter.ts';
import type { ReadRow } from './batches.ts';

/**
 * Runs the try-out of a connection; what a source refuses is a step that failed, in the words of the refusal.
 * @throws AppError `cancelled`, and anything that is no refusal of a source
 */
export async function reported(work: () => Promise<readonly string[]>): Promise<ConnectionReport> {
  try {
    const messages = await work();
    return { ok: true, steps: messages.map((message) => ({ ok: true, message })) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    return { ok: false, steps: [{ ok: false, message: error.message }] };
  }
}

/** What rows hold, in plain Dutch: how many of each, and how many things to look at. */
export function found(where: string, rows: Iterable<ReadRow>): string[] {
  const counts: Record<BronRecord['kind'], number> = { groep: 0, leerling: 0, medewerker: 0 };
  let issues = 0;
  for (const row of rows) {
    if (row.record) counts[row.record.kind]++;
    issues += row.issues.length;
  }
  const { groep, leerling, medewerker } = counts;
  const sum = `${where}: ${leerling} leerlingen, ${groep} groepen, ${medewerker} medewerkers.`;
  if (issues === 0) return [sum];
  return [sum, `Er zijn ${issues} aandachtspunten. Je ziet ze na de eerste synchronisatie.`];
}
