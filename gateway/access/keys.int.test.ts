import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../test/support/db.ts';
import { persoon } from '../../test/support/demo-class.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { Lezer, TekstSoort } from './inzage.ts';
import { createKeys } from './keys.ts';

const t = testDb();
const master = randomBytes(32);
let a: string;
let b: string;
let leerlingen: string[];
let lezer: Lezer;

beforeAll(async () => {
  ({ a, b } = await twoSchools(t.db));
  lezer = { school: a, person: null, taak: 'proef' };
  leerlingen = await inA(async (tx) => {
    const ids: string[] = [];
    for (const naam of ['Pip', 'Juno', 'Tygo']) ids.push(await persoon(tx, a, 'leerling', naam, 'Test'));
    return ids;
  });
});

const inA = <T>(work: (tx: Tx) => Promise<T>) => t.db.tenant({ school: a, actor: null }, work);
const inB = <T>(work: (tx: Tx) => Promise<T>) => t.db.tenant({ school: b, actor: null }, work);
const leerling = (n: number) => leerlingen[n] ?? '';

describe('key hierarchy master → school → leerling', () => {
  it('opens in another process with the same master, and not with another master', async () => {
    const sealed = await inA((tx) =>
      createKeys({ master }).sealForLeerling(tx, a, leerling(0), 'Pip is graag buiten', 'act.reden'),
    );
    const text = (keys: ReturnType<typeof createKeys>, purpose: TekstSoort = 'act.reden') =>
      inA((tx) => keys.openForLeerling(tx, lezer, leerling(0), sealed, purpose));
    expect(await text(createKeys({ master }))).toBe('Pip is graag buiten');
    await expect(text(createKeys({ master }), 'opp.factor')).rejects.toMatchObject({ code: 'internal' });
    await expect(text(createKeys({ master: randomBytes(32) }))).rejects.toMatchObject({ code: 'internal' });
    expect(() => createKeys({ master: randomBytes(16) })).toThrow('32 bytes');
  });

  it('does not open a text moved to another pupil, nor a wrapped key moved to another pupil', async () => {
    const keys = createKeys({ master });
    const sealed = await inA((tx) => keys.sealForLeerling(tx, a, leerling(0), 'van Pip', 'act.reden'));
    await inA((tx) => keys.sealForLeerling(tx, a, leerling(1), 'van Juno', 'act.reden'));
    await expect(
      inA((tx) => keys.openForLeerling(tx, lezer, leerling(1), sealed, 'act.reden')),
    ).rejects.toMatchObject({
      code: 'internal',
    });
    const moved = inA(async (tx) => {
      await sql`UPDATE koers.leerling_key SET wrapped = (SELECT wrapped FROM koers.leerling_key WHERE leerling_id = ${leerling(0)}) WHERE leerling_id = ${leerling(1)}`.execute(
        tx,
      );
      return await keys.openForLeerling(tx, lezer, leerling(1), sealed, 'act.reden');
    });
    await expect(moved).rejects.toMatchObject({ code: 'internal' });
  });

  it('R84: destroying the key of a pupil makes his texts unreadable, and nobody else’s; no new key is made', async () => {
    const keys = createKeys({ master });
    const sealed = await inA((tx) =>
      keys.sealForLeerlingen(
        tx,
        a,
        leerlingen.map((l, i) => ({ leerling: l, text: `tekst ${i}` })),
        'opp.zorg',
      ),
    );
    const lezen = () =>
      inA((tx) =>
        keys.openForLeerlingen(
          tx,
          lezer,
          leerlingen.map((l, i) => ({ leerling: l, sealed: sealed[i] ?? Buffer.alloc(0) })),
          'opp.zorg',
        ),
      );
    expect(await lezen()).toEqual(['tekst 0', 'tekst 1', 'tekst 2']);
    await inA((tx) => keys.destroyLeerlingKey(tx, a, leerling(2)));
    expect(await lezen()).toEqual(['tekst 0', 'tekst 1', null]);
    await expect(
      inA((tx) => keys.sealForLeerling(tx, a, leerling(2), 'nieuw', 'act.reden')),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
    const row = await inA((tx) =>
      tx
        .selectFrom('koers.leerling_key')
        .selectAll()
        .where('leerling_id', '=', leerling(2))
        .executeTakeFirstOrThrow(),
    );
    expect(row.wrapped).toBeNull();
    expect(row.destroyed_at).not.toBeNull();
  });

  it('keeps the secrets of schools apart', async () => {
    const keys = createKeys({ master });
    const sealed = await inA((tx) =>
      keys.sealForSchool(tx, a, Buffer.from('wachtwoord van het LVS'), 'connection'),
    );
    expect((await inA((tx) => keys.openForSchool(tx, a, sealed, 'connection'))).toString()).toBe(
      'wachtwoord van het LVS',
    );
    await expect(inB((tx) => keys.openForSchool(tx, b, sealed, 'connection'))).rejects.toMatchObject({
      code: 'internal',
    });
    await expect(inA((tx) => keys.openForSchool(tx, a, sealed, 'iets anders'))).rejects.toMatchObject({
      code: 'internal',
    });
    expect(keys.openWithMaster('lti', keys.sealWithMaster('lti', Buffer.from('x'))).toString()).toBe('x');
    expect(() => keys.openWithMaster('iets', keys.sealWithMaster('lti', Buffer.from('x')))).toThrow();
  });

  it('does not remember a key that was rolled back with its transaction', async () => {
    const { a: c } = await twoSchools(t.db);
    const keys = createKeys({ master });
    const inC = <T>(work: (tx: Tx) => Promise<T>) => t.db.tenant({ school: c, actor: null }, work);
    await expect(
      inC(async (tx) => {
        await keys.sealForSchool(tx, c, Buffer.from('x'));
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    const sealed = await inC((tx) => keys.sealForSchool(tx, c, Buffer.from('blijft')));
    expect((await inC((tx) => createKeys({ master }).openForSchool(tx, c, sealed))).toString()).toBe(
      'blijft',
    );
  });

  it('makes one key when many ask at once', async () => {
    const { a: c } = await twoSchools(t.db);
    const inC = <T>(work: (tx: Tx) => Promise<T>) => t.db.tenant({ school: c, actor: null }, work);
    const sealed = await Promise.all(
      Array.from({ length: 8 }, () =>
        inC((tx) => createKeys({ master }).sealForSchool(tx, c, Buffer.from('x'))),
      ),
    );
    for (const s of sealed)
      expect((await inC((tx) => createKeys({ master }).openForSchool(tx, c, s))).toString()).toBe('x');
    expect(await inC((tx) => tx.selectFrom('koers.school_key').select('version').execute())).toHaveLength(1);
  });
});
