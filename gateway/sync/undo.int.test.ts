import { describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { rowsWritten } from '../../test/support/rows-written.ts';
import { endRole, grantRole } from '../school/people.ts';
import { getRun, listRuns, undoPreview, undoRun } from './service.ts';
import { groep, leerling, medewerker, type SyncSchool, syncSchool } from './test-school.ts';
import { everything, people, personId } from './test-state.ts';

const t = testDb();
const tenant = <T>(s: SyncSchool, work: Parameters<typeof t.db.tenant<T>>[1]) =>
  t.db.tenant({ school: s.who.school, actor: null }, work);

async function lastRun(s: SyncSchool): Promise<string> {
  const [run] = await listRuns(s.deps, s.who.school, s.connection, 1);
  if (!run) throw new Error('no run');
  return run.id;
}

/** Somebody who signs in to Koers itself. */
const withPasskey = (school: string, person: string) =>
  t.db.platform(async (tx) => {
    const account = await tx
      .insertInto('koers.account')
      .values({ id: crypto.randomUUID() })
      .returning('id')
      .executeTakeFirstOrThrow();
    const of = { account_id: account.id };
    await tx
      .insertInto('koers.account_person')
      .values({ ...of, school_id: school, person_id: person })
      .execute();
    const key = { credential_id: Buffer.from(person), public_key: Buffer.from('x'), counter: '0' };
    await tx
      .insertInto('koers.passkey')
      .values({ ...of, ...key, backed_up: false, naam: 'proef' })
      .execute();
  });

/** A bit of everything: changed, new, gone, moved to another group. */
function upheaval(s: SyncSchool): void {
  s.source.edit('L1', { roepnaam: 'Anders', email: 'l1@example.org', stamgroep: 'G2', groepen: [] });
  s.source.edit('L2', { key: 'L2-nieuw' });
  s.source.edit('M1', { groepen: [{ key: 'G1', rol: 'ondersteuner' }] });
  s.source.edit('G1', { naam: 'De Uilen' });
  s.source.remove('L3');
  s.source.remove('R1');
  s.source.records.push(groep('G2'), leerling('L9', { stamgroep: 'G2' }), medewerker('M9'));
}

describe('undo of a run', () => {
  it('restores the exact previous state, row by row', async () => {
    const s = await syncSchool(t.db);
    s.source.edit('L2', { eckId: 'https://ketenid.nl/201703/twee' });
    await s.sync();
    const before = await everything(t.db, s.who.school);
    upheaval(s);
    expect(await s.sync()).toMatchObject({ kind: 'done' });
    expect(await everything(t.db, s.who.school)).not.toEqual(before);
    const undone = await undoRun(s.deps, s.who, await lastRun(s));
    expect(await everything(t.db, s.who.school)).toEqual(before);
    expect(undone).toMatchObject({ removed: 3, kept: 0 });
    expect(await getRun(s.deps, s.who.school, await lastRun(s))).toMatchObject({ status: 'undone' });
  });

  it('of the first run leaves an empty school', async () => {
    const s = await syncSchool(t.db);
    await s.sync();
    expect(await undoRun(s.deps, s.who, await lastRun(s))).toEqual({
      restored: 0,
      removed: 7,
      kept: 0,
      stayed: 0,
    });
    expect(Object.values(await everything(t.db, s.who.school)).flat()).toEqual([]);
  });

  it('makes the next run a preview of everything the source has', async () => {
    const s = await syncSchool(t.db);
    await s.sync();
    s.source.edit('L1', { roepnaam: 'Fout' });
    await s.sync();
    await undoRun(s.deps, s.who, await lastRun(s));
    expect(await s.sync()).toMatchObject({
      kind: 'needs_confirmation',
      reason: 'first_sync',
      counts: { leerling: { updated: 1 } },
    });
    expect(s.source.since).toEqual([null, { pull: 1 }, null]);
    expect((await people(t.db, s.who.school))['L1']?.roepnaam).toBe('LeerlingL1');
  });

  it('is refused when a later run was applied, when nothing was changed, and twice', async () => {
    const s = await syncSchool(t.db);
    await s.sync();
    const first = await lastRun(s);
    await s.sync();
    await expect(undoRun(s.deps, s.who, await lastRun(s))).rejects.toMatchObject({
      code: 'conflict',
      message: /niets veranderd/,
    });
    s.source.edit('L1', { roepnaam: 'Later' });
    await s.sync();
    await expect(undoRun(s.deps, s.who, first)).rejects.toMatchObject({
      code: 'conflict',
      message: /nieuwere synchronisatie/,
    });
    const last = await lastRun(s);
    await undoRun(s.deps, s.who, last);
    expect(
      await rowsWritten(t.owner, () =>
        expect(undoRun(s.deps, s.who, last)).rejects.toMatchObject({ code: 'conflict' }),
      ),
    ).toEqual({});
  });

  it('a run without changes in between is no obstacle', async () => {
    const s = await syncSchool(t.db);
    await s.sync();
    const before = await everything(t.db, s.who.school);
    s.source.edit('L1', { roepnaam: 'Fout' });
    await s.sync();
    const run = await lastRun(s);
    await s.sync();
    await undoRun(s.deps, s.who, run);
    expect(await everything(t.db, s.who.school)).toEqual(before);
  });

  it('ends a new pupil whom someone has worked with since, and keeps that work', async () => {
    const s = await syncSchool(t.db);
    await s.sync();
    s.source.records.push(leerling('L8'), leerling('L9'));
    await s.sync();
    const id = await personId(t.db, s.who.school, 'L9');
    await tenant(s, (tx) =>
      tx
        .insertInto('koers.act')
        .values({
          id: crypto.randomUUID(),
          school_id: s.who.school,
          leerling_id: id,
          soort: 'doel_stand',
          actor_id: id,
        })
        .execute(),
    );
    expect(await undoRun(s.deps, s.who, await lastRun(s))).toMatchObject({ removed: 1, kept: 1 });
    const all = await people(t.db, s.who.school);
    expect(all['L8']).toBeUndefined();
    expect(all['L9']).toMatchObject({ ended: true, roepnaam: 'LeerlingL9', groepen: [] });
    s.source.remove('L8');
    expect(await s.sync()).toMatchObject({
      kind: 'needs_confirmation',
      counts: { leerling: { created: 0, updated: 1 } },
    });
  });

  it('of the first run shuts out nobody with a role in Koers or a passkey; it tells before who that are', async () => {
    const s = await syncSchool(t.db);
    s.source.records.push(medewerker('M2'), medewerker('M3'), medewerker('M4'));
    await s.sync();
    const [beheerder, passkey, docent, geweest] = await Promise.all(
      ['M1', 'M2', 'M3', 'M4'].map((key) => personId(t.db, s.who.school, key)),
    );
    await tenant(s, async (tx) => {
      const grant = (person = '', rol: 'beheerder' | 'ib' = 'beheerder') =>
        grantRole(tx, s.who.school, { person, rol, reason: 'proef', grantedBy: 'invite' });
      await grant(beheerder);
      await grant(geweest, 'ib');
      await endRole(tx, s.who.school, { person: geweest ?? '', rol: 'ib', by: 'test' });
    });
    await withPasskey(s.who.school, passkey ?? '');
    const run = await lastRun(s);
    const before = await undoPreview(s.deps, s.who.school, run);
    expect([before.medewerkers, before.blijven]).toEqual([4, 2]);
    expect(await undoRun(s.deps, s.who, run)).toMatchObject({ kept: 3, stayed: 2 });
    const left = await tenant(s, (tx) =>
      tx.selectFrom('koers.person').select(['id', 'ended_at']).where('soort', '=', 'medewerker').execute(),
    );
    const inside = left.filter((row) => row.ended_at === null).map((row) => row.id);
    expect(inside.sort()).toEqual([beheerder, passkey].sort());
    expect(left.map((row) => row.id)).not.toContain(docent);
    // What comes back with the next fetch are the same people.
    expect(await s.sync()).toMatchObject({ kind: 'needs_confirmation' });
    expect(await personId(t.db, s.who.school, 'M1')).toBe(beheerder);
  });

  it('of a run that brought somebody back does not send him away when he works here by now', async () => {
    const s = await syncSchool(t.db);
    await s.sync();
    const [m1] = s.source.records.filter((record) => record.kind === 'medewerker');
    const id = await personId(t.db, s.who.school, 'M1');
    s.source.remove('M1');
    await s.sync();
    if (m1) s.source.records.push(m1);
    await s.sync();
    await tenant(s, (tx) =>
      grantRole(tx, s.who.school, { person: id, rol: 'ib', reason: 'proef', grantedBy: 'invite' }),
    );
    await undoRun(s.deps, s.who, await lastRun(s));
    const row = await tenant(s, (tx) =>
      tx.selectFrom('koers.person').select('ended_at').where('id', '=', id).executeTakeFirstOrThrow(),
    );
    expect(row.ended_at).toBeNull();
  });

  it('does not overwrite what someone else changed since', async () => {
    const s = await syncSchool(t.db);
    await s.sync();
    s.source.edit('L1', { roepnaam: 'Fout' });
    s.source.edit('L2', { roepnaam: 'Fout' });
    await s.sync();
    const id = await personId(t.db, s.who.school, 'L1');
    await tenant(s, (tx) =>
      tx
        .updateTable('koers.person_identity')
        .set({ email: 'zelf@example.org' })
        .where('person_id', '=', id)
        .execute(),
    );
    expect(await undoRun(s.deps, s.who, await lastRun(s))).toMatchObject({ kept: 1 });
    const all = await people(t.db, s.who.school);
    expect([all['L1']?.roepnaam, all['L1']?.email, all['L2']?.roepnaam]).toEqual([
      'Fout',
      'zelf@example.org',
      'LeerlingL2',
    ]);
  });

  it('leaves a membership ended that someone made again by hand since', async () => {
    const s = await syncSchool(t.db);
    await s.sync();
    s.source.edit('L2', { stamgroep: null });
    await s.sync();
    const id = await personId(t.db, s.who.school, 'L2');
    await tenant(s, async (tx) => {
      const ended = await tx
        .selectFrom('koers.groep_lid')
        .where('person_id', '=', id)
        .selectAll()
        .executeTakeFirstOrThrow();
      const { groep_id, school_id } = ended;
      await tx
        .insertInto('koers.groep_lid')
        .values({ groep_id, school_id, person_id: id, als: 'leerling' })
        .execute();
    });
    expect(await undoRun(s.deps, s.who, await lastRun(s))).toMatchObject({ kept: 1 });
    expect((await people(t.db, s.who.school))['L2']?.groepen).toEqual(['Groep G1']);
  });

  it('cannot reach another school', async () => {
    const [s, other] = [await syncSchool(t.db), await syncSchool(t.db)];
    await s.sync();
    await other.sync();
    const before = await everything(t.db, s.who.school);
    await expect(undoRun(other.deps, other.who, await lastRun(s))).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await everything(t.db, s.who.school)).toEqual(before);
  });

  it('stands in the audit trail with who did it', async () => {
    const s = await syncSchool(t.db);
    await s.sync();
    const by = crypto.randomUUID();
    await undoRun(s.deps, { school: s.who.school, person: by }, await lastRun(s));
    const audit = await tenant(s, (tx) =>
      tx.selectFrom('koers.audit').select(['actie', 'actor_id', 'details']).orderBy('id').execute(),
    );
    expect(audit.at(-1)).toMatchObject({ actie: 'sync_undone', actor_id: by, details: { removed: 7 } });
  });
});
