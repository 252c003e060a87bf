import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { actor, dag, demoClass, doel } from '../../test/support/demo-class.ts';
import { statements } from '../../test/support/statements.ts';
import { createArrangementskaart } from '../arrangementskaart/service.ts';
import type { OppInhoud } from '../model/opp.ts';
import { veldenVan } from './projectie/vuller.ts';
import type { OppView } from './service.ts';
import {
  factor,
  hoor,
  klaarConcept,
  MET_PASSKEY,
  type OppToneel,
  oppToneel,
  overleg,
  typ,
} from './testing/stage.ts';

const db = testDb();
let t: OppToneel;

beforeAll(async () => {
  t = await oppToneel(await demoClass(db.db, 9));
});

const l = (n: number) => t.leerling(n);
const zie = (n: number, welke?: 'geldend' | 'concept' | number, who = t.k.marjan) =>
  t.as(who, (tx) => t.opp.lees(tx, who, { leerling: l(n), welke }));
const vast = (n: number, who = t.directeur) => t.as(who, (tx) => t.opp.stelVast(tx, who, l(n)));
const biedAan = (n: number) => t.as(t.k.marjan, (tx) => t.opp.biedAan(tx, t.k.marjan, l(n)));
const inhoud = (view: OppView): OppInhoud => {
  if (!view.inhoud) throw new Error('no inhoud');
  return view.inhoud;
};
const veld = (view: OppView, sleutel: string) => veldenVan(view.inhoud).find((v) => v.veld === sleutel);
const zegt = async (
  who: OppToneel['moeder'],
  deel: 'uitstroom' | 'handeling',
  antwoord: 'akkoord' | 'niet_akkoord',
  toelichting?: string,
) => {
  const { aanbod } = await zie(0, undefined, who);
  await t.as(who, (tx) =>
    t.opp.antwoord(
      tx,
      who,
      {
        leerling: l(0),
        deel,
        antwoord,
        afdruk: aanbod?.afdruk[deel] ?? '',
        ...(toelichting ? { toelichting } : {}),
      },
      MET_PASSKEY,
    ),
  );
};

describe('a concept is a projection', () => {
  it('R38: fills itself, each field with origin and age, and fewer than ten are left to type', async () => {
    await t.as(t.k.marjan, (tx) => t.opp.begin(tx, t.k.marjan, l(1)));
    await factor(t, l(1), 'bevorderend');
    const view = await zie(1);
    expect([view.vorm, view.versie?.nummer, view.versie?.status]).toEqual(['bron', 1, 'concept']);
    const { b, d, e, a } = inhoud(view);
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
    expect(inhoud(view).c.map((f) => [f.richting, f.tekst])).toEqual([
      ['bevorderend', 'sterk visueel geheugen'],
    ]);
    expect(view.cvbFactoren.map((f) => f.tekst)).toEqual(['alleen voor de commissie']);
    expect((await zie(1)).cvbFactoren).toEqual([]);
    expect(view.gaten.map((g) => g.sleutel)).toContain('c.belemmerend');
  });

  it('R38: may be overruled with a reason only, says when its source moved since, and takes it back', async () => {
    await expect(typ(t, l(1), 'd.bestemming', 'groen')).rejects.toThrow('Schrijf op waarom');
    await typ(t, l(1), 'd.bestemming', 'groenvoorziening', { reden: 'Stage ging goed' });
    const was = veld(await zie(1), 'd.bestemming');
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
    expect(veld(await zie(1), 'd.bestemming')).toMatchObject({ waarde: 'keuken', overruled: null });
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
    expect(veld(await zie(1), 'b.beeld')?.waarde).toBe('Een vrolijke jongen.');
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
    expect(await vast(2)).toMatchObject({ nummer: 1 });
    const view = await zie(2);
    expect([view.vorm, view.versie?.status, inhoud(view).f[0]?.reden]).toEqual([
      'vastgesteld',
      'vastgesteld',
      'Hij was lang ziek.',
    ]);
    expect(inhoud(view).h.vastgesteld).toEqual({ op: dag(0), door: 'Dirk Directie' });
  });

  it('keeps what was fixed for good: the card moves on, the OPP says so and stays as it was', async () => {
    const eerst = inhoud(await zie(2));
    await t.as(t.k.marjan, (tx) =>
      createArrangementskaart({ keys: t.k.keys }).setStand(tx, t.k.marjan, {
        acts: [{ id: randomUUID(), leerling: l(2), leerdoel: doel('RW-E-2a'), stand: 4 }],
      }),
    );
    const view = await zie(2);
    expect(inhoud(view)).toEqual(eerst);
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
    const voor = inhoud(await zie(2));
    await t.as(t.k.marjan, (tx) => t.opp.stelBij(tx, t.k.marjan, { leerling: l(2), reden: 'Stage begint' }));
    await expect(
      t.as(t.k.marjan, (tx) => t.opp.stelBij(tx, t.k.marjan, { leerling: l(2), reden: 'nog een' })),
    ).rejects.toThrow('al een concept');
    const concept = await zie(2, 'concept');
    expect([concept.versie?.nummer, concept.versie?.soort]).toEqual([2, 'bijstelling']);
    expect(veld(concept, 'd.onderbouwing')?.waarde).toBe('Werkt graag buiten.');
    await typ(t, l(2), 'e.hulpmiddelen', 'Een kassa om mee te oefenen.');
    expect(inhoud(await zie(2, 'geldend'))).toEqual(voor);
    await overleg(t, l(2));
    await hoor(t, l(2), 'bijstellen');
    await vast(2);
    const { versies } = await zie(2);
    expect(versies.map((v) => [v.nummer, v.status])).toEqual([
      [2, 'vastgesteld'],
      [1, 'opgevolgd'],
    ]);
    expect(inhoud(await zie(2, 1))).toEqual(voor);
  });
});

describe('R44: instemming', () => {
  it('shows ouders nothing of a bare concept, and exactly what is put before them after that', async () => {
    await klaarConcept(t, l(0));
    const leeg = await zie(0, undefined, t.moeder);
    expect([leeg.inhoud, leeg.versies, leeg.versie, leeg.acten]).toEqual([null, [], null, []]);
    await biedAan(0);
    const view = await zie(0, undefined, t.moeder);
    expect([view.vorm, view.versie?.status, view.versie?.handeling]).toEqual([
      'aangeboden',
      'instemming',
      'open',
    ]);
    expect(view.acten).toEqual([{ act: 'antwoord', weigering: null }]);
    expect(view.gezag.map((g) => g.naam)).toEqual(['Ilse Proef', 'Joris Proef']);
    expect([view.gaten, view.stappen, view.stempels]).toEqual([[], [], {}]);
    await expect(zie(1, undefined, t.moeder)).rejects.toMatchObject({ code: 'not_found' });
    await expect(zie(0, undefined, t.k.wendy)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('parent 1 agrees, parent 2 refuses: the uitstroom is fixed, the handelingsdeel stays niet ingestemd', async () => {
    await zegt(t.moeder, 'handeling', 'akkoord');
    expect((await zie(0)).versie?.handeling).toBe('open');
    await zegt(t.vader, 'handeling', 'niet_akkoord', 'Ik wil meer rekenen.');
    const view = await zie(0);
    expect(view.versie?.handeling).toBe('niet_ingestemd');
    expect(
      view.instemming.find((i) => i.persoon === t.vader.person && i.deel === 'handeling')?.toelichting,
    ).toBe('Ik wil meer rekenen.');
    const moeder = await zie(0, undefined, t.moeder);
    expect(
      moeder.instemming.find((i) => i.persoon === t.vader.person && i.deel === 'handeling'),
    ).toMatchObject({
      antwoord: 'niet_akkoord',
      toelichting: null,
    });
    await vast(0);
    expect((await zie(0)).versie).toMatchObject({ status: 'vastgesteld', handeling: 'niet_ingestemd' });
  });

  it('a later akkoord on the same content makes it ingestemd; nobody takes an agreement back after that', async () => {
    await zegt(t.vader, 'handeling', 'akkoord');
    expect((await zie(0)).versie?.handeling).toBe('ingestemd');
    await expect(zegt(t.vader, 'handeling', 'niet_akkoord')).rejects.toThrow('al mee ingestemd');
  });

  it('is evidence: who, when, on which exact content, by which login; the bytes still have their SHA-256', async () => {
    const bewijs = await t.as(t.k.petra, (tx) => t.opp.bewijs(tx, t.k.petra, { leerling: l(0), nummer: 1 }));
    expect(bewijs.regels.map((r) => [r.naam, r.deel, r.antwoord, r.methode, r.zekerheid, r.telt])).toEqual([
      ['Ilse Proef', 'handeling', 'akkoord', 'passkey', 'gezien_door_school', true],
      ['Joris Proef', 'handeling', 'niet_akkoord', 'passkey', 'gezien_door_school', false],
      ['Joris Proef', 'handeling', 'akkoord', 'passkey', 'gezien_door_school', true],
    ]);
    expect(bewijs.inhouden.length).toBe(6);
    expect(bewijs.inhouden.every((i) => i.klopt)).toBe(true);
    const handeling = bewijs.inhouden.filter((i) => i.deel === 'handeling').map((i) => i.afdruk);
    expect(new Set([...handeling, ...bewijs.regels.map((r) => r.afdruk)]).size).toBe(1);
    const eigen = await t.as(t.moeder, (tx) => t.opp.bewijs(tx, t.moeder, { leerling: l(0), nummer: 1 }));
    expect(eigen.regels.map((r) => r.naam)).toEqual(['Ilse Proef']);
  });

  it('counts on a kern: a version with the same handelingsdeel asks nobody again, a changed one does', async () => {
    await t.as(t.k.marjan, (tx) => t.opp.stelBij(tx, t.k.marjan, { leerling: l(0), reden: 'Ander beeld' }));
    await typ(t, l(0), 'b.beeld', 'Zij bloeit op buiten.');
    expect((await zie(0, 'concept')).versie?.handeling).toBe('ingestemd');
    await typ(t, l(0), 'e.zorg', 'Fysiotherapie op dinsdag.');
    expect((await zie(0, 'concept')).versie?.handeling).toBe('open');
  });

  it('a typing error in what was offered asks nobody again; a word that counts does', async () => {
    await overleg(t, l(0));
    await hoor(t, l(0), 'bijstellen');
    await biedAan(0);
    await zegt(t.moeder, 'handeling', 'akkoord');
    await zegt(t.vader, 'handeling', 'akkoord');
    expect(await typ(t, l(0), 'e.zorg', 'Fysiotherapeut op dinsdag.', { taalfout: true })).toMatchObject({
      taalfout: false,
    });
    expect((await zie(0, 'concept')).versie?.handeling).toBe('open');
    expect((await zie(0, 'concept')).aanbod?.achterhaald).toBe(true);
    await expect(vast(0)).rejects.toThrow('Leg het opnieuw voor');
    await typ(t, l(0), 'e.zorg', 'Fysiotherapie op dinsdag.');
    await biedAan(0);
    expect((await zie(0, 'concept')).versie?.handeling).toBe('ingestemd');
    expect(await typ(t, l(0), 'e.zorg', 'Fysiotherapie op dinsdaag.', { taalfout: true })).toMatchObject({
      taalfout: true,
    });
    const view = await zie(0, 'concept');
    expect([view.versie?.handeling, view.versie?.status, view.aanbod?.achterhaald]).toEqual([
      'ingestemd',
      'instemming',
      false,
    ]);
    expect(inhoud(await zie(0, undefined, t.moeder)).e.zorg.waarde).toBe('Fysiotherapie op dinsdaag.');
    await expect(
      t.as(t.moeder, (tx) =>
        t.opp.antwoord(
          tx,
          t.moeder,
          { leerling: l(0), deel: 'handeling', antwoord: 'akkoord', afdruk: '0'.repeat(64) },
          MET_PASSKEY,
        ),
      ),
    ).rejects.toThrow('veranderd sinds je hem las');
  });

  it('R45: from 18 on the pupil himself answers, unless a mentor acts in his place; who does not decide may not', async () => {
    await t.as(t.k.petra, (tx) =>
      sql`UPDATE koers.person_identity SET geboortedatum = ${dag(-18 * 365 - 10)}::date WHERE person_id = ${l(0)}::uuid`.execute(
        tx,
      ),
    );
    await expect(zegt(t.moeder, 'uitstroom', 'akkoord')).rejects.toMatchObject({ code: 'not_allowed' });
    const zelf = actor(t.k.school, l(0), 'leerling');
    await zegt(zelf, 'uitstroom', 'akkoord');
    expect((await zie(0, undefined, zelf)).gezag).toMatchObject([{ persoon: l(0), rol: 'leerling' }]);
    await t.as(t.k.petra, (tx) =>
      sql`UPDATE koers.relatie SET soort = 'mentor' WHERE leerling_id = ${l(0)}::uuid AND person_id = ${t.vader.person}::uuid`.execute(
        tx,
      ),
    );
    await expect(zegt(zelf, 'handeling', 'akkoord')).rejects.toMatchObject({ code: 'not_allowed' });
    await zegt(t.vader, 'uitstroom', 'akkoord');
  });

  it('takes down an answer from paper, by who may fix an OPP, with how it is known whose it is', async () => {
    const { aanbod } = await zie(0);
    const papier = {
      leerling: l(0),
      deel: 'handeling' as const,
      antwoord: 'niet_akkoord' as const,
      afdruk: aanbod?.afdruk.handeling ?? '',
      persoon: t.vader.person,
      zekerheid: 'handtekening, gezien op school',
    };
    await expect(
      t.as(t.k.marjan, (tx) => t.opp.legAntwoordVast(tx, t.k.marjan, papier)),
    ).rejects.toMatchObject({ code: 'not_found' });
    await t.as(t.directeur, (tx) => t.opp.legAntwoordVast(tx, t.directeur, papier));
    const { regels } = await t.as(t.k.petra, (tx) =>
      t.opp.bewijs(tx, t.k.petra, { leerling: l(0), nummer: 2 }),
    );
    expect(regels.at(-1)).toMatchObject({ methode: 'papier', vastgelegdDoor: 'Dirk Directie', telt: true });
  });
});

describe('the rest of the chain', () => {
  it('R46, R47: an evaluation asks the pupil first, and makes the next concept with its conclusions', async () => {
    await klaarConcept(t, l(4));
    await vast(4);
    await t.as(t.k.marjan, (tx) => t.opp.begintEvaluatie(tx, t.k.marjan, l(4)));
    const entiteit = (await zie(4)).inhoud?.b.leergebieden[0]?.nu.veld.split(':')[1] ?? '';
    const klaar = () =>
      t.as(t.k.marjan, (tx) =>
        t.opp.rondEvaluatieAf(tx, t.k.marjan, {
          leerling: l(4),
          op: dag(0),
          deelnemers: ['Ilse Proef'],
          leergebieden: [
            {
              leergebied: 'Taal',
              leerlijn: 'Mondeling',
              entiteit,
              streefniveau: 'Niveau 2',
              behaald: '1 van 2',
              conclusie: 'Doorgaan.',
            },
          ],
          doelen: [],
          wijzigingen: null,
        }),
      );
    await expect(klaar()).rejects.toThrow('nog niet gehoord over de evaluatie');
    await hoor(t, l(4), 'evalueren');
    await klaar();
    const concept = await zie(4, 'concept');
    expect([concept.versie?.soort, concept.versie?.nummer]).toEqual(['evaluatie', 2]);
    expect(inhoud(concept).g).toMatchObject({
      op: dag(0),
      leergebieden: [{ conclusie: { waarde: 'Doorgaan.' } }],
    });
    expect(inhoud(concept).f).toHaveLength(1);
    expect((await zie(4, 'geldend')).versie?.status).toBe('vastgesteld');
    await overleg(t, l(4));
    await vast(4);
    expect((await zie(4)).versies.map((v) => v.status)).toEqual(['vastgesteld', 'opgevolgd']);
  });

  it('R48: a dispute is opened and closed, also after the version was followed up; ending closes what is open', async () => {
    const met = (reden: string) => ({ leerling: l(4), reden });
    await t.as(t.directeur, (tx) => t.opp.openGeschil(tx, t.directeur, met('Ouders zijn het oneens')));
    await t.as(t.k.marjan, (tx) => t.opp.stelBij(tx, t.k.marjan, met('Nieuwe stage')));
    await t.as(t.directeur, (tx) => t.opp.beeindig(tx, t.directeur, met('Naar een andere school')));
    const view = await zie(4);
    expect(view.versies.map((v) => [v.status, v.geschil])).toEqual([
      ['vervallen', false],
      ['beeindigd', true],
      ['opgevolgd', false],
    ]);
    await t.as(t.directeur, (tx) => t.opp.sluitGeschil(tx, t.directeur, met('Opgelost')));
    expect((await zie(4)).versies.some((v) => v.geschil)).toBe(false);
    expect((await t.as(t.k.marjan, (tx) => t.opp.begin(tx, t.k.marjan, l(4)))).nummer).toBe(4);
  });

  it('R83: every look at it and every act on it stands in the trail', async () => {
    const { rows } = await t.as(t.k.petra, (tx) =>
      sql<{
        actie: string;
        n: number;
      }>`SELECT coalesce(details->>'sectie', actie) AS actie, count(*)::int AS n FROM koers.audit
        WHERE onderwerp_id = ${l(4)}::uuid GROUP BY 1`.execute(tx),
    );
    const namen = rows.map((r) => r.actie);
    for (const actie of [
      'opp',
      'stem',
      'factoren',
      'opp_begin',
      'opp_overleg',
      'opp_vaststellen',
      'opp_evaluatie',
      'opp_beeindigen',
    ])
      expect(namen).toContain(actie);
  });

  it('R84: with the key of the pupil its words are gone', async () => {
    await t.as(t.k.petra, (tx) => t.k.keys.destroyLeerlingKey(tx, t.k.school, l(2)));
    expect((await zie(2, 1)).inhoud).toBeNull();
    const { rows } = await t.as(t.k.petra, (tx) =>
      sql<{
        inhoud: Buffer;
        afdruk: string;
      }>`SELECT inhoud, afdruk FROM koers.opp_inhoud WHERE leerling_id = ${l(2)}::uuid`.execute(tx),
    );
    expect(rows.some((r) => createHash('sha256').update(r.inhoud).digest('hex') === r.afdruk)).toBe(false);
  });
});
