import { CATALOGUS, type FactorCode, type Zichtbaar } from './codes.ts';

/** How who looks reaches a pupil: works with him, belongs to the commissie, or has only leerlijnen shared with him. */
export interface Bereik {
  readonly team: boolean;
  readonly cvb: boolean;
  readonly gedeeld: boolean;
}

/** Which factoren somebody sees of a pupil (R27, design §6: need to know). */
export function zichtbaarVoor({ team, cvb, gedeeld }: Bereik): Zichtbaar[] {
  if (cvb) return ['cvb', 'team', 'zorg'];
  if (team) return ['team', 'zorg'];
  return gedeeld ? ['zorg'] : [];
}

/** Words of a factor as people read them: own words first, else those of the catalogue. */
export function factorTekst(code: FactorCode | null, eigen: string | null): string | null {
  if (eigen) return eigen;
  return code === null ? eigen : CATALOGUS[code].tekst;
}
