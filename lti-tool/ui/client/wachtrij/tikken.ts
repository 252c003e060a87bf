/** What one mark says: ids and numbers, never a name or a text (R33). */
export type Inhoud =
  | {
      readonly soort: 'doel';
      readonly leerling: string;
      readonly leerdoel: string;
      readonly stand: number;
      /** The stand that was on the screen. */
      readonly verwacht: number;
    }
  | { readonly soort: 'actie'; readonly kaartActie: string; readonly gedaan: boolean };

/** A mark to keep, as a tap gives it; its id is that of the act, so that what did arrive counts once. */
export interface NieuweTik {
  readonly id: string;
  readonly inhoud: Inhoud;
}

/** A mark on this device. */
export interface Tik extends NieuweTik {
  /** Whose: see screens/persoon-merk.ts. */
  readonly persoon: string;
  /** Milliseconds since 1970 by the clock of the device, set right by the server's. */
  readonly op: number;
  readonly volgnr: number;
  /** `verschil` and `geweigerd`: the server answered, and the person has to look. */
  readonly staat: 'wacht' | 'verschil' | 'geweigerd';
  readonly waarom?: string;
}

const DAG = 86_400_000;
/** As BEWAAR_DAGEN of gateway/arrangementskaart/wachtrij. */
export const BEWAAR_MS = 7 * DAG;
/** From here on the person is told when they end. */
export const WAARSCHUW_MS = 5 * DAG;

export const isVerlopen = (tik: Pick<Tik, 'op'>, nu: number): boolean => nu - tik.op > BEWAAR_MS;

/** Longest pause between two tries. */
const LANGST_MS = 60_000;

/**
 * How long to wait before the next try: twice as long each time, up to a minute, and a random part of it, so that a whole school
 * that comes back on the network does not knock at once.
 * @param poging how many tries failed in a row, from 1
 * @param toeval 0 to 1
 */
export function wachttijd(poging: number, toeval: number): number {
  const heel = Math.min(LANGST_MS, 1000 * 2 ** Math.min(poging - 1, 10));
  return Math.round(heel * (0.5 + toeval / 2));
}

/** What the quiet line says. */
export interface Overzicht {
  readonly wacht: number;
  readonly nakijken: readonly Tik[];
  /** When the first of them ends, once that is near. */
  readonly einde: number | null;
  readonly vanAnder: number;
}

export function overzicht(tikken: readonly Tik[], persoon: string, nu: number): Overzicht {
  const leeft = tikken.filter((t) => !isVerlopen(t, nu));
  const mijn = leeft.filter((t) => t.persoon === persoon);
  const wacht = mijn.filter((t) => t.staat === 'wacht');
  const oudste = Math.min(...wacht.map((t) => t.op));
  return {
    wacht: wacht.length,
    nakijken: mijn.filter((t) => t.staat !== 'wacht'),
    einde: wacht.length > 0 && nu - oudste > WAARSCHUW_MS ? oudste + BEWAAR_MS : null,
    vanAnder: leeft.filter((t) => t.persoon !== persoon && t.staat === 'wacht').length,
  };
}

/** What a mark sends. */
export function alsVerzoek({ id, inhoud, op, volgnr }: Tik): object {
  return { id, ...inhoud, op: new Date(op).toISOString(), volgnr };
}
