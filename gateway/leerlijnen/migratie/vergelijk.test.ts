import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kompaslijnen11 } from '../../../fixtures/pakket/kompaslijnen-1-1.ts';
import { vastId } from '../../../fixtures/pakket/vast-id.ts';
import { type Vervanging, volgendeVersie } from '../../../fixtures/pakket/volgende-versie.ts';
import { leesPakket } from '../formaten/lezen.ts';
import { schrijfPakket } from '../formaten/schrijven.ts';
import { rijId } from '../formaten/vast-id.ts';
import type { Pakket } from '../pakket.ts';
import { vervangingen } from './opvolging.ts';
import { migratieplan } from './plan.ts';
import { in20, versie10, versie20 } from './testing/versies.ts';
import { gewijzigd, Wijziging } from './testing/willekeurig.ts';
import { vergelijk } from './vergelijk.ts';
import type { EntiteitSoort, Verschil } from './view.ts';
import { verschoven } from './volgorde.ts';

const anders = (v: Verschil) =>
  v.veranderingen
    .filter((x) => x.lot !== 'gelijk')
    .map((x) => [
      x.soort,
      x.lot,
      x.oud.map((r) => r.code).join(),
      x.nieuw.map((r) => r.code).join(),
      x.wat.join(),
    ]);
const NIEUW = { id: vastId('test/vergelijk'), versie: '1.2', naam: versie10.naam };
const met = (wijzig: (p: Pakket) => Partial<Pakket>, vervangen: Vervanging[] = []) =>
  volgendeVersie(versie10, NIEUW, wijzig, vervangen);

describe('R10: two versions of a package side by side', () => {
  it('finds nothing otherwise between a version and itself, also when every row has another id', () => {
    expect(anders(vergelijk(versie10, versie10))).toEqual([]);
    expect(
      anders(
        vergelijk(
          versie10,
          met(() => ({})),
        ),
      ),
    ).toEqual([]);
  });

  it('tells of each change what it is', () => {
    expect(anders(vergelijk(versie10, versie20)).filter(([soort]) => soort !== 'actie')).toEqual([
      ['niveau', 'vervallen', 'N1', '', ''],
      ['leerdoel', 'samengevoegd', 'NT-M-2a,NT-M-2b', 'NT-M-2c', ''],
      ['leerdoel', 'gewijzigd', 'RW-E-2b', 'RW-E-2b', 'tekst'],
      ['leerdoel', 'gesplitst', 'RW-E-2a', 'RW-E-2c,RW-E-2d', ''],
      ['leerdoel', 'nieuw', '', 'RW-E-2e', ''],
      ['leerdoel', 'vervallen', 'RW-T-1a', '', ''],
      ['leerdoel', 'vervallen', 'SE-S-2a', '', ''],
      ['leerdoel', 'verplaatst', 'SE-S-2b', 'SE-S-2b', 'niveau'],
    ]);
    expect(anders(vergelijk(versie10, kompaslijnen11)).map((x) => x.slice(0, 4))).toEqual([
      ['leerdoel', 'nieuw', '', 'RW-E-3c'],
      ['leerdoel', 'gesplitst', 'RW-E-4a', 'RW-E-4c,RW-E-4d'],
      ['leerdoel', 'gewijzigd', 'SE-S-3b', 'SE-S-3b'],
      ['actie', 'nieuw', '', ''],
    ]);
  });

  it('calls a niveau moved that changed places, and not all that shifted because one came in between', () => {
    const wissel = (a: number, b: number) =>
      met((p) => ({
        niveaus: p.niveaus.map((n) =>
          n.leerlijnId === rijId(NIEUW.id, versie10.leerlijnen[0]?.entiteit ?? '') &&
          (n.rang === a || n.rang === b)
            ? { ...n, rang: n.rang === a ? b : a }
            : n,
        ),
      }));
    expect(anders(vergelijk(versie10, wissel(1, 2)))).toHaveLength(1);
    const tussen = met((p) => ({
      niveaus: p.niveaus.flatMap((n) => {
        const na = { ...n, rang: n.rang * 2 };
        return n.rang === 2
          ? [na, { ...n, id: vastId('x'), entiteit: vastId('x'), code: 'N2b', rang: 5 }]
          : [na];
      }),
    }));
    expect(anders(vergelijk(versie10, tussen)).every((x) => x[1] === 'nieuw')).toBe(true);
  });

  it('sees that a leerroute leads elsewhere, expects another niveau or has other leerlijnen', () => {
    const route = (over: (r: Pakket['routeLeerlijnen'][number]) => Pakket['routeLeerlijnen']) =>
      anders(
        vergelijk(
          versie10,
          met((p) => ({ routeLeerlijnen: p.routeLeerlijnen.flatMap((r, i) => (i === 0 ? over(r) : [r])) })),
        ),
      );
    expect(route((r) => [{ ...r, uitstroomniveauId: null }])).toEqual([
      ['leerroute', 'gewijzigd', 'LR2', 'LR2', 'uitstroomniveau'],
    ]);
    expect(route((r) => [{ ...r, profiel: [] }])).toEqual([
      ['leerroute', 'gewijzigd', 'LR2', 'LR2', 'profiel'],
    ]);
    expect(route(() => [])).toEqual([['leerroute', 'gewijzigd', 'LR2', 'LR2', 'leerlijnen']]);
  });

  it('follows a replacement over a version that was skipped, and comes back from a circle', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((x) => vastId(`test/${x}`));
    const doel = versie10.leerdoelen[0]?.entiteit ?? '';
    const ander = met(
      (p) => ({
        leerdoelen: p.leerdoelen.map((d) =>
          d.entiteit === doel ? { ...d, id: vastId('rij'), entiteit: c ?? '' } : d,
        ),
        acties: p.acties.filter((x) => x.leerdoelId !== rijId(NIEUW.id, doel)),
      }),
      [
        { van: doel, door: [a ?? ''] },
        { van: a ?? '', door: [b ?? ''] },
        { van: b ?? '', door: [a ?? '', c ?? ''] },
      ],
    );
    expect(anders(vergelijk(versie10, ander)).filter(([soort]) => soort === 'leerdoel')).toEqual([]);
  });

  it('still knows of a split after a package went out as CASE 1.1 and came in again (R9)', () => {
    const gelezen = leesPakket(schrijfPakket(kompaslijnen11, 'case-1.1'), { naam: 'k.json' });
    if (!gelezen.goed) throw new Error('was not read');
    expect(anders(vergelijk(versie10, gelezen.pakket))).toEqual(anders(vergelijk(versie10, kompaslijnen11)));
  });

  it('reads replacedBy as CASE writes it, and nothing else', () => {
    const rest = (gezegd: Record<string, unknown>, i: number) => ({
      soort: 'associatie' as const,
      id: vastId(String(i)),
      plek: i,
      rest: { heel: gezegd },
    });
    const uit = vervangingen(
      [
        {
          associationType: 'replacedBy',
          originNodeURI: { identifier: 'A' },
          destinationNodeURI: { identifier: 'B' },
        },
        {
          associationType: 'replacedBy',
          originNodeURI: { identifier: 'a' },
          destinationNodeURI: { identifier: 'c' },
        },
        {
          associationType: 'isChildOf',
          originNodeURI: { identifier: 'a' },
          destinationNodeURI: { identifier: 'd' },
        },
        { associationType: 'replacedBy', originNodeURI: null, destinationNodeURI: 7 },
        { associationType: 'replacedBy' },
      ].map(rest),
    );
    expect([...uit]).toEqual([['a', ['b', 'c']]]);
  });
});

describe('R10: whatever changes between two versions', () => {
  const SOORTEN: [EntiteitSoort, (p: Pakket) => readonly { id: string }[]][] = [
    ['leerroute', (p) => p.leerroutes],
    ['leergebied', (p) => p.leergebieden],
    ['leerlijn', (p) => p.leerlijnen],
    ['niveau', (p) => p.niveaus],
    ['leerdoel', (p) => p.leerdoelen],
    ['actie', (p) => p.acties],
  ];

  it('names every row of both versions exactly once', () => {
    fc.assert(
      fc.property(Wijziging, (wijzigingen) => {
        const nieuw = gewijzigd(wijzigingen);
        const { veranderingen } = vergelijk(versie10, nieuw);
        for (const [soort, rijen] of SOORTEN) {
          const van = veranderingen.filter((v) => v.soort === soort);
          expect(van.flatMap((v) => v.oud.map((r) => r.id)).sort()).toEqual(
            rijen(versie10)
              .map((r) => r.id)
              .sort(),
          );
          expect(van.flatMap((v) => v.nieuw.map((r) => r.id)).sort()).toEqual(
            rijen(nieuw)
              .map((r) => r.id)
              .sort(),
          );
        }
      }),
      { numRuns: 80 },
    );
  }, 60_000);

  it('has a rule for every doel, and loses none that has a successor', () => {
    fc.assert(
      fc.property(Wijziging, (wijzigingen) => {
        const nieuw = gewijzigd(wijzigingen);
        const plan = migratieplan(versie10, nieuw);
        const er = new Map(nieuw.leerdoelen.map((d) => [d.id, d]));
        expect(plan.doelen.map((d) => d.oud.id).sort()).toEqual(versie10.leerdoelen.map((d) => d.id).sort());
        for (const d of plan.doelen) {
          expect(d.naar.length === 0).toBe(d.lot === 'vervallen');
          expect(d.naar.every((n) => er.has(n.id))).toBe(true);
          expect(d.stand === null).toBe(d.naar.length === 0);
        }
        const bereikt = new Set(
          [...plan.doelen.flatMap((d) => d.naar), ...plan.nieuweDoelen.map((n) => n.doel)].map((r) => r.id),
        );
        expect(bereikt.size).toBe(nieuw.leerdoelen.length);
      }),
      { numRuns: 80 },
    );
  }, 60_000);

  it('is the other way round what it was: what one calls new the other calls dropped', () => {
    fc.assert(
      fc.property(Wijziging, (wijzigingen) => {
        const heen = vergelijk(
          versie10,
          gewijzigd(wijzigingen.filter((w) => !['splits', 'samen'].includes(w.wat))),
        );
        const nieuw = gewijzigd(wijzigingen.filter((w) => !['splits', 'samen'].includes(w.wat)));
        const terug = vergelijk(nieuw, versie10);
        for (const [soort] of SOORTEN) {
          const { nieuw: n, vervallen: v, ...rest } = heen.aantallen[soort];
          expect({ ...rest, nieuw: v, vervallen: n }).toEqual(terug.aantallen[soort]);
        }
      }),
      { numRuns: 50 },
    );
  }, 60_000);
});

describe('R10: where a streefniveau goes', () => {
  const niveauVan = (plan: ReturnType<typeof migratieplan>, lijn: string, rang: number) =>
    plan.streef.find((s) => s.leerlijn.code === lijn && s.niveau?.code === `N${rang}`);

  it('stays where it is when it is still there, and else goes to the nearest one below, without one above', () => {
    const plan = migratieplan(versie10, versie20);
    expect(niveauVan(plan, 'RW-T', 1)).toMatchObject({
      hoe: 'dichtstbij',
      naar: [{ niveau: { code: 'N2' } }],
    });
    expect(niveauVan(plan, 'RW-T', 2)).toMatchObject({ hoe: 'zelfde', naar: [{ niveau: { code: 'N2' } }] });
    const zonder3 = met((p) => ({ niveaus: p.niveaus.filter((n) => n.rang !== 3) }));
    expect(niveauVan(migratieplan(versie10, zonder3), 'RW-E', 3)).toMatchObject({
      hoe: 'dichtstbij',
      naar: [{ niveau: { code: 'N2' } }],
    });
  });

  it('ends when the leerlijn is gone, and asks for another leerroute when that is gone', () => {
    const lijn = versie10.leerlijnen[0]?.entiteit ?? '';
    const route = versie10.leerroutes[1]?.entiteit ?? '';
    const zonder = met((p) => ({
      leerlijnen: p.leerlijnen.filter((l) => l.entiteit !== lijn),
      niveaus: p.niveaus.filter((n) => n.leerlijnId !== rijId(p.id, lijn)),
      leerroutes: p.leerroutes.filter((r) => r.entiteit !== route),
    }));
    const plan = migratieplan(versie10, zonder);
    expect(niveauVan(plan, 'NT-M', 2)).toMatchObject({ hoe: 'eindigt', naar: [] });
    const weg = versie10.leerroutes[1]?.id ?? '';
    expect(plan.routes.filter((r) => r.keuze)).toMatchObject([{ oud: { id: weg }, naar: null }]);
    const [keus] = plan.routeKeuzes;
    const gekozen = migratieplan(versie10, zonder, { splitsing: {}, leerroute: { [weg]: keus?.id ?? '' } });
    expect(gekozen.routes.find((r) => r.keuze)?.naar).toEqual(keus);
  });

  it('always is a niveau of the leerlijn it goes to', () => {
    for (const nieuw of [versie20, kompaslijnen11])
      for (const s of migratieplan(versie10, nieuw).streef)
        for (const { leerlijn, niveau } of s.naar)
          expect(
            niveau === null || nieuw.niveaus.find((n) => n.id === niveau.id)?.leerlijnId === leerlijn.id,
          ).toBe(true);
  });
});

describe('R10: what the parts of a split doel begin with', () => {
  it('is the stand of the whole when the parts say the same, and else open until somebody looks', () => {
    const regel = (nieuw: Pakket, code: string) =>
      migratieplan(versie10, nieuw).doelen.find((d) => d.oud.code === code);
    expect(regel(versie20, 'RW-E-2a')).toMatchObject({ stand: 'open', keuze: true });
    const d = versie10.leerdoelen[0];
    const tweemaal = met(
      (p) => ({
        leerdoelen: [
          ...p.leerdoelen,
          ...p.leerdoelen
            .slice(0, 1)
            .map((x) => ({ ...x, id: vastId('kopie'), entiteit: vastId('kopie'), tekst: ` ${x.tekst}  ` })),
        ],
      }),
      [{ van: d?.entiteit ?? '', door: [vastId('kopie')] }],
    );
    expect(regel(tweemaal, d?.code ?? '')).toMatchObject({ lot: 'gesplitst', stand: 'mee' });
    expect(regel(versie20, 'NT-M-2a')).toMatchObject({ stand: 'laagste', keuze: false });
    expect(in20(d?.entiteit ?? '')).not.toBe(d?.id);
  });
});

describe('which places in a list really changed', () => {
  it('leaves the longest part that is still in its order', () => {
    expect([...verschoven([0, 1, 2, 3])]).toEqual([]);
    expect([...verschoven([3, 0, 1, 2])]).toEqual([0]);
    expect([...verschoven([0, 2, 1, 3])]).toHaveLength(1);
    expect([...verschoven([3, 2, 1, 0])]).toHaveLength(3);
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 100 })), (rij) => {
        const weg = verschoven(rij);
        const blijft = rij.filter((_, i) => !weg.has(i));
        expect(blijft).toEqual([...blijft].sort((a, b) => a - b));
      }),
    );
  });
});
