import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../test/support/db.ts';
import { persoon } from '../../test/support/demo-class.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { createKeys } from './keys.ts';
import { rotateSchool } from './rotate-school.ts';
import { KOPPELING } from './sealed-columns.ts';
import { checkTrail, sealTrail } from './trail/chain.ts';
import { verifyKeys } from './verify-keys.ts';

const t = testDb();
const master = randomBytes(32);
const known = () => [master];
let a = '';
let b = '';
let keys = createKeys({ master });
let leerlingen: string[] = [];
let sealed: Buffer[] = [];

const inSchool = <T>(school: string, work: (tx: Tx) => Promise<T>) =>
  t.db.tenant({ school, actor: null }, work);
const lees = (with_ = keys, school = a, texts = sealed) =>
  inSchool(school, (tx) =>
    with_.openForLeerlingen(
      tx,
      { school, person: null, taak: 'proef' },
      leerlingen.map((l, i) => ({ leerling: l, sealed: texts[i] ?? Buffer.alloc(0) })),
      'opp.zorg',
    ),
  );
const rotate = (after?: (step: string) => void) =>
  rotateSchool({ db: t.db, keys, known, ...(after ? { after } : {}) }, a);
const report = async (school = a) =>
  (await verifyKeys({ db: t.db, known })).schools.find((s) => s.school === school);
const VOLUIT = ['tekst 0', 'tekst 1', 'tekst 2'];

beforeEach(async () => {
  ({ a, b } = await twoSchools(t.db));
  keys = createKeys({ master });
  leerlingen = [];
  await inSchool(a, async (tx) => {
    for (let n = 0; n < 3; n += 1) leerlingen.push(await persoon(tx, a, 'leerling', `L${n}`, 'Proef'));
    sealed = await keys.sealForLeerlingen(
      tx,
      a,
      leerlingen.map((leerling, i) => ({ leerling, text: `tekst ${i}` })),
      'opp.zorg',
    );
    await tx
      .insertInto('koers.connection')
      .values({
        school_id: a,
        adapter: 'proef',
        naam: 'LVS',
        credentials: await keys.sealForSchool(tx, a, Buffer.from('wachtwoord'), KOPPELING),
      })
      .execute();
  });
  await inSchool(b, (tx) => keys.ensureSchoolKey(tx, b));
});

describe('koers keys rotate --school: a new version of the key of a school', () => {
  it('wraps the keys of its pupils and its secrets again, and leaves other schools alone', async () => {
    expect(await rotate()).toEqual({ version: 2, leerlingen: 3, secrets: 1 });
    expect(await report()).toMatchObject({ versions: 2, leerlingen: 3, older: 0, secrets: 1, faults: [] });
    expect(await report(b)).toMatchObject({ versions: 1, faults: [] });
    expect(await lees(createKeys({ master }))).toEqual(VOLUIT);
  });

  it('goes on in a process that remembers the version before: it opens old and new, and makes keys with the newest', async () => {
    const busy = createKeys({ master });
    expect(await lees(busy)).toEqual(VOLUIT);
    let stop = false;
    let rounds = 0;
    const work = (async () => {
      while (!stop || rounds < 3) {
        expect(await lees(busy)).toEqual(VOLUIT);
        const nieuw = await inSchool(a, (tx) => persoon(tx, a, 'leerling', 'Nieuw', `N${rounds}`));
        await inSchool(a, (tx) => busy.sealForLeerling(tx, a, nieuw, 'nieuw', 'act.reden'));
        rounds += 1;
      }
    })();
    await rotate();
    await rotate();
    stop = true;
    await work;
    expect(await report()).toMatchObject({ versions: 3, leerlingen: 3 + rounds, older: 0, faults: [] });
  });

  it('may be killed after any step; the next run finishes it without yet another version', async () => {
    for (const step of ['version', 'leerlingen 3']) {
      const versions = (await report())?.versions ?? 0;
      const killed = rotate((now) => {
        if (now === step) throw new Error('killed');
      });
      await expect(killed).rejects.toThrow('killed');
      expect(await lees(createKeys({ master }))).toEqual(VOLUIT);
      expect((await report())?.versions).toBe(versions + 1);
      if (step === 'version') {
        expect(await report()).toMatchObject({ older: 3, faults: [] });
        expect(await rotate()).toMatchObject({ version: versions + 1, leerlingen: 3 });
      }
    }
    expect(await report()).toMatchObject({ older: 0, secrets: 1, faults: [] });
  });

  it('R84: a destroyed key of a pupil stays destroyed', async () => {
    await inSchool(a, (tx) => keys.destroyLeerlingKey(tx, a, leerlingen[1] ?? ''));
    await rotate();
    expect(await lees()).toEqual(['tekst 0', null, 'tekst 2']);
    expect(await report()).toMatchObject({ leerlingen: 2, destroyed: 1, older: 0 });
    await expect(
      inSchool(a, (tx) => keys.sealForLeerling(tx, a, leerlingen[1] ?? '', 'terug', 'opp.zorg')),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('R83: the seals of the trail from before still hold', async () => {
    await lees();
    for (let n = 0; n < 200 && !(await sealTrail({ db: t.db, keys }, a)); n += 1) await sleep(25);
    await rotate();
    await lees();
    for (let n = 0; n < 200 && !(await sealTrail({ db: t.db, keys }, a)); n += 1) await sleep(25);
    const chain = await inSchool(a, (tx) => checkTrail(createKeys({ master }), tx, a));
    expect(chain).toMatchObject({ seals: 2, faults: [] });
  });
});

describe('the loss of one key', () => {
  const breekt = (school: string) =>
    inSchool(school, (tx) =>
      tx
        .updateTable('koers.school_key')
        .set({ wrapped: randomBytes(61) })
        .where('school_id', '=', school)
        .execute(),
    );

  it('of a school: its texts do not open, those of another do, and verify names it', async () => {
    await breekt(b);
    expect(await lees()).toEqual(VOLUIT);
    await breekt(a);
    await expect(lees(createKeys({ master }))).rejects.toMatchObject({ code: 'internal' });
    expect((await report())?.faults).toContainEqual({ what: 'koers.school_key', id: `${a} 1` });
  });

  it('of a school: with the key of another school in its place nothing opens either', async () => {
    const other = await inSchool(b, (tx) =>
      tx
        .selectFrom('koers.school_key')
        .select('wrapped')
        .where('school_id', '=', b)
        .executeTakeFirstOrThrow(),
    );
    await inSchool(a, (tx) =>
      tx.updateTable('koers.school_key').set(other).where('school_id', '=', a).execute(),
    );
    await expect(lees(createKeys({ master }))).rejects.toMatchObject({ code: 'internal' });
  });

  it('of a pupil: nobody else’s text opens in its place, and verify names that pupil alone', async () => {
    const [first = '', second = ''] = leerlingen;
    await inSchool(a, async (tx) => {
      const { wrapped } = await tx
        .selectFrom('koers.leerling_key')
        .select('wrapped')
        .where('leerling_id', '=', second)
        .executeTakeFirstOrThrow();
      await tx.updateTable('koers.leerling_key').set({ wrapped }).where('leerling_id', '=', first).execute();
    });
    await expect(lees()).rejects.toMatchObject({ code: 'internal' });
    expect((await report())?.faults).toEqual([{ what: 'koers.leerling_key', id: first }]);
    const rest = await inSchool(a, (tx) =>
      keys.openForLeerling(
        tx,
        { school: a, person: null, taak: 'proef' },
        second,
        sealed[1] ?? Buffer.alloc(0),
        'opp.zorg',
      ),
    );
    expect(rest).toBe('tekst 1');
  });
});
