import type { HandelingStatus, OppDeel } from '../model/opp.ts';
import { leeftijdOp } from '../school/rules.ts';
import type { Gezaghebbende, GezagRol } from './view.ts';

export interface RelatieFeit {
  readonly persoon: string;
  readonly naam: string;
  readonly soort: Exclude<GezagRol, 'leerling'>;
  readonly gezag: boolean;
}

const VOLWASSEN = 18;

/**
 * Who decides today (R45, domain.md L8, L9): ouders with gezag until the pupil is 18; from then on the pupil himself, unless a
 * mentor or curator acts in his place. Of a pupil without a birthday who has gezag decides.
 */
export function wieBeslist(
  leerling: { readonly id: string; readonly naam: string; readonly geboortedatum: string | null },
  relaties: readonly RelatieFeit[],
  dag: string,
): Gezaghebbende[] {
  const met = relaties
    .filter((r) => r.gezag)
    .map(({ persoon, naam, soort }) => ({ persoon, naam, rol: soort }));
  const volwassen = leerling.geboortedatum !== null && leeftijdOp(leerling.geboortedatum, dag) >= VOLWASSEN;
  if (!volwassen) return met;
  const vertegenwoordigers = met.filter((r) => r.rol === 'mentor' || r.rol === 'curator');
  return vertegenwoordigers.length > 0
    ? vertegenwoordigers
    : [{ persoon: leerling.id, naam: leerling.naam, rol: 'leerling' }];
}

/** An answer, with the kern of the content it was given on. */
export interface AntwoordFeit {
  readonly persoon: string;
  readonly deel: OppDeel;
  readonly antwoord: 'akkoord' | 'niet_akkoord';
  readonly kern: string;
}

/** A typing error that was mended: content before and after count as the same. */
export interface Correctie {
  readonly van: string;
  readonly naar: string;
}

/** Every kern that counts as the same as this one. */
export function zelfdeKernen(kern: string, correcties: readonly Correctie[]): ReadonlySet<string> {
  const zelfde = new Set([kern]);
  for (let gegroeid = true; gegroeid; ) {
    gegroeid = false;
    for (const { van, naar } of correcties)
      for (const [a, b] of [
        [van, naar],
        [naar, van],
      ] as const)
        if (zelfde.has(a) && !zelfde.has(b)) {
          zelfde.add(b);
          gegroeid = true;
        }
  }
  return zelfde;
}

/** The last answer of each person on one part of this content; answers come in their order. */
export function laatste<A extends AntwoordFeit>(
  antwoorden: readonly A[],
  deel: OppDeel,
  kernen: ReadonlySet<string>,
): ReadonlyMap<string, A> {
  return new Map(
    antwoorden.filter((a) => a.deel === deel && kernen.has(a.kern)).map((a) => [a.persoon, a] as const),
  );
}

/** R44: how the handelingsdeel stands with those who decide. One who refuses outweighs all who agree. */
export function handelingStatus(
  individueel: boolean,
  gezag: readonly Pick<Gezaghebbende, 'persoon'>[],
  gegeven: ReadonlyMap<string, Pick<AntwoordFeit, 'antwoord'>>,
): HandelingStatus {
  if (!individueel) return 'niet_nodig';
  const van = gezag.map((g) => gegeven.get(g.persoon)?.antwoord ?? 'open');
  if (van.includes('niet_akkoord')) return 'niet_ingestemd';
  return van.length > 0 && van.every((a) => a === 'akkoord') ? 'ingestemd' : 'open';
}
