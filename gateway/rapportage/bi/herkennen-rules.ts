import { grouped } from '../../leerlijnen/grouped.ts';
import { DREMPEL } from '../onderdrukken-rules.ts';
import type { Profiel } from '../uitstroom/plekken.ts';
import { type Uitkomst, uitkomstVan } from '../uitstroom/vergelijk-rules.ts';
import { type Band, leeftijdsband } from './leeftijdsband.ts';
import type { LeerlingCijfers } from './rijen.ts';

/** A pupil as the set tells of him: `null` is what it does not tell, for it would show who he is. */
export interface Beschreven extends Omit<LeerlingCijfers, 'leeftijd'> {
  readonly leeftijdsband: Band | null;
  /** Against what was expected; for who left. Together with his place it says which leerroute he had. */
  readonly uitkomst: Uitkomst | null;
}

/** What people around a school know of somebody, and what follows from it; in the order in which it is given up. */
const KENMERKEN: readonly (readonly (keyof Beschreven)[])[] = [
  ['gekomen'],
  ['leeftijdsband'],
  ['route', 'ldgm', 'verwacht', 'uitkomst'],
  ['vertrokken'],
];
const BEKEND = ['gekomen', 'leeftijdsband', 'route', 'vertrokken'] as const;

function beschreven<R extends LeerlingCijfers>({ leeftijd, ...rij }: R) {
  const { weg, verwacht, plekken }: { weg: boolean; verwacht: Profiel | null; plekken: R['plekken'] } = rij;
  return {
    ...rij,
    leeftijdsband: leeftijdsband(leeftijd),
    uitkomst: weg ? uitkomstVan(verwacht, plekken[0]) : null,
  };
}

/**
 * The row without the first so many of what people know. Where somebody is a year or two later goes with the year in which he left:
 * that it is filled in says how long he is gone.
 */
const zonder = <R extends Beschreven>(rij: R, hoeveel: number): R => ({
  ...rij,
  ...Object.fromEntries(KENMERKEN.slice(0, hoeveel).flatMap((velden) => velden.map((veld) => [veld, null]))),
  ...(hoeveel === KENMERKEN.length ? { plekken: [rij.plekken[0], null, null] } : {}),
});

/** Takes from rows what people know, least needed first, until each is one of `k` of whom the same is told. */
function verborgen<R extends Beschreven>(rijen: readonly R[], k: number): R[] {
  if (rijen.length < k) return [];
  const genoeg: (readonly R[])[] = [];
  let over = rijen;
  for (let hoeveel = 0; hoeveel <= KENMERKEN.length; hoeveel += 1) {
    const groepen = grouped(
      over.map((rij) => zonder(rij, hoeveel)),
      (rij) => JSON.stringify(BEKEND.map((veld) => rij[veld])),
    );
    genoeg.push(...groepen.filter((groep) => groep.length >= k));
    over = groepen.filter((groep) => groep.length < k).flat();
  }
  if (over.length === 0) return genoeg.flat();
  // Fewer than `k` are left, and that nothing is told of them would tell who they are: another group goes along.
  const [mee = [], ...rest] = genoeg.sort((a, b) => a.length - b.length);
  return [...rest.flat(), ...over, ...mee.map((rij) => zonder(rij, KENMERKEN.length))];
}

/**
 * The pupils of one school as a set may tell of them that leaves it (R68): each is one of at least `k` at school, or of at least
 * `k` who left, of whom the same is told of what people around the school know: leerroute, band of ages, school years of coming
 * and going (k-anonymity, Sweeney 2002). Where that takes it, these are left out; who is with fewer than `k` altogether is not in
 * it. What a set is for, where pupils are and where they went, is told of everybody in it.
 */
export function onherkenbaar<R extends LeerlingCijfers>(
  rijen: readonly R[],
  k = DREMPEL,
): (Omit<R, 'leeftijd'> & Beschreven)[] {
  const alle = rijen.map((rij) => beschreven(rij));
  return [false, true].flatMap((weg) =>
    verborgen(
      alle.filter((rij) => rij.weg === weg),
      k,
    ),
  );
}
