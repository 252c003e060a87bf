import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
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
import { createArrangementskaart } from '../arrangementskaart/service.ts';
import { createLeerroute } from '../leerroute/service.ts';
import type { KnownActor } from '../model/actor.ts';
import {
  beeindigGroep,
  bevestigVoorstel,
  groepDetail,
  groepenLijst,
  groepVoorstel,
  type Knoop,
  maakGroep,
  voorbeeld,
  zetLeden,
  zetLijnen,
  zetMedewerkers,
  zetRegel,
  zonderUitzondering,
} from './service.ts';

const t = testDb();
let k: DemoClass;
let directeur: KnownActor;

beforeAll(async () => {
  k = await demoClass(t.db, 4);
  directeur = actor(k.school, k.petra.person, 'directeur');
});

const geldOp = (n: number, hoe: 'op' | 'vanaf' | 'boven' | 'onder' | 'tot_en_met' = 'op'): Knoop => ({
  soort: 'niveau',
  leerlijn: lijn('RW-E'),
  niveau: niveau('RW-E', n),
  hoe,
});
const l = (n: number) => k.leerlingen[n] ?? '';
const vind = async (vraag: Knoop, who = k.petra) =>
  (await k.as(who, (tx) => voorbeeld(tx, who, vraag))).leerlingen.map((x) => x.id);

/** Places a pupil in another niveau on Geld, as the IB'er would. */
async function plaats(leerling: string, n: number): Promise<void> {
  await k.as(k.petra, (tx) =>
    createLeerroute({ keys: k.keys }).placeLeerlingen(tx, k.petra, {
      id: randomUUID(),
      wie: { leerlingen: [leerling] },
      leerroute: route('LR4'),
      periode: k.periode,
      streefniveaus: [{ leerlijn: lijn('RW-E'), niveau: niveau('RW-E', n) }],
      op: dag(0),
      beslotenDoor: 'Commissie',
      reden: 'Nieuw niveau',
    }),
  );
}

const nieuw = (extra: Partial<Parameters<typeof maakGroep>[2]> = {}) => ({
  naam: 'Geld N3',
  werkvorm: 'niveaugroep' as const,
  leerlingen: [],
  lijnen: [],
  regel: null,
  van: dag(0),
  ...extra,
});
const maak = async (who: KnownActor, extra: Partial<Parameters<typeof maakGroep>[2]>) =>
  (await k.as(who, (tx) => maakGroep(tx, who, nieuw(extra)))).groep;

describe('R52: composing by profile and doelen', () => {
  it('finds all on Geld niveau 3 across the stamgroepen, and says why each is in', async () => {
    await plaats(l(0), 3);
    await plaats(k.buiten, 3);
    const gevonden = await k.as(k.petra, (tx) => voorbeeld(tx, k.petra, geldOp(3)));
    expect(gevonden.uitleg).toMatch(/^leerlingen met leerlijn Geld op /);
    expect(gevonden.leerlingen.map((x) => [x.naam.voluit, x.stamgroep, x.waarom.length])).toEqual([
      ['Buiten Beentje', 'De Duinen', 1],
      ['Leerling0 Proef00', 'De Schelpen', 1],
    ]);
    expect(gevonden.leerlingen[0]?.waarom[0]).toMatch(/^Geld: /);
  });

  it('knows at, above, below, and, or, not', async () => {
    const alle = [k.buiten, l(0), l(1), l(2), l(3)].sort();
    expect(await vind(geldOp(3, 'onder'))).toEqual([l(1), l(2), l(3)]);
    expect(await vind(geldOp(2, 'boven'))).toEqual([k.buiten, l(0)]);
    expect((await vind(geldOp(2, 'vanaf'))).sort()).toEqual(alle);
    expect(await vind(geldOp(1, 'tot_en_met'))).toEqual([]);
    const duinen: Knoop = { soort: 'stamgroep', groepen: [k.andereGroep] };
    expect(await vind({ en: [geldOp(3), { niet: duinen }] })).toEqual([l(0)]);
    expect((await vind({ of: [geldOp(3), duinen] })).sort()).toEqual([k.buiten, l(0)].sort());
    expect((await vind({ niet: geldOp(3) })).sort()).toEqual([l(1), l(2), l(3)].sort());
    expect((await vind({ soort: 'leerroute', leerroutes: [route('LR4')] })).sort()).toEqual(alle);
    expect(await vind({ soort: 'leerlijn', leerlijn: lijn('EM') })).toEqual([]);
  });

  it('knows open doelen and their status', async () => {
    const op = (hoe: 'open' | 'niet_begonnen' | 'bezig' | 'behaald'): Knoop => ({
      soort: 'doel',
      leerdoel: doel('NT-M-2a'),
      hoe,
    });
    const stand = (leerling: string, n: number) => ({
      id: randomUUID(),
      leerling,
      leerdoel: doel('NT-M-2a'),
      stand: n,
    });
    await k.as(k.marjan, (tx) =>
      createArrangementskaart({ keys: k.keys }).setStand(tx, k.marjan, {
        acts: [stand(l(1), 2), stand(l(2), 4)],
      }),
    );
    expect(await vind(op('bezig'))).toEqual([l(1)]);
    expect(await vind(op('behaald'))).toEqual([l(2)]);
    expect((await vind(op('open'))).sort()).toEqual([k.buiten, l(0), l(1), l(3)].sort());
    expect((await vind(op('niet_begonnen'))).sort()).toEqual([k.buiten, l(0), l(3)].sort());
  });

  it('counts the onderwijsleeftijd on 31 December of the year in which the school year began', async () => {
    const [jaar = 0, maand = 0] = dag(0).split('-').map(Number);
    const begin = maand >= 8 ? jaar : jaar - 1;
    const zet = (id: string, geboren: string) =>
      k.as(k.petra, (tx) =>
        tx
          .updateTable('koers.person_identity')
          .set({ geboortedatum: geboren })
          .where('person_id', '=', id)
          .execute(),
      );
    await zet(l(0), `${begin - 10}-12-31`);
    await zet(l(1), `${begin - 9}-01-01`);
    const oud = (van: number, tot_en_met: number): Knoop => ({ soort: 'onderwijsleeftijd', van, tot_en_met });
    expect(await vind(oud(10, 10))).toEqual([l(0)]);
    expect(await vind(oud(9, 9))).toEqual([l(1)]);
    expect(await vind(oud(9, 10))).toEqual([l(0), l(1)]);
  });

  it('R61: a leerkracht composes from his own groups only', async () => {
    const zien = await k.as(k.marjan, (tx) => voorbeeld(tx, k.marjan, geldOp(3)));
    expect([zien.leerlingen.map((x) => x.id), zien.alleenEigen]).toEqual([[l(0)], true]);
    await expect(maak(k.marjan, { leerlingen: [k.buiten] })).rejects.toMatchObject({ code: 'not_found' });
    const zorg = actor(k.school, k.marjan.person, 'zorgverlener');
    await expect(k.as(zorg, (tx) => voorbeeld(tx, zorg, geldOp(3)))).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('R51: several groups side by side', () => {
  it('has a pupil in a stamgroep, a rekengroep and a stagegroep, each for what it is for', async () => {
    const reken = await maak(k.petra, { naam: 'Rekengroep', leerlingen: [l(3)], lijnen: [lijn('RW-E')] });
    const stage = await maak(k.petra, { naam: 'Stage', werkvorm: 'stagegroep', leerlingen: [l(3)] });
    await k.as(k.petra, (tx) => zetLijnen(tx, k.petra, k.groep, [lijn('NT-M'), lijn('SE-S')]));
    const lijst = await k.as(k.petra, (tx) => groepenLijst(tx, k.petra));
    expect(lijst.find((g) => g.id === reken)?.lijnen).toEqual(['Geld']);
    expect(lijst.find((g) => g.id === stage)?.lijnen).toEqual([]);
    expect(lijst.find((g) => g.id === k.groep)?.lijnen).toHaveLength(2);
    const matrix = async (id: string) => {
      const kaarten = createArrangementskaart({ keys: k.keys });
      const m = await k.as(k.petra, (tx) => kaarten.groepMatrix(tx, k.petra, id, { soort: 'alle' }));
      return m.keuzes.flatMap((keuze) => keuze.leerlijnen.map((x) => x.code));
    };
    expect(await matrix(reken)).toEqual(['RW-E']);
    expect(await matrix(stage)).toEqual(['NT-M', 'RW-E', 'SE-S']);
    expect(await matrix(k.groep)).toEqual(['NT-M', 'SE-S']);
    for (const id of [k.groep, reken, stage]) {
      const groep = await k.as(k.petra, (tx) => groepDetail(tx, k.petra, id));
      expect(groep.leerlingen.map((x) => x.id)).toContain(l(3));
    }
    await k.as(k.petra, (tx) => zetLijnen(tx, k.petra, k.groep, []));
  });

  it('leaves the members of a group of the LVS to the LVS', async () => {
    const wat = { erbij: [k.buiten], eruit: [], op: dag(0) };
    await expect(k.as(k.petra, (tx) => zetLeden(tx, k.petra, k.groep, wat))).rejects.toThrow(
      /leerlingvolgsysteem/,
    );
    await expect(k.as(k.petra, (tx) => beeindigGroep(tx, k.petra, k.groep))).rejects.toThrow(
      /leerlingvolgsysteem/,
    );
  });

  it('puts in and takes out from a day on; nothing before today', async () => {
    const groep = await maak(k.petra, { leerlingen: [l(0)] });
    const zet = (wat: { erbij: string[]; eruit: string[]; op: string }) =>
      k.as(k.petra, (tx) => zetLeden(tx, k.petra, groep, wat));
    await zet({ erbij: [l(1)], eruit: [], op: dag(7) });
    await zet({ erbij: [], eruit: [l(0)], op: dag(7) });
    const na = await k.as(k.petra, (tx) => groepDetail(tx, k.petra, groep));
    expect(na.leerlingen.map((x) => [x.id, x.sinds, x.tot])).toEqual([
      [l(0), dag(0), dag(7)],
      [l(1), dag(7), null],
    ]);
    await expect(zet({ erbij: [l(2)], eruit: [], op: dag(-1) })).rejects.toThrow(/vandaag/);
    await expect(zet({ erbij: [l(2)], eruit: [], op: dag(900) })).rejects.toThrow(/jaar/);
  });

  it('R61: only who composes for the school puts colleagues in; a leerkracht works in what he makes', async () => {
    const groep = await maak(k.marjan, { leerlingen: [l(0)] });
    const erin = { erbij: [k.wendy.person], eruit: [], op: dag(0) };
    const zet = (who: KnownActor) => k.as(who, (tx) => zetMedewerkers(tx, who, groep, erin));
    await expect(zet(k.marjan)).rejects.toThrow(/intern begeleider/);
    const ziet = async (who: KnownActor) =>
      (await k.as(who, (tx) => groepenLijst(tx, who))).some((g) => g.id === groep);
    expect([await ziet(k.marjan), await ziet(k.wendy), await ziet(directeur)]).toEqual([true, false, true]);
    await zet(k.petra);
    expect(await ziet(k.wendy)).toBe(true);
    await expect(
      k.as(k.petra, (tx) => zetMedewerkers(tx, k.petra, groep, { ...erin, erbij: [l(1)] })),
    ).rejects.toThrow(/collega/);
    await k.as(k.petra, (tx) => beeindigGroep(tx, k.petra, groep));
    expect(await ziet(k.petra)).toBe(false);
  });
});

describe('R53: a rule-based group proposes and a person confirms', () => {
  const voorstel = (groep: string, who = k.petra) => k.as(who, (tx) => groepVoorstel(tx, who, groep));
  const ids = (rijen: readonly { id: string }[] | undefined) => rijen?.map((x) => x.id);
  const leden = async (groep: string) =>
    (await k.as(k.petra, (tx) => groepDetail(tx, k.petra, groep))).leerlingen
      .filter((x) => x.tot === null)
      .map((x) => x.id);

  it('changes its proposal when a profile changes, and nothing by itself', async () => {
    const groep = await maak(k.petra, { leerlingen: [k.buiten, l(0)], regel: geldOp(3) });
    expect(await voorstel(groep)).toMatchObject({ erbij: [], eruit: [], uitzonderingen: [] });
    await plaats(l(1), 3);
    await plaats(l(0), 4);
    const nu = await voorstel(groep);
    expect([ids(nu?.erbij), ids(nu?.eruit)]).toEqual([[l(1)], [l(0)]]);
    expect(nu?.erbij[0]?.waarom[0]).toMatch(/^Geld: /);
    expect(await leden(groep)).toEqual([k.buiten, l(0)]);
    const lijst = await k.as(k.petra, (tx) => groepenLijst(tx, k.petra));
    expect(lijst.find((g) => g.id === groep)).toMatchObject({ metRegel: true, voorstellen: 2 });

    const zeg = (wat: { erbij: string[]; eruit: string[]; laten: string[] }) =>
      k.as(k.petra, (tx) => bevestigVoorstel(tx, k.petra, groep, { ...wat, op: dag(0) }));
    await expect(zeg({ erbij: [l(2)], eruit: [], laten: [] })).rejects.toThrow(/intussen veranderd/);
    await zeg({ erbij: [l(1)], eruit: [], laten: [l(0)] });
    expect((await leden(groep)).sort()).toEqual([k.buiten, l(0), l(1)].sort());
    const na = await voorstel(groep);
    expect([na?.erbij, na?.eruit, ids(na?.uitzonderingen)]).toEqual([[], [], [l(0)]]);
    await k.as(k.petra, (tx) => zonderUitzondering(tx, k.petra, groep, l(0)));
    expect(ids((await voorstel(groep))?.eruit)).toEqual([l(0)]);
  });

  it('R61: shows a leerkracht of the group no pupil outside his own groups', async () => {
    const groep = await maak(k.petra, { leerlingen: [l(0)], regel: null });
    await k.as(k.petra, async (tx) => {
      await zetMedewerkers(tx, k.petra, groep, { erbij: [k.marjan.person], eruit: [], op: dag(0) });
      await zetRegel(tx, k.petra, groep, geldOp(2, 'vanaf'));
    });
    const alle = await voorstel(groep);
    const van = await voorstel(groep, k.marjan);
    expect(ids(alle?.erbij)).toContain(k.buiten);
    expect([van?.alleenEigen, ids(van?.erbij)]).toEqual([
      true,
      ids(alle?.erbij)?.filter((id) => id !== k.buiten),
    ]);
  });

  it('keeps out who was left out when the group was made, and says who is no longer at school', async () => {
    const groep = await maak(k.petra, { leerlingen: [l(1)], regel: geldOp(3) });
    const nu = await voorstel(groep);
    expect([ids(nu?.erbij), ids(nu?.uitzonderingen)]).toEqual([[], [k.buiten]]);
    await k.as(k.petra, (tx) =>
      tx
        .insertInto('koers.inschrijving')
        .values({ school_id: k.school, leerling_id: l(1), van: dag(-100), tot: dag(0) })
        .execute(),
    );
    expect((await voorstel(groep))?.eruit.map((x) => [x.id, x.waarom])).toEqual([
      [l(1), 'niet_meer_op_school'],
    ]);
  });
});
