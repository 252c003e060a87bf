import { describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { rowsWritten } from '../../test/support/rows-written.ts';
import { getRun, listRuns, undoRun } from './service.ts';
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
    expect(await undoRun(s.deps, s.who, await lastRun(s))).toEqual({ restored: 0, removed: 7, kept: 0 });
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
