import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import {
  actor,
  type DemoClass,
  dag,
  demoClass,
  doel,
  lijn,
  persoon,
} from '../../../test/support/demo-class.ts';
import { statements } from '../../../test/support/statements.ts';
import { createDelingen } from '../../access/delingen.ts';
import type { KnownActor } from '../../model/actor.ts';
import { grantRole } from '../../school/people.ts';
import { createArrangementskaart } from '../service.ts';
import { createInbreng, type InbrengService } from './service.ts';

const t = testDb();
let k: DemoClass;
let inbreng: InbrengService;
let kaarten: ReturnType<typeof createArrangementskaart>;

beforeAll(async () => {
  k = await demoClass(t.db, 6);
  inbreng = createInbreng({ keys: k.keys });
  kaarten = createArrangementskaart({ keys: k.keys });
});

const GELD = 'RW-E-2a';
const zelf = (n: number): KnownActor => actor(k.school, k.leerlingen[n] ?? '', 'leerling');
const zeg = (who: KnownActor, code: string, wat: 'kan' | 'wens') =>
  k.as(who, (tx) => inbreng.zeg(tx, who, { id: randomUUID(), leerdoel: doel(code), wat }));
const terug = (who: KnownActor, code: string, wat: 'kan' | 'wens' | 'mening') =>
  k.as(who, (tx) => inbreng.neemTerug(tx, who, { id: randomUUID(), leerdoel: doel(code), wat }));
const gezegd = async (who: KnownActor, code: string) =>
  (await k.as(who, (tx) => inbreng.mijnKaart(tx, who)))?.gezegd.get(doel(code));
const standVan = async (leerling: string, code: string) => {
  const kaart = await k.as(k.marjan, (tx) => kaarten.kaart(tx, k.marjan, leerling));
  const doelen = kaart.leergebieden.flatMap((g) => g.leerlijnen.flatMap((l) => l.doelen));
  return doelen.find((d) => d.code === code)?.stand;
};

describe('R59: a leerling says of his own doelen', () => {
  it('"dit kan ik": kept beside the stand that his leerkracht gave, which it never changes', async () => {
    const ik = zelf(0);
    const acts = [{ id: randomUUID(), leerling: ik.person, leerdoel: doel(GELD), stand: 1 }];
    await k.as(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts }));
    await zeg(ik, GELD, 'kan');
    expect(await standVan(ik.person, GELD)).toBe(1);
    expect((await gezegd(ik, GELD))?.kan).not.toBeNull();
    const ziet = await k.as(k.marjan, (tx) => inbreng.inbrengBij(tx, k.marjan, ik.person));
    expect(ziet.get(doel(GELD))?.kan?.op).toBeInstanceOf(Date);

    await terug(ik, GELD, 'kan');
    expect((await gezegd(ik, GELD))?.kan).toBeNull();
    expect(await standVan(ik.person, GELD)).toBe(1);
  });

  it('and nothing of anybody else: not a doel off his card, and nobody but a leerling says it', async () => {
    const ik = zelf(0);
    await expect(zeg(ik, 'RW-E-4a', 'kan')).rejects.toMatchObject({ code: 'not_found' });
    await expect(zeg(k.marjan, GELD, 'kan')).rejects.toMatchObject({ code: 'not_found' });
    expect(await k.as(k.marjan, (tx) => inbreng.mijnKaart(tx, k.marjan))).toBeNull();
    const ander = k.leerlingen[1] ?? '';
    await expect(
      k.as(ik, (tx) => inbreng.bijLeerdoel(tx, ik, { leerling: ander, leerdoel: doel(GELD) })),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('how it goes, with own words that his leerkracht reads and his ouder does not', async () => {
    const ik = zelf(1);
    const mening = {
      id: randomUUID(),
      leerdoel: doel(GELD),
      wat: 'mening',
      gezicht: 'niet_goed',
      tekst: 'Het gaat te snel',
    } as const;
    await k.as(ik, (tx) => inbreng.zeg(tx, ik, mening));
    await k.as(ik, (tx) => inbreng.zeg(tx, ik, mening)); // sent twice counts once
    const at = { leerling: ik.person, leerdoel: doel(GELD) };
    const leest = await k.as(k.marjan, (tx) => inbreng.bijLeerdoel(tx, k.marjan, at));
    expect(leest.inbreng?.mening).toMatchObject({ gezicht: 'niet_goed', tekst: 'Het gaat te snel' });
    const hilde = actor(k.school, k.petra.person, 'ouder');
    await k.as(k.petra, (tx) =>
      tx
        .insertInto('koers.relatie')
        .values({ school_id: k.school, leerling_id: ik.person, person_id: hilde.person, soort: 'ouder' })
        .execute(),
    );
    const ouder = await k.as(hilde, (tx) => inbreng.bijLeerdoel(tx, hilde, at));
    expect(ouder.inbreng?.mening).toMatchObject({ gezicht: 'niet_goed', tekst: null });
    expect(ouder.waarnemingen).toEqual([]);
    const keer = await k.as(k.marjan, (tx) =>
      tx
        .selectFrom('koers.act')
        .select('id')
        .where('soort', '=', 'leerling_mening')
        .where('leerling_id', '=', ik.person)
        .execute(),
    );
    expect(keer).toHaveLength(1);
    await terug(ik, GELD, 'mening');
    expect((await gezegd(ik, GELD))?.mening).toBeNull();
  });

  it('"hier wil ik aan werken": waits with his leerkracht until it is answered, and may be asked anew', async () => {
    const ik = zelf(2);
    await zeg(ik, GELD, 'wens');
    const [wens] = await k.as(k.marjan, (tx) => inbreng.openWensen(tx, k.marjan));
    expect(wens).toMatchObject({ leerling: { id: ik.person }, leerdoel: { code: GELD } });
    expect(await k.as(k.wendy, (tx) => inbreng.openWensen(tx, k.wendy))).toEqual([]);
    const antwoord = {
      leerling: ik.person,
      leerdoel: doel(GELD),
      wens: wens?.act ?? '',
      antwoord: 'niet_nu' as const,
    };
    const geef = (tekst: string) =>
      k.as(k.marjan, (tx) => inbreng.beantwoord(tx, k.marjan, { id: randomUUID(), ...antwoord, tekst }));
    await expect(geef('')).rejects.toThrow(); // "niet nu" needs words
    await geef('Eerst de klok');
    expect((await gezegd(ik, GELD))?.wens?.antwoord).toMatchObject({
      antwoord: 'niet_nu',
      tekst: 'Eerst de klok',
      door: 'Marjan Schelpenpad',
    });
    await expect(geef('Nog een keer')).rejects.toMatchObject({ code: 'conflict' });
    expect(await k.as(k.marjan, (tx) => inbreng.openWensen(tx, k.marjan))).toEqual([]);

    await zeg(ik, GELD, 'wens');
    expect((await gezegd(ik, GELD))?.wens?.antwoord).toBeNull();
    expect(await k.as(k.marjan, (tx) => inbreng.openWensen(tx, k.marjan))).toHaveLength(1);
    await terug(ik, GELD, 'wens');
    expect(await k.as(k.marjan, (tx) => inbreng.openWensen(tx, k.marjan))).toEqual([]);
  });

  it('an answer is undone on the same day, and the wish waits again', async () => {
    const ik = zelf(3);
    await zeg(ik, GELD, 'wens');
    const wens = (await gezegd(ik, GELD))?.wens?.act ?? '';
    const id = randomUUID();
    const at = { leerling: ik.person, leerdoel: doel(GELD) };
    await k.as(k.marjan, (tx) =>
      inbreng.beantwoord(tx, k.marjan, { id, ...at, wens, antwoord: 'overgenomen' }),
    );
    const uit = await k.as(k.marjan, (tx) =>
      kaarten.undoActs(tx, k.marjan, { acts: [{ id: randomUUID(), act: id }] }),
    );
    expect(uit.kind).toBe('ongedaan');
    expect((await k.as(k.marjan, (tx) => inbreng.openWensen(tx, k.marjan))).map((w) => w.act)).toEqual([
      wens,
    ]);
  });
});

describe('R62, R63: what others saw of a doel', () => {
  it('a begeleider writes a waarneming, which gives no stand; each undoes his own, also when another came later', async () => {
    const kees = actor(k.school, k.igor.person, 'begeleider');
    const at = { leerling: k.leerlingen[4] ?? '', leerdoel: doel(GELD) };
    const [van, later] = [randomUUID(), randomUUID()];
    await k.as(kees, (tx) =>
      inbreng.schrijfWaarneming(tx, kees, { id: van, ...at, tekst: 'Telt hardop mee' }),
    );
    await k.as(k.marjan, (tx) =>
      inbreng.schrijfWaarneming(tx, k.marjan, { id: later, ...at, tekst: 'Legt zelf klaar' }),
    );
    expect(await standVan(at.leerling, GELD)).toBe(0);
    const undo = (who: KnownActor, act: string) =>
      k.as(who, (tx) => kaarten.undoActs(tx, who, { acts: [{ id: randomUUID(), act }] }));
    expect((await undo(kees, later)).kind).toBe('niet_van_jou');
    expect((await undo(kees, van)).kind).toBe('ongedaan');
    const { waarnemingen, mag } = await k.as(kees, (tx) => inbreng.bijLeerdoel(tx, kees, at));
    expect(waarnemingen.map((w) => w.tekst)).toEqual(['Legt zelf klaar']);
    expect(mag).toEqual({ waarnemen: true, antwoorden: false });
  });

  it('a zorgverlener only on the leerlijn that is shared with him, and hears of no other wish', async () => {
    const joep = await k.as(k.petra, async (tx) => {
      const id = await persoon(tx, k.school, 'medewerker', 'Joep', 'Veerkracht');
      await grantRole(tx, k.school, {
        person: id,
        rol: 'zorgverlener',
        reason: 'proef',
        grantedBy: 'invite',
        tot: dag(60),
      });
      return actor(k.school, id, 'zorgverlener');
    });
    const leerling = k.leerlingen[5] ?? '';
    await k.as(k.petra, (tx) =>
      createDelingen({ keys: k.keys }).deel(tx, k.petra, {
        leerling,
        leerlijn: lijn('NT-M'),
        persoon: joep.person,
        tot: dag(9),
        reden: 'praten',
      }),
    );
    const schrijf = (code: string) =>
      k.as(joep, (tx) =>
        inbreng.schrijfWaarneming(tx, joep, {
          id: randomUUID(),
          leerling,
          leerdoel: doel(code),
          tekst: 'Zegt drie woorden',
        }),
      );
    await schrijf('NT-M-2a');
    await expect(schrijf(GELD)).rejects.toMatchObject({ code: 'not_found' });
    await zeg(zelf(5), GELD, 'wens');
    await zeg(zelf(5), 'NT-M-2b', 'wens');
    const wensen = await k.as(joep, (tx) => inbreng.openWensen(tx, joep));
    expect(wensen.map((w) => w.leerdoel.code)).toEqual(['NT-M-2b']);
    expect([...(await k.as(joep, (tx) => inbreng.inbrengBij(tx, joep, leerling))).keys()]).toEqual([
      doel('NT-M-2b'),
    ]);
  });
});

describe('what waits costs no more statements for more pupils (design §8)', () => {
  it('one for the wishes of all of them', async () => {
    expect(await statements(t.db, k.marjan, (tx) => inbreng.openWensen(tx, k.marjan))).toBe(1);
    for (const n of [0, 1, 2]) await zeg(zelf(n), 'SE-S-2a', 'wens');
    expect(await statements(t.db, k.marjan, (tx) => inbreng.openWensen(tx, k.marjan))).toBe(1);
  });
});
