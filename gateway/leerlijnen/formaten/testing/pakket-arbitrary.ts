import fc from 'fast-check';
import { type Pakket, PakketSchema } from '../../pakket.ts';

const tekst = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 15 }),
    fc.constantFrom(
      '=1+1',
      '@doel',
      "'=x",
      '-5',
      '+ en -',
      "'s ochtends",
      'a;b,c\t"d"',
      'regel 1\nregel 2',
      'één 日本 👩🏽‍🏫',
      '_x000D_',
    ),
  )
  .map((t) => t.replaceAll('\0', '').trim())
  .filter((t) => t !== '');
const code = tekst;
const volgorde = fc.integer({ min: 1, max: 6 });

const actie = fc.record({ type: tekst, tekst, wie: tekst, ritme: tekst, volgorde });
const doel = fc.record({ code, tekst, volgorde, acties: fc.array(actie, { maxLength: 2 }) });
const niveau = fc.record({ code, naam: tekst, doelen: fc.array(doel, { maxLength: 2 }) });
const lijn = fc.record({
  code,
  naam: tekst,
  volgorde,
  hints: fc.array(tekst, { maxLength: 2 }),
  geordend: fc.boolean(),
  rangen: fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 3, maxLength: 3 }),
  niveaus: fc.array(niveau, { maxLength: 3 }),
  doelen: fc.array(doel, { maxLength: 3 }),
});
const gebied = fc.record({
  code,
  naam: tekst,
  soort: fc.constantFrom('LS' as const, 'LO' as const),
  volgorde,
  lijnen: fc.uniqueArray(lijn, { maxLength: 3, selector: (l) => l.code }),
});
const profiel = fc.uniqueArray(
  fc.record({
    onderwijsleeftijd: fc.integer({ min: 3, max: 21 }),
    niveau: fc.integer({ min: 0, max: 400 }).map((n) => n / 10),
  }),
  { maxLength: 3, selector: (p) => p.onderwijsleeftijd },
);
const route = fc.record({
  code,
  naam: tekst,
  volgorde,
  ldgm: fc.option(fc.integer({ min: 1, max: 7 })),
  uitstroomprofiel: fc.option(
    fc.constantFrom('dagbesteding' as const, 'arbeidsmarkt' as const, 'vervolgonderwijs' as const),
  ),
  bestemming: fc.option(tekst),
  lijnen: fc.array(fc.record({ lijn: fc.nat(), eind: fc.option(fc.nat()), profiel }), { maxLength: 3 }),
});

/** A package of our own, of every soort of row; every row has an id that is its entiteit. */
export const eigenPakket: fc.Arbitrary<Pakket> = fc
  .record({
    ids: fc.infiniteStream(fc.uuid()),
    kop: fc.record({
      code,
      naam: tekst,
      uitgever: tekst,
      licentie: tekst,
      versie: fc.constantFrom('1.0', '2.10'),
      behaaldVanaf: fc.integer({ min: 1, max: 4 }),
    }),
    schaal: fc.array(tekst, { minLength: 5, maxLength: 5 }),
    gebieden: fc.uniqueArray(gebied, { maxLength: 3, selector: (g) => g.code }),
    routes: fc.uniqueArray(route, { maxLength: 2, selector: (r) => r.code }),
  })
  .map(({ ids, kop, schaal, gebieden, routes }) => {
    const gebruikt = new Set<string>();
    const id = (): string => {
      const nieuw = ids.next().value ?? '';
      if (gebruikt.has(nieuw)) return id();
      gebruikt.add(nieuw);
      return nieuw;
    };
    const p = {
      ...kop,
      id: id(),
      pakketId: id(),
      schaal: schaal.map((naam, score) => ({ score, naam })),
      leergebieden: [],
      leerlijnen: [],
      niveaus: [],
      leerdoelen: [],
      acties: [],
      leerroutes: [],
      routeLeerlijnen: [],
    } as unknown as Pakket;
    const lijnCodes = new Set<string>();
    const doelen = (
      leerlijnId: string,
      niveauId: string | null,
      rijen: {
        code: string;
        tekst: string;
        volgorde: number;
        acties: { type: string; tekst: string; wie: string; ritme: string; volgorde: number }[];
      }[],
    ) => {
      for (const { acties, ...d } of rijen) {
        const leerdoel = { ...met(id()), leerlijnId, niveauId, ...d };
        p.leerdoelen.push(leerdoel);
        for (const a of acties) p.acties.push({ ...met(id()), leerdoelId: leerdoel.id, ...a });
      }
    };
    for (const { lijnen, ...g } of gebieden) {
      const leergebied = { ...met(id()), ...g };
      p.leergebieden.push(leergebied);
      for (const l of lijnen.filter((x) => !lijnCodes.has(x.code))) {
        lijnCodes.add(l.code);
        const leerlijn = {
          ...met(id()),
          leergebiedId: leergebied.id,
          code: l.code,
          naam: l.naam,
          volgorde: l.volgorde,
          kerndoelHints: l.hints,
          geordend: l.geordend,
        };
        p.leerlijnen.push(leerlijn);
        if (!l.geordend) doelen(leerlijn.id, null, l.doelen);
        else
          l.niveaus.forEach((n, i) => {
            const rij = {
              ...met(id()),
              leerlijnId: leerlijn.id,
              code: n.code,
              naam: n.naam,
              rang: l.rangen[i] ?? 1,
            };
            p.niveaus.push(rij);
            doelen(leerlijn.id, rij.id, n.doelen);
          });
      }
    }
    for (const { lijnen, ...r } of routes) {
      const leerroute = { ...met(id()), ...r };
      p.leerroutes.push(leerroute);
      const al = new Set<string>();
      for (const { lijn: keuze, eind, profiel: punten } of lijnen) {
        const leerlijn = p.leerlijnen[keuze % Math.max(1, p.leerlijnen.length)];
        if (!leerlijn || al.has(leerlijn.id)) continue;
        al.add(leerlijn.id);
        const niveaus = p.niveaus.filter((n) => n.leerlijnId === leerlijn.id);
        const uitstroomniveauId =
          eind === null ? null : (niveaus[eind % Math.max(1, niveaus.length)]?.id ?? null);
        p.routeLeerlijnen.push({
          leerrouteId: leerroute.id,
          leerlijnId: leerlijn.id,
          uitstroomniveauId,
          profiel: punten,
        });
      }
    }
    return PakketSchema.parse(p);
  });

const met = (id: string) => ({ id, entiteit: id });

/** The same package, every list in an order that does not depend on where it came from. */
export function opVolgorde(p: Pakket): Pakket {
  const op = <T extends { id: string }>(rijen: T[]) => [...rijen].sort((a, b) => (a.id < b.id ? -1 : 1));
  const route = (r: Pakket['routeLeerlijnen'][number]) => r.leerrouteId + r.leerlijnId;
  return {
    ...p,
    leergebieden: op(p.leergebieden),
    leerlijnen: op(p.leerlijnen),
    niveaus: op(p.niveaus),
    leerdoelen: op(p.leerdoelen),
    acties: op(p.acties),
    leerroutes: op(p.leerroutes),
    routeLeerlijnen: p.routeLeerlijnen
      .map((r) => ({
        ...r,
        profiel: [...r.profiel].sort((a, b) => a.onderwijsleeftijd - b.onderwijsleeftijd),
      }))
      .sort((a, b) => (route(a) < route(b) ? -1 : 1)),
    rest: op(p.rest),
  };
}
