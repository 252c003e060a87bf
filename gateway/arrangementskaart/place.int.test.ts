import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { type DemoClass, demoClass, doel, lijn, niveau } from '../../test/support/demo-class.ts';
import { createLeerroute } from '../leerroute/service.ts';
import type { KnownActor } from '../model/actor.ts';
import { createArrangementskaart, type PlaatsNiveauInput } from './service.ts';

const t = testDb();
let k: DemoClass;
let kaarten: ReturnType<typeof createArrangementskaart>;

beforeAll(async () => {
  k = await demoClass(t.db, 6);
  kaarten = createArrangementskaart({ keys: k.keys });
});

const leerling = (n: number) => k.leerlingen[n] ?? '';
const set = (n: number, ...standen: [string, number][]) =>
  k.as(k.marjan, (tx) =>
    kaarten.setStand(tx, k.marjan, {
      acts: standen.map(([code, stand]) => ({
        id: randomUUID(),
        leerling: leerling(n),
        leerdoel: doel(code),
        stand,
      })),
    }),
  );
const place = (n: number, naar: number, over: Partial<PlaatsNiveauInput> = {}, who: KnownActor = k.marjan) =>
  k.as(who, (tx) =>
    kaarten.placeNiveau(tx, who, {
      id: randomUUID(),
      leerling: leerling(n),
      leerlijn: lijn('RW-E'),
      naarNiveau: niveau('RW-E', naar),
      openDoelen: {},
      ...over,
    }),
  );
const kaart = async (n: number, code = 'RW-E') => {
  const uit = await k.as(k.marjan, (tx) => kaarten.kaart(tx, k.marjan, leerling(n)));
  const gevonden = uit.leergebieden.flatMap((g) => g.leerlijnen).find((l) => l.code === code);
  return gevonden?.doelen.map((d) => `${d.code}${d.meegenomen ? '+' : ''}:${d.stand}`);
};

describe('R31: placing in a higher niveau', () => {
  it('proposes the next niveau with what is open, and says when it lies above the uitstroomniveau', async () => {
    await set(0, ['RW-E-2a', 4], ['RW-E-2b', 2]);
    const voorstel = await k.as(k.marjan, (tx) =>
      kaarten.preparePlaceNiveau(tx, k.marjan, { leerling: leerling(0), leerlijn: lijn('RW-E') }),
    );
    expect(voorstel).toMatchObject({
      huidig: { code: 'N2' },
      uitstroomniveau: { code: 'N4' },
      aanbevolen: niveau('RW-E', 3),
      graad: { procent: 50 },
    });
    expect(voorstel.openDoelen.map((d) => [d.code, d.stand])).toEqual([['RW-E-2b', 2]]);
    expect(voorstel.keuzes.map((x) => [x.niveau.code, x.richting, x.bovenUitstroom])).toEqual([
      ['N1', 'lager', false],
      ['N2', 'blijft', false],
      ['N3', 'hoger', false],
      ['N4', 'hoger', false],
      ['N5', 'hoger', true],
    ]);
    expect(voorstel.keuzes[2]?.doelen.map((d) => d.code)).toEqual(['RW-E-3a', 'RW-E-3b']);
  });

  it('R24: carries open doelen over; the card shows the new doelen with their acties, the old stay in history', async () => {
    const uit = await place(0, 3, { openDoelen: { [doel('RW-E-2b')]: 'meenemen' } });
    expect(uit).toMatchObject({
      kind: 'geplaatst',
      van: { code: 'N2' },
      naar: { code: 'N3' },
      bovenUitstroom: false,
      leerlijn: { graad: { totaal: 2, procent: 0 } },
    });
    expect(await kaart(0)).toEqual(['RW-E-3a:0', 'RW-E-3b:0', 'RW-E-2b+:2']);
    if (uit.kind !== 'geplaatst') throw new Error('not placed');
    expect(uit.leerlijn.doelen[0]?.acties.map((a) => a.tekst)).toEqual([
      'winkelspel met echte munten',
      'stappen voordoen, samen doen, zelf doen',
    ]);
    const zoom = await k.as(k.marjan, (tx) =>
      createLeerroute({ keys: k.keys }).leerlijnZoom(tx, k.marjan, leerling(0), lijn('RW-E')),
    );
    expect(zoom.niveaus.map((n) => [n.niveau?.code, n.plek])).toEqual([
      ['N1', 'onder_streef'],
      ['N2', 'onder_streef'],
      ['N3', 'streef'],
      ['N4', 'boven_streef'],
      ['N5', 'boven_streef'],
    ]);
    expect(zoom.niveaus[1]?.doelen.map((d) => [d.code, d.stand, d.meegenomen])).toEqual([
      ['RW-E-2a', 4, false],
      ['RW-E-2b', 2, true],
    ]);
  });

  it('keeps a carried doel on the card until it is behaald and the pupil goes on', async () => {
    await set(0, ['RW-E-2b', 4], ['RW-E-3a', 4]);
    expect(await kaart(0)).toEqual(['RW-E-3a:4', 'RW-E-3b:0', 'RW-E-2b+:4']);
    await place(0, 4, { openDoelen: { [doel('RW-E-3b')]: 'meenemen' } });
    expect(await kaart(0)).toEqual(['RW-E-4a:0', 'RW-E-4b:0', 'RW-E-3b+:0']);
  });

  it('asks a reason for dropping a doel, and keeps it encrypted', async () => {
    const weg = { openDoelen: { [doel('RW-E-2a')]: 'vervallen', [doel('RW-E-2b')]: 'vervallen' } } as const;
    expect(await place(1, 3, weg)).toEqual({ kind: 'reden_nodig', waarom: 'vervallen' });
    expect(await place(1, 3, { ...weg, reden: '   ' })).toEqual({ kind: 'reden_nodig', waarom: 'vervallen' });
    expect(await kaart(1)).toEqual(['RW-E-2a:0', 'RW-E-2b:0']);
    const id = randomUUID();
    expect((await place(1, 3, { ...weg, id, reden: 'Rekent thuis al met echt geld' })).kind).toBe(
      'geplaatst',
    );
    expect(await kaart(1)).toEqual(['RW-E-3a:0', 'RW-E-3b:0']);
    const act = await k.as(k.petra, (tx) =>
      tx.selectFrom('koers.act').select(['reden', 'data']).where('id', '=', id).executeTakeFirstOrThrow(),
    );
    expect(act.reden?.includes('geld')).toBe(false);
    const reis = await k.as(k.marjan, (tx) =>
      createLeerroute({ keys: k.keys }).leerreis(tx, k.marjan, leerling(1)),
    );
    expect(reis[0]).toMatchObject({
      act: id,
      soort: 'streefniveau',
      leerlijn: 'Geld',
      van: 'Niveau 2',
      naar: 'Niveau 3',
      door: 'Marjan Schelpenpad',
      reden: 'Rekent thuis al met echt geld',
    });
  });

  it('shows the open doelen again when one came in between', async () => {
    await set(2, ['RW-E-2a', 4]);
    const openDoelen = { [doel('RW-E-2b')]: 'meenemen' } as const;
    await k.as(k.igor, (tx) =>
      kaarten.setStand(tx, k.igor, {
        acts: [{ id: randomUUID(), leerling: leerling(2), leerdoel: doel('RW-E-2a'), stand: 3 }],
      }),
    );
    const uit = await place(2, 3, { openDoelen });
    expect(uit.kind === 'open_doelen_veranderd' && uit.openDoelen.map((d) => d.code)).toEqual([
      'RW-E-2a',
      'RW-E-2b',
    ]);
    expect((await place(2, 3, { openDoelen: { ...openDoelen, [doel('RW-E-2a')]: 'meenemen' } })).kind).toBe(
      'geplaatst',
    );
  });

  it('counts once when sent twice, and refuses its id for another placement', async () => {
    const input = {
      id: randomUUID(),
      openDoelen: { [doel('RW-E-2a')]: 'meenemen', [doel('RW-E-2b')]: 'meenemen' },
    } as const;
    const een = await place(3, 3, input);
    expect(await place(3, 3, input)).toEqual(een);
    await expect(place(3, 4, input)).rejects.toMatchObject({ code: 'conflict' });
    await expect(place(4, 3, input)).rejects.toMatchObject({ code: 'conflict' });
    expect(await place(3, 3)).toEqual({ kind: 'zelfde_niveau' });
    await expect(place(3, 3, { naarNiveau: niveau('SE-S', 3) })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('R32: placing lower', () => {
  it('asks a reason, and brings back the doelen of that niveau with the standen they had', async () => {
    const open = { [doel('RW-E-2a')]: 'meenemen', [doel('RW-E-2b')]: 'meenemen' } as const;
    await set(4, ['RW-E-2a', 3]);
    await place(4, 3, { openDoelen: open });
    const terug = { openDoelen: { [doel('RW-E-3a')]: 'meenemen', [doel('RW-E-3b')]: 'meenemen' } } as const;
    expect(await place(4, 2, terug)).toEqual({ kind: 'reden_nodig', waarom: 'lager' });
    expect((await place(4, 2, { ...terug, reden: 'Te veel ineens na de vakantie' })).kind).toBe('geplaatst');
    expect(await kaart(4)).toEqual(['RW-E-2a:3', 'RW-E-2b:0', 'RW-E-3a+:0', 'RW-E-3b+:0']);
  });

  it('keeps a niveau on purpose and with a reason, which stands in the leerreis, and takes it back the same day', async () => {
    const voor = await kaart(5);
    const id = randomUUID();
    const blijft = {
      id,
      blijft: true,
      openDoelen: { [doel('RW-E-2a')]: 'meenemen', [doel('RW-E-2b')]: 'meenemen' },
    } as const;
    expect(await place(5, 2, { ...blijft, blijft: false })).toEqual({ kind: 'zelfde_niveau' });
    expect(await place(5, 2, blijft)).toEqual({ kind: 'reden_nodig', waarom: 'blijft' });
    expect((await place(5, 2, { ...blijft, reden: 'Eerst het oude goed vastzetten' })).kind).toBe(
      'geplaatst',
    );
    expect(await kaart(5)).toEqual(voor);
    const reis = await k.as(k.marjan, (tx) =>
      createLeerroute({ keys: k.keys }).leerreis(tx, k.marjan, leerling(5)),
    );
    expect(reis.find((s) => s.act === id)).toMatchObject({
      leerlijn: 'Geld',
      van: 'Niveau 2',
      naar: 'Niveau 2',
      reden: 'Eerst het oude goed vastzetten',
    });
    const terug = await k.as(k.marjan, (tx) =>
      kaarten.undoActs(tx, k.marjan, { acts: [{ id: randomUUID(), act: id }] }),
    );
    expect(terug.kind).toBe('ongedaan');
    expect(await kaart(5)).toEqual(voor);
  });
});

describe('R33, R4: the group matrix', () => {
  it('gives every pupil the doelen of his own streefniveau and says which cells are not his', async () => {
    const m = await k.as(k.marjan, (tx) =>
      kaarten.groepMatrix(tx, k.marjan, k.groep, { soort: 'leerlijn', id: lijn('RW-E') }),
    );
    expect(m.doelen.map((d) => d.code)).toEqual([
      'RW-E-2a',
      'RW-E-2b',
      'RW-E-3a',
      'RW-E-3b',
      'RW-E-4a',
      'RW-E-4b',
    ]);
    expect(m.rijen.map((r) => r.leerlijnen[lijn('RW-E')]?.streefniveau?.code)).toEqual([
      'N4',
      'N3',
      'N3',
      'N3',
      'N2',
      'N2',
    ]);
    const codes = (n: number) => m.doelen.filter((d) => m.rijen[n]?.cellen[d.id]).map((d) => d.code);
    expect(codes(0)).toEqual(['RW-E-3b', 'RW-E-4a', 'RW-E-4b']);
    expect(codes(5)).toEqual(['RW-E-2a', 'RW-E-2b']);
    expect(m.rijen.map((r) => r.leerling.naam.voluit)).toEqual(
      [0, 1, 2, 3, 4, 5].map((n) => `Leerling${n} Proef0${n}`),
    );
    expect(m.mag).toEqual({ actieAfvinken: true, doelAfvinken: true, niveauPlaatsen: true });
  });

  it('shows the same standen and degrees as the card, for one leergebied and for all', async () => {
    for (const keuze of [
      { soort: 'alle' },
      {
        soort: 'leergebied',
        id:
          (await k.as(k.marjan, (tx) => kaarten.kaart(tx, k.marjan, leerling(0)))).leergebieden.find(
            (g) => g.code === 'RW',
          )?.id ?? '',
      },
    ] as const) {
      const m = await k.as(k.marjan, (tx) => kaarten.groepMatrix(tx, k.marjan, k.groep, keuze));
      for (const rij of m.rijen) {
        const c = await k.as(k.marjan, (tx) => kaarten.kaart(tx, k.marjan, rij.leerling.id));
        const lijnen = c.leergebieden
          .flatMap((g) => g.leerlijnen)
          .filter((l) => keuze.soort === 'alle' || l.code.startsWith('RW'));
        const verwacht = lijnen.flatMap((l) =>
          l.doelen.map(({ id, stand, behaald, meegenomen }) => [
            id,
            { stand, behaald, meegenomen, geldt: stand, afgesloten: false },
          ]),
        );
        expect(rij.cellen).toEqual(Object.fromEntries(verwacht));
        for (const l of lijnen)
          expect(rij.leerlijnen[l.id]).toEqual({ streefniveau: l.streefniveau, graad: l.graad });
        const acties = lijnen.flatMap((l) => l.doelen.flatMap((d) => d.acties.map((a) => a.id)));
        expect(
          Object.values(rij.acties)
            .map((a) => a.kaartActie)
            .sort(),
        ).toEqual(acties.sort());
      }
      expect(m.keuzes.flatMap((g) => g.leerlijnen.map((l) => l.code))).toEqual(['NT-M', 'RW-E', 'SE-S']);
    }
  });
});
