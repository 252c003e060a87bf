import { type Plek, PROFIEL_VAN, PROFIELEN, type Profiel } from './plekken.ts';

/**
 * A leaver against what was expected of him: on a lower, the same or a higher profile; at another school for special education, as
 * most who leave the so; elsewhere; or nobody knows (R65).
 */
export const UITKOMSTEN = ['lager', 'gelijk', 'hoger', 'anders', 'vso', 'onbekend'] as const;
export type Uitkomst = (typeof UITKOMSTEN)[number];

/** Where a leaver is against where he went: still there or higher, not any more, or nobody knows (R67). */
export const BESTENDIGINGEN = ['bestendig', 'niet_bestendig', 'onbekend'] as const;
export type Bestendiging = (typeof BESTENDIGINGEN)[number];

const hoogte = (profiel: Profiel): number => PROFIELEN.indexOf(profiel);

/**
 * Realised against expected uitstroom (R65). `anders`: a place that belongs to no profile, or a leaver of whom nothing was expected.
 */
export function uitkomstVan(verwacht: Profiel | null, plek: Plek | null): Uitkomst {
  if (plek === null || plek === 'onbekend') return 'onbekend';
  if (plek === 'vso') return 'vso';
  const werd = PROFIEL_VAN[plek];
  if (werd === null || verwacht === null) return plek === 'geen' && verwacht !== null ? 'lager' : 'anders';
  const verschil = hoogte(werd) - hoogte(verwacht);
  if (verschil === 0) return 'gelijk';
  return verschil > 0 ? 'hoger' : 'lager';
}

/**
 * Whether a leaver is still where he went to (R67): at the same profile or a higher one. At home without a place is not; who
 * went to another school of special education is when he is at a school or further. `onbekend`: nobody asked or nobody knew.
 */
export function bestendigingVan(toen: Plek | null, nu: Plek | null): Bestendiging {
  if (toen === null || toen === 'onbekend' || nu === null || nu === 'onbekend') return 'onbekend';
  if (nu === toen) return nu === 'geen' ? 'niet_bestendig' : 'bestendig';
  if (nu === 'geen') return 'niet_bestendig';
  const [was, is] = [PROFIEL_VAN[toen], PROFIEL_VAN[nu]];
  if (was === null) return is === null ? 'niet_bestendig' : 'bestendig';
  return is !== null && hoogte(is) >= hoogte(was) ? 'bestendig' : 'niet_bestendig';
}
