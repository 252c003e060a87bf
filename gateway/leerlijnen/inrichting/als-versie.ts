import { metEigenRijen } from '../eigen-ids.ts';
import type { Pakket } from '../pakket.ts';

/** The same content as a version of its own: with row ids that only this version has. What is the same thing stays so (R10). */
export const alsVersie = (pakket: Pakket, kop: Pick<Pakket, 'id'> & Partial<Pakket>): Pakket =>
  metEigenRijen({ ...pakket, ...kop });

/** The number after the highest there is: 1.0 first, then one more behind the point. */
export function volgendNummer(nummers: readonly string[]): string {
  const hoogste = nummers
    .map((nummer) => nummer.split('.').map(Number))
    .sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d)
    .at(-1);
  return hoogste ? `${hoogste[0] ?? 1}.${(hoogste[1] ?? 0) + 1}` : '1.0';
}
