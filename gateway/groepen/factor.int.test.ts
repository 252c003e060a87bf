import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../fixtures/pakket/kompaslijnen.ts';
import { testDb } from '../../test/support/db.ts';
import {
  actor,
  type DemoClass,
  dag,
  demoClass,
  doel,
  lijn,
  niveau,
  route,
} from '../../test/support/demo-class.ts';
import { beginInrichting, publiceerInrichting, wijzig } from '../leerlijnen/inrichting/service.ts';
import { createProfiel } from '../profiel/service.ts';
import { type Knoop, Vraag, voorbeeld, voorwaardenInWoorden } from './service.ts';

const t = testDb();
let k: DemoClass;
const l = (n: number) => k.leerlingen[n] ?? '';
const wie = async (vraag: Knoop, who = k.petra) =>
  (await k.as(who, (tx) => voorbeeld(tx, who, vraag))).leerlingen.map((x) => [x.id, ...x.waarom]);
const ids = async (vraag: Knoop) => (await wie(vraag)).map(([id]) => id);

beforeAll(async () => {
  k = await demoClass(t.db, 5);
  const profiel = createProfiel({ keys: k.keys });
  const leg = (leerling: string, factor: object) =>
    k.as(k.petra, (tx) =>
      profiel.legFactorVast(tx, k.petra, {
        ...{ id: randomUUID(), leerling, bron: 'school', bronOp: dag(0), zichtbaar: 'team' },
        ...{ richting: 'belemmerend', dimensie: 4, ...factor },
      } as Parameters<typeof profiel.legFactorVast>[2]),
    );
  await leg(l(0), { code: 'spanning_groepen', dimensie: 3 });
  await leg(l(1), { tekst: 'Slaapt in de taxi', richting: 'belemmerend', dimensie: 4 });
  await leg(l(2), { code: 'taak_kantine', richting: 'bevorderend', dimensie: 3 });
  await leg(l(3), { code: 'spanning_groepen', dimensie: 3, zichtbaar: 'cvb' });
});

describe('R39, R53: composing by what helps and hinders, and by where somebody goes', () => {
  it('finds by factor, by dimension and by direction, and says why', async () => {
    expect(await wie({ soort: 'factor', code: 'spanning_groepen' })).toEqual([
      [l(0), 'Hindert: spanning in grote groepen'],
    ]);
    expect(await wie({ soort: 'factor', dimensie: 4 })).toEqual([[l(1), 'Hindert: gezondheid']]);
    expect(await ids({ soort: 'factor', richting: 'bevorderend' })).toEqual([l(2)]);
    expect(await ids({ soort: 'factor', dimensie: 3, richting: 'belemmerend' })).toEqual([l(0)]);
  });

  it('never by what only the commissie may see, also not for who is in it', async () => {
    expect(await ids({ soort: 'factor', code: 'spanning_groepen' })).not.toContain(l(3));
  });

  it('"leerroute 4, factor, bestemming" together give a list', async () => {
    const vraag: Knoop = {
      en: [
        { soort: 'leerroute', leerroutes: [route('LR4')] },
        { soort: 'factor', code: 'spanning_groepen' },
        { soort: 'bestemming', tekst: 'ARBEID' },
      ],
    };
    await k.as(k.petra, (tx) =>
      tx
        .updateTable('koers.plaatsing')
        .set({ bestemming: 'arbeid in het groen' })
        .where('leerling_id', '=', l(0))
        .execute(),
    );
    expect((await wie(vraag)).map(([id, , , waar]) => [id, waar])).toEqual([
      [l(0), 'Op weg naar arbeid in het groen'],
    ]);
    expect(await ids({ en: [vraag, { soort: 'bestemming', tekst: '100%' }] })).toEqual([]);
  });

  it('is asked only by who may know, reads as Dutch, and needs something to look for', async () => {
    const directeur = actor(k.school, k.wendy.person, 'directeur');
    const vraag: Knoop = { soort: 'factor', richting: 'belemmerend', dimensie: 1 };
    await expect(k.as(directeur, (tx) => voorbeeld(tx, directeur, vraag))).rejects.toMatchObject({
      code: 'not_allowed',
    });
    const woorden = (v: Knoop & { soort: string }) =>
      k.as(k.petra, (tx) => voorwaardenInWoorden(tx, [v as never]));
    expect(await woorden(vraag as never)).toEqual([
      'met een belemmerende factor bij verstandelijke mogelijkheden',
    ]);
    expect(await woorden({ soort: 'factor', code: 'taxirit' })).toEqual([
      'met de factor “taxirit van een uur”',
    ]);
    expect(Vraag.safeParse({ soort: 'factor' }).success).toBe(false);
  });
});

describe('R8, R10: a saved query goes on when the school goes on in leerlijnen of its own', () => {
  it('finds a pupil on the own version by leerlijn, niveau, doel and leerroute of the package it came from', async () => {
    const who = k.petra;
    const { versie } = await k.as(who, async (tx) => {
      const eigen = { eigenaar: 'school', naam: 'Eigen', code: 'eigen', licentie: '' } as const;
      const inrichting = await beginInrichting(tx, who, { ...eigen, basis: kompaslijnen.id });
      const verbergen = { wat: 'verbergen', soort: 'leerdoel', entiteit: doel('NT-M-1a') } as const;
      await wijzig(tx, who, inrichting, { act: randomUUID(), wijzigingen: [verbergen] });
      return await publiceerInrichting(tx, who, inrichting);
    });
    const vragen: Knoop[] = [
      { soort: 'leerlijn', leerlijn: lijn('RW-E') },
      { soort: 'niveau', leerlijn: lijn('RW-E'), niveau: niveau('RW-E', 2), hoe: 'op' },
      { soort: 'doel', leerdoel: doel('RW-E-2a'), hoe: 'open' },
      { soort: 'leerroute', leerroutes: [route('LR4')] },
    ];
    const voor = await Promise.all(vragen.map(ids));
    expect(voor.every((gevonden) => gevonden.includes(l(4)))).toBe(true);
    // As a migration to the own version leaves it: the same things, in the rows of that version.
    const in_ = (tabel: string, van: string) =>
      sql`(SELECT y.id FROM koers.${sql.raw(tabel)} x JOIN koers.${sql.raw(tabel)} y ON y.entiteit = x.entiteit AND y.pakket_versie_id = ${versie} WHERE x.id = ${sql.ref(van)})`;
    const onder = (tabel: string, van: string) =>
      sql`(SELECT y.id FROM koers.${sql.raw(tabel)} x JOIN koers.${sql.raw(tabel)} y ON y.entiteit = x.entiteit JOIN koers.leerlijn b ON b.id = y.leerlijn_id AND b.pakket_versie_id = ${versie} WHERE x.id = ${sql.ref(van)})`;
    await k.as(who, async (tx) => {
      await sql`UPDATE koers.streefniveau s SET leerlijn_id = ${in_('leerlijn', 's.leerlijn_id')}, niveau_id = ${onder('niveau', 's.niveau_id')} WHERE s.leerling_id = ${l(4)}`.execute(
        tx,
      );
      await sql`UPDATE koers.kaart_doel s SET leerlijn_id = ${in_('leerlijn', 's.leerlijn_id')}, leerdoel_id = ${onder('leerdoel', 's.leerdoel_id')} WHERE s.leerling_id = ${l(4)}`.execute(
        tx,
      );
      await sql`UPDATE koers.plaatsing s SET leerroute_id = ${in_('leerroute', 's.leerroute_id')} WHERE s.leerling_id = ${l(4)}`.execute(
        tx,
      );
    });
    expect(await Promise.all(vragen.map(ids))).toEqual(voor);
  });
});
