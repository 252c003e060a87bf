import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { dag, demoClass, doel, lijn, persoon } from '../../test/support/demo-class.ts';
import { createArrangementskaart } from '../arrangementskaart/service.ts';
import { createGroepsplan } from '../groepen/plan/service.ts';
import { maakGroep } from '../groepen/service.ts';
import { gewoneStijl } from './document/huisstijl.ts';
import { maakDocumenten } from './document/maak.ts';
import { evaluatieVoorstel, rondEvaluatieAf } from './evaluatie/service.ts';
import { rodLijst } from './overdracht/service.ts';
import { veldenVan } from './projectie/vuller.ts';
import {
  advies,
  factor,
  hoor,
  inhoudVan,
  klaarConcept,
  type OppToneel,
  oppToneel,
  overleg,
  typ,
  vast,
  zie,
} from './testing/stage.ts';

const db = testDb();
let t: OppToneel;
const l = (n: number) => t.leerling(n);
const reden = (leerling: string, waarom = 'Er is iets veranderd') => ({ leerling, reden: waarom });

beforeAll(async () => {
  t = await oppToneel(await demoClass(db.db, 8));
});

describe('R34: the long term', () => {
  it('nothing is fixed without a picture of the pupil (B), a leerroute and a bestemming (D)', async () => {
    const { k } = t;
    const nieuw = await t.as(k.petra, async (tx) => {
      const id = await persoon(tx, k.school, 'leerling', 'Nieuw', 'Hier');
      const lid = { school_id: k.school, groep_id: k.groep, person_id: id, als: 'leerling', van: dag(-1) };
      await tx.insertInto('koers.groep_lid').values(lid).execute();
      return id;
    });
    await klaarConcept(t, nieuw);
    const houdtTegen = async () =>
      (await zie(t, nieuw)).gaten.filter((g) => g.houdtTegen).map((g) => g.sleutel);
    expect(await houdtTegen()).toEqual(['b.beeld', 'b.leergebieden', 'd.leerroute', 'd.bestemming']);
    await expect(vast(t, nieuw)).rejects.toThrow('beeld van de leerling');
    await typ(t, nieuw, 'b.beeld', 'Nieuw leert het best door te doen.');
    await expect(vast(t, nieuw)).rejects.toThrow('uitstroombestemming');
    await typ(t, nieuw, 'd.leerroute', 'Leerroute 4');
    await overleg(t, nieuw);
    await expect(vast(t, nieuw)).rejects.toThrow('uitstroombestemming');
    await typ(t, nieuw, 'd.bestemming', 'werken in het groen');
    await overleg(t, nieuw);
    expect(await houdtTegen()).toEqual([]);
    await vast(t, nieuw);
    const { b, d } = inhoudVan(await zie(t, nieuw));
    expect([b.beeld.waarde, d.leerroute.waarde, d.bestemming.waarde]).toEqual([
      'Nieuw leert het best door te doen.',
      'Leerroute 4',
      'werken in het groen',
    ]);
  });
});

describe('R36: the handelingsdeel', () => {
  it('says of every doel what is done, by whom and how often; so do its documents', async () => {
    await t.as(t.k.marjan, (tx) => t.opp.begin(tx, t.k.marjan, l(1)));
    await typ(t, l(1), 'e.hulpmiddelen', 'Een time-timer.');
    const inhoud = inhoudVan(await zie(t, l(1)));
    const acties = inhoud.e.doelen.flatMap((d) => d.acties);
    expect(inhoud.e.doelen.length).toBeGreaterThan(3);
    expect(inhoud.e.doelen.filter((d) => d.acties.length === 0)).toEqual([]);
    for (const { wat, wie, hoeVaak } of acties)
      expect([wat, wie, hoeVaak].map((x) => x.trim().length > 2)).toEqual([true, true, true]);
    const huisstijl = gewoneStijl('School A');
    const [html] = await maakDocumenten({ inhoud, huisstijl, voor: 'ouder', soorten: ['html'] });
    const tekst = String(html?.bytes).replaceAll('&#39;', "'").replaceAll('&quot;', '"');
    for (const { wat, wie, hoeVaak } of acties)
      for (const woord of [wat, wie, hoeVaak]) expect(tekst).toContain(woord);
    expect(tekst).toContain('Een time-timer.');
  });
});

describe('R41: what is in force does not move', () => {
  it('the groepsplan stays as it is while a next version is made and fixed', async () => {
    const { k } = t;
    const plannen = createGroepsplan({ keys: k.keys });
    const { groep } = await t.as(k.marjan, (tx) =>
      maakGroep(tx, k.marjan, {
        ...{ naam: 'Geld', werkvorm: 'niveaugroep', leerlingen: [l(2), l(3)], lijnen: [lijn('RW-E')] },
        ...{ regel: null, van: dag(0) },
      }),
    );
    const plan = () => t.as(k.marjan, (tx) => plannen.plan(tx, k.marjan, { groep }));
    await klaarConcept(t, l(2));
    await vast(t, l(2));
    const voor = await plan();
    expect(voor.inhoud?.subgroepen.length).toBeGreaterThan(0);
    await t.as(k.marjan, (tx) => t.opp.stelBij(tx, k.marjan, reden(l(2))));
    for (const [veld, waarde] of [
      ['d.onderbouwing', 'Nu heel anders.'],
      ['e.hulpmiddelen', 'Een kassa.'],
      ['e.zorg', 'Logopedie.'],
    ] as const)
      await typ(t, l(2), veld, waarde);
    await typ(t, l(2), 'd.leerroute', 'Leerroute 2', { reden: 'Het tempo past beter.' });
    expect(await plan()).toEqual(voor);
    expect(inhoudVan(await zie(t, l(2), 'geldend')).d.leerroute.waarde).toBe('Leerroute 4 Arbeid');
    await overleg(t, l(2));
    await hoor(t, l(2), 'bijstellen');
    await advies(t, l(2));
    await vast(t, l(2));
    expect(inhoudVan(await zie(t, l(2), 'geldend')).d.leerroute.waarde).toBe('Leerroute 2');
    expect(await plan()).toEqual(voor); // it follows the cards, which nobody touched
  });
});

describe('R43: op overeenstemming gericht overleg', () => {
  it('is kept with its date, who were there and what came of it; no part of that may be missing', async () => {
    await t.as(t.k.marjan, (tx) => t.opp.begin(tx, t.k.marjan, l(4)));
    const leg = (over: object) =>
      t.as(t.k.marjan, (tx) =>
        t.opp.legOverlegVast(tx, t.k.marjan, {
          ...{ leerling: l(4), op: dag(-2), deelnemers: ['Ilse Proef', 'Marjan'], uitkomst: 'Eens.' },
          ...over,
        }),
      );
    await expect(leg({ deelnemers: [] })).rejects.toThrow('wie erbij waren');
    await expect(leg({ uitkomst: '  ' })).rejects.toThrow('wat er uit het overleg kwam');
    await expect(leg({ op: dag(1) })).rejects.toThrow('nog niet geweest');
    expect(inhoudVan(await zie(t, l(4))).h.overleg).toBeNull();
    await leg({});
    expect(inhoudVan(await zie(t, l(4))).h.overleg).toEqual({
      ...{ op: dag(-2), deelnemers: ['Ilse Proef', 'Marjan'], uitkomst: 'Eens.' },
    });
  });
});

describe('R46, R47: the yearly evaluation', () => {
  it('proposes a conclusion per leergebied from marks; those stand in the next version; a reason may stand for the voice', async () => {
    const { k } = t;
    await klaarConcept(t, l(5));
    await vast(t, l(5));
    const kaart = createArrangementskaart({ keys: k.keys });
    for (const code of ['RW-E-2a', 'RW-E-2b'])
      await t.as(k.marjan, (tx) =>
        kaart.setStand(tx, k.marjan, {
          acts: [{ id: randomUUID(), leerling: l(5), leerdoel: doel(code), stand: 4 }],
        }),
      );
    await t.as(k.marjan, (tx) => t.opp.begintEvaluatie(tx, k.marjan, l(5)));
    const { regels } = await t.as(k.marjan, (tx) => evaluatieVoorstel(tx, k.marjan, l(5)));
    expect(regels.map((r) => r.voorstel)).toContain('Het streefniveau Niveau 2 is behaald.');
    const besluit = {
      ...{ leerling: l(5), op: dag(0), deelnemers: ['Ilse Proef'], wijzigingen: null },
      conclusies: new Map(regels.map((r) => [r.entiteit, r.voorstel])),
    };
    const rond = () => t.as(k.marjan, (tx) => rondEvaluatieAf(t.opp, tx, k.marjan, besluit));
    expect(await rond()).toMatchObject({ soort: 'geweigerd', waarom: expect.stringContaining('gehoord') });
    await hoor(t, l(5), 'evalueren', false);
    expect(await rond()).toMatchObject({ soort: 'afgerond', nummer: 2 });
    const { g, f } = inhoudVan(await zie(t, l(5), 'concept'));
    expect(g?.leergebieden.map((x) => [x.leerlijn, x.conclusie.waarde])).toEqual(
      regels.map((r) => [r.leerlijn, r.voorstel]),
    );
    expect(f.map((x) => [x.gehoord, x.reden])).toEqual([[false, 'Hij was lang ziek.']]);
  });
});

describe('R48: a dispute', () => {
  it('holds back destruction from the moment it is opened until it is closed, also after the pupil left', async () => {
    const stop = async () =>
      (
        await t.as(t.k.petra, (tx) =>
          sql`SELECT FROM koers.bewaarstop WHERE leerling_id = ${l(6)}::uuid AND opgeheven_op IS NULL`.execute(
            tx,
          ),
        )
      ).rows.length;
    await klaarConcept(t, l(6));
    await vast(t, l(6));
    await t.as(t.directeur, (tx) =>
      t.opp.openGeschil(tx, t.directeur, reden(l(6), 'Ouders zijn het oneens')),
    );
    expect(await stop()).toBe(1);
    await t.as(t.directeur, (tx) => t.opp.beeindig(tx, t.directeur, reden(l(6), 'Naar een andere school')));
    expect(await stop()).toBe(1);
    const vernietig = () => t.as(t.k.petra, (tx) => t.k.keys.destroyLeerlingKey(tx, t.k.school, l(6)));
    await expect(vernietig()).rejects.toMatchObject({ code: 'conflict' });
    expect((await zie(t, l(6), undefined, t.k.petra)).versies).toHaveLength(1);
    await t.as(t.directeur, (tx) => t.opp.sluitGeschil(tx, t.directeur, reden(l(6), 'Opgelost')));
    expect(await stop()).toBe(0);
    await vernietig();
  });
});

describe('R50: what ROD gets', () => {
  it('a begin when the first version is fixed, an end when it ends, nothing between; none for a school that has it off', async () => {
    const lijst = async () =>
      (await t.as(t.k.petra, (tx) => rodLijst(tx, t.k.petra)))
        .filter((r) => r.leerling.id === l(7))
        .map((r) => [r.soort, r.datum]);
    expect(await t.as(t.k.petra, (tx) => rodLijst(tx, t.k.petra))).toEqual([]); // so and vso: off until the school wants it
    await t.as(t.k.petra, (tx) =>
      sql`INSERT INTO koers.opp_instelling (school_id, rod, termijnen) VALUES (${t.k.school}::uuid, true, '{}')`.execute(
        tx,
      ),
    );
    await klaarConcept(t, l(7));
    expect(await lijst()).toEqual([]);
    await vast(t, l(7));
    expect(await lijst()).toEqual([['begin', dag(0)]]);
    await t.as(t.k.marjan, (tx) => t.opp.stelBij(tx, t.k.marjan, reden(l(7))));
    await overleg(t, l(7));
    await hoor(t, l(7), 'bijstellen');
    await advies(t, l(7));
    await vast(t, l(7));
    expect(await lijst()).toEqual([['begin', dag(0)]]);
    await t.as(t.directeur, (tx) => t.opp.beeindig(tx, t.directeur, reden(l(7), 'Naar een andere school')));
    expect(await lijst()).toEqual([
      ['begin', dag(0)],
      ['einde', dag(0)],
    ]);
  });
});

describe('R38: every field', () => {
  it('shows origin and age; is overruled with a reason and not without; both stay readable, and it goes back', async () => {
    const lees = async () =>
      veldenVan(inhoudVan(await zie(t, l(1)))).filter((v) => v.herkomst?.bron !== 'opp');
    const gevuld = (await lees()).filter((v) => v.waarde !== null);
    const secties = new Set(gevuld.map((v) => v.veld.slice(0, 1)));
    expect([...secties].sort()).toEqual(['a', 'b', 'd']);
    expect(gevuld.length).toBeGreaterThan(12);
    for (const { veld, waarde, herkomst } of gevuld) {
      expect([veld, herkomst?.naam.length]).toEqual([veld, expect.any(Number)]);
      await expect(typ(t, l(1), veld, 'Iets anders.')).rejects.toThrow('Schrijf op waarom');
      await typ(t, l(1), veld, 'Iets anders.', { reden: 'Dat klopt niet meer.' });
      const na = (await lees()).find((v) => v.veld === veld);
      expect(na).toMatchObject({
        ...{ waarde: 'Iets anders.', herkomst: { naam: herkomst?.naam } },
        overruled: { was: waarde, reden: 'Dat klopt niet meer.', op: dag(0), door: 'Marjan Schelpenpad' },
      });
    }
    for (const { veld } of gevuld) {
      const { stempels } = await zie(t, l(1));
      await t.as(t.k.marjan, (tx) =>
        t.opp.neemTerug(tx, t.k.marjan, { leerling: l(1), veld, gezien: stempels[veld] ?? 0 }),
      );
    }
    expect((await lees()).filter((v) => v.waarde !== null)).toEqual(gevuld);
  });
});

describe('R38: what moved since', () => {
  it('is said of lists too: factoren, doelen with who does what, results, the TLV, who decides', async () => {
    const { k } = t;
    await klaarConcept(t, l(0));
    await vast(t, l(0));
    const bewoog = async () => (await zie(t, l(0))).verschoven.map((v) => v.veld);
    expect(await bewoog()).toEqual([]);
    await factor(t, l(0), 'bevorderend');
    await t.as(k.petra, async (tx) => {
      await sql`UPDATE koers.kaart_actie SET ritme = 'elk uur' WHERE leerling_id = ${l(0)}::uuid`.execute(tx);
      await sql`INSERT INTO koers.tlv (school_id, leerling_id, nummer, categorie, van, tot, samenwerkingsverband, made_by)
        VALUES (${k.school}::uuid, ${l(0)}::uuid, 'A1', 'laag', ${dag(-9)}::date, ${dag(90)}::date, 'PO1234', ${k.petra.person}::uuid)`.execute(
        tx,
      );
      await sql`UPDATE koers.relatie SET tot = koers.vandaag() WHERE person_id = ${t.vader.person}::uuid`.execute(
        tx,
      );
    });
    expect((await bewoog()).sort()).toEqual(['a.gezag', 'a.tlv', 'c.factoren', 'e.doelen']);
    expect((await zie(t, l(0))).verschoven.find((v) => v.veld === 'a.gezag')).toMatchObject({
      ...{ was: '2 die meebeslissen', nu: '1 die meebeslissen' },
    });
  });
});
