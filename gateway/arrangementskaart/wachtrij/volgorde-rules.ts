/** An event on one cell (a doel or an actie of a pupil), as the order needs it. */
export interface Gebeurtenis<W> {
  readonly id: string;
  /** When it happened, milliseconds since 1970; see `moment`. */
  readonly at: number;
  /** The device it was made on; '' for what was made straight on the server. */
  readonly apparaat: string;
  /** The how-manieth of that device; 0 for what was made straight on the server. */
  readonly volgnr: number;
  /** In which order the server wrote events down; settles only what the device does not. */
  readonly seq: number;
  /** What it says; null for an undo. */
  readonly waarde: W | null;
  /** The event that it takes back. */
  readonly undoes?: string;
}

/**
 * When an event happened: the clock of the device, but never later than the server heard of it (design §5). A clock that
 * runs ahead can so not win from what is still to come.
 */
export function moment(op: number, ontvangen: number): number {
  return Math.min(op, ontvangen);
}

/**
 * The one order of all events: time, device, number on the device. As koers.act_na in SQL (migration 0029).
 * @returns below 0 when `a` comes first
 */
export function vergelijk(a: Gebeurtenis<unknown>, b: Gebeurtenis<unknown>): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.apparaat !== b.apparaat) return a.apparaat < b.apparaat ? -1 : 1;
  return a.volgnr - b.volgnr || a.seq - b.seq;
}

/**
 * The event that decides a cell: the last one of those that were not taken back, whatever the order in which they came in.
 * `null`: none.
 */
export function beslissend<W>(gebeurtenissen: readonly Gebeurtenis<W>[]): Gebeurtenis<W> | null {
  const weg = new Set(gebeurtenissen.map((g) => g.undoes));
  return gebeurtenissen.reduce<Gebeurtenis<W> | null>((last, g) => {
    if (g.waarde === null || weg.has(g.id)) return last;
    return last === null || vergelijk(g, last) > 0 ? g : last;
  }, null);
}
