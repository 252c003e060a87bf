import type { GroepDetail, GroepInLijst, Werkvorm } from '../../../gateway/groepen/service.ts';

export const WERKVORM: Record<Werkvorm, string> = {
  niveaugroep: 'niveaugroep',
  instructiegroep: 'instructiegroep',
  stagegroep: 'stagegroep',
  sova: 'sociale vaardigheden',
  anders: 'andere groep',
};

/** "stamgroep", "groep uit het leerlingvolgsysteem", "niveaugroep". */
export function soortInWoorden({
  soort,
  werkvorm,
}: Pick<GroepInLijst | GroepDetail, 'soort' | 'werkvorm'>): string {
  if (soort === 'stamgroep') return 'stamgroep';
  return soort === 'samengesteld' ? 'groep uit het leerlingvolgsysteem' : WERKVORM[werkvorm ?? 'anders'];
}

export const hoofdletter = (zin: string): string => `${zin.charAt(0).toUpperCase()}${zin.slice(1)}`;
