import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { dag, demoClass, doel } from '../../test/support/demo-class.ts';
import { statements } from '../../test/support/statements.ts';
import { createArrangementskaart } from '../arrangementskaart/service.ts';
import { veldenVan } from './projectie/vuller.ts';
import {
  advies,
  factor,
  hoor,
  inhoudVan,
  zie as kijk,
  type OppToneel,
  oppToneel,
  overleg,
  vast as stelVast,
  typ,
  veldIn,
} from './testing/stage.ts';

const db = testDb();
let t: OppToneel;

beforeAll(async () => {
  t = await oppToneel(await demoClass(db.db, 9));
});

const l = (n: number) => t.leerling(n);
const zie = (n: number, welke?: 'geldend' | 'concept' | number, who = t.k.marjan) =>
  kijk(t, l(n), welke, who);
const vast = (n: number) => stelVast(t, l(n));

describe('a concept is a projection', () => {
  it('R38: fills itself, each field with origin and age, and fewer than ten are left to type', async () => {
    await t.as(t.k.marjan, (tx) => t.opp.begin(tx, t.k.marjan, l(1)));
    await factor(t, l(1), 'bevorderend');
    const view = await zie(1);
    expect([view.vorm, view.versie?.nummer, view.versie?.status]).toEqual(['bron', 1, 'concept']);
    const { b, d, e, a } = inhoudVan(view);
    expect(d.leerroute).toMatchObject({
      waarde: 'Leerroute 4 Arbeid',
      herkomst: { bron: 'plaatsing', op: dag(0), door: 'Commissie voor de begeleiding' },
    });
    expect(d.eindniveaus.length).toBeGreaterThan(2);
    expect(b.leergebieden.map((g) => [g.streefniveau.waarde, g.nu.waarde])).toContainEqual([
      'Niveau 2',
      'werkt aan niveau 2, 0 van 2 doelen behaald',
    ]);
    expect(e.doelen.length).toBeGreaterThan(3);
    expect(e.doelen.every((x) => x.acties.length > 0 && x.herkomst.op === dag(0))).toBe(true);
    expect(e.periode).toMatchObject({ naam: 'Periode 2' });
    expect(a.cvb).toEqual([]);
    const velden = veldenVan(view.inhoud);
    expect(velden.filter((v) => v.waarde !== null).every((v) => v.herkomst !== null)).toBe(true);
    const typen = velden.filter(
      (v) => v.waarde === null && !v.veld.startsWith('a.') && v.veld !== 'b.onderwijsleeftijd',
    );
    // Beside the fields: what came of the overleg, and the advice of the commissie.
    expect(typen.length + 2).toBeLessThan(10);
    expect(typen.map((v) => v.veld)).toEqual([
      'b.beeld',
      'd.onderbouwing',
      'e.ondersteuning',
      'e.hulpmiddelen',
      'e.zorg',
      'e.afwijkingen',
    ]);
  });

  it('R27: a factor of the register is in it at once, and one of the commissie alone never is', async () => {
    await factor(t, l(1), 'belemmerend', 'cvb');
    const view = await zie(1, undefined, t.k.petra);
    expect(inhoudVan(view).c.map((f) => [f.richting, f.tekst])).toEqual([
      ['bevorderend', 'sterk visueel geheugen'],
    ]);
    expect(view.cvbFactoren.map((f) => f.tekst)).toEqual(['alleen voor de commissie']);
    expect((await zie(1)).cvbFactoren).toEqual([]);
    expect(view.gaten.map((g) => g.sleutel)).toContain('c.belemmerend');
  });

  it('R38: may be overruled with a reason only, says when its source moved since, and takes it back', async () => {
    await expect(typ(t, l(1), 'd.bestemming', 'groen')).rejects.toThrow('Schrijf op waarom');
    await typ(t, l(1), 'd.bestemming', 'groenvoorziening', { reden: 'Stage ging goed' });
    const was = veldIn(await zie(1), 'd.bestemming');
    expect(was).toMatchObject({
      waarde: 'groenvoorziening',
      overruled: {
        was: '(beschutte) arbeid: groen, keuken, logistiek',
        reden: 'Stage ging goed',
        door: 'Marjan Schelpenpad',
      },
    });
    expect((await zie(1)).verschoven).toEqual([]);
    await t.as(t.k.petra, async (tx) => {
      await sql`UPDATE koers.plaatsing SET bestemming = 'keuken' WHERE leerling_id = ${l(1)}::uuid AND tot IS NULL`.execute(
        tx,
      );
    });
    expect((await zie(1)).verschoven).toMatchObject([
      { veld: 'd.bestemming', was: '(beschutte) arbeid: groen, keuken, logistiek', nu: 'keuken' },
    ]);
    const { stempels } = await zie(1);
    await t.as(t.k.marjan, (tx) =>
      t.opp.neemTerug(tx, t.k.marjan, {
        leerling: l(1),
        veld: 'd.bestemming',
        gezien: stempels['d.bestemming'] ?? 0,
      }),
    );
    expect(veldIn(await zie(1), 'd.bestemming')).toMatchObject({ waarde: 'keuken', overruled: null });
  });

  it('never writes over a colleague: both texts are there to choose from', async () => {
    await typ(t, l(1), 'b.beeld', 'Een vrolijke jongen.');
    const laat = await t.as(t.k.igor, (tx) =>
      t.opp.schrijfVeld(tx, t.k.igor, {
        leerling: l(1),
        veld: 'b.beeld',
        waarde: 'Een stille jongen.',
        gezien: 0,
      }),
    );
    expect(laat).toMatchObject({
      soort: 'botsing',
      revisie: 1,
      waarde: 'Een vrolijke jongen.',
      door: 'Marjan Schelpenpad',
    });
    expect(veldIn(await zie(1), 'b.beeld')?.waarde).toBe('Een vrolijke jongen.');
  });

  it('reads in a number of statements that does not grow with the pupil or the school', async () => {
    const tel = (n: number) =>
      statements(db.db, t.k.marjan, (tx) => t.opp.lees(tx, t.k.marjan, { leerling: l(n) }));
    const leeg = await tel(7);
    const vol = await tel(1);
    expect(vol).toBeLessThan(45);
    expect(vol - leeg).toBeLessThan(12);
    await factor(t, l(1), 'belemmerend');
    for (let i = 0; i < 5; i += 1) await overleg(t, l(1));
    expect(await tel(1)).toBe(vol);
  });

  it('R37: lists what is missing in plain Dutch, each with the place to mend it', async () => {
    await t.as(t.k.marjan, (tx) => t.opp.begin(tx, t.k.marjan, l(2)));
    const { gaten, volgende } = await zie(2);
    expect(gaten.filter((g) => g.houdtTegen).map((g) => [g.sleutel, g.tekst, g.waar.soort])).toEqual([
      ['c.bevorderend', 'Er staat nog geen bevorderende factor.', 'pagina'],
      ['c.belemmerend', 'Er staat nog geen belemmerende factor.', 'pagina'],
      ['d.onderbouwing', 'De onderbouwing van de uitstroom is nog leeg.', 'veld'],
      ['f.stem', 'De leerling is nog niet gehoord, en er staat niet waarom niet.', 'pagina'],
      ['h.overleg', 'Het overleg met de ouders staat er nog niet in.', 'act'],
      ['h.cvb', 'Het advies van de commissie voor de begeleiding staat er nog niet in.', 'act'],
    ]);
    expect(volgende).toBe('overleg');
  });
});

describe('fixing', () => {
  it('R35, R43, R46: is refused until each thing is there, and says what and where', async () => {
    const nee = async () => (await vast(2).catch((e: Error) => e.message)) as string;
    expect(await nee()).toContain('overleg');
    await overleg(t, l(2));
    expect(await nee()).toContain('nog niet gehoord');
    await hoor(t, l(2), 'opstellen', false);
    expect((await zie(2)).versie?.status).toBe('gehoord');
    expect(await nee()).toContain('bevorderende factor');
    await factor(t, l(2), 'bevorderend');
    expect(await nee()).toContain('belemmerende factor');
    await factor(t, l(2), 'belemmerend');
    expect(await nee()).toContain('onderbouwing');
    await typ(t, l(2), 'd.onderbouwing', 'Werkt graag buiten.');
    // The reason for the choice is part of what was to be talked over.
    expect(await nee()).toContain('veranderd na het overleg');
    await overleg(t, l(2));
    // L5: in so and vso the commissie says what it thinks of it first.
    expect(await nee()).toContain('commissie voor de begeleiding');
    await advies(t, l(2));
    expect(await vast(2)).toMatchObject({ nummer: 1 });
    const view = await zie(2);
    expect([view.vorm, view.versie?.status, inhoudVan(view).f[0]?.reden]).toEqual([
      'vastgesteld',
      'vastgesteld',
      'Hij was lang ziek.',
    ]);
    expect(inhoudVan(view).h.vastgesteld).toEqual({ op: dag(0), door: 'Dirk Directie' });
  });

  it('keeps what was fixed for good: the card moves on, the OPP says so and stays as it was', async () => {
    const eerst = inhoudVan(await zie(2));
    await t.as(t.k.marjan, (tx) =>
      createArrangementskaart({ keys: t.k.keys }).setStand(tx, t.k.marjan, {
        acts: [{ id: randomUUID(), leerling: l(2), leerdoel: doel('RW-E-2a'), stand: 4 }],
      }),
    );
    const view = await zie(2);
    expect(inhoudVan(view)).toEqual(eerst);
    expect(view.verschoven.map((v) => v.veld).some((v) => v.startsWith('b.nu:'))).toBe(true);
    expect(view.verschoven.map((v) => v.veld)).toContain('e.doelen');
    await expect(typ(t, l(2), 'b.beeld', 'later')).rejects.toThrow('geen concept');
  });

  it('is refused by the database as well, whatever code asks', async () => {
    await t.as(t.k.marjan, (tx) => t.opp.begin(tx, t.k.marjan, l(3)));
    const stiekem = t.as(t.k.petra, (tx) =>
      sql`UPDATE koers.opp_versie SET status = 'vastgesteld', vastgesteld_op = now(), vastgesteld_door = ${t.k.petra.person}::uuid, peildag = current_date
        WHERE leerling_id = ${l(3)}::uuid`.execute(tx),
    );
    await expect(stiekem).rejects.toMatchObject({ code: 'KP002' });
    const anders = t.as(t.k.petra, (tx) =>
      sql`UPDATE koers.opp_versie SET peildag = current_date - 1 WHERE leerling_id = ${l(2)}::uuid`.execute(
        tx,
      ),
    );
    await expect(anders).rejects.toMatchObject({ code: 'KP002' });
    const weg = t.as(t.k.petra, (tx) => sql`DELETE FROM koers.opp_inhoud`.execute(tx));
    await expect(weg).rejects.toMatchObject({ code: '42501' });
  });

  it('R41: a bijstelling goes beside what is in force, takes over what was typed, and leaves it alone until it is fixed', async () => {
    const voor = inhoudVan(await zie(2));
    await t.as(t.k.marjan, (tx) => t.opp.stelBij(tx, t.k.marjan, { leerling: l(2), reden: 'Stage begint' }));
    await expect(
      t.as(t.k.marjan, (tx) => t.opp.stelBij(tx, t.k.marjan, { leerling: l(2), reden: 'nog een' })),
    ).rejects.toThrow('al een concept');
    const concept = await zie(2, 'concept');
    expect([concept.versie?.nummer, concept.versie?.soort]).toEqual([2, 'bijstelling']);
    expect(veldIn(concept, 'd.onderbouwing')?.waarde).toBe('Werkt graag buiten.');
    await typ(t, l(2), 'e.hulpmiddelen', 'Een kassa om mee te oefenen.');
    expect(inhoudVan(await zie(2, 'geldend'))).toEqual(voor);
    await overleg(t, l(2));
    await advies(t, l(2));
    await hoor(t, l(2), 'bijstellen');
    await vast(2);
    const { versies } = await zie(2);
    expect(versies.map((v) => [v.nummer, v.status])).toEqual([
      [2, 'vastgesteld'],
      [1, 'opgevolgd'],
    ]);
    expect(inhoudVan(await zie(2, 1))).toEqual(voor);
  });
});
