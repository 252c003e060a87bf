import type { Datum } from '../../model/roster.ts';
import type { Moment, Plek } from './plekken.ts';

/** The same day so many years later; of 29 February 28 February. */
export function jarenLater(dag: Datum, jaren: number): Datum {
  const jaar = Number(dag.slice(0, 4)) + jaren;
  const rest = dag.slice(4);
  const schrikkel = new Date(Date.UTC(jaar, 1, 29)).getUTCMonth() === 1;
  return `${String(jaar).padStart(4, '0')}${rest === '-02-29' && !schrikkel ? '-02-28' : rest}`;
}

/** What is still to be asked about a leaver, and since when (R67). */
export interface Vraag {
  readonly moment: Moment;
  readonly sinds: Datum;
}

/**
 * What has to be asked about a leaver today: first where he went; then, from a year and from two years after his last day on,
 * where he is. Each question stays for a year: what one hears later is about another moment. `null`: nothing.
 */
export function vraagOver(
  laatste: Datum,
  plekken: readonly [Plek | null, Plek | null, Plek | null],
  vandaag: Datum,
): Vraag | null {
  if (vandaag > jarenLater(laatste, 3)) return null;
  if (plekken[0] === null) return { moment: 0, sinds: laatste };
  for (const moment of [2, 1] as const) {
    const sinds = jarenLater(laatste, moment);
    if (vandaag < sinds) continue;
    return plekken[moment] === null ? { moment, sinds } : null;
  }
  return null;
}
