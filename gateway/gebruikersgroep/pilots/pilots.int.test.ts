import { randomUUID } from 'node:crypto';
import { OpenFeature } from '@openfeature/server-sdk';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { type DemoClass, dag, demoClass, doel } from '../../../test/support/demo-class.ts';
import { createArrangementskaart } from '../../arrangementskaart/service.ts';
import type { KnownActor } from '../../model/actor.ts';
import { bekijkWens, dienIn, stem, zetWensStatus } from '../service.ts';
import { aanTafel, als, type Tafel, WENS } from '../testing/tafel.ts';
import { meetPilots } from './meten.ts';
import { isAan, type Toestemming, voorEnTijdens } from './rules.ts';
import {
  besluitPilot,
  functieAan,
  geefMening,
  pilotVerslag,
  startPilot,
  staToe,
  stopHier,
  telGebruik,
} from './service.ts';

const t = testDb();
let k: DemoClass;
let tafel: Tafel;
const doe = <T>(who: KnownActor, work: Parameters<typeof als<T>>[2]) => als(t.db, who, work);
const VANDAAG = dag(0);
const aan = (groepen: readonly string[]) =>
  doe(k.marjan, (tx) => functieAan(tx, 'week-op-vandaag', groepen, VANDAAG));

async function wensInPilot(van = dag(-3), tot = dag(20)): Promise<{ wens: string; pilot: string }> {
  const { hilde, vera, groep } = tafel;
  const wens = await doe(hilde, (tx) => dienIn(tx, hilde, groep, WENS));
  const begin = { groep, wens, functie: 'week-op-vandaag', vraag: 'Scheelt het tijd?', van, tot } as const;
  await expect(doe(vera, (tx) => startPilot(tx, vera, { ...begin, kostenEuro: 0 }))).rejects.toMatchObject({
    code: 'conflict', // not talked about yet
  });
  await doe(hilde, (tx) => zetWensStatus(tx, hilde, { groep, wens, status: 'besproken', toelichting: null }));
  return { wens, pilot: await doe(vera, (tx) => startPilot(tx, vera, { ...begin, kostenEuro: 120 })) };
}

beforeAll(async () => {
  k = await demoClass(t.db, 3);
  tafel = await aanTafel(t.db, k.school, (await twoSchools(t.db)).a);
});

describe('R77: a pilot of one feature', () => {
  const basis: Toestemming = {
    pilot: 'p',
    functie: 'week-op-vandaag',
    van: '2026-11-02',
    tot: '2026-11-20',
    stand: 'loopt',
    groepen: ['schelpen'],
  };

  it('is on from its first day up to its last, for the chosen groups, and ends by itself', () => {
    for (const [op, uit] of [
      ['2026-11-01', false],
      ['2026-11-02', true],
      ['2026-11-20', true],
      ['2026-11-21', false],
    ] as const)
      expect([op, isAan(basis, 'schelpen', op)]).toEqual([op, uit]);
    expect(isAan(basis, 'duinen', '2026-11-03')).toBe(false);
    expect(isAan({ ...basis, groepen: null }, 'duinen', '2026-11-03')).toBe(true);
    expect(isAan({ ...basis, stand: 'ingevoerd' }, 'schelpen', '2027-11-03')).toBe(true);
    expect(isAan({ ...basis, stand: 'ingevoerd' }, 'duinen', '2027-11-03')).toBe(false); // nobody said yes for it
    expect(isAan({ ...basis, stand: 'ingevoerd', groepen: null }, 'duinen', '2027-11-03')).toBe(true);
    expect(isAan({ ...basis, stand: 'gestopt' }, 'schelpen', '2026-11-03')).toBe(false);
  });

  it('compares what is counted before and during, and leaves out what is too little to tell', () => {
    const week = (op: string, uitkomst: number | null, dagen = 5) => ({
      week: op,
      getoond: 0,
      geopend: 0,
      uitkomst,
      dagen,
    });
    const weken = [
      week('2026-10-19', 10),
      week('2026-10-26', null),
      week('2026-11-02', 30),
      week('2026-11-09', 25),
    ];
    expect(voorEnTijdens(weken, '2026-11-04')).toEqual({ voor: 2, tijdens: 5.5 });
    expect(voorEnTijdens([], '2026-11-04')).toEqual({ voor: null, tijdens: null });
  });

  it('is off by default: for every school, without a pilot and without a yes', async () => {
    expect(await aan([k.groep])).toBeNull();
    expect(await OpenFeature.getClient('koers').getBooleanValue('bestaat-niet', false)).toBe(false);
  });

  it('story: wish, vote, pilot on one group, measured, decided; both sides see the same and nobody by name', async () => {
    const { hilde, otto, vera, groep } = tafel;
    const { wens, pilot } = await wensInPilot();
    await doe(otto, (tx) => stem(tx, otto, { groep, wens, punten: 7 }));
    expect(await aan([k.groep, k.andereGroep])).toBeNull(); // no school has said yes

    await expect(doe(k.marjan, (tx) => staToe(tx, k.marjan, { pilot, groepen: null }))).rejects.toMatchObject(
      { code: 'not_allowed' },
    );
    await expect(
      doe(hilde, (tx) => staToe(tx, hilde, { pilot, groepen: [randomUUID()] })),
    ).rejects.toMatchObject({ code: 'not_found' });
    await doe(hilde, (tx) => staToe(tx, hilde, { pilot, groepen: [k.groep] }));
    expect(await aan([k.groep, k.andereGroep])).toEqual({ pilot, groepen: [k.groep] });
    expect(await aan([k.andereGroep])).toBeNull();

    // Seen twice more, opened once; what it should bring about is counted of the days before today.
    for (let i = 0; i < 5; i += 1) await aan([k.groep]);
    await doe(k.marjan, (tx) => telGebruik(tx, k.marjan, pilot, 'geopend'));
    const kaart = createArrangementskaart({ keys: k.keys });
    const acts = k.leerlingen.map((leerling) => ({
      id: randomUUID(),
      leerling,
      leerdoel: doel('NT-M-2a'),
      stand: 3 as const,
    }));
    await k.as(k.marjan, (tx) => kaart.setStand(tx, k.marjan, { acts }));
    const overmorgen = dag(4); // the days until then are past, as the schedule sees it
    await meetPilots(t.db, overmorgen);
    await meetPilots(t.db, overmorgen);
    const rijen = await doe(hilde, (tx) =>
      sql<{
        soort: string;
        som: number;
      }>`SELECT soort, sum(aantal)::int AS som FROM koers.pilot_dag WHERE pilot_id = ${pilot} GROUP BY 1 ORDER BY 1`.execute(
        tx,
      ),
    );
    const weekend = [0, 6].includes(new Date(VANDAAG).getUTCDay());
    expect(rijen.rows).toEqual([
      { soort: 'geopend', som: 1 },
      { soort: 'getoond', som: 6 },
      { soort: 'uitkomst', som: weekend ? 0 : 3 },
    ]);

    await doe(k.marjan, (tx) =>
      geefMening(tx, k.marjan, { pilot, oordeel: 3, tekst: 'Scheelt mij tien minuten.' }),
    );
    await doe(k.marjan, (tx) => geefMening(tx, k.marjan, { pilot, oordeel: 1, tekst: null }));
    await expect(
      doe(k.marjan, (tx) =>
        geefMening(tx, k.marjan, { pilot, oordeel: 1, tekst: 'Bij Beentje zie ik niets' }),
      ),
    ).rejects.toMatchObject({ code: 'bad_request' });

    const verslag = await doe(vera, (tx) => pilotVerslag(tx, vera, groep, pilot));
    expect(verslag).toMatchObject({ scholen: 1, kostenEuro: 120, vraag: 'Scheelt het tijd?' });
    expect(verslag.meningen.map(({ oordeel }) => oordeel).sort()).toEqual([1, 3]);
    const nu = verslag.weken.find((week) => week.getoond === 6);
    expect(nu).toMatchObject({ geopend: null }); // one: too few to tell
    const { hier: _, ...vanVera } = verslag;
    const { hier: __, ...vanOtto } = await doe(otto, (tx) => pilotVerslag(tx, otto, groep, pilot));
    expect(vanOtto).toEqual(vanVera);
    for (const id of [k.marjan.person, ...k.leerlingen, k.school])
      expect(JSON.stringify(vanOtto)).not.toContain(id);

    await doe(hilde, (tx) =>
      besluitPilot(tx, hilde, { groep, pilot, uitkomst: 'ingevoerd', tekst: 'Voor iedereen die wil.' }),
    );
    expect(await doe(vera, (tx) => bekijkWens(tx, vera, groep, wens))).toMatchObject({
      status: 'ingevoerd',
      besluiten: [{ tekst: 'Voor iedereen die wil.', wens: { id: wens } }],
    });
    // Adopting it switches it on for no group that the school did not say yes for; the school may say it for more.
    expect(await aan([k.groep, k.andereGroep])).toEqual({ pilot, groepen: [k.groep] });
    await doe(hilde, (tx) => staToe(tx, hilde, { pilot, groepen: null }));
    expect(await aan([k.groep, k.andereGroep])).toEqual({ pilot, groepen: [k.groep, k.andereGroep] });
    await doe(hilde, (tx) => stopHier(tx, hilde, pilot));
    expect(await aan([k.groep])).toBeNull();
  });

  it('R85: counts and meningen of a school are read by no other, not even at the same table', async () => {
    const { otto } = tafel;
    for (const tabel of ['pilot_school', 'pilot_dag', 'pilot_mening'] as const)
      expect(await doe(otto, (tx) => tx.selectFrom(`koers.${tabel}`).selectAll().execute())).toEqual([]);
  });

  it('stops at the word of the school, and at the decision', async () => {
    const { hilde, groep } = tafel;
    const { pilot } = await wensInPilot();
    await doe(hilde, (tx) => staToe(tx, hilde, { pilot, groepen: null }));
    expect((await aan([k.andereGroep]))?.pilot).toBe(pilot);
    await doe(hilde, (tx) =>
      besluitPilot(tx, hilde, { groep, pilot, uitkomst: 'gestopt', tekst: 'Het helpt niet.' }),
    );
    expect(await aan([k.andereGroep])).toBeNull();
    await expect(
      doe(k.marjan, (tx) => geefMening(tx, k.marjan, { pilot, oordeel: 2, tekst: null })),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(doe(hilde, (tx) => staToe(tx, hilde, { pilot, groepen: null }))).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
