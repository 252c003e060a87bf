import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Bronbestand } from '../bron.ts';

/** SLO's data is not ours to ship; it is read from a folder beside the project. */
export const SLO = path.join(import.meta.dirname, '../../../../../shared/specs/slo');

/** Behind the name of a test when it cannot run here; empty when it can. */
export const zonderSlo = existsSync(SLO) ? '' : ' (skipped: needs the SLO data)';

export function sloBestanden(): Bronbestand[] {
  return readdirSync(SLO, { recursive: true, encoding: 'utf8' })
    .filter((naam) => naam.endsWith('.json') && !naam.startsWith('schemas'))
    .map((naam) => ({ naam, bytes: readFileSync(path.join(SLO, naam)) }));
}
