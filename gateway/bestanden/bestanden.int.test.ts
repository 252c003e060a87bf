import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { type DemoClass, demoClass } from '../../test/support/demo-class.ts';
import type { Lezer } from '../access/inzage.ts';
import { SEALED_WITH_SCHOOL } from '../access/sealed-columns.ts';
import { putSealed, sealedRows } from '../access/sealed-store.ts';
import { connectClient } from '../platform/db/connect.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { type BestandenService, createBestanden, type NieuwBestand } from './service.ts';

const t = testDb();
let k: DemoClass;
let bestanden: BestandenService;
let lezer: Lezer;

beforeAll(async () => {
  k = await demoClass(t.db, 2);
  bestanden = createBestanden({ keys: k.keys });
  lezer = { school: k.school, person: k.petra.person, scherm: 'proef' };
});

const als = <T>(work: (tx: Tx) => Promise<T>) => k.as(k.petra, work);
const liv = () => k.leerlingen[0] ?? '';
const nieuw = (bytes: NieuwBestand['bytes'], over: Partial<NieuwBestand> = {}): NieuwBestand => ({
  school: k.school,
  leerling: liv(),
  soort: 'stem',
  naam: 'foto.png',
  type: 'image/png',
  door: k.petra.person,
  bytes,
  ...over,
});
const bewaar = (bytes: NieuwBestand['bytes'], over: Partial<NieuwBestand> = {}) =>
  als((tx) => bestanden.bewaar(tx, nieuw(bytes, over)));
const alles = (id: string) => als(async (tx) => (await bestanden.lees(tx, lezer, id))?.alles(tx) ?? null);
const STUK = 256 * 1024;

describe('a file of a dossier', () => {
  it.each([1, STUK - 1, STUK, STUK + 1, 3 * STUK])('comes back as it was brought: %i bytes', async (n) => {
    const bytes = randomBytes(n);
    const { id, bytes: size } = await bewaar(bytes);
    expect([size, (await alles(id))?.equals(bytes)]).toEqual([n, true]);
  });

  it('is sealed while it comes in: whatever the size of its parts, no row holds more than a piece of it', async () => {
    const part = randomBytes(10_007);
    async function* delen() {
      for (let i = 0; i < 100; i += 1) yield part;
    }
    const { id } = await bewaar(delen());
    const rows = await als((tx) =>
      tx
        .selectFrom('koers.bestand_stuk')
        .select('inhoud')
        .where('bestand_id', '=', id)
        .orderBy('nr')
        .execute(),
    );
    expect(rows.map((r) => r.inhoud.length > STUK + 64)).toEqual([false, false, false, false]);
    const waar = Buffer.concat(rows.map((r) => r.inhoud));
    expect(waar.includes(part.subarray(0, 16))).toBe(false);
    const heel = Buffer.concat(Array.from({ length: 100 }, () => part));
    expect((await alles(id))?.equals(heel)).toBe(true);
  });

  it('gives a part of itself, over the edge of a piece', async () => {
    const bytes = randomBytes(2 * STUK + 100);
    const { id } = await bewaar(bytes);
    const deel = await als(async (tx) => (await bestanden.lees(tx, lezer, id))?.deel(tx, STUK - 5, STUK + 9));
    expect(deel?.equals(bytes.subarray(STUK - 5, STUK + 10))).toBe(true);
  });

  it('is refused when it is empty, and nothing of it stays', async () => {
    const tel = () =>
      als((tx) =>
        tx
          .selectFrom('koers.bestand')
          .select((e) => e.fn.countAll<string>().as('n'))
          .executeTakeFirstOrThrow(),
      );
    const voor = await tel();
    await expect(bewaar(Buffer.alloc(0))).rejects.toThrow(/leeg/);
    expect(await tel()).toEqual(voor);
  });

  it('R83: leaves a line in the trail for who opened it', async () => {
    const { id } = await bewaar(randomBytes(9));
    const tel = async () => {
      const { rows } = await als((tx) =>
        sql`SELECT 1 FROM koers.audit WHERE actie = 'sectie_ingezien' AND details->>'sectie' = 'stem' AND onderwerp_id = ${liv()}`.execute(
          tx,
        ),
      );
      return rows.length;
    };
    const voor = await tel();
    await alles(id);
    expect(await tel()).toBe(voor + 1);
  });

  it('R84: is gone with the key of the pupil', async () => {
    const leerling = k.leerlingen[1] ?? '';
    const { id } = await bewaar(randomBytes(9), { leerling });
    await als((tx) => k.keys.destroyLeerlingKey(tx, k.school, leerling));
    expect(await alles(id)).toBeNull();
    await expect(bewaar(randomBytes(9), { leerling })).rejects.toThrow(/vernietigd/);
  });

  it('opens after the key of the school is renewed, when it is of the school', async () => {
    const bytes = randomBytes(99);
    const { id } = await bewaar(bytes, {
      leerling: null,
      soort: 'opp_bundel',
      naam: 'opp.zip',
      type: 'application/zip',
    });
    const at = SEALED_WITH_SCHOOL.filter((c) => c.table === 'koers.bestand');
    const opnieuw = await als(async (tx) => {
      let n = 0;
      for (const kolom of at)
        for (const row of await sealedRows(tx, kolom, k.school, 'lock')) {
          const plain = await k.keys.openForSchool(tx, k.school, row.sealed, kolom.purpose);
          await putSealed(tx, kolom, {
            ...row,
            sealed: await k.keys.sealForSchool(tx, k.school, plain, kolom.purpose),
          });
          n += 1;
        }
      return n;
    });
    expect([opnieuw, await alles(id)]).toEqual([1, bytes]);
  });
});

describe('what a file was, it stays', () => {
  const document = { soort: 'opp_document', naam: 'opp-1.pdf', type: 'application/pdf' } as const;

  it('R40: a document of an OPP is neither changed nor removed', async () => {
    const { id } = await bewaar(Buffer.from('een'), document);
    await expect(als((tx) => bestanden.verwijder(tx, id))).rejects.toThrow(/does not change/);
    await expect(
      als((tx) => tx.updateTable('koers.bestand').set({ type: 'text/html' }).where('id', '=', id).execute()),
    ).rejects.toThrow(/permission denied/);
    const stuk = { bestand_id: id, school_id: k.school, nr: 1, inhoud: Buffer.from('x') };
    await expect(als((tx) => tx.insertInto('koers.bestand_stuk').values(stuk).execute())).rejects.toThrow(
      /does not change/,
    );
    expect((await alles(id))?.toString()).toBe('een');
  });

  it('what a pupil made goes, pieces and all', async () => {
    const { id } = await bewaar(randomBytes(9));
    await als((tx) => bestanden.verwijder(tx, id));
    await expect(alles(id)).rejects.toMatchObject({ code: 'not_found' });
    const rest = await als((tx) =>
      tx.selectFrom('koers.bestand_stuk').select('nr').where('bestand_id', '=', id).execute(),
    );
    expect(rest).toEqual([]);
  });

  it('does not open with pieces changed places, or with the key of another file', async () => {
    const { id } = await bewaar(randomBytes(2 * STUK));
    const { id: ander } = await bewaar(randomBytes(2 * STUK));
    const owner = await connectClient(t.owner, 'koers test');
    try {
      await owner.query('ALTER TABLE koers.bestand DISABLE TRIGGER USER'); // only who owns the database can
      await owner.query('UPDATE koers.bestand_stuk SET nr = 1 - nr + 10 WHERE bestand_id = $1', [id]);
      await owner.query('UPDATE koers.bestand_stuk SET nr = nr - 10 WHERE bestand_id = $1', [id]);
      await expect(alles(id)).rejects.toThrow(/versleutelde/);
      await owner.query(
        'UPDATE koers.bestand SET sleutel_leerling = (SELECT sleutel_leerling FROM koers.bestand WHERE id = $1) WHERE id = $2',
        [id, ander],
      );
      await expect(alles(ander)).rejects.toThrow(/another file/);
    } finally {
      await owner.query('ALTER TABLE koers.bestand ENABLE TRIGGER USER');
      await owner.end();
    }
  });
});
