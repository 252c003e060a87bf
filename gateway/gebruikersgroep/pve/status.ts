import { BEWIJS } from './bewijs.gen.ts';
import { DELEN, type Deel, EISEN, type Eis } from './eisen.ts';
import { VERHALEN, type Verhaal } from './verhalen.ts';

export type PveStatus = 'gebouwd' | 'deels' | 'later';

/** A test that names a requirement. */
export interface Bewijs {
  readonly bestand: string;
  readonly naam: string;
}

export interface EisStand extends Eis {
  readonly status: PveStatus;
  readonly bewijs: readonly Bewijs[];
}

export interface DeelStand {
  readonly deel: Deel;
  readonly naam: string;
  readonly eisen: readonly EisStand[];
}

export interface VerhaalStand extends Verhaal {
  /** The test that follows it from begin to end in a browser; null: there is none yet (R79). */
  readonly test: string | null;
}

/** Built only where a test names it and nothing is missing; later where no test does (R78). */
export function statusVan(eis: Eis, bewijs: readonly Bewijs[]): PveStatus {
  if (bewijs.length === 0) return 'later';
  return eis.mist === undefined ? 'gebouwd' : 'deels';
}

/** Every requirement with its proof, by part (R78). @param tekst lines as docs/pve-bewijs.ts writes them */
export function pveStand(tekst: string = BEWIJS): DeelStand[] {
  const regels = regelsVan(tekst);
  return (Object.keys(DELEN) as Deel[]).map((deel) => ({
    deel,
    naam: DELEN[deel],
    eisen: EISEN.filter((eis) => eis.deel === deel).map((eis) => {
      const bewijs = regels
        .filter(([van]) => van === `R${eis.nr}`)
        .map(([, bestand = '', naam = '']) => ({ bestand, naam }));
      return { ...eis, status: statusVan(eis, bewijs), bewijs };
    }),
  }));
}

/** The stories, each with its test if it has one (R79). */
export function verhaalStanden(tekst: string = BEWIJS): VerhaalStand[] {
  const testen = new Map(
    regelsVan(tekst).flatMap(([van, bestand = '', nr]) =>
      van === 'verhaal' ? [[Number(nr), bestand] as const] : [],
    ),
  );
  return VERHALEN.map((verhaal) => ({
    ...verhaal,
    test: testen.get(verhaal.nr) ?? null,
  }));
}

const regelsVan = (tekst: string): string[][] => tekst.split('\n').map((regel) => regel.split('\t'));
