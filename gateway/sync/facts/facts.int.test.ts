import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import { rowsWritten } from '../../../test/support/rows-written.ts';
import type { BronResultaat, BronVerleden } from '../../model/bron-verleden.ts';
import { confirmRun, createConnection, getRun, listIssues, listRuns, runSync, undoRun } from '../service.ts';
import type { SourceAdapter } from '../source-adapter.ts';
import { leerling, MemorySource, type SyncSchool, syncOnce, syncSchool } from '../test-school.ts';
import { everything, personId } from '../test-state.ts';

const t = testDb();
let s: SyncSchool;

const toets = (key: string, extra: Partial<BronResultaat> = {}): BronResultaat => ({
  key,
  leerling: 'L1',
  soort: 'toets',
  naam: 'Rekenen 3.0',
  vak: 'rekenen',
  op: '2026-06-12',
  score: '112',
  schaal: 'vaardigheidsscore',
  ...extra,
});
const eerder = (key: string, extra: Partial<BronVerleden> = {}): BronVerleden => ({
  key,
  leerling: 'L1',
  leerlijn: 'Getallen',
  niveau: '3',
  doel: 'Telt tot twintig',
  stand: 'B',
  op: '2025-03-04',
  ...extra,
});

interface Kept {
  key: string;
  leerling: string;
  score: string | null;
  leergebied: string | null;
  op: string;
  ended: boolean;
}
const results = (): Promise<Kept[]> =>
  t.db.tenant({ school: s.who.school, actor: null }, async (tx) => {
    const { rows } = await sql<Kept>`
      SELECT bron_sleutel AS key, leerling_id AS leerling, score, leergebied, op, ended_at IS NOT NULL AS ended FROM koers.resultaat ORDER BY bron_sleutel`.execute(
      tx,
    );
    return rows;
  });
const history = () =>
  t.db.tenant({ school: s.who.school, actor: null }, async (tx) => {
    const { rows } = await sql<{ key: string; stand: string | null; ended: boolean }>`
      SELECT bron_sleutel AS key, stand, ended_at IS NOT NULL AS ended FROM koers.bron_verleden ORDER BY bron_sleutel`.execute(
      tx,
    );
    return rows;
  });
const lastRun = async () => {
  const [run] = await listRuns(s.deps, s.who.school, s.connection, 1);
  if (!run) throw new Error('no run');
  return run;
};

/** A package in which rekenen is a leergebied with a code of its own. */
async function withPackage(): Promise<void> {
  const pakket = crypto.randomUUID();
  const versie = crypto.randomUUID();
  await t.db.platform(async (tx) => {
    await sql`INSERT INTO koers.pakket (id, code, naam, uitgever, licentie) VALUES (${pakket}, ${`p-${pakket}`}, 'Proef', 'Proef', 'CC0-1.0')`.execute(
      tx,
    );
    await sql`INSERT INTO koers.pakket_versie (id, pakket_id, versie, status, schaal, behaald_vanaf) VALUES (${versie}, ${pakket}, '1', 'concept', '["0","1","2","3","4"]', 3)`.execute(
      tx,
    );
    await sql`INSERT INTO koers.leergebied (id, entiteit, pakket_versie_id, code, naam, soort, volgorde) VALUES (gen_random_uuid(), gen_random_uuid(), ${versie}, 'RW', 'Rekenen', 'LS', 1)`.execute(
      tx,
    );
    await sql`UPDATE koers.pakket_versie SET status = 'published', published_at = now() WHERE id = ${versie}`.execute(
      tx,
    );
  });
  await t.db.tenant({ school: s.who.school, actor: null }, (tx) =>
    sql`INSERT INTO koers.school_pakket (school_id, pakket_versie_id) VALUES (${s.who.school}, ${versie})`.execute(
      tx,
    ),
  );
}

beforeEach(async () => {
  s = await syncSchool(t.db);
});

describe('results of an LVS (R20)', () => {
  it('come in with the people they are about, as they were said', async () => {
    s.source.resultaten = [
      toets('T1'),
      toets('T2', { leerling: 'https://ketenid.nl/201703/een', op: undefined }),
    ];
    expect(await s.sync()).toMatchObject({
      kind: 'done',
      counts: { leerling: { created: 4 }, resultaat: { created: 2, quarantined: 0 } },
    });
    const een = await personId(t.db, s.who.school, 'L1');
    const [first, second] = await results();
    expect(first).toEqual({
      key: 'T1',
      leerling: een,
      score: '112',
      leergebied: null,
      op: '2026-06-12',
      ended: false,
    });
    expect(second).toMatchObject({ key: 'T2', leerling: een });
    expect(second?.op).toMatch(/^\d{4}-\d{2}-\d{2}$/); // nobody said when: the day it was first read
  });

  it('twice the same write nothing, with a batch of its own or record by record', async () => {
    s.source.resultaten = [toets('T1'), toets('T2')];
    s.source.verleden = [eerder('V1')];
    await s.sync();
    const before = await everything(t.db, s.who.school);
    const same = await rowsWritten(t.owner, () => s.sync());
    expect(Object.keys(same).filter((table) => /resultaat|verleden|sync_feit|person/.test(table))).toEqual(
      [],
    );
    s.source.edit('L2', { roepnaam: 'Anders' }); // another answer: now each is looked at
    const other = await rowsWritten(t.owner, () => s.sync());
    expect(Object.keys(other).filter((table) => /resultaat|verleden|sync_feit/.test(table))).toEqual([]);
    const after = await everything(t.db, s.who.school);
    expect([after['resultaat'], after['bron_verleden']]).toEqual([
      before['resultaat'],
      before['bron_verleden'],
    ]);
    expect((await lastRun()).counts).toMatchObject({
      resultaat: { unchanged: 2 },
      verleden: { unchanged: 1 },
    });
  });

  it('change where they changed, end when the source no longer has them, and come back', async () => {
    s.source.resultaten = [toets('T1'), toets('T2'), toets('T3')];
    await s.sync();
    s.source.resultaten = [toets('T1', { score: '118' }), toets('T2')];
    expect(await s.sync()).toMatchObject({ counts: { resultaat: { updated: 1, unchanged: 1, ended: 1 } } });
    expect(await results()).toMatchObject([
      { key: 'T1', score: '118', ended: false },
      { key: 'T2', ended: false },
      { key: 'T3', ended: true },
    ]);
    s.source.resultaten = [toets('T1', { score: '118' }), toets('T2'), toets('T3')];
    await s.sync();
    expect((await results()).map(({ ended }) => ended)).toEqual([false, false, false]);
  });

  it('that are not told at all stay as they are: not told is not gone', async () => {
    s.source.resultaten = [toets('T1')];
    await s.sync();
    s.source.resultaten = undefined;
    s.source.edit('L2', { roepnaam: 'Anders' });
    await s.sync();
    expect(await results()).toMatchObject([{ key: 'T1', ended: false }]);
  });

  it('of a pupil nobody knows are listed, in every run that hears them, and come in once he is there', async () => {
    s.source.resultaten = [toets('T1'), toets('T9', { leerling: 'L9' })];
    expect(await s.sync()).toMatchObject({ counts: { resultaat: { created: 1, quarantined: 1 } } });
    await s.sync();
    const groups = await listIssues(s.deps, s.who.school, (await lastRun()).id);
    expect(groups).toMatchObject([
      { code: 'fact_without_leerling', count: 1, effect: 'dropped', samples: [{ seen: 'L9' }] },
    ]);
    s.source.records.push(leerling('L9'));
    await s.sync();
    expect(await results()).toMatchObject([
      { key: 'T1' },
      { key: 'T9', leerling: await personId(t.db, s.who.school, 'L9') },
    ]);
    expect(await listIssues(s.deps, s.who.school, (await lastRun()).id)).toEqual([]);
  });

  it('twice in one answer: the first comes in, the second is an issue', async () => {
    s.source.resultaten = [toets('T1'), toets('T1', { score: '9' })];
    await s.sync();
    expect(await results()).toMatchObject([{ key: 'T1', score: '112' }]);
    expect(await listIssues(s.deps, s.who.school, (await lastRun()).id)).toMatchObject([
      { code: 'fact_twice', count: 1, effect: 'dropped' },
    ]);
  });

  it('are about the leergebied with that name or code, whatever its capitals; else about none', async () => {
    await withPackage();
    s.source.resultaten = [
      toets('T1', { vak: 'REKENEN' }),
      toets('T2', { vak: 'rw' }),
      toets('T3', { vak: 'Kleien' }),
    ];
    await s.sync();
    expect((await results()).map(({ leergebied }) => leergebied)).toEqual(['RW', 'RW', null]);
  });

  it('when many would be gone at once, wait for a person', async () => {
    s.source.resultaten = Array.from({ length: 10 }, (_, i) => toets(`T${i}`));
    await s.sync();
    s.source.resultaten = s.source.resultaten.slice(0, 5);
    expect(await s.sync()).toMatchObject({ kind: 'needs_confirmation', reason: 'mass_end' });
    expect((await results()).every(({ ended }) => !ended)).toBe(true);
    const { id } = await lastRun();
    await confirmRun(s.deps, s.who, id);
    await runSync(s.deps, { school: s.who.school, run: id }, { signal: new AbortController().signal });
    expect((await results()).filter(({ ended }) => ended)).toHaveLength(5);
  });

  it('are not ended while rows of the answer could not be read', async () => {
    s.source.resultaten = [toets('T1'), toets('T2')];
    await s.sync();
    s.source.resultaten = [toets('T1')];
    s.source.issues = [{ path: 'r2', code: 'bad', seen: 'x', message: 'Onleesbaar.', effect: 'dropped' }];
    expect(await s.sync()).toMatchObject({ counts: { resultaat: { ended: 0 } } });
    expect((await results()).map(({ ended }) => ended)).toEqual([false, false]);
    s.source.issues = [];
    await s.sync();
    expect((await results()).map(({ ended }) => ended)).toEqual([false, true]);
  });
});

describe('history from before Koers (R75)', () => {
  it('comes in, changes and ends as results do', async () => {
    s.source.verleden = [eerder('V1'), eerder('V2', { doel: undefined, stand: undefined })];
    expect(await s.sync()).toMatchObject({ counts: { verleden: { created: 2 } } });
    s.source.verleden = [eerder('V1', { stand: 'O' })];
    await s.sync();
    expect(await history()).toEqual([
      { key: 'V1', stand: 'O', ended: false },
      { key: 'V2', stand: null, ended: true },
    ]);
  });

  it('keeps out bytes that no database takes, and brings in the rest', async () => {
    s.source.verleden = [eerder('V1', { doel: 'Telt\u0000 tot \uD800twintig' })];
    expect(await s.sync()).toMatchObject({ kind: 'done', counts: { verleden: { created: 1 } } });
  });
});

describe('undo of a run', () => {
  it('takes its results and history with it, row by row', async () => {
    s.source.resultaten = [toets('T1'), toets('T2')];
    s.source.verleden = [eerder('V1')];
    await s.sync();
    const before = await everything(t.db, s.who.school);
    s.source.resultaten = [toets('T1', { score: '118' }), toets('T3')];
    s.source.verleden = [eerder('V2')];
    await s.sync();
    expect(await everything(t.db, s.who.school)).not.toEqual(before);
    const { id } = await lastRun();
    await undoRun(s.deps, s.who, id);
    expect(await everything(t.db, s.who.school)).toEqual(before);
    expect(await getRun(s.deps, s.who.school, id)).toMatchObject({ status: 'undone' });
  });

  it('of the first run leaves nothing', async () => {
    s.source.resultaten = [toets('T1')];
    s.source.verleden = [eerder('V1')];
    await s.sync();
    await undoRun(s.deps, s.who, (await lastRun()).id);
    expect(Object.values(await everything(t.db, s.who.school)).flat()).toEqual([]);
  });
});

describe('a connection without leerlingen of its own', () => {
  it('tells about those of another connection, by a number that only one of them has (R75)', async () => {
    await s.sync();
    const other = new MemorySource('lijnen');
    other.verleden = [eerder('V1', { leerling: 'L2' }), eerder('V2', { leerling: 'L77' })];
    const deps = {
      ...s.deps,
      adapters: new Map([...s.deps.adapters, ['lijnen', other.adapter as SourceAdapter]]),
    };
    const wanted = { adapter: 'lijnen', naam: 'Lijnen', settings: { sleutel: 'geheim' }, schedule: null };
    const { id } = await createConnection(deps, s.who, { ...wanted, firstSync: 'apply' });
    await syncOnce(deps, s.who, id);
    const kept = () =>
      t.db.tenant(
        { school: s.who.school, actor: null },
        async (tx) =>
          (
            await sql<{ key: string; leerling: string }>`
          SELECT bron_sleutel AS key, leerling_id AS leerling FROM koers.bron_verleden ORDER BY 1`.execute(tx)
          ).rows,
      );
    const L2 = await personId(t.db, s.who.school, 'L2');
    expect(await kept()).toEqual([{ key: 'V1', leerling: L2 }]);

    // Now another LVS calls someone else L77 and someone else L2: L2 is nobody in particular any more.
    const third = new MemorySource('derde');
    third.records = [leerling('L2', { roepnaam: 'Iemand', geboortedatum: '2011-01-01' }), leerling('L77')];
    const all = { ...deps, adapters: new Map([...deps.adapters, ['derde', third.adapter as SourceAdapter]]) };
    const { id: derde } = await createConnection(all, s.who, {
      ...wanted,
      ...{ adapter: 'derde', naam: 'Derde', firstSync: 'apply' },
    });
    await syncOnce(all, s.who, derde);
    other.verleden = [...other.verleden, eerder('V3', { leerling: 'L2' })];
    await syncOnce(all, s.who, id);
    expect((await kept()).map(({ key }) => key)).not.toContain('V3');
  });
});
