import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import { listFiles } from '../files/read.ts';
import { createConnection, listRuns } from '../service.ts';
import { type SyncSchool, syncSchool, testKeys } from '../test-school.ts';
import { watchInbox } from './watch.ts';

const t = testDb();
let s: SyncSchool;
let root: string;
let inbox: string;
let folder: string;
let round: ReturnType<typeof watchInbox>;

beforeEach(async () => {
  s = await syncSchool(t.db);
  Object.assign(s.source.adapter, {
    transport: 'file',
    files: { accept: ['.xml'], maxBytes: 1000, what: 'Een bestand.', newest: 1 },
  });
  const { brin } = await t.db.tenant({ school: s.who.school, actor: null }, async (tx) => {
    await testKeys.ensureSchoolKey(tx, s.who.school);
    return await tx
      .selectFrom('koers.school')
      .where('id', '=', s.who.school)
      .select('brin')
      .executeTakeFirstOrThrow();
  });
  root = mkdtempSync(path.join(os.tmpdir(), 'koers-inbox-'));
  inbox = path.join(root, 'inbox');
  folder = path.join(inbox, brin, 'geheugen');
  mkdirSync(folder, { recursive: true });
  round = watchInbox(s.deps, inbox);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const lay = (naam: string, text: string, at = folder) => {
  mkdirSync(at, { recursive: true });
  writeFileSync(path.join(at, naam), text);
};
const in_ = (name: string) =>
  existsSync(path.join(folder, name)) ? readdirSync(path.join(folder, name)).sort() : [];
const files = () =>
  listFiles(s.deps, { school: s.who.school, connection: s.connection }, s.source.adapter as never);
const twice = async () => {
  await round();
  return await round();
};

describe('the watched folder', () => {
  it('takes a file once its size stands still, puts it aside, and a run begins', async () => {
    lay('school.xml', '<a/>');
    expect(await round()).toMatchObject({ taken: 0, waiting: 1 });
    lay('school.xml', '<a/><b/>'); // still being written
    expect(await round()).toMatchObject({ taken: 0, waiting: 1 });
    expect(await round()).toEqual({ taken: 1, known: 0, refused: 0, waiting: 0 });
    expect(await files()).toMatchObject([{ naam: 'school.xml', size: 8, weg: 'map' }]);
    expect(readdirSync(folder)).toEqual(['verwerkt']);
    expect(in_('verwerkt')).toMatchObject([expect.stringMatching(/^\d{8}T\d{6}Z-school\.xml$/)]);
    const [run] = await listRuns(s.deps, s.who.school, s.connection, 1);
    expect(run).toMatchObject({ trigger: 'file', status: 'queued', requestedBy: null });
    expect(await round()).toEqual({ taken: 0, known: 0, refused: 0, waiting: 0 });
  });

  it('throws away what was put aside a week ago, and what was refused a month ago, and nothing else', async () => {
    const day = (n: number) => new Date(Date.UTC(2026, 10, 2 + n, 8));
    let now = day(0);
    const watch = watchInbox({ ...s.deps, now: () => now }, inbox);
    const twiceOn = async (n: number) => {
      now = day(n);
      await watch();
      return await watch();
    };
    lay('school.xml', '<a/>');
    lay('foto.png', 'geen xml');
    expect(await twiceOn(0)).toMatchObject({ taken: 1, refused: 1 });
    lay('van-iemand.txt', 'x', path.join(folder, 'verwerkt'));
    writeFileSync(path.join(root, 'elders'), 'x');
    symlinkSync(path.join(root, 'elders'), path.join(folder, 'verwerkt', '20260101T080000Z-link.xml'));
    await twiceOn(6);
    expect(in_('verwerkt')).toHaveLength(3);
    await twiceOn(8);
    expect(in_('verwerkt')).toEqual(['20260101T080000Z-link.xml', 'van-iemand.txt']);
    expect(in_('geweigerd')).toHaveLength(2); // with the reason beside it
    await twiceOn(29);
    expect(in_('geweigerd')).toHaveLength(2);
    await twiceOn(31);
    expect(in_('geweigerd')).toEqual([]);
    expect(existsSync(path.join(root, 'elders'))).toBe(true);
    expect(await files()).toMatchObject([{ naam: 'school.xml' }]); // sealed in Koers
  });

  it('also knows a connection by its id, and takes the same bytes twice for nothing new', async () => {
    lay('a.xml', '<a/>', path.join(path.dirname(folder), s.connection));
    expect(await twice()).toMatchObject({ taken: 1 });
    lay('b.xml', '<a/>');
    expect(await twice()).toMatchObject({ taken: 0, known: 1 });
    expect(await files()).toHaveLength(1);
    expect(in_('verwerkt')).toHaveLength(1);
  });

  it.each([
    ['te groot', 'groot.xml', 'x'.repeat(1001), 'te groot'],
    ['van een andere soort', 'lijst.pdf', 'x', 'eindigt op .xml'],
  ])('puts a file that is %s aside with the reason', async (_, naam, text, words) => {
    lay(naam, text);
    expect(await twice()).toMatchObject({ refused: 1, taken: 0 });
    const [file = '', reason = ''] = in_('geweigerd');
    expect(file).toContain(naam);
    expect(reason).toBe(`${file}.reden.txt`);
    expect(readFileSync(path.join(folder, 'geweigerd', reason), 'utf8')).toContain(words);
  });

  it('refuses what lies in the folder of a school or a system that is not there, and of two connections guesses none', async () => {
    const stray = path.join(inbox, '00ZZ', 'geheugen');
    lay('a.xml', '<a/>', stray);
    lay('a.xml', '<a/>', path.join(path.dirname(folder), 'onbekend'));
    await createConnection(s.deps, s.who, {
      adapter: 'geheugen',
      naam: 'Tweede',
      settings: { sleutel: 'x' },
      schedule: null,
    });
    lay('b.xml', '<a/>');
    expect(await twice()).toMatchObject({ refused: 3, taken: 0 });
    expect(readdirSync(path.join(stray, 'geweigerd'))).toHaveLength(2);
    expect(await files()).toEqual([]);
  });

  it('never follows a link: of a file, of a folder, or of the folder that files are put aside in', async () => {
    const outside = path.join(root, 'buiten');
    lay('geheim.xml', '<geheim/>', outside);
    symlinkSync(path.join(outside, 'geheim.xml'), path.join(folder, 'link.xml'));
    symlinkSync(outside, path.join(path.dirname(folder), s.connection));
    symlinkSync(outside, path.join(inbox, '01AA'));
    expect(await twice()).toEqual({ taken: 0, known: 0, refused: 0, waiting: 0 });
    symlinkSync(outside, path.join(folder, 'verwerkt'));
    lay('a.xml', '<a/>');
    expect(await twice()).toMatchObject({ taken: 0, waiting: 1 });
    expect(readdirSync(outside)).toEqual(['geheim.xml']);
  });

  it('leaves what a copy program is busy with, and what is empty', async () => {
    lay('.school.xml.x7', '<a/>');
    lay('school.xml.part', '<a/>');
    lay('leeg.xml', '');
    expect(await twice()).toEqual({ taken: 0, known: 0, refused: 0, waiting: 1 });
  });

  it('leaves a file where it is while the database or the scanner is away, and two rounds at once take it once', async () => {
    lay('a.xml', '<a/>');
    utimesSync(path.join(folder, 'a.xml'), 1, 1);
    const away = watchInbox({ ...s.deps, scan: () => Promise.reject(new Error('away')) }, inbox);
    await away();
    expect(await away()).toMatchObject({ waiting: 1 });
    expect(readdirSync(folder)).toContain('a.xml');
    const other = watchInbox(s.deps, inbox);
    await Promise.all([round(), other()]);
    const both = await Promise.all([round(), other()]);
    expect(both.reduce((n, r) => n + r.taken, 0)).toBe(1);
    expect(await files()).toHaveLength(1);
  });
});
