import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Db } from '../../platform/db/pool.ts';
import type { Keys } from '../keys.ts';
import { entriesOf, type Fault, faultsOf, joinMoves } from './chain-rules.ts';
import {
  insertSeal,
  lockChain,
  nextSeal,
  type OpenSeal,
  recompute,
  type Seal,
  sealsAfter,
  unsealedLines,
} from './chain-store.ts';

export interface ChainDeps {
  readonly db: Db;
  readonly keys: Keys;
}

/** The newest seal of a chain: who keeps it elsewhere can tell later that nothing was cut off. */
export interface Head {
  readonly nr: number;
  readonly hash: string;
}

const PURPOSE = 'spoor';
const MOST = 10_000; // lines a seal; about 400 kB
const PAGE = 50; // seals read at a time

/** What the mark of a seal stands for: all of it but its lines, which the hash holds. */
const message = (school: string, s: OpenSeal): string =>
  ['koers.spoor 1', school, s.nr, s.van, s.tot, s.aantal, s.at.toISOString(), s.hash.toString('hex')].join(
    '|',
  );

/**
 * Seals what was written since the last seal, in as many seals as it takes; safe to run twice and by many at once. A
 * line of a transaction that is still open waits for the next time.
 * @returns the newest seal when one was made, else null
 */
export async function sealTrail(
  { db, keys }: ChainDeps,
  school: string,
  most: number = MOST,
): Promise<Head | null> {
  let head: Head | null = null;
  for (;;) {
    const made = await db.tenant({ school, actor: null }, async (tx) => {
      await lockChain(tx, school);
      const open = await nextSeal(tx, school, most);
      if (!open) return null;
      const { version, mac } = await keys.macForSchool(tx, school, PURPOSE, message(school, open));
      await insertSeal(tx, school, { ...open, sleutel: version, mac });
      return open;
    });
    if (!made) return head;
    head = { nr: made.nr, hash: made.hash.toString('hex') };
    if (made.aantal < most) return head;
  }
}

export interface ChainReport {
  readonly seals: number;
  /** Lines that stand under a seal now. */
  readonly lines: number;
  /** Lines that wait for the next seal. */
  readonly unsealed: number;
  readonly head: Head | null;
  /** When the newest seal that was looked at was made. */
  readonly sealedAt: Date | null;
  readonly faults: readonly Fault[];
}

interface Walk {
  readonly keys: Keys;
  readonly tx: Tx;
  readonly school: string;
  previous: Seal | null;
  seals: number;
  lines: number;
  readonly faults: Fault[];
}

async function look(walk: Walk, seal: Seal): Promise<void> {
  const { tx, school, keys, previous, faults } = walk;
  const zegel = seal.nr;
  const now = await recompute(tx, school, seal, previous?.hash ?? null);
  if (seal.nr !== (previous?.nr ?? 0) + 1) faults.push({ fault: 'missing', zegel: seal.nr - 1 });
  else if (!now.hash.equals(seal.hash) || seal.van !== (previous?.tot ?? '0'))
    faults.push({ fault: 'unlinked', zegel });
  const mark = { version: seal.sleutel, mac: seal.mac };
  const genuine = await keys.checkMacForSchool(tx, school, PURPOSE, message(school, seal), mark);
  if (!genuine) faults.push({ fault: 'forged', zegel });
  if (!now.regels.equals(seal.regels))
    faults.push(...faultsOf(zegel, entriesOf(seal.regels), entriesOf(now.regels)));
  walk.previous = seal;
  walk.seals += 1;
  walk.lines += entriesOf(now.regels).length;
}

export interface CheckOptions {
  /** The seal to begin after, itself taken as right; without it the whole chain. */
  readonly from?: Seal | null;
  /** The last moment of interest: seals made after the first one beyond it are left out. */
  readonly until?: Date | null;
  /** A head that was kept elsewhere: it must be in the chain. */
  readonly anchor?: Head | null;
}

/**
 * Walks the chain of a school anew from the lines themselves, inside the transaction it is given.
 */
export async function checkTrail(
  keys: Keys,
  tx: Tx,
  school: string,
  { from = null, until = null, anchor = null }: CheckOptions = {},
): Promise<ChainReport> {
  const walk: Walk = { keys, tx, school, previous: from, seals: 0, lines: 0, faults: [] };
  for (;;) {
    const seals = await sealsAfter(tx, school, walk.previous?.nr ?? 0, PAGE);
    for (const seal of seals) {
      await look(walk, seal);
      if (seal.nr === anchor?.nr && seal.hash.toString('hex') !== anchor.hash)
        walk.faults.push({ fault: 'forged', zegel: seal.nr });
      if (until && seal.at > until) return report(walk, []);
    }
    if (seals.length < PAGE) break;
  }
  if (anchor && (walk.previous?.nr ?? 0) < anchor.nr) walk.faults.push({ fault: 'cut', zegel: anchor.nr });
  return report(walk, await unsealedLines(tx, school, walk.previous?.tot ?? '0'));
}

function report({ seals, lines, faults, previous }: Walk, unsealed: readonly string[]): ChainReport {
  const head = previous ? { nr: previous.nr, hash: previous.hash.toString('hex') } : null;
  return {
    seals,
    lines,
    unsealed: unsealed.length,
    head,
    sealedAt: previous?.at ?? null,
    faults: joinMoves(faults, unsealed),
  };
}
