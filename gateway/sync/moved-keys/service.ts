import { sql } from 'kysely';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Db } from '../../platform/db/pool.ts';
import { naamVan } from '../../school/rules.ts';
import { noteAct } from '../audit-store.ts';
import { lookAgain } from '../connections-store.ts';
import type { Asker } from '../deps.ts';
import {
  changeEckId,
  decideMovedKey,
  letGo,
  type MovedKeyRow,
  movedKeyById,
  movedKeyRows,
  takeBack,
} from './store.ts';

/** A question about a key that moved, with the names as people read them. */
export interface MovedKey extends MovedKeyRow {
  readonly naamWas: string;
  readonly naamNu: string;
  /** Name and birth date are the same: that speaks for one person. */
  readonly lijktZelfde: boolean;
}

interface Deps {
  readonly db: Pick<Db, 'tenant'>;
  readonly now: () => Date;
}

const SHOWN = 30;

/** Keys that came with another ECK iD: what waits for a human first, then what was decided (R72). */
export async function listMovedKeys({ db }: Pick<Deps, 'db'>, school: string): Promise<readonly MovedKey[]> {
  const rows = await db.tenant({ school, actor: null }, (tx) => movedKeyRows(tx, school, SHOWN));
  return rows.map((row) => {
    const [naamWas, naamNu] = [naamVan(row.was).voluit, naamVan(row.nu).voluit];
    const lijktZelfde = naamWas === naamNu && row.was.geboortedatum === row.nu.geboortedatum;
    return { ...row, naamWas, naamNu, lijktZelfde };
  });
}

/**
 * A human says that it is the same person, whose ECK iD has changed. The next answer of the source finds him by both.
 * @throws AppError `not_found` when it is decided by now; `conflict` when somebody else has this ECK iD
 */
export async function sameWithOtherEckId(deps: Deps, who: Asker, id: string): Promise<void> {
  await deciding(deps, who, id, true, async (tx, row, now) => {
    const by = { person: who.person, now };
    if (!(await changeEckId(tx, row, { from: row.eckidWas, eckid: row.eckid }, by))) throw taken();
    await decideMovedKey(tx, id, 'zelfde', by);
    await noteAct(tx, who, 'eckid_changed', { connection: row.connection }, { person: row.person });
  });
}

/**
 * A human says that the key was given to somebody else. The next answer of the source brings a new person; who had the
 * key is ended, and keeps all that he has.
 * @throws AppError `not_found` when it is decided by now
 */
export async function keyOfAnother(deps: Deps, who: Asker, id: string): Promise<void> {
  await deciding(deps, who, id, true, async (tx, row, now) => {
    await letGo(tx, row, now);
    await decideMovedKey(tx, id, 'ander', { person: who.person, now });
    await noteAct(tx, who, 'key_reissued', { connection: row.connection }, { person: row.person });
  });
}

/**
 * Undoes what was said of a key: keys are as they were, and the next answer of the source asks again.
 * @throws AppError `not_found` when it is open by now; `conflict` when the new person is there already
 */
export async function askAgain(deps: Deps, who: Asker, id: string): Promise<void> {
  await deciding(deps, who, id, false, async (tx, row, now) => {
    const by = { person: who.person, now };
    const done =
      row.besluit === 'zelfde'
        ? await changeEckId(tx, row, { from: row.eckid, eckid: row.eckidWas }, by)
        : await takeBack(tx, row);
    if (!done) throw taken();
    await decideMovedKey(tx, id, null, by);
    await noteAct(tx, who, 'key_asked_again', { connection: row.connection }, { person: row.person });
  });
}

/** A choice and an apply of the same school wait for each other (apply.ts); the source is asked for everything again. */
async function deciding(
  { db, now }: Deps,
  who: Asker,
  id: string,
  open: boolean,
  work: (tx: Tx, row: MovedKeyRow, now: Date) => Promise<void>,
): Promise<void> {
  await db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`koers.sync ${who.school}`}, 0))`.execute(tx);
    const row = await movedKeyById(tx, who.school, id, open);
    if (!row) throw new AppError('not_found', 'Deze vraag is er niet meer. Misschien koos een collega al.');
    await work(tx, row, now());
    await lookAgain(tx, row.connection, [row.soort]);
  });
}

const taken = () =>
  new AppError(
    'conflict',
    'Deze sleutel hoort nu bij iemand anders. Er is niets veranderd. Kijk bij “Dezelfde persoon?” of het er één is.',
    { status: 409, retry: 'never' },
  );
