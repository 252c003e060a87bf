import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../fixtures/pakket/kompaslijnen.ts';
import { testDb, twoSchools } from '../../test/support/db.ts';
import { lijn, niveau, route } from '../../test/support/demo-class.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { adoptPakket, importPakket, leerroute, leerroutes, niveauKaart, publishPakket } from './service.ts';

const t = testDb();
let a: string;
let b: string;
const van = <T>(school: string, work: (tx: Tx) => Promise<T>) => t.db.tenant({ school, actor: null }, work);
const beheer = (school: string) => ({ school, person: null, roles: new Set<never>() });

beforeAll(async () => {
  ({ a, b } = await twoSchools(t.db));
});

describe('bringing a package in (R4, R9, R10)', () => {
  it('refuses a package that does not hold together, with every fault, and brings nothing in', async () => {
    const stuk = { ...kompaslijnen, leergebieden: kompaslijnen.leergebieden.slice(0, 1) };
    const faal = t.db.platform((tx) => importPakket(tx, stuk));
    await expect(faal).rejects.toMatchObject({
      code: 'bad_request',
      opts: { issues: expect.arrayContaining([expect.objectContaining({ path: 'leerlijnen/RW-E' })]) },
    });
    await expect(
      t.db.platform((tx) => importPakket(tx, { ...kompaslijnen, licentie: undefined })),
    ).rejects.toMatchObject({ opts: { issues: [expect.objectContaining({ path: '/licentie' })] } });
    expect(await t.db.platform((tx) => tx.selectFrom('koers.pakket').selectAll().execute())).toEqual([]);
  });

  it('brings every row in, once', async () => {
    expect(await t.db.platform((tx) => importPakket(tx, kompaslijnen))).toEqual({
      versie: kompaslijnen.id,
      nieuw: true,
    });
    expect(await t.db.platform((tx) => importPakket(tx, kompaslijnen))).toEqual({
      versie: kompaslijnen.id,
      nieuw: false,
    });
    const tel = async (tx: Tx, table: string) =>
      (await sql<{ n: number }>`SELECT count(*)::int AS n FROM ${sql.table(table)}`.execute(tx)).rows[0]?.n;
    await t.db.platform(async (tx) => {
      expect([
        await tel(tx, 'koers.leerlijn'),
        await tel(tx, 'koers.niveau'),
        await tel(tx, 'koers.leerdoel'),
        await tel(tx, 'koers.actie_sjabloon'),
        await tel(tx, 'koers.leerroute'),
        await tel(tx, 'koers.route_profiel'),
      ]).toEqual([
        kompaslijnen.leerlijnen.length,
        kompaslijnen.niveaus.length,
        kompaslijnen.leerdoelen.length,
        kompaslijnen.acties.length,
        kompaslijnen.leerroutes.length,
        kompaslijnen.routeLeerlijnen.flatMap((r) => r.profiel).length,
      ]);
    });
  });

  it('cannot be chosen by a school as long as it is concept', async () => {
    await expect(
      van(a, (tx) => adoptPakket(tx, beheer(a), { versie: kompaslijnen.id })),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('R10: is immutable once published, in every table, also for the owner of the schema', async () => {
    const wijzig = "UPDATE koers.leerdoel SET tekst = tekst || '!' WHERE code = 'RW-E-3a'";
    await asOwner(async (run) => {
      await run(wijzig); // a concept can still change
      await t.db.platform((tx) => publishPakket(tx, kompaslijnen.id));
      await t.db.platform((tx) => publishPakket(tx, kompaslijnen.id));
      const nieuw = 'gen_random_uuid()';
      for (const statement of [
        wijzig,
        'DELETE FROM koers.actie_sjabloon',
        "UPDATE koers.niveau SET naam = 'x'",
        'UPDATE koers.leerlijn SET geordend = false',
        "UPDATE koers.leergebied SET soort = 'LO'",
        "UPDATE koers.leerroute SET bestemming = 'x'",
        'UPDATE koers.leerroute_leerlijn SET uitstroomniveau_id = NULL',
        'DELETE FROM koers.route_profiel',
        `INSERT INTO koers.leergebied (id, entiteit, pakket_versie_id, code, naam, soort, volgorde) VALUES (${nieuw}, ${nieuw}, '${kompaslijnen.id}', 'X', 'X', 'LS', 9)`,
        `INSERT INTO koers.leerdoel (id, entiteit, leerlijn_id, niveau_id, code, tekst, volgorde) VALUES (${nieuw}, ${nieuw}, '${lijn('RW-E')}', NULL, 'X', 'X', 9)`,
        "UPDATE koers.pakket_versie SET versie = '9.9'",
        "UPDATE koers.pakket_versie SET status = 'concept'",
        'UPDATE koers.pakket_versie SET behaald_vanaf = 1',
        'DELETE FROM koers.pakket_versie',
      ])
        await expect(run(statement), statement).rejects.toMatchObject({ code: 'KP001' });
    });
  });

  it('cannot get rows moved into it from a concept', async () => {
    await asOwner(async (run) => {
      const ander = '11111111-1111-4111-8111-111111111111';
      await run(
        `INSERT INTO koers.pakket_versie (id, pakket_id, versie, status, schaal, behaald_vanaf) VALUES ('${ander}', '${kompaslijnen.pakketId}', '2.0', 'concept', '[]', 4)`,
      );
      await run(
        `INSERT INTO koers.leergebied (id, entiteit, pakket_versie_id, code, naam, soort, volgorde) VALUES ('${ander}', '${ander}', '${ander}', 'NIEUW', 'Nieuw', 'LS', 1)`,
      );
      await expect(
        run(`UPDATE koers.leergebied SET pakket_versie_id = '${kompaslijnen.id}' WHERE id = '${ander}'`),
      ).rejects.toMatchObject({ code: 'KP001' });
    });
  });
});

describe('reading a package', () => {
  beforeAll(() => van(a, (tx) => adoptPakket(tx, beheer(a), { versie: kompaslijnen.id })));

  it('R5: a niveau lists its doelen with their template acties, in order', async () => {
    const kaart = await van(a, (tx) => niveauKaart(tx, niveau('RW-E', 2)));
    expect(kaart).toMatchObject({
      leergebied: { naam: 'Rekenen' },
      leerlijn: { naam: 'Geld' },
      niveau: { code: 'N2', volgorde: 2 },
    });
    expect(kaart.doelen.map((d) => [d.code, d.acties.map((x) => x.soort)])).toEqual([
      ['RW-E-2a', ['instructie', 'oefenen']],
      ['RW-E-2b', ['generaliseren']],
    ]);
  });

  it('R1, R3: the same leergebied has other leerlijnen under leerroute 2 than under 4', async () => {
    const [lr2, lr4] = await van(
      a,
      async (tx) => [await leerroute(tx, route('LR2')), await leerroute(tx, route('LR4'))] as const,
    );
    expect([lr4.uitstroomprofiel, lr4.bestemming]).toEqual([
      'arbeidsmarkt',
      '(beschutte) arbeid: groen, keuken, logistiek',
    ]);
    const lijnen = (r: typeof lr2) =>
      r.leergebieden.flatMap((g) => g.leerlijnen.map((l) => [l.code, l.uitstroomniveau?.code ?? null]));
    expect(lijnen(lr2)).toEqual([
      ['NT-M', 'N3'],
      ['RW-E', 'N2'],
      ['RW-T', 'N2'],
      ['SE-S', 'N2'],
      ['LL-T', 'N2'],
      ['VB', 'N2'],
      ['EM', null],
    ]);
    expect(lijnen(lr4)).toEqual([
      ['NT-M', 'N4'],
      ['RW-E', 'N4'],
      ['RW-T', 'N4'],
      ['SE-S', 'N4'],
      ['LL-T', 'N4'],
      ['VB', 'N4'],
    ]);
    const rekenen = lr4.leergebieden.find((g) => g.code === 'RW');
    expect(rekenen?.leerlijnen.map((l) => [l.code, l.niveaus.map((n) => n.code).join('')])).toEqual([
      ['RW-E', 'N1N2N3N4N5'],
      ['RW-T', 'N1N2N3N4N5'],
    ]);
    expect((await van(a, leerroutes)).map((r) => [r.code, r.bestemming !== null])).toEqual([
      ['LR1', false],
      ['LR2', true],
      ['LR3', false],
      ['LR4', true],
      ['LR5', false],
      ['LR6', true],
      ['LR7', false],
    ]);
  });

  it('does not exist for a school that did not choose it (R85)', async () => {
    expect(await van(b, leerroutes)).toEqual([]);
    await expect(van(b, (tx) => niveauKaart(tx, niveau('RW-E', 2)))).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(van(b, (tx) => leerroute(tx, route('LR4')))).rejects.toMatchObject({ code: 'not_found' });
  });
});

async function asOwner(work: (run: (statement: string) => Promise<unknown>) => Promise<void>): Promise<void> {
  const { connectClient } = await import('../platform/db/connect.ts');
  const client = await connectClient(t.owner, 'koers test');
  try {
    await work((statement) => client.query(statement));
  } finally {
    await client.end();
  }
}
