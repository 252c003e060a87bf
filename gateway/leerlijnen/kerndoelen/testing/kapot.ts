import fc from 'fast-check';
import type { Bronbestand } from '../bron.ts';
import { bestand, kleineBron, kleineFo } from './bron.ts';

/** One file of a small source, damaged: bytes flipped, cut off, or a value swapped for another. */
export const kapot = fc
  .tuple(fc.boolean(), fc.nat(), fc.nat(), fc.constantFrom('flip', 'cut', 'swap', 'drop'), fc.jsonValue())
  .map(([fo, welk, waar, hoe, waarde]): Bronbestand[] => {
    const bron = fo ? kleineFo() : kleineBron();
    const nr = welk % bron.length;
    const van = bron[nr];
    if (!van) return bron;
    if (hoe === 'drop') return bron.filter((_, i) => i !== nr);
    return bron.map((b, i) => (i === nr ? bend(b, hoe, waar, waarde) : b));
  });

function bend(b: Bronbestand, hoe: 'flip' | 'cut' | 'swap', waar: number, waarde: unknown): Bronbestand {
  if (hoe === 'swap') {
    const rows = JSON.parse(new TextDecoder().decode(b.bytes)) as Record<string, unknown>[];
    const row = rows[waar % Math.max(1, rows.length)];
    const velden = Object.keys(row ?? {});
    const veld = velden[waar % Math.max(1, velden.length)];
    if (row && veld) row[veld] = waarde;
    return bestand(b.naam, rows);
  }
  const bytes = Uint8Array.from(b.bytes);
  const at = waar % Math.max(1, bytes.length);
  if (hoe === 'cut') return { naam: b.naam, bytes: bytes.subarray(0, at) };
  bytes[at] = (bytes[at] ?? 0) ^ (1 + (waar % 255));
  return { naam: b.naam, bytes };
}
