import { type Boom, isVerborgen, type Knoop } from './boom.ts';
import type { Conflict } from './conflict.ts';
import type { Laag } from './laag.ts';
import { puntSleutel, type Velden } from './wijziging.ts';
import { naamVan } from './woorden.ts';

/** Kinds whose code is unique within a version. */
const UNIEK = ['leergebied', 'leerlijn', 'leerroute'] as const;

/**
 * Gives an own code that the package has too by now another end, so that the version holds together, and lists it.
 * Of two own ones the first keeps its code.
 */
export function dubbeleCodes(boom: Boom, laag: Laag): Conflict[] {
  return UNIEK.flatMap((soort) => {
    const knopen = [...boom.knopen.values()].filter(
      (k) => k.soort === soort && !isVerborgen(boom, k.entiteit),
    );
    const eigen = (k: Knoop) =>
      laag.velden.has(puntSleutel({ om: 'veld', entiteit: k.entiteit, veld: 'code' }));
    const bezet = new Map(knopen.filter((k) => !eigen(k)).map((k) => [codeVan(k), k]));
    return knopen.filter(eigen).flatMap((knoop) => {
      const code = codeVan(knoop);
      const ander = bezet.get(code);
      const vrij = ander ? vrijeCode(code, bezet) : code;
      bezet.set(vrij, knoop);
      if (!ander) return [];
      knoop.velden = { ...knoop.velden, code: vrij } as Velden;
      return [
        {
          punt: { om: 'code', entiteit: knoop.entiteit } as const,
          soort,
          naam: naamVan(soort, knoop.velden),
          was: null,
          eigen: `${naamVan(soort, knoop.velden)}, met de code ${vrij}`,
          basis: `${naamVan(soort, ander.velden)}, met de code ${code}`,
        },
      ];
    });
  });
}

const codeVan = (knoop: Knoop): string => (knoop.velden as { code: string }).code;

function vrijeCode(code: string, bezet: ReadonlyMap<string, unknown>): string {
  for (let n = 2; ; n += 1) {
    const vrij = `${code.slice(0, 36)}-${n}`;
    if (!bezet.has(vrij)) return vrij;
  }
}
