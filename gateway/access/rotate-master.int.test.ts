import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../test/support/db.ts';
import { persoon } from '../../test/support/demo-class.ts';
import { readConfig } from '../config.ts';
import { connectClient } from '../platform/db/connect.ts';
import { keepSecrets } from '../platform/db/embedded/secrets.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { type MasterKeys, masterKeysOf } from '../platform/db/master-keys.ts';
import { createKeys, type Keys } from './keys.ts';
import { rotateMaster } from './rotate-master.ts';
import { verifyKeys } from './verify-keys.ts';

const t = testDb();
const folder = mkdtempSync(path.join(os.tmpdir(), 'koers-masters-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let inFile: MasterKeys;
let school = '';
let leerling = '';
let sealed: Buffer;
let own: Buffer;
const kid = () => randomBytes(8).toString('hex');

const inSchool = <T>(work: (tx: Tx) => Promise<T>, which = school) =>
  t.db.tenant({ school: which, actor: null }, work);
const opent = (keys: Keys, what = sealed, wie = leerling) =>
  inSchool((tx) => keys.openForLeerling(tx, { school, person: null, taak: 'proef' }, wie, what, 'act.reden'));
const verzegelt = (keys: Keys, text: string, wie = leerling) =>
  inSchool((tx) => keys.sealForLeerling(tx, school, wie, text, 'act.reden'));
const only = (master: Buffer | undefined) => createKeys({ master: master ?? Buffer.alloc(0) });
const verify = () => verifyKeys({ db: t.db, known: () => inFile.known() });
const faults = async () => {
  const report = await verify();
  return [...report.faults, ...report.schools.flatMap((s) => s.faults)];
};

/** A school whose keys are wrapped with the master of a data folder, and a signing key of Koers itself. */
beforeEach(async () => {
  await t.db.platform((tx) => tx.updateTable('koers.lti_key').set({ retired_at: new Date() }).execute());
  const home = mkdtempSync(path.join(folder, 'home-'));
  keepSecrets(home);
  inFile = masterKeysOf(readConfig({}, {}), home);
  await forget();
  ({ a: school } = await twoSchools(t.db));
  leerling = await inSchool((tx) => persoon(tx, school, 'leerling', 'Pip', 'Proef'));
  const keys = createKeys(inFile);
  sealed = await verzegelt(keys, 'Pip is graag buiten');
  own = keys.sealWithMaster('lti', Buffer.from('{"kty":"RSA"}'));
  await t.db.platform((tx) =>
    tx.insertInto('koers.lti_key').values({ kid: kid(), public_jwk: '{}', private_sealed: own }).execute(),
  );
});

/** What earlier tests left is wrapped with masters that nobody has any more. */
async function forget(): Promise<void> {
  const owner = await connectClient(t.owner, 'koers test');
  await owner.query('TRUNCATE koers.lti_key, koers.school_key, koers.leerling_key');
  await owner.end();
}
const ownNow = async () =>
  (await t.db.platform((tx) => tx.selectFrom('koers.lti_key').select('private_sealed').execute())).map(
    (r) => r.private_sealed,
  );

describe('koers keys rotate: a new master', () => {
  it('opens everything with the new master, and nothing with the old one', async () => {
    const [old] = inFile.known();
    const done = await rotateMaster({ db: t.db, masters: inFile });
    expect(done).toMatchObject({ schoolKeys: 1, sealed: 1, adopted: true });
    const known = inFile.known();
    expect(known).toHaveLength(1);
    expect(known[0]?.equals(old ?? Buffer.alloc(0))).toBe(false);
    expect(await opent(only(known[0]))).toBe('Pip is graag buiten');
    for (const s of await ownNow())
      expect(only(known[0]).openWithMaster('lti', s).toString()).toBe('{"kty":"RSA"}');
    await expect(opent(only(old))).rejects.toMatchObject({ code: 'internal' });
    for (const s of await ownNow()) expect(() => only(old).openWithMaster('lti', s)).toThrow();
    expect(await faults()).toEqual([]);
  });

  it('goes on in a process that knew the old one only: it opens, seals, and makes keys for new pupils and schools', async () => {
    const busy = createKeys(inFile);
    const idle = createKeys(inFile);
    await opent(busy);
    let rounds = 0;
    let stop = false;
    const texts: Promise<Buffer>[] = [];
    const work = (async () => {
      while (!stop) {
        expect(await opent(busy)).toBe('Pip is graag buiten');
        const nieuw = await inSchool((tx) => persoon(tx, school, 'leerling', 'Nieuw', `N${rounds}`));
        expect(await opent(busy, await verzegelt(busy, 'meteen', nieuw), nieuw)).toBe('meteen');
        const { a: erbij } = await twoSchools(t.db);
        await inSchool((tx) => busy.ensureSchoolKey(tx, erbij), erbij);
        texts.push(verzegelt(busy, 'tijdens'));
        rounds += 1;
      }
    })();
    try {
      for (let n = 0; n < 5; n += 1) await rotateMaster({ db: t.db, masters: inFile });
    } finally {
      stop = true;
      await work;
    }
    expect(rounds).toBeGreaterThan(1);
    expect(await opent(idle)).toBe('Pip is graag buiten'); // first asks for the key now
    for (const text of texts) expect(await opent(only(inFile.known()[0]), await text)).toBe('tijdens');
    expect(await faults()).toEqual([]);
  });

  it('may be killed after any step: everything opens meanwhile, and the next run finishes the same rotation', async () => {
    const steps = ['next', 'retired', 'school ', 'sealed'];
    const [old] = inFile.known();
    let to = '';
    for (const step of steps) {
      const killed = rotateMaster({
        db: t.db,
        masters: inFile,
        after: (now) => {
          if (now === `${step}` || (step === 'school ' && now.startsWith(step)))
            throw new Error(`killed at ${step}`);
        },
      });
      await expect(killed).rejects.toThrow(`killed at ${step}`);
      expect(inFile.known()).toHaveLength(2);
      expect(inFile.known()[0]?.equals(old ?? Buffer.alloc(0))).toBe(true); // not forgotten before its time
      to ||= inFile.known()[1]?.toString('hex') ?? '';
      expect(inFile.known()[1]?.toString('hex')).toBe(to);
      expect(await opent(createKeys(inFile))).toBe('Pip is graag buiten');
      expect(await faults()).toEqual([]);
    }
    await rotateMaster({ db: t.db, masters: inFile });
    expect(inFile.known().map((m) => m.toString('hex'))).toEqual([to]);
    expect(await faults()).toEqual([]);
  });

  it('refuses what a process that missed the rotation would wrap with the old master', async () => {
    const [old] = inFile.known();
    await rotateMaster({ db: t.db, masters: inFile });
    const behind = only(old);
    const { a: erbij } = await twoSchools(t.db);
    await expect(inSchool((tx) => behind.ensureSchoolKey(tx, erbij), erbij)).rejects.toMatchObject({
      code: 'internal',
    });
    const late = behind.sealWithMaster('lti', Buffer.from('te laat'));
    await expect(
      t.db.platform((tx) =>
        tx
          .insertInto('koers.lti_key')
          .values({ kid: kid(), public_jwk: '{}', private_sealed: late })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: 'KP423' });
    expect(await faults()).toEqual([]);
  });

  it('runs once at a time', async () => {
    let other: Promise<unknown> | undefined;
    await rotateMaster({
      ...{ db: t.db, masters: inFile },
      after: async () => {
        other ??= rotateMaster({ db: t.db, masters: inFile });
        await expect(other).rejects.toMatchObject({ code: 'busy' });
      },
    });
    expect(other).toBeDefined();
    expect(await faults()).toEqual([]);
  });

  it('with masters in the environment: asks for the next one, and leaves adopting it to the operator', async () => {
    const [first, second] = [randomBytes(32), randomBytes(32)].map((b) => b.toString('base64'));
    const settings = (env: Record<string, string | undefined>) => masterKeysOf(readConfig({}, env), null);
    const one = settings({ KOERS_MASTER_KEY: first });
    await expect(rotateMaster({ db: t.db, masters: one })).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringContaining('KOERS_MASTER_KEY_NEXT'),
    });
    await forget();
    sealed = await verzegelt(createKeys(one), 'in de omgeving');
    const both = settings({ KOERS_MASTER_KEY: first, KOERS_MASTER_KEY_NEXT: second });
    const running = createKeys(both);
    expect(await rotateMaster({ db: t.db, masters: both })).toMatchObject({ schoolKeys: 1, adopted: false });
    expect(await opent(running)).toBe('in de omgeving');
    expect(await opent(createKeys(settings({ KOERS_MASTER_KEY: second })))).toBe('in de omgeving');
    await expect(opent(createKeys(one))).rejects.toMatchObject({ code: 'internal' });
    // The old one cannot be gone back to.
    const back = settings({ KOERS_MASTER_KEY: second, KOERS_MASTER_KEY_NEXT: first });
    await expect(rotateMaster({ db: t.db, masters: back })).rejects.toMatchObject({ code: 'config_invalid' });
  });

  it('keeps the old master when a key opens with none that is known, and says where', async () => {
    await inSchool((tx) =>
      tx
        .updateTable('koers.school_key')
        .set({ wrapped: randomBytes(61) })
        .where('school_id', '=', school)
        .execute(),
    );
    await expect(rotateMaster({ db: t.db, masters: inFile })).rejects.toMatchObject({ code: 'internal' });
    expect(inFile.known()).toHaveLength(2);
    expect(await faults()).toContainEqual({ what: 'koers.school_key', id: `${school} 1` });
  });

  it('keeps the masters in a file for the owner alone', () => {
    const home = mkdtempSync(path.join(folder, 'home-'));
    keepSecrets(home);
    const masters = masterKeysOf(readConfig({}, {}), home);
    const next = masters.next();
    expect(masters.next().equals(next)).toBe(true);
    masters.adopt();
    const stored = JSON.parse(readFileSync(path.join(home, 'secrets.json'), 'utf8'));
    expect(stored.masterKey).toBe(next.toString('base64'));
    expect(stored).not.toHaveProperty('nextMasterKey');
    expect(stored.superuser).toHaveLength(32);
  });
});
