/**
 * What a tap or a stroke does to a stand (R30, R33): plain numbers and no imports, because the browser works it out too when
 * there is no network.
 */

/** `tik`, or the stand that was chosen above the matrix. */
export type ZetWoord = 'tik' | '0' | '1' | '2' | '3' | '4';

const BEHEERST = 4;

/** Open becomes beheerst; behaald goes back to the highest stand that is not yet behaald. */
export function wissel(stand: number, behaaldVanaf: number): number {
  return stand >= behaaldVanaf ? Math.max(0, behaaldVanaf - 1) : BEHEERST;
}

/** The stand a tap asks for, seen from the stand that was on the screen. */
export function naStand(zet: ZetWoord, stand: number, behaaldVanaf: number): number {
  return zet === 'tik' ? wissel(stand, behaaldVanaf) : Number(zet);
}

/** A cell as it was on the screen. */
export interface GezienCel {
  readonly stand: number;
  readonly vanaf: number;
}

/**
 * What a stroke over cells gives each of them, in the same order; `null`: that cell stays as it is. The first cell says what the
 * stroke does, as a tap on it would: so a stroke that begins on what is behaald takes back, and one that begins on what is open
 * ticks off. A stroke that ticks off leaves alone what is behaald already.
 */
export function streekStanden(zet: ZetWoord, cellen: readonly GezienCel[]): (number | null)[] {
  const [eerste] = cellen;
  if (!eerste) return [];
  const naar = naStand(zet, eerste.stand, eerste.vanaf);
  const terug = zet === 'tik' && eerste.stand >= eerste.vanaf;
  return cellen.map((cel) => {
    if (cel.stand === naar) return null;
    if (zet === 'tik' && cel.stand >= cel.vanaf !== terug) return null;
    return naar;
  });
}
