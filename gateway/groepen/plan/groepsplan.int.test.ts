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
  niveau,
  route,
} from '../../../test/support/demo-class.ts';
import { SEALED_WITH_SCHOOL } from '../../access/sealed-columns.ts';
import { putSealed, sealedRows } from '../../access/sealed-store.ts';
import { createArrangementskaart } from '../../arrangementskaart/service.ts';
import { createLeerroute } from '../../leerroute/service.ts';
import type { KnownActor } from '../../model/actor.ts';
import { maakGroep } from '../service.ts';
import { createGroepsplan, type GroepsplanService, type GroepsplanView } from './service.ts';

const t = testDb();
let k: DemoClass;
let plannen: GroepsplanService;
let geld: string;

beforeAll(async () => {
  k = await demoClass(t.db, 4);
  plannen = createGroepsplan({ keys: k.keys });
  geld = (
    await k.as(k.marjan, (tx) =>
      maakGroep(tx, k.marjan, {
        naam: 'Geld',
        werkvorm: 'niveaugroep',
        leerlingen: [l(0), l(1), l(2)],
        lijnen: [lijn('RW-E')],
        regel: null,
        van: dag(0),
      }),
    )
  ).groep;
});

const l = (n: number) => k.leerlingen[n] ?? '';
const zie = (who: KnownActor = k.marjan, nummer?: number) =>
  k.as(who, (tx) => plannen.plan(tx, who, { groep: geld, nummer }));
const sub = (view: GroepsplanView, n = 0) => {
  const gevonden = view.inhoud?.subgroepen[n];
  if (!gevonden) throw new Error('no subgroup');
  return gevonden;
};
const typ = async (
  wat: { aanpak: string; evaluatie?: Record<string, string> },
  who = k.marjan,
  oud?: GroepsplanView,
) => {
  const view = oud ?? (await zie(who));
  const { sleutel } = sub(view);
  await k.as(who, (tx) =>
    plannen.schrijf(tx, who, geld, {
      periode: k.periode,
      subgroep: sleutel,
      gezien: view.stempels.get(sleutel) ?? '',
      aanpak: wat.aanpak,
      evaluatie: wat.evaluatie ?? {},
    }),
  );
};
const stand = (leerling: string, code: string, n: number) =>
  k.as(k.marjan, (tx) =>
    createArrangementskaart({ keys: k.keys }).setStand(tx, k.marjan, {
      acts: [{ id: randomUUID(), leerling, leerdoel: doel(code), stand: n }],
    }),
  );

describe('R54: a groepsplan is generated, structured and kept', () => {
  it('holds per subgroup the doelen, the acties of the cards, who and when, for the leerlijnen of the group', async () => {
    const view = await zie();
    expect([view.status, view.nummer]).toEqual(['voorbeeld', null]);
    expect(
      view.inhoud?.subgroepen.map((s) => [s.leerlijn.code, s.niveau?.code, s.leerlingen.length]),
    ).toEqual([['RW-E', 'N2', 3]]);
    const een = sub(view);
    expect(een.doelen.map((d) => [d.code, d.werkenEraan.length, d.behaaldDoor.length])).toEqual([
      ['RW-E-2a', 3, 0],
      ['RW-E-2b', 3, 0],
    ]);
    expect(een.acties.length).toBeGreaterThan(0);
    expect(een.acties.every((a) => a.leerlingen === 3 && a.tekst !== '')).toBe(true);
    expect([een.wie.length > 0, een.wanneer.length > 0]).toEqual([true, true]);
    expect(view.inhoud?.medewerkers).toEqual(['Marjan Schelpenpad']);
    expect([...view.namen.values()].map((n) => n.roepnaam)).toEqual(['Leerling0', 'Leerling1', 'Leerling2']);
  });

  it('makes a subgroup of each niveau, and counts who reached a doel as the cards say at that moment', async () => {
    await k.as(k.marjan, (tx) => plannen.begin(tx, k.marjan, { groep: geld }));
    await stand(l(0), 'RW-E-2a', 4);
    await stand(l(1), 'RW-E-2a', 3);
    expect(sub(await zie()).doelen[0]?.behaaldDoor).toEqual([l(0)]);
    await k.as(k.petra, (tx) =>
      createLeerroute({ keys: k.keys }).placeLeerlingen(tx, k.petra, {
        id: randomUUID(),
        wie: { leerlingen: [l(2)] },
        leerroute: route('LR4'),
        periode: k.periode,
        streefniveaus: [{ leerlijn: lijn('RW-E'), niveau: niveau('RW-E', 3) }],
        op: dag(0),
        beslotenDoor: 'Commissie',
        reden: 'Klaar voor meer',
      }),
    );
    const { inhoud, status } = await zie();
    expect(status).toBe('concept');
    expect(inhoud?.subgroepen.map((s) => [s.niveau?.code, s.leerlingen])).toEqual([
      ['N2', [l(0), l(1)]],
      ['N3', [l(2)]],
    ]);
  });

  it('keeps aanpak and evaluatie with who typed them, and refuses to write over a colleague', async () => {
    const oud = await zie();
    await typ({ aanpak: 'Winkelspel in tweetallen.', evaluatie: { [doel('RW-E-2a')]: 'Lukt met munten.' } });
    const nu = sub(await zie());
    expect([nu.aanpak?.tekst, nu.aanpak?.door, nu.aanpak?.bij]).toEqual([
      'Winkelspel in tweetallen.',
      k.marjan.person,
      'Geld, niveau 2',
    ]);
    expect(nu.doelen.map((d) => d.evaluatie?.tekst ?? null)).toEqual(['Lukt met munten.', null]);
    await expect(typ({ aanpak: 'Iets anders' }, k.petra, oud)).rejects.toThrow(/collega/);
    const row = await k.as(k.marjan, (tx) =>
      tx
        .selectFrom('koers.groepsplan')
        .select('teksten')
        .where('groep_id', '=', geld)
        .executeTakeFirstOrThrow(),
    );
    expect(row.teksten?.toString('latin1')).not.toContain('Winkelspel');
  });

  it('is not changed once vastgesteld: a later edit is a new concept that begins with the same words', async () => {
    const vast = await k.as(k.marjan, (tx) => plannen.stelVast(tx, k.marjan, { groep: geld }));
    expect(vast.nummer).toBe(1);
    const toen = await zie();
    expect(toen.status).toBe('vastgesteld');
    await stand(l(1), 'RW-E-2a', 4);
    await expect(typ({ aanpak: 'Te laat' })).rejects.toThrow(/concept/);
    expect((await zie()).inhoud).toEqual(toen.inhoud);

    await k.as(k.marjan, (tx) => plannen.begin(tx, k.marjan, { groep: geld }));
    const nieuw = await zie();
    expect([nieuw.status, nieuw.nummer, nieuw.versies.map((v) => v.status)]).toEqual([
      'concept',
      2,
      ['concept', 'vastgesteld'],
    ]);
    expect(sub(nieuw).aanpak?.tekst).toBe('Winkelspel in tweetallen.');
    expect(sub(nieuw).doelen[0]?.behaaldDoor).toEqual([l(0), l(1)]);
    await typ({ aanpak: '' });
    expect(sub(await zie()).aanpak).toBeNull();
    expect((await zie(k.marjan, 1)).inhoud).toEqual(toen.inhoud);
  });

  it('stands in the database: only a new seal of the same words may come in its place', async () => {
    const probeer = (set: object) =>
      k.as(k.petra, (tx) =>
        tx
          .updateTable('koers.groepsplan')
          .set(set)
          .where('groep_id', '=', geld)
          .where('nummer', '=', 1)
          .execute(),
      );
    await expect(probeer({ status: 'concept', inhoud: null, afdruk: null })).rejects.toThrow(/vastgesteld/);
    await expect(probeer({ afdruk: 'x' })).rejects.toThrow(/vastgesteld/);
    const toen = (await zie(k.marjan, 1)).inhoud;
    // As a rotation of the key of the school does it.
    const kolommen = SEALED_WITH_SCHOOL.filter((c) => c.table === 'koers.groepsplan');
    const opnieuw = await k.as(k.petra, async (tx) => {
      let aantal = 0;
      for (const at of kolommen)
        for (const row of await sealedRows(tx, at, k.school, 'lock')) {
          const plain = await k.keys.openForSchool(tx, k.school, row.sealed, at.purpose);
          await putSealed(tx, at, {
            ...row,
            sealed: await k.keys.sealForSchool(tx, k.school, plain, at.purpose),
          });
          aantal += 1;
        }
      return aantal;
    });
    expect(opnieuw).toBe(2);
    expect((await zie(k.marjan, 1)).inhoud).toEqual(toen);
  });

  it('keeps words whose subgroup is gone, apart', async () => {
    const { sleutel } = sub(await zie(), 1);
    await k.as(k.marjan, async (tx) => {
      const view = await plannen.plan(tx, k.marjan, { groep: geld });
      await plannen.schrijf(tx, k.marjan, geld, {
        periode: k.periode,
        subgroep: sleutel,
        gezien: view.stempels.get(sleutel) ?? '',
        aanpak: 'Samen naar de winkel.',
        evaluatie: {},
      });
      await tx
        .updateTable('koers.groep_lid')
        .set({ tot: dag(0) })
        .where('groep_id', '=', geld)
        .where('person_id', '=', l(2))
        .execute();
    });
    const { inhoud } = await zie();
    expect(inhoud?.subgroepen.map((s) => s.niveau?.code)).toEqual(['N2']);
    expect(inhoud?.los.map((x) => [x.bij, x.tekst])).toEqual([['Geld, niveau 3', 'Samen naar de winkel.']]);
  });

  it('R61: is for who works in the group or for the whole school; who only reads does not write', async () => {
    await expect(zie(k.wendy)).rejects.toMatchObject({ code: 'not_found' });
    const zorg = actor(k.school, k.marjan.person, 'zorgverlener');
    await expect(zie(zorg)).rejects.toMatchObject({ code: 'not_found' });
    const assistent = actor(k.school, k.marjan.person, 'begeleider');
    expect((await zie(assistent)).mag.maken).toBe(false);
    await expect(
      k.as(assistent, (tx) => plannen.begin(tx, assistent, { groep: geld })),
    ).rejects.toMatchObject({ code: 'not_found' });
    expect((await zie(k.petra)).mag.maken).toBe(true);
  });
});
