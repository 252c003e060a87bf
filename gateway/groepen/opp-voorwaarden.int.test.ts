import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { actor, type DemoClass, dag, demoClass, lijn, niveau, route } from '../../test/support/demo-class.ts';
import { bewaarResultaten } from '../leerroute/service.ts';
import { createOpp } from '../opp/service.ts';
import { createProfiel } from '../profiel/service.ts';
import { type Knoop, lijstOmMee, maakGroep, voorbeeld, voorwaardenInWoorden } from './service.ts';

const t = testDb();
let k: DemoClass;
const l = (n: number) => k.leerlingen[n] ?? '';
const wie = async (vraag: Knoop, who = k.petra) =>
  (await k.as(who, (tx) => voorbeeld(tx, who, vraag))).leerlingen.map((x) => [x.id, ...x.waarom]);
const ids = async (vraag: Knoop, who = k.petra) => (await wie(vraag, who)).map(([id]) => id);

beforeAll(async () => {
  k = await demoClass(t.db, 4);
  const opp = createOpp({ keys: k.keys });
  const profiel = createProfiel({ keys: k.keys });
  for (const n of [0, 1]) await k.as(k.petra, (tx) => opp.begin(tx, k.petra, l(n)));
  await k.as(k.petra, (tx) =>
    opp.schrijfVeld(tx, k.petra, {
      leerling: l(0),
      veld: 'e.hulpmiddelen',
      waarde: 'spraakcomputer',
      gezien: 0,
    }),
  );
  await k.as(k.petra, (tx) =>
    profiel.legFactorVast(tx, k.petra, {
      id: randomUUID(),
      leerling: l(0),
      factor: null,
      code: 'spanning_groepen',
      tekst: '',
      richting: 'belemmerend',
      dimensie: 3,
      behoefte: '',
      bron: 'school',
      bronOp: dag(0),
      zichtbaar: 'team',
    }),
  );
  await k.as(k.petra, (tx) =>
    tx
      .updateTable('koers.plaatsing')
      .set({ bestemming: 'werken in het groen' })
      .where('leerling_id', 'in', [l(0), l(1)])
      .execute(),
  );
});

/** The query of R39: leerroute 4, a factor by which somebody is easily overstimulated, and a bestemming with "groen". */
const GROEN: Knoop = {
  en: [
    { soort: 'leerroute', leerroutes: [route('LR4')] },
    { soort: 'factor', code: 'spanning_groepen' },
    { soort: 'bestemming', tekst: 'groen' },
  ],
};

describe('R39: selecting and grouping on what an OPP says', () => {
  it('"leerroute 4, factor prikkelgevoelig, bestemming groen" gives a list with reasons, and makes a group', async () => {
    expect(await wie(GROEN)).toEqual([
      [l(0), expect.any(String), 'Hindert: spanning in grote groepen', 'Op weg naar werken in het groen'],
    ]);
    const { groep } = await k.as(k.petra, (tx) =>
      maakGroep(tx, k.petra, {
        naam: 'Groen, rustig',
        werkvorm: 'stagegroep',
        leerlingen: [l(0)],
        lijnen: [],
        regel: GROEN,
        van: dag(0),
      }),
    );
    const leden = await k.as(k.petra, (tx) =>
      tx.selectFrom('koers.groep_lid').select('person_id').where('groep_id', '=', groep).execute(),
    );
    expect(leden.map((r) => r.person_id)).toEqual([l(0)]);
  });

  it('finds by the state of the OPP, by instemming and by what stands in the handelingsdeel', async () => {
    expect((await ids({ soort: 'opp', stand: 'concept' })).sort()).toEqual([l(0), l(1)].sort());
    expect((await ids({ soort: 'opp', stand: 'geen' })).sort()).toEqual([l(2), l(3), k.buiten].sort());
    expect(await ids({ soort: 'opp', stand: 'vastgesteld' })).toEqual([]);
    expect(await wie({ soort: 'in_opp', wat: 'hulpmiddelen' })).toEqual([
      [l(0), 'In het OPP staat hulpmiddelen'],
    ]);
    expect(await ids({ soort: 'in_opp', wat: 'zorg' })).toEqual([]);
    const open = await ids({ soort: 'instemming', handeling: 'open' });
    const nietNodig = await ids({ soort: 'instemming', handeling: 'niet_nodig' });
    expect([...open, ...nietNodig].sort()).toEqual([l(0), l(1)].sort());
  });

  it('finds by the voice of the pupil: not heard yet, heard, or why not', async () => {
    const stem = (hoe: 'gehoord' | 'kon_niet' | 'nog_niet') => wie({ soort: 'stem', hoe });
    expect((await stem('nog_niet')).map(([id]) => id).sort()).toEqual([l(0), l(1)].sort());
    const versie = async (leerling: string) =>
      (
        await k.as(k.petra, (tx) =>
          tx
            .selectFrom('koers.opp_versie')
            .select('id')
            .where('leerling_id', '=', leerling)
            .executeTakeFirstOrThrow(),
        )
      ).id;
    for (const [leerling, gehoord] of [
      [l(0), true],
      [l(1), false],
    ] as const) {
      const rij = {
        ...{
          school_id: k.school,
          leerling_id: leerling,
          versie_id: await versie(leerling),
          moment: 'opstellen',
        },
        ...{
          op: dag(0),
          gehoord,
          vastgelegd_door: k.petra.person,
          inhoud: gehoord ? Buffer.from('x') : null,
        },
        ...{ reden: gehoord ? null : Buffer.from('x'), volgende_poging: gehoord ? null : dag(9) },
      };
      await k.as(k.petra, (tx) => tx.insertInto('koers.opp_stem').values(rij).execute());
    }
    expect(await stem('gehoord')).toEqual([[l(0), 'Gehoord voor het OPP']]);
    expect(await stem('kon_niet')).toEqual([[l(1), 'Kon niet gehoord worden']]);
    expect(await stem('nog_niet')).toEqual([]);
  });

  it('finds by uitstroomprofiel and by the niveau that is expected at the end', async () => {
    expect(await ids({ soort: 'uitstroomprofiel', profiel: 'arbeidsmarkt' })).toHaveLength(5);
    expect(await ids({ soort: 'uitstroomprofiel', profiel: 'dagbesteding' })).toEqual([]);
    const eind = (hoe: 'vanaf' | 'onder'): Knoop => ({
      soort: 'eindniveau',
      leerlijn: lijn('RW-E'),
      niveau: niveau('RW-E', 1),
      hoe,
    });
    expect(await ids(eind('vanaf'))).toHaveLength(5);
    expect(await ids(eind('onder'))).toEqual([]);
  });

  it('finds by the category of the TLV that holds today', async () => {
    const rij = (leerling: string, categorie: 'laag' | 'hoog', tot: number) => ({
      school_id: k.school,
      leerling_id: leerling,
      nummer: `A${tot}`,
      categorie,
      van: dag(-400),
      tot: dag(tot),
      samenwerkingsverband: 'PO1234',
      made_by: k.petra.person,
    });
    await k.as(k.petra, (tx) =>
      tx
        .insertInto('koers.tlv')
        .values([rij(l(0), 'hoog', 30), rij(l(1), 'hoog', -1), rij(l(2), 'laag', 30)])
        .execute(),
    );
    expect(await wie({ soort: 'tlv', categorie: 'hoog' })).toEqual([[l(0), 'TLV in categorie hoog']]);
  });

  it('a result of another system: the last one with a DLE counts, a score without one is not asked (R20)', async () => {
    const rij = (leerling: string, sleutel: string, op: number, dle: number | undefined) => ({
      leerling,
      bron: 'Toetssysteem',
      sleutel,
      soort: 'toets' as const,
      naam: 'Rekenen E5',
      leergebied: 'RW',
      op: dag(op),
      score: '90',
      ...(dle === undefined ? {} : { dle }),
    });
    const naam = await k.as(k.petra, async (tx) => {
      const gebied = await tx
        .selectFrom('koers.leergebied')
        .select(['naam', 'code'])
        .orderBy('volgorde')
        .executeTakeFirstOrThrow();
      await bewaarResultaten(
        tx,
        k.school,
        [
          rij(l(0), 'a', -200, 30),
          rij(l(0), 'b', -20, 12),
          rij(l(1), 'c', -20, 30),
          rij(l(1), 'd', -10, undefined),
          rij(l(2), 'e', -20, undefined),
        ].map((r) => ({ ...r, leergebied: gebied.code })),
      );
      return gebied.naam;
    });
    expect(await wie({ soort: 'resultaat', leergebied: naam, dle_van: 0, dle_tot_en_met: 20 })).toEqual([
      [l(0), 'Rekenen E5: DLE 12'],
    ]);
    expect(await wie({ soort: 'resultaat', leergebied: naam, dle_van: 25, dle_tot_en_met: 100 })).toEqual([
      [l(1), 'Rekenen E5: DLE 30'],
    ]);
    expect(
      await wie({ soort: 'resultaat', leergebied: 'Onbekend', dle_van: 0, dle_tot_en_met: 100 }),
    ).toEqual([]);
  });

  it('reads as Dutch', async () => {
    const delen: Knoop[] = [
      { soort: 'opp', stand: 'geen' },
      { soort: 'instemming', handeling: 'open' },
      { soort: 'in_opp', wat: 'zorg' },
      { soort: 'stem', hoe: 'nog_niet' },
      { soort: 'uitstroomprofiel', profiel: 'arbeidsmarkt' },
      { soort: 'resultaat', leergebied: 'Rekenen', dle_van: 0, dle_tot_en_met: 20 },
    ];
    expect(await k.as(k.petra, (tx) => voorwaardenInWoorden(tx, delen))).toEqual([
      'zonder OPP',
      'van wie de instemming nog open is',
      'met zorg in onderwijstijd in het OPP',
      'die nog niet gehoord zijn voor hun OPP',
      'met uitstroomprofiel arbeidsmarkt',
      'met bij Rekenen een laatste DLE van 0 tot en met 20 maanden',
    ]);
  });

  it('R61: a leerkracht finds his own pupils; who may not read an OPP may not ask by it', async () => {
    expect(await ids({ soort: 'opp', stand: 'geen' }, k.marjan)).not.toContain(k.buiten);
    const begeleider = actor(k.school, k.wendy.person, 'begeleider');
    await expect(
      k.as(begeleider, (tx) => voorbeeld(tx, begeleider, { soort: 'opp', stand: 'geen' })),
    ).rejects.toMatchObject({ code: expect.stringMatching(/not_/) });
  });

  it('R83: a list that is taken along is in the trail with how many, and so is who was found', async () => {
    await k.as(k.petra, (tx) => lijstOmMee(tx, k.petra, GROEN));
    const rijen = await k.as(k.petra, (tx) =>
      tx.selectFrom('koers.audit').select(['actie', 'onderwerp_id', 'details']).execute(),
    );
    expect(rijen.filter((r) => r.actie === 'lijst_gedownload').map((r) => r.details)).toEqual([
      { leerlingen: 1 },
    ]);
    expect(rijen.some((r) => r.actie === 'sectie_ingezien' && r.onderwerp_id === l(0))).toBe(true);
  });
});
