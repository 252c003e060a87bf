import { beforeEach, describe, expect, it } from 'vitest';
import { type CodeList, lookUp } from '../../../mappings/code-list.ts';
import { testDb } from '../../../test/support/db.ts';
import type { BronRecord } from '../../model/roster.ts';
import { chooseCode, listCodes, listIssues, listRuns, previewCode, undoCode } from '../service.ts';
import type { RowIssue } from '../source-adapter.ts';
import { medewerker, type SyncSchool, syncSchool } from '../test-school.ts';
import { people } from '../test-state.ts';

const t = testDb();
let s: SyncSchool;

const ROLLEN: CodeList<'leerkracht' | 'overig'> = {
  id: 'proef-rol',
  title: 'Rol van een medewerker',
  source: 'bedacht',
  version: '1',
  date: '2026-01-01',
  values: { leerkracht: 'Leerkracht', overig: 'Iets anders' },
  codes: { LK: { title: 'Leerkracht', means: 'leerkracht' } },
};

/** What the vendor writes for each medewerker. */
let codes: Record<string, string>;

beforeEach(async () => {
  s = await syncSchool(t.db);
  codes = { M1: 'LK', M2: 'VAK', M3: 'VAK' };
  s.source.records = [...s.source.records, medewerker('M2'), medewerker('M3')];
  Object.assign(s.source.adapter, { lists: [ROLLEN] });
  s.source.reads = async (records, ctx) => {
    const issues: RowIssue[] = [];
    const read = records.map((record): BronRecord => {
      if (record.kind !== 'medewerker') return record;
      const code = codes[record.key ?? ''] ?? '';
      const rol = lookUp(ROLLEN, code, ctx.codes);
      if (!rol)
        issues.push({
          ...{ path: `medewerker/${record.key}`, code: 'unknown_code', seen: code, effect: 'partial' },
          ...{ message: 'Deze rol kent Koers niet.', unknown: { list: ROLLEN.id, code } },
        });
      const { rol: _, ...rest } = record;
      return { ...rest, groepen: [], ...(rol ? { rol } : {}) };
    });
    return { records: read, issues };
  };
});

const roles = async () => {
  const all = await people(t.db, s.who.school);
  return Object.fromEntries(['M1', 'M2', 'M3'].map((key) => [key, all[key]?.rol ?? null]));
};
const choose = (waarde: string, code = 'VAK') =>
  chooseCode(s.deps, s.who, s.connection, { lijst: ROLLEN.id, code, waarde });
const lists = () => listCodes(s.deps, s.who.school, s.connection);
const lastIssues = async () => {
  const [run] = await listRuns(s.deps, s.who.school, s.connection, 1);
  return await listIssues(s.deps, s.who.school, run?.id ?? '');
};

describe('a code that no list knows (R71)', () => {
  it('is counted over all rows, and stands with its list for a person to map', async () => {
    await s.sync();
    expect(await roles()).toEqual({ M1: 'leerkracht', M2: null, M3: null });
    expect(await lists()).toMatchObject([
      {
        own: [],
        unknown: [
          { lijst: 'proef-rol', code: 'VAK', rows: 2, dropped: 0, paths: ['medewerker/M2', 'medewerker/M3'] },
        ],
      },
    ]);
    expect(await lastIssues()).toMatchObject([{ count: 2, unknown: { list: 'proef-rol', code: 'VAK' } }]);
  });

  it('is known to the next run once a person mapped it, also when the source says that nothing changed', async () => {
    await s.sync();
    await s.sync();
    await choose('overig');
    expect((await lists())[0]?.unknown).toEqual([]);
    await s.sync();
    expect(s.source.since.at(-1)).toBeNull(); // asked for everything again
    expect(await roles()).toEqual({ M1: 'leerkracht', M2: 'overig', M3: 'overig' });
    expect(await lastIssues()).toEqual([]);
    await s.sync();
    expect(s.source.since.at(-1)).not.toBeNull(); // and after that as always
  });

  it('is looked at before it is mapped: how many rows change, and which', async () => {
    await s.sync();
    const choice = { lijst: ROLLEN.id, code: 'VAK', waarde: 'overig' };
    expect(await previewCode(s.deps, s.who.school, s.connection, choice)).toEqual({
      value: 'Iets anders',
      rows: 2,
      dropped: 0,
      paths: ['medewerker/M2', 'medewerker/M3'],
    });
    expect((await lists())[0]?.own).toEqual([]);
  });

  it('may be mapped over the standard, and a choice that is taken back gives what was before it', async () => {
    await choose('overig', 'LK');
    await choose('leerkracht', 'LK');
    await s.sync();
    expect((await roles())['M1']).toBe('leerkracht');
    const keuze = async () => (await lists())[0]?.own[0]?.id ?? '';
    await undoCode(s.deps, s.who, s.connection, await keuze());
    await s.sync();
    expect((await roles())['M1']).toBe('overig');
  });

  it('mapped while a run reads with the codes of before: that run keeps no cursor', async () => {
    await s.sync();
    let mapped = false;
    s.source.onBatch = async () => {
      if (mapped) return;
      mapped = true;
      await choose('overig');
    };
    await s.sync();
    s.source.onBatch = async () => {};
    await s.sync();
    expect(s.source.since.at(-1)).toBeNull();
    expect((await roles())['M2']).toBe('overig');
  });

  it('is refused for a list or a value that there is not; the same choice twice is once', async () => {
    await expect(choose('directie')).rejects.toMatchObject({ code: 'bad_request' });
    await expect(choose('toString')).rejects.toMatchObject({ code: 'bad_request' });
    await expect(
      chooseCode(s.deps, s.who, s.connection, { lijst: 'andere', code: 'VAK', waarde: 'overig' }),
    ).rejects.toMatchObject({ code: 'bad_request' });
    await choose('overig');
    await choose('overig');
    const n = await t.db.tenant({ school: s.who.school, actor: null }, (tx) =>
      tx.selectFrom('koers.code_keuze').where('connection_id', '=', s.connection).select('id').execute(),
    );
    expect(n).toHaveLength(1);
  });

  it('of another school is not there, and every choice is in the trail (R83, R85)', async () => {
    const other = await syncSchool(t.db);
    await expect(
      chooseCode(s.deps, other.who, s.connection, { lijst: ROLLEN.id, code: 'VAK', waarde: 'overig' }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await choose('overig');
    await undoCode(s.deps, s.who, s.connection, (await lists())[0]?.own[0]?.id ?? '');
    const acts = await t.db.tenant({ school: s.who.school, actor: null }, (tx) =>
      tx
        .selectFrom('koers.audit')
        .where('onderwerp_id', '=', s.connection)
        .select('actie')
        .orderBy('at')
        .execute(),
    );
    expect(acts.map(({ actie }) => actie).filter((a) => a.startsWith('code'))).toEqual([
      'code_mapped',
      'code_unmapped',
    ]);
  });
});
