import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCHOLEN } from '../../fixtures/school/scholen.ts';
import { connectClient } from '../../gateway/platform/db/connect.ts';
import { type Embedded, openEmbedded } from '../../gateway/platform/db/embedded/embedded.ts';
import { type Demo, koers, preparedData, removeData, startDemo } from '../support/demo.ts';

let data: string;
const ROOT = path.join(import.meta.dirname, '../..');
const MIGRATE = [
  ...['package', 'migrate', '--school', SCHOLEN.so.brin + SCHOLEN.so.dependance],
  ...['--van', 'kompaslijnen@1.0', '--naar', 'kompaslijnen@1.1', '--json'],
];
const DOOR = ['--door', 'Petra Poolster'];
let demo: Demo;
let embedded: Embedded;
let owner: pg.Client;

beforeAll(async () => {
  data = await preparedData();
  demo = await startDemo(data);
  embedded = await openEmbedded(data, data, async () => {});
  owner = await connectClient(embedded.owner, 'koers test');
}, 120_000);
afterAll(async () => {
  await owner?.end();
  await embedded?.leave();
  await demo?.stop();
  removeData(data);
});

const one = async (query: string) =>
  (await owner.query<{ n: number }>(`SELECT (${query})::int AS n`)).rows[0]?.n;
const TABELLEN = [
  'plaatsing',
  'streefniveau',
  'kaart_doel',
  'kaart_actie',
  'school_pakket',
  'migratie',
  'act',
];
async function alles(): Promise<string[]> {
  const uit: string[] = [];
  for (const tabel of TABELLEN) {
    const { rows } = await owner.query<{ r: string }>(
      `SELECT md5(string_agg(x::text, '|' ORDER BY x::text)) AS r FROM koers.${tabel} x`,
    );
    uit.push(`${tabel} ${rows[0]?.r ?? ''}`);
  }
  return uit;
}

describe('R10: koers package diff and migrate', () => {
  it('diff says what is otherwise, for people and as JSON', async () => {
    const mensen = await koers(data, ['package', 'diff', 'kompaslijnen@1.0', 'kompaslijnen@1.1']);
    expect(mensen.code).toBe(0);
    expect(mensen.out).toContain('leerdoel RW-E-4a → RW-E-4c + RW-E-4d');
    const json = await koers(data, ['package', 'diff', 'kompaslijnen@1.0', 'kompaslijnen@1.1', '--json']);
    expect(JSON.parse(json.out)).toMatchObject({
      aantallen: { leerdoel: { gesplitst: 1, nieuw: 1, gewijzigd: 1 } },
    });
    expect((await koers(data, ['package', 'diff', 'kompaslijnen@1.0', 'bestaat@9.9'])).code).toBe(1);
  });

  it('a dry run changes nothing and names nobody; without a name behind it nothing happens', async () => {
    const voor = await alles();
    const proef = await koers(data, [...MIGRATE, '--dry-run']);
    expect(JSON.parse(proef.out)).toMatchObject({
      dryRun: true,
      voorbeeld: {
        leerlingen: 14,
        doelen: expect.arrayContaining([
          expect.objectContaining({ code: 'RW-E-4a', lot: 'gesplitst', leerlingen: 3 }),
        ]),
      },
    });
    expect(proef.out).not.toContain('Papierboot');
    expect((await koers(data, MIGRATE)).code).toBe(2);
    expect((await koers(data, [...MIGRATE, '--door', 'Marjan Schelpenpad'])).code).toBe(1);
    expect(await alles()).toEqual(voor);
  });

  it('SIGKILL in the middle of writing: not at all; let alone: wholly', async () => {
    const voor = await alles();
    // Its last writes wait for a lock that is held here, so that it is killed with everything else written.
    await owner.query(`CREATE FUNCTION koers.proef_wacht() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_advisory_xact_lock(4242); RETURN NULL; END $$;
      CREATE TRIGGER proef_wacht AFTER INSERT ON koers.kaart_actie FOR EACH STATEMENT EXECUTE FUNCTION koers.proef_wacht()`);
    await owner.query('SELECT pg_advisory_lock(4242)');
    const child = spawn(process.execPath, ['bin/koers.js', ...MIGRATE, ...DOOR], {
      cwd: ROOT,
      env: { ...process.env, KOERS_DATA: data },
      stdio: 'ignore',
    });
    const wacht = `SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4242 AND NOT granted`;
    for (let n = 0; n < 300 && (await one(wacht)) === 0; n += 1) await sleep(100);
    expect(await one(wacht)).toBe(1);
    const gestorven = once(child, 'exit');
    child.kill('SIGKILL');
    await gestorven;
    await owner.query('SELECT pg_advisory_unlock(4242)');
    for (
      let n = 0;
      n < 100 &&
      (await one(`SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4242`)) !== 0;
      n += 1
    )
      await sleep(100);
    expect(await alles()).toEqual(voor);

    await owner.query('DROP TRIGGER proef_wacht ON koers.kaart_actie');
    const gedaan = await koers(data, [...MIGRATE, ...DOOR]);
    expect(gedaan.err).toBe('');
    expect(JSON.parse(gedaan.out)).toMatchObject({ kind: 'gedaan', leerlingen: 14 });
    expect(await one(`SELECT count(*) FROM koers.act WHERE soort = 'pakket_migratie'`)).toBe(14);
  }, 90_000);
});
