import { beforeAll, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../test/support/db.ts';
import { persoon } from '../../test/support/demo-class.ts';
import type { KnownActor } from '../model/actor.ts';
import { mogelijkeNamen } from './namen.ts';
import {
  antwoord,
  bekijkBijeenkomst,
  bekijkGroep,
  bekijkWens,
  besluitenlijst,
  dienIn,
  maakBesluit,
  mijnGroepen,
  nodigUit,
  planBijeenkomst,
  schrijfVerslag,
  stelVast,
  stem,
  treedToe,
  zetOpAgenda,
  zetWensStatus,
} from './service.ts';
import { aanTafel, als, mens, type Tafel, WENS } from './testing/tafel.ts';

const t = testDb();
let tafel: Tafel;
let buiten: KnownActor;
let marjan: KnownActor;
let scholen: { a: string; overkant: string };
const doe = <T>(who: KnownActor, work: Parameters<typeof als<T>>[2]) => als(t.db, who, work);
const wensVan = (who: KnownActor, extra: Partial<Record<'titel' | 'nu', string>> = {}) =>
  doe(who, (tx) => dienIn(tx, who, tafel.groep, { ...WENS, ...extra }));

beforeAll(async () => {
  const [een, twee, drie] = [await twoSchools(t.db), await twoSchools(t.db), await twoSchools(t.db)];
  scholen = { a: een.a, overkant: twee.a };
  tafel = await aanTafel(t.db, een.a, twee.a);
  marjan = await mens(t.db, een.b, 'leerkracht', 'Marjan'); // another school of the same bestuur
  buiten = await mens(t.db, drie.a, 'directeur', 'Bram');
  await doe(tafel.hilde, (tx) => persoon(tx, een.a, 'leerling', 'Fenna', 'Papierboot'));
});

describe('R80: who sits at the table', () => {
  it('lets a bestuur in with all its schools and a leverancier with one person; the view is the same for both', async () => {
    const { hilde, otto, vera, groep } = tafel;
    for (const who of [hilde, otto, vera, marjan])
      expect(await doe(who, (tx) => mijnGroepen(tx, who))).toHaveLength(1);
    const beeld = async (who: KnownActor) => {
      const { wij: _, over: __, deelnemers, ...rest } = await doe(who, (tx) => bekijkGroep(tx, who, groep));
      return { ...rest, deelnemers: deelnemers.map(({ naam, soort, binnen }) => ({ naam, soort, binnen })) };
    };
    const voor = await beeld(hilde);
    expect(voor.deelnemers.map(({ naam }) => naam)).toEqual([
      'Stichting Overkant',
      'Stichting Test',
      'Windroos Software',
    ]);
    expect(await beeld(vera)).toEqual(voor);
    expect(await beeld(otto)).toEqual(voor);
  });

  it('R85: is not there for a bestuur that takes no part, in no table, whatever it asks', async () => {
    const wens = await wensVan(tafel.hilde);
    expect(await doe(buiten, (tx) => mijnGroepen(tx, buiten))).toEqual([]);
    for (const work of [
      (tx: never) => bekijkGroep(tx, buiten, tafel.groep),
      (tx: never) => bekijkWens(tx, buiten, tafel.groep, wens),
      (tx: never) => stem(tx, buiten, { groep: tafel.groep, wens, punten: 1 }),
      (tx: never) => dienIn(tx, buiten, tafel.groep, WENS),
    ])
      await expect(doe(buiten, work as never)).rejects.toMatchObject({ code: 'not_found' });
    for (const tabel of [
      'gebruikersgroep',
      'deelnemer',
      'wens',
      'wens_stap',
      'wens_stem',
      'besluit',
    ] as const)
      expect(await doe(buiten, (tx) => tx.selectFrom(`koers.${tabel}`).selectAll().execute())).toEqual([]);
    await expect(
      doe(buiten, (tx) =>
        tx
          .insertInto('koers.wens_stap')
          .values({ groep_id: tafel.groep, wens_id: wens, deelnemer_id: wens, status: 'nieuw' })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('lets nobody speak for another organisation, also not by hand', async () => {
    const { hilde, otto, groep } = tafel;
    const wens = await wensVan(hilde);
    const { wij } = await doe(hilde, (tx) => bekijkGroep(tx, hilde, groep));
    await expect(
      doe(otto, (tx) =>
        tx
          .insertInto('koers.wens_stem')
          .values({ groep_id: groep, wens_id: wens, deelnemer_id: wij.id, punten: 9 })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('opens with a code once, five wrong tries and it is dead, and a code of one kind is not for another', async () => {
    const { hilde, otto, groep } = tafel;
    const nieuw = (naam: string, soort: 'bestuur' | 'leverancier' = 'bestuur') =>
      doe(hilde, (tx) => nodigUit(tx, hilde, { groep, soort, naam }));
    const code = await nieuw('Stichting Derde');
    await expect(treedToe(t.db, otto, code)).rejects.toMatchObject({ code: 'conflict' }); // is in already
    await expect(treedToe(t.db, tafel.vera, code)).rejects.toMatchObject({ code: 'bad_request' });
    const mis = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`;
    for (let i = 0; i < 3; i += 1)
      await expect(treedToe(t.db, buiten, mis)).rejects.toMatchObject({ code: 'bad_request' });
    await expect(treedToe(t.db, buiten, code)).rejects.toMatchObject({ code: 'bad_request' }); // the right one, too late
    await expect(
      doe(otto, (tx) => nodigUit(tx, otto, { groep, soort: 'bestuur', naam: 'Stichting Vierde' })),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('R77: the register of wishes', () => {
  it('keeps a concrete scenario, PvE item, level, votes per bestuur, and an answer of the leverancier with its date', async () => {
    const { hilde, otto, vera, groep } = tafel;
    const wens = await wensVan(marjan);
    await doe(hilde, (tx) => stem(tx, hilde, { groep, wens, punten: 6 }));
    await doe(otto, (tx) => stem(tx, otto, { groep, wens, punten: 3 }));
    await doe(otto, (tx) => stem(tx, otto, { groep, wens, punten: 2 })); // takes the place of the first
    await doe(vera, (tx) =>
      antwoord(tx, vera, {
        groep,
        wens,
        oordeel: 'pilot',
        tekst: 'Eerst bij één groep.',
        klaarOp: '2027-02-01',
      }),
    );
    const gezien = await doe(otto, (tx) => bekijkWens(tx, otto, groep, wens));
    expect(gezien).toMatchObject({
      ...WENS,
      van: 'Stichting Test',
      punten: 8,
      besturen: 2,
      stemmen: [
        { wie: 'Stichting Test', punten: 6, wij: false },
        { wie: 'Stichting Overkant', punten: 2, wij: true },
      ],
      antwoorden: [{ wie: 'Windroos Software', oordeel: 'pilot', klaarOp: '2027-02-01' }],
    });
    expect(gezien.antwoorden[0]?.op).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('gives a bestuur ten points for all open wishes, also when two of it vote at once', async () => {
    const { otto, groep } = tafel;
    const collega = await mens(t.db, scholen.overkant, 'directeur', 'Olga');
    const [een, twee] = [
      await wensVan(otto, { titel: 'Wens een' }),
      await wensVan(otto, { titel: 'Wens twee' }),
    ];
    const { over } = await doe(otto, (tx) => bekijkGroep(tx, otto, groep));
    const uit = await Promise.allSettled([
      doe(otto, (tx) => stem(tx, otto, { groep, wens: een, punten: over })),
      doe(collega, (tx) => stem(tx, collega, { groep, wens: twee, punten: over })),
    ]);
    expect(uit.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(
      doe(tafel.vera, (tx) => stem(tx, tafel.vera, { groep, wens: een, punten: 1 })),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('moves on with a history: what was, who said so, when and why', async () => {
    const { hilde, vera, groep } = tafel;
    const wens = await wensVan(hilde);
    const naar = (status: 'besproken' | 'gepland' | 'ingevoerd', who = hilde) =>
      doe(who, (tx) => zetWensStatus(tx, who, { groep, wens, status, toelichting: `nu ${status}` }));
    await expect(naar('ingevoerd')).rejects.toMatchObject({ code: 'conflict' });
    await naar('besproken');
    await naar('gepland', vera);
    const { stappen, status } = await doe(vera, (tx) => bekijkWens(tx, vera, groep, wens));
    expect(status).toBe('gepland');
    expect(stappen.map((stap) => [stap.status, stap.wie])).toEqual([
      ['gepland', 'Windroos Software'],
      ['besproken', 'Stichting Test'],
      ['nieuw', 'Stichting Test'],
    ]);
  });

  it('takes no name of a pupil, and does not tell a leverancier or a bestuurder who is at school', async () => {
    expect(mogelijkeNamen('Als Fenna of Li het wil, dan mag Papierboot.')).toEqual([
      'Als',
      'Fenna',
      'Papierboot',
    ]);
    await expect(wensVan(tafel.hilde, { nu: 'Nu zit Fenna te wachten.' })).rejects.toMatchObject({
      code: 'bad_request',
      message: expect.not.stringContaining('Fenna'),
    });
    await expect(wensVan(tafel.hilde, { nu: 'Mail naar papa@example.org.' })).rejects.toMatchObject({
      code: 'bad_request',
    });
    await expect(wensVan(tafel.vera, { nu: 'Nu zit Fenna te wachten.' })).resolves.toMatch(/-/);
  });
});

describe('R80: agenda, minutes and decisions', () => {
  it('links them to wishes, lets both sides write, and changes nothing once the minutes are fixed', async () => {
    const { hilde, vera, otto, groep } = tafel;
    const wens = await wensVan(hilde, { titel: 'Verslag bij de wens' });
    const plek = {
      groep,
      bijeenkomst: await doe(hilde, (tx) =>
        planBijeenkomst(tx, hilde, { groep, op: '2026-12-03', plaats: 'Op school' }),
      ),
    };
    await doe(vera, (tx) => zetOpAgenda(tx, vera, { ...plek, onderwerp: 'Wat wij maken', wens }));
    await doe(otto, (tx) => zetOpAgenda(tx, otto, { ...plek, onderwerp: 'Rondvraag', wens: null }));
    const zie = (who: KnownActor) => doe(who, (tx) => bekijkBijeenkomst(tx, who, groep, plek.bijeenkomst));
    const punt = (await zie(otto)).punten[0]?.id ?? '';
    await doe(otto, (tx) => schrijfVerslag(tx, otto, { ...plek, punt, verslag: 'Iedereen wil dit.' }));
    await doe(hilde, (tx) => maakBesluit(tx, hilde, { ...plek, wens, tekst: 'We proberen het.' }));
    expect(await zie(vera)).toMatchObject({
      punten: [
        {
          nr: 1,
          onderwerp: 'Wat wij maken',
          verslag: 'Iedereen wil dit.',
          van: 'Windroos Software',
          wens: { id: wens },
        },
        { nr: 2, onderwerp: 'Rondvraag', verslag: null, wens: null },
      ],
      besluiten: [{ tekst: 'We proberen het.', wens: { id: wens, titel: 'Verslag bij de wens' } }],
    });
    expect(await doe(otto, (tx) => bekijkWens(tx, otto, groep, wens))).toMatchObject({
      besluiten: [{ tekst: 'We proberen het.' }],
      agenda: [{ bijeenkomst: plek.bijeenkomst }],
    });
    await doe(hilde, (tx) => stelVast(tx, hilde, plek));
    for (const work of [
      () => doe(vera, (tx) => zetOpAgenda(tx, vera, { ...plek, onderwerp: 'Nog iets', wens: null })),
      () => doe(otto, (tx) => schrijfVerslag(tx, otto, { ...plek, punt, verslag: 'Anders' })),
      () => doe(hilde, (tx) => stelVast(tx, hilde, plek)),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'conflict' });
    const lijst = await doe(vera, (tx) => besluitenlijst(tx, vera, groep));
    expect(lijst.besluiten.map(({ nr, tekst }) => [nr, tekst])).toEqual([[1, 'We proberen het.']]);
  });
});
