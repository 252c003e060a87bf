import { readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../gateway/access/audit.ts';
import { sealTrail } from '../../gateway/access/trail/chain.ts';
import { readConfig } from '../../gateway/config.ts';
import { type Running, startKoers } from '../../gateway/main.ts';
import { connectClient } from '../../gateway/platform/db/connect.ts';
import { type Embedded, openEmbedded } from '../../gateway/platform/db/embedded/embedded.ts';
import { demoData, koers, removeData } from '../support/demo.ts';

const data = demoData();
let running: Running;
let database: Embedded;
let owner: pg.Client;
let school = '';

const json = async (...args: string[]) => {
  const { code, out, err } = await koers(data, [...args, '--json']);
  return { code, said: out ? JSON.parse(out) : err };
};
const masterInFile = () => JSON.parse(readFileSync(path.join(data, 'secrets.json'), 'utf8')).masterKey;

describe('koers keys and koers audit, beside a running Koers', () => {
  beforeAll(async () => {
    running = await startKoers(readConfig({}, { KOERS_DATA: data, KOERS_PORT: '0', KOERS_LOG: 'silent' }), {
      web: true,
      worker: true,
    });
    const added = await json(
      'school',
      'add',
      '--brin',
      '12AB',
      '--naam',
      'De Wilg',
      '--bestuur',
      'Stichting Rivier',
    );
    school = added.said.id;
    expect((await fetch(`${running.url}/lti/jwks`)).status).toBe(200); // makes the first signing key
    database = await openEmbedded(data, data, async () => {});
    owner = await connectClient({ ...database.superuser, database: database.owner.database }, 'koers test');
  });
  afterAll(async () => {
    await owner?.end();
    await database?.leave();
    await running?.close();
    removeData(data);
  });

  it('keys verify: counts what opens, per school', async () => {
    const { code, said } = await json('keys', 'verify');
    expect(code).toBe(0);
    expect(said).toMatchObject({ ok: true, own: 1, schools: [{ brin: '12AB00', versions: 1, faults: [] }] });
    expect((await koers(data, ['keys', 'verify'])).out).toContain('goed  12AB00: 1 schoolsleutels');
  });

  it('keys rotate: another master in the file, while the running Koers goes on', async () => {
    const before = masterInFile();
    const { code, said } = await json('keys', 'rotate');
    expect(code).toBe(0);
    expect(said).toMatchObject({ schoolKeys: 1, sealed: 1, adopted: true });
    expect(masterInFile()).not.toBe(before);
    const { store, keys } = running.koers;
    const opened = await store.db.tenant({ school, actor: null }, async (tx) =>
      keys.openForSchool(tx, school, await keys.sealForSchool(tx, school, Buffer.from('na'))),
    );
    expect(opened.toString()).toBe('na');
    expect(await json('keys', 'rotate', '--school', '12AB')).toMatchObject({
      code: 0,
      said: [{ brin: '12AB', version: 2 }],
    });
    expect((await json('keys', 'verify')).said).toMatchObject({ ok: true, schools: [{ versions: 2 }] });
    expect((await koers(data, ['keys', 'rotate', '--school', '99ZZ'])).code).toBe(2);
  });

  it('audit verify: exit 0 with the head, 1 with the line that was changed, 2 for a school that is not there', async () => {
    const { store, keys } = running.koers;
    await store.db.tenant({ school, actor: null }, (tx) =>
      audit(tx, { school, person: null }, { actie: 'proef', soort: 'school', id: null }),
    );
    const head = await sealTrail({ db: store.db, keys }, school);
    const good = await json('audit', 'verify', '--school', '12AB', '--anchor', `${head?.nr}:${head?.hash}`);
    expect(good).toMatchObject({ code: 0, said: [{ brin: '12AB', ok: true, seals: 1, lines: 1, head }] });
    await owner.query(
      "ALTER TABLE koers.audit DISABLE TRIGGER append_only; UPDATE koers.audit SET actie = 'anders'; ALTER TABLE koers.audit ENABLE TRIGGER append_only",
    );
    const bad = await koers(data, ['audit', 'verify']);
    expect(bad.code).toBe(1);
    expect(bad.out).toMatch(
      /FOUT {2}12AB00 De Wilg: 1 regels onder 1 zegels[\s\S]*zegel 1: audit \d+ veranderd/,
    );
    expect((await koers(data, ['audit', 'verify', '--school', '99ZZ'])).code).toBe(2);
    expect((await koers(data, ['audit', 'verify', '--anchor', 'x'])).code).toBe(2);
  });

  it('keys verify: exit 1 and the id of what does not open', async () => {
    await owner.query("UPDATE koers.lti_key SET private_sealed = '\\x0102030405'");
    const { code, said } = await json('keys', 'verify');
    expect(code).toBe(1);
    expect(said.faults).toEqual([{ what: 'koers.lti_key', id: expect.any(String) }]);
  });
});
