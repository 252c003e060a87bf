import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { actor, type DemoClass, dag, demoClass, doel, lijn, persoon } from '../../test/support/demo-class.ts';
import { createDelingen } from '../access/delingen.ts';
import { createArrangementskaart } from '../arrangementskaart/service.ts';
import type { KnownActor } from '../model/actor.ts';
import { grantRole } from '../school/people.ts';
import { createProfiel, type FactorInput } from './service.ts';

const t = testDb();
let k: DemoClass;
let profiel: ReturnType<typeof createProfiel>;
let lies: KnownActor;
let hilde: KnownActor;

const leerling = (n: number) => k.leerlingen[n] ?? '';

beforeAll(async () => {
  k = await demoClass(t.db, 6);
  profiel = createProfiel({ keys: k.keys });
  [lies, hilde] = await k.as(k.petra, async (tx) => {
    const mens = await persoon(tx, k.school, 'medewerker', 'Lies', 'Klinkerpad');
    const baas = await persoon(tx, k.school, 'medewerker', 'Hilde', 'Roerganger');
    const rol = { reason: 'proef', grantedBy: 'test', tot: dag(60) } as const;
    await grantRole(tx, k.school, { ...rol, person: mens, rol: 'zorgverlener' });
    await createDelingen({ keys: k.keys }).deel(tx, k.petra, {
      leerling: leerling(0),
      leerlijn: lijn('NT-M'),
      persoon: mens,
      tot: dag(30),
      reden: 'Logopedie',
    });
    return [actor(k.school, mens, 'zorgverlener'), actor(k.school, baas, 'directeur')] as const;
  });
});

const factor = async (n: number, over: Partial<FactorInput> = {}, who: KnownActor = k.marjan) => {
  const id = randomUUID();
  await k.as(who, (tx) =>
    profiel.legFactorVast(tx, who, {
      id,
      leerling: leerling(n),
      richting: 'belemmerend',
      dimensie: 1,
      bron: 'school',
      bronOp: dag(-3),
      zichtbaar: 'team',
      tekst: 'raakt de draad kwijt na drie stappen',
      ...over,
    }),
  );
  return id;
};
const koppel = (n: number, f: string, code: string, aan = true, who: KnownActor = k.marjan) =>
  k.as(who, (tx) =>
    profiel.koppelFactor(tx, who, {
      id: randomUUID(),
      leerling: leerling(n),
      factor: f,
      leerdoel: doel(code),
      aan,
    }),
  );
const lees = async (who: KnownActor, n: number) =>
  (await k.as(who, (tx) => profiel.register(tx, who, leerling(n)))).factoren.map((f) => f.tekst);
const behoefte = (n: number, gebied: 'communicatie' | 'leren', intensiteit: 'licht' | 'intensief') =>
  k.as(k.marjan, (tx) =>
    profiel.legOndersteuningVast(tx, k.marjan, {
      id: randomUUID(),
      leerling: leerling(n),
      gebied,
      intensiteit,
      tekst: 'Heeft een gesprek in stappen nodig',
    }),
  );

describe('R27: one register of factoren', () => {
  it('holds a factor of the catalogue or of own words with its source, date and need, sealed', async () => {
    const id = await factor(1, { code: 'epilepsie', tekst: '', behoefte: 'een rustplek na een aanval' });
    await factor(1, { tekst: 'praat graag over tractoren', richting: 'bevorderend', dimensie: 3 });
    const { factoren } = await k.as(k.igor, (tx) => profiel.register(tx, k.igor, leerling(1)));
    expect(factoren.map((f) => [f.richting, f.dimensie, f.tekst])).toEqual([
      ['bevorderend', 3, 'praat graag over tractoren'],
      ['belemmerend', 4, 'epilepsie, na een aanval is rust nodig'],
    ]);
    expect(factoren.find((f) => f.factor === id)).toMatchObject({
      behoefte: 'een rustplek na een aanval',
      bron: 'school',
      bronOp: dag(-3),
      door: 'Marjan Schelpenpad',
    });
    const { rows } = await k.as(k.petra, (tx) =>
      sql<{
        alles: string;
      }>`SELECT string_agg(encode(tekst, 'escape'), ' ') AS alles FROM koers.factor`.execute(tx),
    );
    expect(rows[0]?.alles).not.toMatch(/rustplek|tractoren/);
  });

  it('is one register: an edit is seen on every card it counts for at once, and what was before is kept', async () => {
    const id = await factor(2);
    await koppel(2, id, 'RW-E-2a');
    await koppel(2, id, 'NT-M-2a');
    const opKaart = async () =>
      (await k.as(k.igor, (tx) => profiel.factorenBij(tx, k.igor, leerling(2), 'gekoppeld'))).map((f) => [
        f.tekst,
        [...f.leerdoelen].sort(),
      ]);
    const beide = [doel('RW-E-2a'), doel('NT-M-2a')].sort();
    expect(await opKaart()).toEqual([['raakt de draad kwijt na drie stappen', beide]]);
    await factor(2, { factor: id, tekst: 'raakt de draad kwijt na vijf stappen' });
    expect(await opKaart()).toEqual([['raakt de draad kwijt na vijf stappen', beide]]);
    await koppel(2, id, 'NT-M-2a', false);
    expect((await opKaart())[0]?.[1]).toEqual([doel('RW-E-2a')]);
    const { rows } = await k.as(k.petra, (tx) =>
      sql`SELECT FROM koers.factor WHERE factor = ${id}::uuid`.execute(tx),
    );
    expect(rows).toHaveLength(2);
  });

  it('is need to know: who sees a factor stands with it', async () => {
    await factor(0, { tekst: 'voor de commissie', zichtbaar: 'cvb' }, k.petra);
    await factor(0, { tekst: 'voor het team' });
    const zorg = await factor(0, { tekst: 'ook voor de zorg', zichtbaar: 'zorg' });
    const elders = await factor(0, { tekst: 'zorg, bij een andere leerlijn', zichtbaar: 'zorg' });
    await koppel(0, zorg, 'NT-M-2a');
    await koppel(0, elders, 'RW-E-2a');
    expect(await lees(k.petra, 0)).toHaveLength(4);
    expect(await lees(k.marjan, 0)).not.toContain('voor de commissie');
    expect(await lees(k.marjan, 0)).toHaveLength(3);
    expect(await lees(lies, 0)).toEqual(['ook voor de zorg']);
    const bijLies = await k.as(lies, (tx) => profiel.register(tx, lies, leerling(0)));
    expect([bijLies.ondersteuning, bijLies.mag.schrijven]).toEqual([null, false]);
    for (const who of [k.wendy, hilde, actor(k.school, leerling(0), 'leerling')])
      await expect(lees(who, 0)).rejects.toMatchObject({ code: 'not_found' });
    await expect(factor(0, { zichtbaar: 'cvb' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(factor(0, {}, lies)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('leaves a line in the trail for every look, with own words or without (R83)', async () => {
    await factor(4, { code: 'taxirit', tekst: '' });
    const regels = async () => {
      const { rows } = await k.as(k.petra, (tx) =>
        sql<{
          sectie: string;
          scherm: string;
        }>`SELECT details->>'sectie' AS sectie, details->>'scherm' AS scherm FROM koers.audit
          WHERE actor_id = ${k.igor.person} AND onderwerp_id = ${leerling(4)} AND actie = 'sectie_ingezien' ORDER BY id`.execute(
          tx,
        ),
      );
      return rows.map((r) => `${r.sectie} ${r.scherm}`);
    };
    expect(await regels()).toEqual([]);
    await lees(k.igor, 4);
    expect(await regels()).toEqual(['factoren ondersteuning', 'zorg ondersteuning']);
    await k.as(k.igor, (tx) => profiel.factorenBij(tx, k.igor, leerling(4), 'gekoppeld'));
    expect(await regels()).toHaveLength(2); // nothing of it stood on the card
  });
});

describe('R21: ondersteuningsbehoefte per gebied and intensiteit', () => {
  it('a question for "communicatie, intensief" returns the right pupils, within the scope of who asks', async () => {
    await behoefte(0, 'communicatie', 'intensief');
    await behoefte(1, 'communicatie', 'licht');
    await behoefte(2, 'leren', 'intensief');
    await behoefte(3, 'communicatie', 'licht');
    await behoefte(3, 'communicatie', 'intensief');
    const met = async (who: KnownActor, vraag: Parameters<typeof profiel.leerlingenMet>[2]) =>
      (await k.as(who, (tx) => profiel.leerlingenMet(tx, who, vraag))).map((l) => l.id);
    const vraag = { ondersteuningsbehoefte: 'communicatie', intensiteit: 'intensief' } as const;
    expect(await met(k.marjan, vraag)).toEqual([leerling(0), leerling(3)]);
    expect(await met(k.petra, vraag)).toEqual([leerling(0), leerling(3)]);
    expect(await met(k.petra, { intensiteit: 'intensief' })).toEqual([leerling(0), leerling(2), leerling(3)]);
    expect(await met(k.wendy, vraag)).toEqual([]);
    expect(await met(lies, vraag)).toEqual([]);
    await factor(3, { code: 'korte_aandacht', tekst: '' });
    expect(await met(k.marjan, { ...vraag, factor: 'korte_aandacht' })).toEqual([leerling(3)]);
  });

  it('stands in the profile with its words, which are sealed; the codes are in clear', async () => {
    const { ondersteuning } = await k.as(k.igor, (tx) => profiel.register(tx, k.igor, leerling(3)));
    expect(ondersteuning).toMatchObject([
      { gebied: 'communicatie', intensiteit: 'intensief', tekst: 'Heeft een gesprek in stappen nodig' },
    ]);
    const { rows } = await k.as(k.petra, (tx) =>
      sql<{
        tekst: Buffer;
      }>`SELECT tekst FROM koers.ondersteuning WHERE leerling_id = ${leerling(3)}`.execute(tx),
    );
    expect(rows.map((r) => r.tekst.includes('stappen'))).toEqual([false, false]);
  });

  it('is taken back the same day to exactly what it was, and not while something later rests on it', async () => {
    const kaarten = createArrangementskaart({ keys: k.keys });
    const undo = async (act: string) =>
      (await k.as(k.marjan, (tx) => kaarten.undoActs(tx, k.marjan, { acts: [{ id: randomUUID(), act }] })))
        .kind;
    const id = await factor(5, { tekst: 'eerste woorden' });
    const anders = await factor(5, { factor: id, tekst: 'andere woorden' });
    expect(await undo(id)).toBe('niet_meer_mogelijk');
    expect(await undo(anders)).toBe('ongedaan');
    expect(await lees(k.marjan, 5)).toEqual(['eerste woorden']);
    expect(await undo(id)).toBe('ongedaan');
    expect(await lees(k.marjan, 5)).toEqual([]);
  });
});
