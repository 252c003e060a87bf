/** A line of the trail as a seal holds it: 'a' (an act) or 'u' (audit), its number, and the hash of all it says. */
export interface Entry {
  readonly bron: 'act' | 'audit';
  readonly id: string;
  readonly afdruk: string;
}

/** One byte for the table, eight for the number, 32 for the hash (migration 0015). */
const SIZE = 41;
const ACT = 0x61;

/** Takes the entries of a seal apart, in their order. What is left over at the end is no entry and is dropped. */
export function entriesOf(regels: Buffer): Entry[] {
  const out: Entry[] = [];
  for (let at = 0; at + SIZE <= regels.length; at += SIZE)
    out.push({
      bron: regels[at] === ACT ? 'act' : 'audit',
      id: regels.readBigInt64BE(at + 1).toString(),
      afdruk: regels.toString('hex', at + 9, at + SIZE),
    });
  return out;
}

/** What is wrong with one line: it says something else, is gone, was put in, or stands in another place. */
export type LineFault = 'changed' | 'deleted' | 'inserted' | 'reordered';
/** What is wrong with a seal itself; `cut`: the chain ends before a head that was kept elsewhere. */
export type SealFault = 'forged' | 'missing' | 'unlinked' | 'cut';

export interface Fault {
  readonly fault: LineFault | SealFault;
  /** Number of the seal in which it shows. */
  readonly zegel: number;
  /** Table and number of the line; absent when it is about the seal. */
  readonly regel?: string;
}

const name = (e: Entry) => `${e.bron} ${e.id}`;

/** Compares what a seal says with what stands in the tables now. */
export function faultsOf(zegel: number, sealed: readonly Entry[], now: readonly Entry[]): Fault[] {
  const was = new Map(sealed.map((e) => [name(e), e]));
  const is = new Map(now.map((e) => [name(e), e]));
  const faults: Fault[] = [];
  for (const [regel, e] of was) {
    const there = is.get(regel);
    if (!there) faults.push({ fault: 'deleted', zegel, regel });
    else if (there.afdruk !== e.afdruk) faults.push({ fault: 'changed', zegel, regel });
  }
  for (const regel of is.keys()) if (!was.has(regel)) faults.push({ fault: 'inserted', zegel, regel });
  const before = [...was.keys()].filter((k) => is.has(k));
  const after = [...is.keys()].filter((k) => was.has(k));
  const displaced = new Set(before.filter((k, i) => after[i] !== k));
  return faults.map((f) =>
    f.fault === 'changed' && displaced.has(f.regel ?? '') ? { ...f, fault: 'reordered' } : f,
  );
}

/** A line that is gone from one seal and turned up in another, or after the last, was moved. */
export function joinMoves(faults: readonly Fault[], unsealed: readonly string[]): Fault[] {
  const turnedUp = new Set([
    ...faults.flatMap((f) => (f.fault === 'inserted' && f.regel ? [f.regel] : [])),
    ...unsealed,
  ]);
  const gone = new Set(faults.flatMap((f) => (f.fault === 'deleted' && f.regel ? [f.regel] : [])));
  return faults.flatMap((f): Fault[] => {
    const moved = f.regel !== undefined && gone.has(f.regel) && turnedUp.has(f.regel);
    if (!moved) return [f];
    return f.fault === 'deleted' ? [{ ...f, fault: 'reordered' }] : [];
  });
}
