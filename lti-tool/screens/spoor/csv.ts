import type { TrailLine } from '../../../gateway/access/trail/service.ts';
import { rekenblad } from '../rekenblad.ts';
import { sectieInWoorden, waarom, wat, wie } from './words.ts';

const HEADER = ['wanneer', 'wie', 'soort', 'wat', 'onderdeel', 'waarom', 'regel'];

/** The lines as a file for a spreadsheet; times in UTC. */
export function csvOf(lines: readonly TrailLine[]): string {
  const rows = lines.map((line) => [
    line.at.toISOString(),
    wie(line),
    line.soort,
    wat(line),
    sectieInWoorden(line.sectie),
    waarom(line),
    line.id,
  ]);
  return rekenblad(HEADER, rows);
}
