import type { TrailLine } from '../../../gateway/access/trail/service.ts';
import { sectieInWoorden, waarom, wat, wie } from './words.ts';

const HEADER = ['wanneer', 'wie', 'soort', 'wat', 'onderdeel', 'waarom', 'regel'];

/** A spreadsheet must read it as text: what begins like a formula gets a quote mark before it. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

/** The lines as a file for a spreadsheet: semicolons and a byte order mark, as a Dutch one expects; times in UTC. */
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
  return `\uFEFF${[HEADER, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}
