import { sql } from 'kysely';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Db } from '../../platform/db/pool.ts';
import { naamVan } from '../../school/rules.ts';
import { noteAct } from '../audit-store.ts';
import { connectionById, lookAgain } from '../connections-store.ts';
import type { Asker } from '../deps.ts';
import type { Veld } from '../fields.ts';
import {
  type ConflictRow,
  clearOwner,
  conflictById,
  conflictRows,
  countConflicts,
  dropConflicts,
  keepChosen,
  type OwnerRow,
  ownerRows,
  putOwner,
  type Soort,
  takeOver,
} from './store.ts';

export type { OwnerRow, Soort } from './store.ts';

/** A conflict, with the name of whom it is about as people read it. */
export interface Conflict extends ConflictRow {
  readonly naam: string;
}

interface Deps {
  readonly db: Pick<Db, 'tenant'>;
  readonly now: () => Date;
}

/** What *verschillen* shows: what waits for a person, and which system each field is from (R71). */
export interface Differences {
  readonly conflicts: readonly Conflict[];
  readonly total: number;
  readonly owners: readonly OwnerRow[];
  readonly connections: readonly { readonly id: string; readonly naam: string }[];
}

/** A screen shows the oldest first; the rest follows as they are decided. */
const SHOWN = 50;

export async function listDifferences({ db }: Pick<Deps, 'db'>, school: string): Promise<Differences> {
  return await db.tenant({ school, actor: null }, async (tx) => ({
    conflicts: (await conflictRows(tx, school, SHOWN)).map((c) => ({ ...c, naam: naamVan(c).voluit })),
    total: await countConflicts(tx, school),
    owners: await ownerRows(tx, school),
    connections: await tx
      .selectFrom('koers.connection')
      .where('school_id', '=', school)
      .where('status', '<>', 'ended')
      .orderBy('created_at')
      .select(['id', 'naam'])
      .execute(),
  }));
}

/** Which side of a conflict is right: what stands in Koers, or what the other system says. */
export type Side = 'huidige' | 'andere';

/**
 * Decides a conflict for this one person. The system that is right owns the field of this person from now on, whatever
 * the school decides for all.
 * @throws AppError `not_found` when the conflict is over by now
 */
export async function chooseOnce(deps: Deps, who: Asker, id: string, side: Side): Promise<void> {
  await deciding(deps, who, async (tx, now) => {
    const conflict = await conflictOf(tx, who.school, id);
    const { person, veld, soort, andereBron } = conflict;
    const whose = { school: who.school, veld, person, soort };
    if (side === 'andere') await takeOver(tx, whose, { connection: andereBron, now, chosen: true });
    else await keepChosen(tx, person, veld, now);
    await dropConflicts(tx, whose, null);
    await noteAct(tx, who, 'conflict_chosen', { connection: andereBron }, { person, veld, side });
  });
}

/**
 * Decides a conflict for everybody of this kind: the field always comes from the system that is right here.
 * @throws AppError `not_found` when the conflict is over by now; `conflict` when what stands came from no connection
 */
export async function chooseAlways(deps: Deps, who: Asker, id: string, side: Side): Promise<void> {
  await deciding(deps, who, async (tx, now) => {
    const conflict = await conflictOf(tx, who.school, id);
    const connection = side === 'andere' ? conflict.andereBron : conflict.bron;
    if (connection === null)
      throw new AppError(
        'conflict',
        'Wat er nu staat, komt niet uit een koppeling. Kies het alleen voor deze persoon.',
        { status: 409, retry: 'never' },
      );
    await give(tx, who, { soort: conflict.soort, veld: conflict.veld, connection }, now);
  });
}

/**
 * Sets which system a field is always from; null: whoever told it first, as before.
 * @throws AppError `not_found` for a connection of another school
 */
export async function setOwner(
  deps: Deps,
  who: Asker,
  field: { soort: Soort; veld: Veld; connection: string | null },
): Promise<void> {
  await deciding(deps, who, async (tx, now) => {
    const { connection, ...of } = field;
    if (connection !== null) {
      await connectionById(tx, who.school, connection);
      return await give(tx, who, { ...of, connection }, now);
    }
    const had = await clearOwner(tx, who.school, of.soort, of.veld);
    if (had) await noteAct(tx, who, 'field_owner_cleared', { connection: had }, of);
  });
}

async function give(
  tx: Tx,
  who: Asker,
  field: { soort: Soort; veld: Veld; connection: string },
  now: Date,
): Promise<void> {
  const { soort, veld, connection } = field;
  const whose = { school: who.school, person: null, soort, veld };
  await putOwner(tx, { school: who.school, soort, veld, connection, by: who.person });
  await takeOver(tx, whose, { connection, now, chosen: false });
  await dropConflicts(tx, whose, connection);
  await lookAgain(tx, connection, [soort]);
  await noteAct(tx, who, 'field_owner_set', { connection }, { soort, veld });
}

/** A choice and an apply of the same school wait for each other, as two applies do (apply.ts). */
async function deciding(
  { db, now }: Deps,
  who: Asker,
  work: (tx: Tx, now: Date) => Promise<void>,
): Promise<void> {
  await db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`koers.sync ${who.school}`}, 0))`.execute(tx);
    await work(tx, now());
  });
}

async function conflictOf(tx: Tx, school: string, id: string): Promise<ConflictRow> {
  const found = await conflictById(tx, school, id);
  if (!found) throw new AppError('not_found', 'Dit verschil is er niet meer. Misschien koos een collega al.');
  return found;
}
