import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import {
  actor,
  type DemoClass,
  dag,
  demoClass,
  doel,
  groepMet,
  persoon,
} from '../../../test/support/demo-class.ts';
import { statements } from '../../../test/support/statements.ts';
import { createKaartInhoud } from '../../arrangementskaart/inhoud-service.ts';
import { createArrangementskaart } from '../../arrangementskaart/service.ts';
import { createLeerroute } from '../service.ts';
import { grensFout } from './perioden-rules.ts';
import { cyclusVandaag, cyclusVanLeerling, kiesCyclus, periodenVooruit, vulPerioden } from './service.ts';

const t = testDb();
let k: DemoClass;
const leerling = (n: number) => k.leerlingen[n] ?? '';
const kiezen = (grenzen: string[], woorden: 'gewoon' | 'hgw' | '4d' = 'gewoon', who = k.petra) =>
  k.as(who, (tx) => kiesCyclus(tx, who, { grenzen, woorden }, dag(0)));
const perioden = () => k.as(k.petra, (tx) => createLeerroute({ keys: k.keys }).perioden(tx));
const streven = () =>
  k.as(k.petra, (tx) => tx.selectFrom('koers.streefniveau').selectAll().orderBy('id').execute());

beforeAll(async () => {
  k = await demoClass(t.db, 3);
});

describe('R57: the periods of a school', () => {
  it('choosing another division loses no placement, and what has begun stays as it was', async () => {
    const voor = await perioden();
    const plaatsen = await streven();
    await kiezen(['08-01', '02-01']);
    const twee = await perioden();
    expect(twee.slice(0, 2)).toEqual(voor);
    await kiezen(['08-01', '11-01', '02-01', '05-01']);
    const vier = await perioden();
    expect(vier.slice(0, 2)).toEqual(voor);
    expect(vier.length).toBeGreaterThan(twee.length);
    expect(vier.slice(1).map((p) => p.van)).toEqual(vier.slice(0, -1).map((p) => p.tot));
    expect(await streven()).toEqual(plaatsen);
  });

  it('a period that somebody was placed in already stays, also when it has not begun', async () => {
    const later = (await perioden()).find((p) => p.van > dag(0));
    await k.as(k.petra, (tx) =>
      tx
        .updateTable('koers.streefniveau')
        .set({ periode_id: later?.id ?? '' })
        .where('leerling_id', '=', leerling(2))
        .execute(),
    );
    await kiezen(['08-01', '03-15']);
    expect((await perioden()).map((p) => p.id)).toContain(later?.id);
    await k.as(k.petra, (tx) =>
      tx
        .updateTable('koers.streefniveau')
        .set({ periode_id: k.periode })
        .where('leerling_id', '=', leerling(2))
        .execute(),
    );
  });

  it('next years follow without work, once', async () => {
    const ver = `${Number(dag(0).slice(0, 4)) + 2}-09-15`;
    expect(await vulPerioden(t.db, ver)).toBeGreaterThan(0);
    expect((await perioden()).some((p) => p.van <= ver && p.tot > ver)).toBe(true);
    expect(await vulPerioden(t.db, ver)).toBe(0);
  });

  it('refuses a division that is none, and who may not decide', async () => {
    expect(grensFout(['08-01'])).toBe('aantal');
    await expect(kiezen(['08-01'])).rejects.toThrow();
    await expect(kiezen(['08-01', '02-01'], 'gewoon', k.marjan)).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });

  it('R58: another vocabulary changes the words and nothing else', async () => {
    const kaart = createArrangementskaart({ keys: k.keys });
    const stand = async () =>
      await k.as(k.marjan, async (tx) =>
        JSON.stringify([
          await createLeerroute({ keys: k.keys }).perioden(tx),
          await kaart.kaart(tx, k.marjan, leerling(0)),
          await createLeerroute({ keys: k.keys }).leerreis(tx, k.marjan, leerling(0)),
          await tx.selectFrom('koers.streefniveau').selectAll().orderBy('id').execute(),
        ]),
      );
    const { grenzen } = await k.as(k.petra, (tx) => periodenVooruit(tx, dag(0)));
    const voor = await stand();
    await kiezen([...grenzen], '4d');
    expect(await stand()).toBe(voor);
    expect((await k.as(k.marjan, (tx) => cyclusVandaag(tx, k.marjan))).woorden).toBe('4d');
    await kiezen([...grenzen], 'gewoon');
  });
});

describe('R56: where everybody stands', () => {
  const groepStap = async () =>
    (await k.as(k.marjan, (tx) => cyclusVandaag(tx, k.marjan))).groepen.get(k.groep);
  const stapVan = async (n: number) =>
    (await k.as(k.marjan, (tx) => cyclusVanLeerling(tx, k.marjan, leerling(n))))?.plek;

  it('follows from what is on the card, pupil by pupil and for the group', async () => {
    // Placed today in a period that began twenty days ago: nothing is asked yet.
    expect(await stapVan(0)).toEqual({ stap: 'leren', waarom: 'bezig' });
    await k.as(k.petra, (tx) =>
      tx
        .updateTable('koers.periode')
        .set({ van: dag(-25) })
        .where('id', '=', k.periode)
        .execute(),
    );
    expect(await stapVan(0)).toEqual({ stap: 'vastleggen', waarom: 'lang_niets' });
    await k.as(k.marjan, (tx) =>
      createArrangementskaart({ keys: k.keys }).setStand(tx, k.marjan, {
        acts: [{ id: randomUUID(), leerling: leerling(0), leerdoel: doel('RW-E-2a'), stand: 2 }],
      }),
    );
    expect((await stapVan(0))?.stap).toBe('leren');
    expect(await groepStap()).toMatchObject({
      stap: 'vastleggen',
      aantallen: [
        { stap: 'leren', aantal: 1 },
        { stap: 'vastleggen', aantal: 2 },
      ],
    });
  });

  it('asks for acties when a doel has none, and to evaluate when the period nears its end', async () => {
    const acties = await k.as(k.marjan, (tx) =>
      tx
        .selectFrom('koers.kaart_actie as a')
        .innerJoin('koers.kaart_doel as d', 'd.id', 'a.kaart_doel_id')
        .select('a.id')
        .where('d.leerling_id', '=', leerling(1))
        .where('d.leerdoel_id', '=', doel('RW-E-2b'))
        .execute(),
    );
    const inhoud = createKaartInhoud({ keys: k.keys });
    for (const { id } of acties)
      await k.as(k.marjan, (tx) =>
        inhoud.stopActie(tx, k.marjan, { id: randomUUID(), leerling: leerling(1), kaartActie: id }),
      );
    expect(await stapVan(1)).toEqual({ stap: 'plannen', waarom: 'zonder_actie' });
    await k.as(k.petra, (tx) =>
      tx
        .updateTable('koers.periode')
        .set({ tot: dag(10) })
        .where('id', '=', k.periode)
        .execute(),
    );
    expect(await groepStap()).toMatchObject({ stap: 'evalueren', waarom: 'bijna_voorbij' });
    for (const code of ['NT-M-2a', 'NT-M-2b', 'RW-E-2a', 'RW-E-2b', 'SE-S-2a', 'SE-S-2b'])
      await k.as(k.marjan, (tx) =>
        inhoud.evalueer(tx, k.marjan, {
          id: randomUUID(),
          leerling: leerling(1),
          leerdoel: doel(code),
          uitkomst: 'deels',
          vervolg: 'doorgaan',
          tekst: 'Gaat goed met hulp',
        }),
      );
    expect(await stapVan(1)).toEqual({ stap: 'bepalen', waarom: 'geevalueerd' });
  });

  it('says who is not placed yet, and tells nothing to who does not work on the card', async () => {
    const nieuw = await k.as(k.petra, (tx) => persoon(tx, k.school, 'leerling', 'Nieuw', 'Beginner'));
    expect((await k.as(k.petra, (tx) => cyclusVanLeerling(tx, k.petra, nieuw)))?.plek.waarom).toBe(
      'geen_leerroute',
    );
    const ouder = actor(k.school, randomUUID(), 'ouder');
    expect(await k.as(ouder, (tx) => cyclusVanLeerling(tx, ouder, leerling(0)))).toBeNull();
    expect((await k.as(ouder, (tx) => cyclusVandaag(tx, ouder))).groepen.size).toBe(0);
  });

  it('asks as many statements for five groups as for one', async () => {
    const een = await statements(t.db, k.marjan, (tx) => cyclusVandaag(tx, k.marjan));
    for (let n = 0; n < 4; n += 1)
      await k.as(k.petra, (tx) => groepMet(tx, k.school, `Groep ${n}`, [k.marjan.person], k.leerlingen));
    const meer = await statements(t.db, k.marjan, async (tx) => {
      expect((await cyclusVandaag(tx, k.marjan)).groepen.size).toBe(5);
    });
    expect([een, meer]).toEqual([2, 2]);
  });
});
