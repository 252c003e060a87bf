import type { EntiteitSoort } from '../gelezen.ts';
import type { Boom } from './boom.ts';
import type { Ingedeeld } from './indelen.ts';

const GROOTSTE = 2_147_483_647;
const HOOGSTE_RANG = 40;

/**
 * The volgorde (of a niveau: rang) of each row. The sequenceNumbers of the source when they say it all: every sibling
 * hangs directly under the same row and has one. Otherwise 1, 2, 3 … in the order of the tree. Niveaus follow `precedes`.
 */
export class Nummering {
  readonly #nummer = new Map<number, number>();
  readonly #per = new Map<EntiteitSoort, number[]>();

  constructor(boom: Boom, { soort, plaats }: Ingedeeld) {
    const groepen = new Map<string, number[]>();
    const hoger = new Map<number, number>();
    for (const a of boom.associaties) {
      if (a.associationType !== 'precedes') continue;
      const [van, naar] = [
        boom.index.get(a.originNodeURI.identifier),
        boom.index.get(a.destinationNodeURI.identifier),
      ];
      if (van !== undefined && naar !== undefined && soort[van] === 'niveau') hoger.set(van, naar);
    }
    const rang = (i: number) => boom.rang[i] ?? 0;
    const opRang = soort.map((_, i) => i).sort((a, b) => rang(a) - rang(b));
    for (const i of opRang) {
      const s = soort[i];
      if (s === undefined || s === 'rest') continue;
      const sleutel = `${s}|${plaats[i]?.bak ?? ''}`;
      const groep = groepen.get(sleutel);
      if (groep) groep.push(i);
      else groepen.set(sleutel, [i]);
      const alle = this.#per.get(s);
      if (alle) alle.push(i);
      else this.#per.set(s, [i]);
    }
    for (const [sleutel, groep] of groepen) {
      const niveau = sleutel.startsWith('niveau|');
      const rij = niveau ? naPrecedes(groep, hoger) : groep;
      const gezegd = rij.map((i) => sequentie(boom, plaats[i], i));
      const goed = gezegd.every((n, k) => n !== null && past(n, niveau, gezegd[k - 1] ?? null));
      rij.forEach((i, k) => {
        this.#nummer.set(i, (goed ? gezegd[k] : null) ?? k + 1);
      });
    }
  }

  /** Items of a soort, in the order of the tree. */
  van(soort: EntiteitSoort): readonly number[] {
    return this.#per.get(soort) ?? [];
  }

  nummer(i: number): number {
    return this.#nummer.get(i) ?? 1;
  }
}

const past = (n: number, niveau: boolean, vorige: number | null): boolean =>
  n >= 1 &&
  n <= (niveau ? HOOGSTE_RANG : GROOTSTE) &&
  (vorige === null || (niveau ? n > vorige : n >= vorige));

// The sequenceNumber with which an item hangs right under its row; null when there is none or something is in between.
function sequentie(boom: Boom, plaats: Ingedeeld['plaats'][number] | undefined, i: number): number | null {
  const associatie = plaats?.associatie ?? null;
  if (!plaats || associatie === null) return null;
  const via = boom.ouders[i]?.find((o) => o.associatie === associatie)?.ouder;
  if (plaats.bak !== null && via !== plaats.bak) return null;
  return boom.associaties[associatie]?.sequenceNumber ?? null;
}

// Puts what is chained in the order of the chain; a chain starts where its first niveau stood.
function naPrecedes(groep: readonly number[], hoger: ReadonlyMap<number, number>): number[] {
  const hier = new Set(groep);
  const opvolgers = new Set(groep.map((i) => hoger.get(i)).filter((i) => i !== undefined && hier.has(i)));
  const uit = new Set<number>();
  for (const begin of groep.filter((i) => !opvolgers.has(i)))
    for (let i: number | undefined = begin; i !== undefined && hier.has(i) && !uit.has(i); i = hoger.get(i))
      uit.add(i);
  for (const i of groep) uit.add(i);
  return [...uit];
}
