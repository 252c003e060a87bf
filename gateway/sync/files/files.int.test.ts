import { beforeEach, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import { pauseConnection, requestSync, runSync } from '../service.ts';
import { leerling, type SyncSchool, syncSchool, testKeys } from '../test-school.ts';
import { people } from '../test-state.ts';
import { type GivenFile, handIn } from './hand-in.ts';
import { listFiles } from './read.ts';

const t = testDb();
let s: SyncSchool;
/** What the adapter was given, in each pull. */
let given: { name: string; size: number; text: string }[][];

const file = (naam: string, text: string): GivenFile => ({ naam, metMap: false, bytes: Buffer.from(text) });
const give = (naam: string, text: string) => handIn(s.deps, s.who, s.connection, file(naam, text));
const work = (run: string) =>
  runSync(s.deps, { school: s.who.school, run }, { signal: new AbortController().signal });
const files = () =>
  listFiles(s.deps, { school: s.who.school, connection: s.connection }, s.source.adapter as never);
const dueAt = () =>
  t.db.tenant({ school: s.who.school, actor: null }, async (tx) => {
    const row = await tx
      .selectFrom('koers.connection')
      .where('id', '=', s.connection)
      .select('next_due_at')
      .executeTakeFirst();
    return row?.next_due_at ?? null;
  });

beforeEach(async () => {
  s = await syncSchool(t.db);
  given = [];
  Object.assign(s.source.adapter, {
    transport: 'file',
    files: { accept: ['.xml', '.csv'], maxBytes: 2 * 1024 * 1024, what: 'Een bestand.', newest: 1 },
  });
  await t.db.tenant({ school: s.who.school, actor: null }, (tx) =>
    testKeys.ensureSchoolKey(tx, s.who.school),
  );
  s.source.reads = async (records, ctx) => {
    const read = ctx.files.map(async (f) => ({
      name: f.name,
      size: f.size,
      text: Buffer.from(await f.read()).toString(),
    }));
    given.push(await Promise.all(read));
    return { records, issues: [] };
  };
  s.source.batch = 100;
});

describe('a file that a school hands in', () => {
  it('starts a run by itself, and the adapter reads its very bytes', async () => {
    const text = `<EDEX>${'x'.repeat(600_000)}</EDEX>`; // more than one sealed piece
    const { run, known } = await give('Leerlingen 2026.XML', text);
    expect(known).toBe(false);
    expect(await work(run ?? '')).toMatchObject({ kind: 'done', counts: { leerling: { created: 4 } } });
    expect(given).toEqual([[{ name: 'Leerlingen 2026.XML', size: text.length, text }]]);
  });

  it('is kept sealed: neither its name nor its text stands in the database', async () => {
    await give('Klas van Juf Verzonnen.xml', 'zeer-herkenbare-tekst');
    await t.db.tenant({ school: s.who.school, actor: null }, async (tx) => {
      const kept = await tx.selectFrom('koers.bron_bestand').select('naam').executeTakeFirstOrThrow();
      const pieces = await tx.selectFrom('koers.bestand_stuk').select('inhoud').execute();
      expect(kept.naam.toString('latin1')).not.toContain('Verzonnen');
      expect(pieces.map((p) => p.inhoud.toString('latin1')).join('')).not.toContain('herkenbare');
      expect((await tx.selectFrom('koers.bestand').select('naam').executeTakeFirst())?.naam).toBe('bron.xml');
    });
    expect(await files()).toMatchObject([{ naam: 'Klas van Juf Verzonnen.xml', inUse: true, weg: 'scherm' }]);
  });

  it('of which the same bytes lie there already is nothing new', async () => {
    const first = await give('a.xml', 'een');
    await work(first.run ?? '');
    expect(await give('b.xml', 'een')).toEqual({ file: first.file, known: true, run: null });
    expect(await files()).toHaveLength(1);
  });

  it('that goes back to an earlier one is new again', async () => {
    await give('a.xml', 'een');
    await give('b.xml', 'twee');
    expect(await give('a.xml', 'een')).toMatchObject({ known: false });
    expect((await files()).map(({ naam, inUse }) => [naam, inUse])).toEqual([
      ['a.xml', true],
      ['b.xml', false],
      ['a.xml', false],
    ]);
  });

  it('pushes out the oldest: only a few stay', async () => {
    for (const n of [1, 2, 3, 4, 5]) await give(`${n}.xml`, `bestand ${n}`);
    expect((await files()).map(({ naam }) => naam)).toEqual(['5.xml', '4.xml', '3.xml']);
    const pieces = await t.db.tenant({ school: s.who.school, actor: null }, (tx) =>
      tx.selectFrom('koers.bestand_stuk').select('nr').execute(),
    );
    expect(pieces).toHaveLength(3);
  });

  it.each([
    ['../../etc/passwd.xml', 400, 'map'],
    ['map\\x.xml', 400, 'map'],
    ['..', 400, 'map'],
    ['leerlingen.exe', 415, '.xml of .csv'],
    ['leerlingen', 415, '.xml of .csv'],
  ])('called %j is refused', async (naam, status, words) => {
    const refusal = await give(naam, 'een').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'bad_request', opts: { status } });
    expect(String(refusal)).toContain(words);
    expect(await files()).toEqual([]);
  });

  it('that is empty, too large, or holds a virus is refused', async () => {
    await expect(give('a.xml', '')).rejects.toMatchObject({ code: 'bad_request' });
    await expect(give('a.xml', 'x'.repeat(2 * 1024 * 1024 + 1))).rejects.toMatchObject({
      opts: { status: 413 },
    });
    const scan = () => Promise.reject(new Error('virus'));
    const given = file('a.xml', 'een');
    await expect(handIn({ ...s.deps, scan }, s.who, s.connection, given)).rejects.toThrow('virus');
    expect(await files()).toEqual([]);
  });

  it('for a connection of another school is not there (R85)', async () => {
    const other = await syncSchool(t.db);
    await expect(handIn(s.deps, other.who, s.connection, file('a.xml', 'x'))).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('for a paused connection is kept, and read when it goes on', async () => {
    await pauseConnection(s.deps, s.who, s.connection);
    expect(await give('a.xml', 'een')).toMatchObject({ known: false, run: null });
    expect(await files()).toHaveLength(1);
  });

  it('that comes while a run reads the one before is read by a next run', async () => {
    const { run } = await give('a.xml', 'een');
    s.source.onBatch = async () => {
      s.source.onBatch = async () => {};
      expect(await give('b.xml', 'twee')).toMatchObject({ run }); // part of the run that is under way
    };
    await work(run ?? '');
    expect(given.flat().map(({ text }) => text)).toEqual(['een']);
    expect((await dueAt())?.getTime()).toBeLessThanOrEqual(Date.now());
    s.source.records.push(leerling('L9'));
    const next = await requestSync(s.deps, s.who, s.connection, 'schedule');
    await work(next.run);
    expect(given.flat().map(({ text }) => text)).toEqual(['een', 'twee']);
    expect(await dueAt()).toBeNull(); // no schedule: it does not go round and round
    expect(Object.keys(await people(t.db, s.who.school))).toContain('L9');
  });
});
