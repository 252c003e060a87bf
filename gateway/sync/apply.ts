import { sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { endPeople } from './apply-ends.ts';
import { changeEnrolments, makeEnrolments } from './apply-enrolments.ts';
import { changeGroups, endGroups, makeGroups } from './apply-groups.ts';
import { endKeys, makeKeys } from './apply-keys.ts';
import { noteLookAlikes } from './apply-look-alikes.ts';
import { changeRoles, closeMembers, noteDangling, openMembers } from './apply-members.ts';
import { changePeople, makePeople } from './apply-people.ts';
import { changeRecords, makeRecords } from './apply-records.ts';
import type { Apply } from './change-log.ts';
import type { ClaimedRun } from './claim.ts';
import { finishConnection, hasWaiting } from './connections-store.ts';
import { sealSettings } from './credentials.ts';
import type { SyncDeps } from './deps.ts';
import { closeConnection } from './einde.ts';
import { applyFacts, plannedFacts } from './facts/apply-facts.ts';
import { noteMovedKeys } from './moved-keys/note.ts';
import { countPlan, planRun } from './plan.ts';
import { holdMissing, noteQuarantined } from './quarantine.ts';
import { droppedKnownAfter, hasWork, mustConfirm, mustHold, stagedFacts, totalCounts } from './rules.ts';
import { type ConfirmReason, Counts, KINDS, type RunCounts, type RunStatus, type Staged } from './run.ts';
import { clearStaging, forgetOlder, moveRun, type RunChange } from './runs-store.ts';
import { schoolDay } from './school-day.ts';
import type { Pulled } from './stage.ts';

/** How a run that got as far as applying ended. */
export type Applied =
  | { readonly kind: 'done'; readonly counts: RunCounts }
  | { readonly kind: 'needs_confirmation'; readonly reason: ConfirmReason; readonly counts: RunCounts };

/**
 * Plans and applies what was staged, in one transaction: all of it or nothing. Stops before the first write of school
 * data when a person must look first.
 * @throws AppError `cancelled` when the run is no longer this worker's
 */
export async function applyRun(deps: SyncDeps, run: ClaimedRun, pulled: Pulled): Promise<Applied> {
  const { staged, cursor } = pulled;
  const emptied = run.einde ? await sealSettings(deps.keys, run.school, {}) : null;
  return await deps.db.tenant({ school: run.school, actor: null }, async (tx) => {
    await oneAtATime(tx, run);
    if (staged.rows + staged.missing + stagedFacts(staged) > MANY_ROWS) await planForMany(tx);
    const now = deps.now();
    const { school, id, connection } = run;
    const a: Apply = {
      tx,
      school,
      connection: connection.id,
      run: id,
      now,
      today: schoolDay(now),
      full: pulled.full,
      whole: pulled.full || run.connection.cursor === null,
      einde: run.einde,
    };
    const counts = {
      ...(await plan(a, staged, connection.droppedKnown)),
      ...plannedFacts(staged.facts ?? {}),
    };
    const reason = mustConfirm(
      { confirmed: run.confirmed !== null, einde: run.einde },
      connection,
      staged,
      counts,
    );
    if (reason) {
      await move(tx, run, 'needs_confirmation', { counts, reason, cursorAfter: cursor });
      return { kind: 'needs_confirmation', reason, counts };
    }
    if (hasWork(staged)) await write(a);
    const hold = mustHold(staged, connection.droppedKnown);
    if (stagedFacts(staged) > 0) Object.assign(counts, await applyFacts(a, staged.facts ?? {}, { hold }));
    await finish(a, run, pulled, counts);
    if (emptied) await closeConnection(tx, run, { emptied, now });
    return { kind: 'done', counts };
  });
}

/** From so many staged rows on, whole-table joins are cheaper than one look-up per row. */
const MANY_ROWS = 200;

/**
 * The planner's statistics do not know a school that came in a minute ago (or in this transaction), and take its
 * tables for one row; a nested loop then reads the school once per pupil. Without it every step is linear.
 */
async function planForMany(tx: Tx): Promise<void> {
  await sql`SELECT set_config('enable_nestloop', 'off', true)`.execute(tx);
}

/** Two sources of one school may speak of the same people: their applies wait for each other. */
async function oneAtATime(tx: Tx, run: ClaimedRun): Promise<void> {
  await sql`SELECT set_config('timezone', 'UTC', true), pg_advisory_xact_lock(hashtextextended(${`koers.sync ${run.school}`}, 0))`.execute(
    tx,
  );
  const mine = await tx
    .selectFrom('koers.sync_run')
    .where('id', '=', run.id)
    .where('lease', '=', run.lease)
    .where('status', '=', 'applying')
    .select('id')
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!mine) throw lost();
}

const lost = () => new AppError('cancelled', 'De synchronisatie is gestopt.', { retry: 'never' });

async function move(tx: Tx, run: ClaimedRun, to: RunStatus, change: RunChange): Promise<void> {
  if (!(await moveRun(tx, run, to, change))) throw lost();
}

async function plan(a: Apply, staged: Staged, droppedKnown: number): Promise<RunCounts> {
  let held = 0;
  if (hasWork(staged)) {
    await planRun(a);
    await noteQuarantined(a);
    if (mustHold(staged, droppedKnown)) held = await holdMissing(a);
  }
  await noteMovedKeys(a);
  const counts = zeroCounts(held);
  for (const kind of KINDS) counts[kind].unchanged = staged.unchanged[kind];
  const column = {
    new: 'created',
    changed: 'updated',
    same: 'unchanged',
    missing: 'ended',
    quarantined: 'quarantined',
  } as const;
  for (const row of hasWork(staged) ? await countPlan(a) : []) {
    const kind = KINDS.find((k) => k === row.kind);
    const name = column[row.state as keyof typeof column] as (typeof column)[keyof typeof column] | undefined;
    if (kind && name) counts[kind][name] += row.n;
  }
  return counts;
}

function zeroCounts(held: number): RunCounts {
  return { groep: Counts.parse({}), leerling: Counts.parse({}), medewerker: Counts.parse({}), held };
}

/** Which steps a run needs: a step with nothing to do is not asked of the database. */
interface Steps {
  readonly fresh: boolean;
  readonly known: boolean;
  readonly missing: boolean;
}

async function stepsOf(a: Apply): Promise<{ groups: Steps; people: Steps; several: boolean }> {
  const { rows } = await sql<Steps & { groups: boolean; several: boolean }>`
    SELECT kind = 'groep' AS groups, bool_or(fresh AND state = 'new') AS fresh, bool_or(NOT fresh AND state IN ('new', 'changed', 'same')) AS known,
      bool_or(state = 'missing') AS missing, (SELECT count(*) > 1 FROM koers.connection c WHERE c.school_id = ${a.school}) AS several
    FROM koers.sync_row WHERE run_id = ${a.run} GROUP BY 1`.execute(a.tx);
  const none = { fresh: false, known: false, missing: false };
  return {
    groups: rows.find((r) => r.groups) ?? none,
    people: rows.find((r) => !r.groups) ?? none,
    several: rows[0]?.several ?? false,
  };
}

/** Ends first, so that a key is free before another takes it; groups before the people in them; records last. */
async function write(a: Apply): Promise<void> {
  const { groups, people, several } = await stepsOf(a);
  if (groups.missing) await endGroups(a);
  if (groups.fresh) await makeGroups(a);
  if (groups.known) await changeGroups(a);
  if (groups.known) await changeRecords(a, 'groep');
  if (groups.fresh || groups.known) await makeRecords(a, 'groep');
  if (people.missing) await endPeople(a);
  if (people.known) await changeKnown(a, several);
  if (people.fresh) await makePeople(a);
  if (people.fresh) await makeEnrolments(a);
  if (!people.fresh && !people.known) return;
  await makeKeys(a);
  await openMembers(a);
  await noteDangling(a);
  if (people.known) await changeRecords(a, 'people');
  await makeRecords(a, 'people');
  if (several || people.fresh) await noteLookAlikes(a, several);
}

async function changeKnown(a: Apply, several: boolean): Promise<void> {
  await changePeople(a, several);
  await endKeys(a);
  await changeEnrolments(a);
  await closeMembers(a);
  await changeRoles(a);
}

async function finish(
  a: Apply,
  run: ClaimedRun,
  { staged, cursor }: Pulled,
  counts: RunCounts,
): Promise<void> {
  const { connection } = run;
  // What an unreadable row may stand for was not ended: then the next answer is looked at record by record.
  const held = stagedFacts(staged) > 0 && mustHold(staged, connection.droppedKnown);
  const waiting = held || (await waitsForPerson(a, connection.id, staged, counts));
  await move(a.tx, run, 'done', {
    ...{ counts, cursorAfter: cursor, appliedAt: a.now, finishedAt: a.now, error: null },
    staged: { ...staged, digest: waiting ? null : staged.digest },
  });
  if (hasWork(staged) || stagedFacts(staged) > 0) await clearStaging(a.tx, a.run);
  await forgetOlder(a.tx, { connection: connection.id, run: a.run });
  await finishConnection(a.tx, connection.id, {
    ...{ cursor, waiting, now: a.now },
    droppedKnown: droppedKnownAfter(staged, connection.droppedKnown),
    confirmed: connection.confirmed || hasWork(staged),
    codesVersie: connection.codesVersie,
  });
}

/** Whether something did not come in whole, so that the next answer must be looked at record by record. */
async function waitsForPerson(
  a: Apply,
  connection: string,
  staged: Staged,
  counts: RunCounts,
): Promise<boolean> {
  if (totalCounts(counts).quarantined + counts.held > 0) return true;
  // A full answer stages whatever waits; without a staged row nothing does.
  if (a.full && !hasWork(staged)) return false;
  return await hasWaiting(a.tx, connection);
}
