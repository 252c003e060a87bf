import { randomUUID } from 'node:crypto';
import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Keys } from '../../../gateway/access/keys.ts';
import { schooljaarBegin } from '../../../gateway/leerroute/volgen/leeftijd-rules.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { LEERLINGEN, type SetNaam } from '../../../gateway/rapportage/bi/kolommen.ts';
import { pseudoniemenVan } from '../../../gateway/rapportage/bi/pseudoniem-store.ts';
import { createBiSet, WOORDENBOEK } from '../../../gateway/rapportage/bi/service.ts';
import { testVertrek } from '../../../gateway/rapportage/test-school.ts';
import { jarenLater } from '../../../gateway/rapportage/uitstroom/vragen-rules.ts';
import { actor, dag, persoon, route } from '../../../test/support/demo-class.ts';
import { schoolWeb, tekst } from '../testing/school-web.ts';

const web = schoolWeb();
const ZOMER = `${schooljaarBegin(dag(0))}-07-31`;
let hilde: KnownActor;
let anneke: KnownActor;
let weg: string;
let elders: string;

beforeAll(async () => {
  const { k, b, t } = web;
  [hilde, anneke] = await k.as(
    k.petra,
    async (tx) =>
      [
        actor(k.school, await persoon(tx, k.school, 'medewerker', 'Hilde', 'Roerganger'), 'directeur'),
        actor(k.school, await persoon(tx, k.school, 'medewerker', 'Anneke', 'Horizon'), 'bestuur'),
      ] as const,
  );
  weg = await k.as(k.petra, (tx) =>
    testVertrek(tx, {
      school: k.school,
      naam: 'Mees Zeebries',
      door: k.petra.person,
      leerroute: route('LR4'),
      laatste: ZOMER,
    }),
  );
  // Of fewer than five leavers the set would say nothing.
  await k.as(k.petra, async (tx) => {
    for (let n = 0; n < 4; n += 1)
      await testVertrek(tx, {
        school: k.school,
        naam: `Ander${n} Vertrokken`,
        door: k.petra.person,
        leerroute: route('LR4'),
        laatste: ZOMER,
        plekken: ['werk'],
      });
  });
  elders = await b.as(b.petra, (tx) =>
    testVertrek(tx, {
      school: b.school,
      naam: 'Fien Rietkraag',
      door: b.petra.person,
      leerroute: route('LR4'),
      laatste: ZOMER,
    }),
  );
  await t.db.tenant({ school: k.school, actor: null }, (tx) =>
    sql`UPDATE koers.person_identity SET geboortedatum = '2013-04-05' WHERE person_id = ANY (${k.leerlingen}::uuid[])`.execute(
      tx,
    ),
  );
});

describe('R65: the report on screen', () => {
  it('says in words, bars and figures how the school is doing, without a name of a pupil', async () => {
    const { status, html } = await (await web.as(hilde)).get('/rapportage?alles=ja');
    expect(status).toBe(200);
    expect(tekst(html)).toContain('Nederlandse taal');
    expect(html).toContain('<svg class="k-staaf"');
    expect(html).not.toMatch(/Proef0\d|Zeebries/);
  });

  it('R66: leads who keeps the clocks to the pupils behind each count; a bestuurder sees no way there', async () => {
    expect((await (await web.as(web.k.petra)).get('/rapportage')).html).toContain(
      'href="/opp-status?lijst=te_laat"',
    );
    const bestuur = await (await web.as(anneke)).get('/rapportage?alles=ja');
    expect(bestuur.status).toBe(200);
    expect(bestuur.html).not.toContain('/opp-status');
    expect(tekst(bestuur.html)).toContain('Aantallen onder de 5 laten we niet zien');
  });

  it('is refused to a leerkracht', async () => {
    expect((await (await web.as(web.k.marjan)).get('/rapportage')).status).toBe(403);
  });
});

describe('R67: where leavers are', () => {
  it('who left stands in the list until it is written down; correcting it keeps what was written', async () => {
    const ib = await web.as(web.k.petra);
    expect(tekst((await ib.get('/rapportage/oud-leerlingen')).html)).toContain('Zeebries');
    const pagina = `/rapportage/oud-leerlingen/${weg}`;
    const id = /name="id" value="([^"]+)"/.exec((await ib.get(pagina)).html)?.[1] ?? '';
    const form = { id, moment: '0', plek: 'werk', op: ZOMER };
    for (let keer = 0; keer < 2; keer += 1) expect((await ib.submit(pagina, form)).status).toBe(303);
    expect((await ib.submit(pagina, { ...form, id: randomUUID(), plek: 'beschut_werk' })).status).toBe(303);
    const rijen = await web.k.as(web.k.petra, (tx) =>
      sql<{
        plek: string;
      }>`SELECT plek FROM koers.uitstroom_meting WHERE leerling_id = ${weg}::uuid ORDER BY nr`.execute(tx),
    );
    expect(rijen.rows.map((r) => r.plek)).toEqual(['werk', 'beschut_werk']);
    expect(tekst((await ib.get('/rapportage/oud-leerlingen')).html)).not.toContain('Zeebries');
    expect(tekst((await ib.get('/rapportage/oud-leerlingen?wie=alle')).html)).toContain('beschut werk');
    await expect(
      web.k.as(web.k.petra, (tx) =>
        sql`DELETE FROM koers.uitstroom_meting WHERE leerling_id = ${weg}::uuid`.execute(tx),
      ),
    ).rejects.toThrow();
  });

  it('says what is missing, and keeps what was filled in', async () => {
    const ib = await web.as(web.k.petra);
    const { status, html } = await ib.submit(`/rapportage/oud-leerlingen/${weg}`, {
      id: randomUUID(),
      moment: '1',
      op: dag(3),
    });
    expect(status).toBe(422);
    expect(tekst(html)).toContain('Kies een plek.');
    expect(tekst(html)).toContain('Kies vandaag of een dag daarvoor.');
    expect(html).toContain(`value="${dag(3)}"`);
  });

  it('a leaver of another school, and a pupil who is still here, do not exist there', async () => {
    const ib = await web.as(web.k.petra);
    for (const wie of [elders, web.k.leerlingen[0]]) {
      expect((await ib.get(`/rapportage/oud-leerlingen/${wie}`)).status).toBe(404);
      const form = { id: randomUUID(), moment: '0', plek: 'werk', op: ZOMER };
      expect((await ib.submit(`/rapportage/oud-leerlingen/${wie}`, form)).status).toBe(404);
    }
  });
});

/** A table of the set as it is read while it is made. */
async function setVan(who: KnownActor, keys: Keys, vraag: { set: SetNaam; vandaag: string }) {
  const delen: Buffer[] = [];
  for await (const deel of await createBiSet({ keys }).csv(web.t.db, who, vraag)) delen.push(deel);
  return parse(Buffer.concat(delen), { bom: true, delimiter: ';', columns: true }) as Record<
    string,
    string
  >[];
}

describe('R68: the set for the bestuur', () => {
  const csv = async (who: KnownActor, naam = 'leerlingen') => {
    const { status, html, headers } = await (await web.as(who)).get(`/rapportage/gegevens/${naam}.csv`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    return {
      html,
      rijen: parse(html, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[],
    };
  };

  it('has a row for every pupil, columns as documented, and no name, birth date, id or text', async () => {
    const { html, rijen } = await csv(hilde);
    expect(Object.keys(rijen[0] ?? {})).toEqual(LEERLINGEN.map((k) => k.naam));
    expect(rijen.filter((r) => r['status'] === 'ingeschreven').length).toBe(5);
    const plekken = rijen.filter((r) => r['status'] === 'vertrokken').map((r) => r['plek_bij_vertrek']);
    expect(plekken.sort()).toEqual(['beschut_werk', 'werk', 'werk', 'werk', 'werk']);
    expect(new Set(rijen.map((r) => r['pseudoniem'])).size).toBe(10);
    for (const geheim of [...web.k.leerlingen, web.k.buiten, weg, 'Proef', 'Leerling0', 'Zeebries', '2013'])
      expect(html).not.toContain(geheim);
    for (const { set, naam, waarden } of WOORDENBOEK.filter(
      (w) => w.set === 'leerlingen' && w.waarden.length > 0,
    ))
      for (const rij of rijen) expect(['', ...waarden], `${set}.${naam}`).toContain(rij[naam]);
  });

  it('gives a pupil the same pseudonym within a school year, in both tables, and another one in the next year and at another school', async () => {
    const [een, twee, lijnen] = [await csv(hilde), await csv(anneke), await csv(hilde, 'leerlijnen')];
    const codes = (s: { rijen: Record<string, string>[] }) => s.rijen.map((r) => r['pseudoniem'] ?? '');
    const gelijk = (a: readonly string[], b: readonly string[]) => a.filter((code) => b.includes(code));
    expect(codes(een)).toEqual(codes(twee));
    expect(lijnen.rijen.length).toBeGreaterThan(0);
    expect(codes(lijnen).every((c) => codes(een).includes(c))).toBe(true);
    const { k, t } = web;
    const pseudoniemen = async (jaar: number, geheim?: Buffer) =>
      await t.db.tenant({ school: k.school, actor: null }, async (tx) => {
        if (geheim) {
          const nieuw = await k.keys.sealForSchool(tx, k.school, geheim, 'bi');
          await sql`UPDATE koers.bi_sleutel SET geheim = ${nieuw} WHERE school_id = ${k.school}::uuid`.execute(
            tx,
          );
        }
        const van = await pseudoniemenVan(tx, k.keys, { school: k.school, jaar });
        return [...k.leerlingen, k.buiten].map(van);
      });
    const jaar = schooljaarBegin(dag(0));
    const nu = await pseudoniemen(jaar);
    expect(gelijk(nu, codes(een))).toHaveLength(5);
    expect(gelijk(await pseudoniemen(jaar + 1), nu)).toEqual([]);
    // The same pupils under the secret of another school: only the secret makes the difference.
    expect(gelijk(await pseudoniemen(jaar, Buffer.alloc(32, 7)), nu)).toEqual([]);
  });

  it('holds nothing that a spreadsheet takes for something else: a day, a formula, a number that is a code', async () => {
    for (const naam of ['leerlingen', 'leerlijnen'])
      for (const rij of (await csv(hilde, naam)).rijen)
        for (const [kolom, waarde] of Object.entries(rij)) {
          expect(waarde, kolom).not.toMatch(/^\d{1,2}[-/]\d{1,2}$|^[=+@-]|^\d+[eE]\d+$|^\d+\.\d+$/);
        }
  });

  it('says nothing of a school with fewer than five pupils, in no table', async () => {
    const { b, k } = web;
    const ina = await b.as(b.petra, async (tx) =>
      actor(b.school, await persoon(tx, b.school, 'medewerker', 'Ina', 'Stuurboord'), 'directeur'),
    );
    for (const naam of ['leerlingen', 'leerlijnen'] as const)
      expect(await setVan(ina, b.keys, { set: naam, vandaag: dag(0) })).toEqual([]);
    expect((await csv(hilde, 'leerlijnen')).rijen.length).toBeGreaterThanOrEqual(k.leerlingen.length);
  });

  it('cannot be laid beside the set of another year: not by code, not by order, not by what follows from an age', async () => {
    for (const naam of ['leerlingen', 'leerlijnen'] as const) {
      const van = async (vandaag: string) => await setVan(hilde, web.k.keys, { set: naam, vandaag });
      const [nu, straks] = [await van(dag(0)), await van(jarenLater(dag(0), 1))];
      const codes = (rijen: typeof nu) => rijen.map((r) => r['pseudoniem'] ?? '');
      expect(codes(straks).filter((code) => codes(nu).includes(code))).toEqual([]);
      for (const rijen of [nu, straks]) expect(codes(rijen)).toEqual([...codes(rijen)].sort());
      expect(Object.keys(nu[0] ?? {})).not.toContain('verwacht'); // that of a leerroute at an age says the age
    }
  });

  it('reads the same as a spreadsheet, with the dictionary in it', async () => {
    const { rijen } = await csv(hilde);
    const { status, bytes } = await (await web.as(hilde)).part(
      '/rapportage/gegevens/gegevens.xlsx',
      'bytes=0-',
    );
    expect(status).toBe(200);
    const boek = read(bytes, { type: 'buffer' });
    expect(boek.SheetNames).toEqual(['toelichting', 'leerlingen', 'leerlijnen']);
    const blad = utils.sheet_to_json<Record<string, string>>(boek.Sheets['leerlingen'] ?? {}, {
      defval: '',
      raw: false,
    });
    expect(blad.map((r) => [r['pseudoniem'], r['leeftijdsband'], r['taal']])).toEqual(
      rijen.map((r) => [r['pseudoniem'], r['leeftijdsband'], r['taal']]),
    );
    expect(utils.sheet_to_json(boek.Sheets['toelichting'] ?? {}).length).toBe(WOORDENBOEK.length);
  });

  it('leaves a line in the trail for every download, and is refused to an IB’er', async () => {
    const lijnen = () =>
      web.k.as(web.k.petra, (tx) =>
        tx
          .selectFrom('koers.audit')
          .select(['actor_id', 'details'])
          .where('actie', '=', 'bi_opgehaald')
          .execute(),
      );
    const voor = (await lijnen()).length;
    await csv(anneke, 'leerlijnen');
    const na = await lijnen();
    expect(na.length).toBe(voor + 1);
    expect(na.at(-1)).toMatchObject({ actor_id: anneke.person, details: { set: 'leerlijnen', vorm: 'csv' } });
    expect((await (await web.as(web.k.petra)).get('/rapportage/gegevens/leerlingen.csv')).status).toBe(403);
  });
});
