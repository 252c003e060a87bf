import { beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../fixtures/pakket/kompaslijnen.ts';
import { testDb, twoSchools } from '../../test/support/db.ts';
import { actor } from '../../test/support/demo-class.ts';
import { grootPakket } from '../../test/support/groot-pakket.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { bewaarPakket } from './bewaar-store.ts';
import { voorEigenaar } from './eigen-ids.ts';
import type { Gelezen } from './formaten/gelezen.ts';
import { slaOp, zelfdeInhoud } from './importeren.ts';
import { laadPakket } from './laad-store.ts';
import { type Pakket, PakketSchema } from './pakket.ts';
import {
  gooiWeg,
  importeerVoorSchool,
  pakketBoom,
  pakkettenVan,
  pakketVersie,
  publiceer,
  zoekInPakket,
} from './pakketten.ts';
import { adoptPakket, importPakket, publishPakket } from './service.ts';

const t = testDb();
let a: string;
let b: string;
let elders: string;
const van = <T>(school: string, work: (tx: Tx) => Promise<T>) => t.db.tenant({ school, actor: null }, work);
const ib = (school: string) => actor(school, '00000000-0000-4000-8000-000000000001', 'ib');
const demo = PakketSchema.parse(kompaslijnen);
const gelezen = (pakket: Pakket): Gelezen => ({ goed: true, formaat: 'koers', pakket, regels: [] });
const bron = { naam: 'lijnen.json', bytes: Buffer.from('lijnen') };

beforeAll(async () => {
  ({ a, b } = await twoSchools(t.db));
  ({ a: elders } = await twoSchools(t.db));
});

const VOL: Pakket = {
  ...demo,
  herkomst: { bron: 'lijnen.json', dag: '2026-11-01' },
  rest: [
    {
      soort: 'item',
      id: demo.leerdoelen[0]?.id ?? '',
      plek: 3,
      rest: { notes: 'é "aanhaling" {,}\\ \n 日本' },
    },
    { soort: 'associatie', id: demo.id, plek: 0, rest: { associationType: 'isPeerOf', n: [1, null, true] } },
  ],
};

describe('a package as a whole', () => {
  it('R4, R9: comes out as it went in, the rest included', async () => {
    const eigen = voorEigenaar({ ...VOL, code: 'vol' }, { soort: 'school', id: a });
    await van(a, (tx) => bewaarPakket(tx, eigen));
    const terug = await van(a, (tx) => laadPakket(tx, eigen.id));

    expect(terug && zelfdeInhoud(terug, eigen)).toBe(true);
    expect(terug?.herkomst).toEqual(VOL.herkomst);
    const anders = {
      ...eigen,
      leerdoelen: eigen.leerdoelen.map((d, i) => (i === 7 ? { ...d, tekst: 'x' } : d)),
    };
    expect(terug && zelfdeInhoud(terug, anders)).toBe(false);
  });

  it('of 20,000 doelen is stored, and again when nothing changed without writing', async () => {
    const groot = grootPakket(20_000);
    const eerst = await van(a, (tx) =>
      slaOp(tx, gelezen(groot), bron, { door: null, eigenaar: { soort: 'school', id: a } }),
    );
    expect(eerst).toMatchObject({ uitkomst: 'nieuw', inhoud: { leerdoelen: 20_000 } });
    const nog = await van(a, (tx) =>
      slaOp(tx, gelezen(groot), bron, { door: null, eigenaar: { soort: 'school', id: a } }),
    );
    expect(nog.uitkomst).toBe('stond_er_al');
    const zoek = await van(a, (tx) => zoekInPakket(tx, ib(a), eerst.versie, 'MUNTEN winkelhoek'));
    expect(zoek.doelen.length).toBe(50);
    expect(zoek.aantal).toBeGreaterThan(50);
    expect(zoek.doelen.every((d) => d.tekst.includes('munten') && d.tekst.includes('winkelhoek'))).toBe(true);
    expect((await van(a, (tx) => zoekInPakket(tx, ib(a), eerst.versie, '100%'))).aantal).toBe(0);
    const { boom } = await van(a, (tx) => pakketBoom(tx, ib(a), eerst.versie));
    const lijnen = boom.flatMap((g) => g.leerlijnen);
    expect(lijnen.reduce((som, l) => som + l.doelen, 0)).toBe(20_000);
    expect(lijnen[0]?.niveaus.map((n) => n.doelen)).toEqual(Array.from({ length: 10 }, () => 10));
  });
});

describe('R9: an import', () => {
  it('tried first stores nothing; then it does, once, with a report that is kept', async () => {
    const wie = ib(b);
    const doe = (proef: boolean, pakket = demo) =>
      van(b, (tx) => importeerVoorSchool(tx, wie, gelezen(pakket), bron, { voor: 'school', proef }));
    expect(await doe(true)).toMatchObject({ uitkomst: 'nieuw', nummer: '1.0' });
    expect((await van(b, (tx) => pakkettenVan(tx, wie))).filter((p) => p.vanWie === 'school')).toEqual([]);

    const { versie } = await doe(false);
    expect(await doe(false)).toMatchObject({ uitkomst: 'stond_er_al', versie });
    expect(versie).not.toBe(demo.id);
    const verslagen = await van(b, (tx) => tx.selectFrom('koers.pakket_import').selectAll().execute());
    expect(verslagen).toMatchObject([{ pakket_versie_id: versie, bron: 'lijnen.json', soort: 'koers' }]);

    const ander = { ...demo, naam: 'Andere naam' };
    await expect(doe(false, ander)).rejects.toMatchObject({ code: 'conflict' });
    const vervangen = await van(b, (tx) =>
      importeerVoorSchool(tx, wie, gelezen(ander), bron, { voor: 'school', proef: false, vervang: true }),
    );
    expect(vervangen).toMatchObject({ uitkomst: 'vervangen', versie });
    expect((await van(b, (tx) => pakketVersie(tx, wie, versie))).naam).toBe('Andere naam');
  });

  it('of what does not hold together lists every fault and stores nothing', async () => {
    const fouten = [{ path: 'regel 3', message: 'Het leerdoel heeft geen tekst.' }];
    const slecht: Gelezen = { goed: false, formaat: 'csv', fouten, regels: [] };
    const faal = van(b, (tx) =>
      importeerVoorSchool(tx, ib(b), slecht, bron, { voor: 'bestuur', proef: false }),
    );
    await expect(faal).rejects.toMatchObject({ code: 'bad_request', opts: { issues: fouten } });
    expect((await van(b, (tx) => pakkettenVan(tx, ib(b)))).filter((p) => p.vanWie === 'bestuur')).toEqual([]);
  });

  it('is for who may manage packages', async () => {
    const juf = actor(b, '00000000-0000-4000-8000-000000000002', 'leerkracht');
    const faal = van(b, (tx) =>
      importeerVoorSchool(tx, juf, gelezen(demo), bron, { voor: 'school', proef: true }),
    );
    await expect(faal).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('R10: versions', () => {
  it('a second version has rows of its own, the same entities, and replaces the first', async () => {
    const wie = ib(a);
    const breng = (pakket: Pakket) =>
      van(a, (tx) => importeerVoorSchool(tx, wie, gelezen(pakket), bron, { voor: 'bestuur', proef: false }));
    const een = await breng({ ...demo, code: 'reeks' });
    const twee = await breng({
      ...demo,
      code: 'reeks',
      versie: '1.10',
      id: '20000000-0000-4000-8000-000000000001',
    });
    const [p1, p2] = await van(a, (tx) =>
      Promise.all([laadPakket(tx, een.versie), laadPakket(tx, twee.versie)]),
    );
    expect(p1?.leerdoelen.map((d) => d.entiteit)).toEqual(p2?.leerdoelen.map((d) => d.entiteit));
    const rijen = new Set([...(p1?.leerdoelen ?? []), ...(p2?.leerdoelen ?? [])].map((d) => d.id));
    expect(rijen.size).toBe(demo.leerdoelen.length * 2);

    await van(a, (tx) => publiceer(tx, wie, een.versie));
    await van(a, (tx) => publiceer(tx, wie, twee.versie));
    await van(a, (tx) => publiceer(tx, wie, twee.versie));
    const regels = (await van(a, (tx) => pakkettenVan(tx, wie))).filter((r) => r.pakketId === een.pakketId);
    expect(regels.map((r) => [r.versie, r.status, r.vervangenDoor])).toEqual([
      ['1.10', 'published', null],
      ['1.0', 'published', twee.versie],
    ]);
    await expect(breng({ ...demo, code: 'reeks', naam: 'Anders' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(van(a, (tx) => gooiWeg(tx, wie, een.versie))).rejects.toMatchObject({ code: 'conflict' });
    // A package of the bestuur is of its other school too.
    expect((await van(b, (tx) => pakketVersie(tx, ib(b), een.versie))).vanWie).toBe('bestuur');
  });

  it('a concept can be thrown away, content and all', async () => {
    const wie = ib(a);
    const { versie } = await van(a, (tx) =>
      importeerVoorSchool(
        tx,
        wie,
        gelezen({
          ...demo,
          id: '30000000-0000-4000-8000-000000000001',
          pakketId: '30000000-0000-4000-8000-000000000002',
        }),
        bron,
        { voor: 'school', proef: false },
      ),
    );
    await van(a, (tx) => gooiWeg(tx, wie, versie));
    await expect(van(a, (tx) => pakketVersie(tx, wie, versie))).rejects.toMatchObject({ code: 'not_found' });
    const over = await van(a, (tx) =>
      tx.selectFrom('koers.leergebied').select('id').where('pakket_versie_id', '=', versie).execute(),
    );
    expect(over).toEqual([]);
  });
});

describe('R12, R85: who sees and changes which package', () => {
  let eigen: string;
  beforeAll(async () => {
    const pakket = voorEigenaar({ ...demo, code: 'van-a' }, { soort: 'school', id: a });
    const p = {
      ...pakket,
      id: '40000000-0000-4000-8000-000000000001',
      pakketId: '40000000-0000-4000-8000-000000000002',
    };
    const los = voorEigenaar(p, { soort: 'school', id: a });
    eigen = los.id;
    await van(a, (tx) => bewaarPakket(tx, los));
    await t.db.platform(async (tx) => {
      await importPakket(tx, kompaslijnen);
    });
  });

  it('a package of one school does not exist for another, also not for who knows its ids', async () => {
    for (const school of [b, elders]) {
      await expect(van(school, (tx) => pakketVersie(tx, ib(school), eigen))).rejects.toMatchObject({
        code: 'not_found',
      });
      expect(await van(school, (tx) => laadPakket(tx, eigen))).toBeNull();
      await expect(van(school, (tx) => publiceer(tx, ib(school), eigen))).rejects.toMatchObject({
        code: 'not_found',
      });
    }
  });

  it('a concept of the sector is not for schools; once published it is for all', async () => {
    await expect(van(a, (tx) => pakketVersie(tx, ib(a), demo.id))).rejects.toMatchObject({
      code: 'not_found',
    });
    await t.db.platform((tx) => publishPakket(tx, demo.id));
    for (const school of [a, elders])
      expect((await van(school, (tx) => pakketVersie(tx, ib(school), demo.id))).vanWie).toBe('sector');
  });

  it.each([
    [
      'a row of',
      `UPDATE koers.leerdoel SET tekst = 'x' WHERE leerlijn_id IN (SELECT id FROM koers.leerlijn WHERE pakket_versie_id = '%')`,
    ],
    ['the version of', `UPDATE koers.pakket_versie SET notitie = 'x' WHERE id = '%'`],
    ['all content of', `DELETE FROM koers.pakket_rest WHERE pakket_versie_id = '%'`],
  ])('nobody changes %s a package of another school', async (_, statement) => {
    const { sql } = await import('kysely');
    for (const school of [b, elders]) {
      const done = await van(school, (tx) => sql.raw(statement.replace('%', eigen)).execute(tx));
      expect(done.numAffectedRows).toBe(0n);
    }
    const insert = `INSERT INTO koers.leergebied (id, entiteit, pakket_versie_id, code, naam, soort, volgorde)
      VALUES (gen_random_uuid(), gen_random_uuid(), '${eigen}', 'X', 'X', 'LS', 99)`;
    await expect(van(b, (tx) => sql.raw(insert).execute(tx))).rejects.toMatchObject({ code: '42501' });
    await van(a, (tx) => sql.raw(insert).execute(tx));
    await van(a, (tx) => sql`DELETE FROM koers.leergebied WHERE code = 'X'`.execute(tx));
  });

  it('a school cannot make its package one of the sector, nor hand it to another', async () => {
    const { sql } = await import('kysely');
    for (const naar of ['NULL', `'${elders}'`])
      await expect(
        van(a, (tx) => sql.raw(`UPDATE koers.pakket SET school_id = ${naar}`).execute(tx)),
      ).rejects.toMatchObject({ code: '42501' });
  });

  it('what is shared, or was adopted before sharing ended, is there; its concepts are not', async () => {
    const wie = ib(a);
    await van(a, (tx) => publiceer(tx, wie, eigen));
    const deel = (gedeeld: boolean) =>
      van(a, (tx) => tx.updateTable('koers.pakket').set({ gedeeld }).where('code', '=', 'van-a').execute());
    await deel(true);
    expect((await van(elders, (tx) => pakketVersie(tx, ib(elders), eigen))).vanWie).toBe('ander');
    await van(elders, (tx) => adoptPakket(tx, ib(elders), { versie: eigen }));
    await deel(false);
    expect(await van(elders, (tx) => pakketVersie(tx, ib(elders), eigen))).toMatchObject({ inGebruik: true });
    await expect(van(b, (tx) => pakketVersie(tx, ib(b), eigen))).rejects.toMatchObject({ code: 'not_found' });
  });
});
