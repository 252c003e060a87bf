import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../test/support/db.ts';
import { persoon } from '../../test/support/demo-class.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { Lezer } from './inzage.ts';
import { createKeys } from './keys.ts';

const t = testDb();
const keys = createKeys({ master: randomBytes(32) });
const wie = randomUUID();
let school = '';
let leerlingen: string[] = [];
let sealed: { leerling: string; sealed: Buffer }[] = [];

const inSchool = <T>(work: (tx: Tx) => Promise<T>) => t.db.tenant({ school, actor: null }, work);
const regels = (scherm: string) =>
  inSchool(async (tx) =>
    (
      await tx
        .selectFrom('koers.audit')
        .selectAll()
        .where('actie', '=', 'sectie_ingezien')
        .orderBy('id')
        .execute()
    )
      .filter((r) => JSON.stringify(r.details).includes(scherm))
      .map((r) => ({ wie: r.actor_id, van: r.onderwerp_id, details: r.details, tx: r.tx })),
  );
const lees = (lezer: Lezer, which = sealed) =>
  inSchool((tx) => keys.openForLeerlingen(tx, lezer, which, 'opp.zorg'));

beforeAll(async () => {
  ({ a: school } = await twoSchools(t.db));
  await inSchool(async (tx) => {
    leerlingen = [];
    for (const naam of ['Pip', 'Juno', 'Tygo'])
      leerlingen.push(await persoon(tx, school, 'leerling', naam, 'Test'));
    const texts = leerlingen.map((leerling) => ({ leerling, text: 'zorg' }));
    const bytes = await keys.sealForLeerlingen(tx, school, texts, 'opp.zorg');
    sealed = leerlingen.map((leerling, i) => ({ leerling, sealed: bytes[i] ?? Buffer.alloc(0) }));
  });
});

describe('R83: no text of a pupil opens without a line in the trail', () => {
  it('says who, whose, which section and on which screen: a line a pupil, however many texts, in one statement', async () => {
    expect(await lees({ school, person: wie, scherm: 'groep' }, [...sealed, ...sealed])).toHaveLength(6);
    const found = await regels('groep');
    expect(found.map((r) => r.van).sort()).toEqual([...leerlingen].sort());
    for (const r of found) expect(r).toMatchObject({ wie, details: { sectie: 'zorg', scherm: 'groep' } });
    expect(new Set(found.map((r) => r.tx)).size).toBe(1);
  });

  it('says which job it was when nobody looked', async () => {
    await lees({ school, person: null, taak: 'bewaartermijn' }, sealed.slice(0, 1));
    expect(await regels('bewaartermijn')).toMatchObject([
      { wie: null, van: leerlingen[0], details: { sectie: 'zorg', taak: 'bewaartermijn' } },
    ]);
  });

  it('opens nothing when the line cannot be written', async () => {
    const lezer = { school, person: 'geen uuid', scherm: 'stiekem' };
    await expect(lees(lezer)).rejects.toThrow();
    expect(await regels('stiekem')).toEqual([]);
  });

  it('leaves no line for a text that is gone (R84), and none when nothing was asked', async () => {
    await inSchool((tx) => keys.destroyLeerlingKey(tx, school, leerlingen[2] ?? ''));
    expect(await lees({ school, person: wie, scherm: 'vernietigd' })).toEqual(['zorg', 'zorg', null]);
    expect(await regels('vernietigd')).toHaveLength(2);
    expect(await lees({ school, person: wie, scherm: 'leeg' }, [])).toEqual([]);
    expect(await regels('leeg')).toEqual([]);
  });
});
