import { isKlaar } from '../../leerroute/rules.ts';
import type { Graad } from '../../leerroute/view.ts';

/** How a year on a leerlijn ended, from least to most; a person says so in the end (R47). */
export type Uitkomst =
  | 'gestopt' // not worked on any more
  | 'lager' // placed in a lower niveau since the OPP was fixed
  | 'niet'
  | 'deels'
  | 'behaald'
  | 'hoger' // placed in a higher niveau since
  | 'nieuw' // was not in the OPP
  | 'zonder_niveaus'; // nothing to measure (R4)

interface Niveau {
  readonly naam: string;
  readonly volgorde: number;
}

/** What is known of one leerlijn of a pupil. */
export interface EvaluatieFeiten {
  /** False: no niveaus, never a percentage (R4). */
  readonly geordend: boolean;
  /** Streefniveau on the day the OPP was fixed; `null`: none then. */
  readonly toen: Niveau | null;
  /** Streefniveau now; `null`: he does not work on it. */
  readonly nu: Niveau | null;
  /** The doelen of the streefniveau of now; `null`: there are none. */
  readonly graad: Graad | null;
  readonly doelen: { readonly behaald: number; readonly totaal: number };
}

/** From so much partial credit in percent, a streefniveau is reached in part. Our own choice. */
const DEELS_VANAF = 50;

export function uitkomstVan(f: EvaluatieFeiten): Uitkomst {
  if (!f.geordend) return f.doelen.totaal === 0 ? 'gestopt' : 'zonder_niveaus';
  if (f.nu === null) return 'gestopt';
  if (f.toen === null) return 'nieuw';
  if (f.nu.volgorde !== f.toen.volgorde) return f.nu.volgorde > f.toen.volgorde ? 'hoger' : 'lager';
  if (isKlaar(f.graad)) return 'behaald';
  return (f.graad?.deelsProcent ?? 0) >= DEELS_VANAF ? 'deels' : 'niet';
}

const aantal = ({ behaald, totaal }: EvaluatieFeiten['doelen']): string =>
  totaal === 1
    ? `${behaald === 1 ? 'het ene doel is' : 'het ene doel is niet'} behaald`
    : `${behaald} van de ${totaal} doelen zijn behaald`;

/** What was reached, for section G of the OPP: "2 van de 4 doelen zijn behaald". */
export const behaaldInWoorden = (f: EvaluatieFeiten): string =>
  f.doelen.totaal === 0 ? 'geen doelen op de kaart' : aantal(f.doelen);

/**
 * The conclusion that is proposed for a leerlijn, from what was marked (R47). Words for ouders: short and without blame. Whoever
 * evaluates with them changes it.
 */
export function conclusieVan(f: EvaluatieFeiten): string {
  const stand = behaaldInWoorden(f);
  const toen = f.toen?.naam ?? '';
  const nu = f.nu?.naam ?? '';
  const zinnen: Readonly<Record<Uitkomst, string>> = {
    gestopt: 'Aan deze leerlijn wordt nu niet gewerkt.',
    lager: `Het streefniveau was ${toen} en is bijgesteld naar ${nu}. Van ${nu}: ${stand}.`,
    niet: `Het streefniveau ${toen} is nog niet behaald: ${stand}.`,
    deels: `Het streefniveau ${toen} is voor een deel behaald: ${stand}.`,
    behaald: `Het streefniveau ${toen} is behaald.`,
    hoger: `Het streefniveau was ${toen}. De leerling werkt nu aan een hoger niveau: ${nu}.`,
    nieuw: `Deze leerlijn kwam er in dit jaar bij. De leerling werkt aan ${nu}: ${stand}.`,
    zonder_niveaus: `Deze leerlijn heeft geen niveaus: ${stand}.`,
  };
  return zinnen[uitkomstVan(f)];
}

/** How one doel ended, as section G has it. */
export function doelUitkomst(stand: number, behaaldVanaf: number): string {
  if (stand >= behaaldVanaf) return 'behaald';
  return stand === 0 ? 'niet begonnen' : 'nog bezig';
}
