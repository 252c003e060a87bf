import { vastId } from '../../fixtures/pakket/vast-id.ts';
import { STANDEN } from '../../gateway/model/act.ts';

const id = (what: string) => vastId(`bench/years/${what}`);
const tel = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

interface Lijn {
  readonly code: string;
  readonly gebied: number;
  /** Doelen per niveau, lowest first; of a leerlijn without niveaus: all of them. */
  readonly doelen: readonly number[];
  readonly geordend: boolean;
}

const gewoon = (code: string, gebied: number): Lijn => ({
  code,
  gebied,
  doelen: [5, 5, 5, 5],
  geordend: true,
});

/**
 * Over three years a pupil works on 150 doelen of these: the 40 of the second niveau of A all the time (the matrix of
 * 12 × 40), two niveaus of five doelen on each of the others, and the ten that have no niveaus.
 */
const LIJNEN: readonly Lijn[] = [
  { code: 'A', gebied: 1, doelen: [5, 40, 5, 5], geordend: true },
  ...['B', 'C', 'D'].map((code) => gewoon(code, 1)),
  ...['E', 'F', 'G'].map((code) => gewoon(code, 2)),
  ...['H', 'I'].map((code) => gewoon(code, 3)),
  ...['J', 'K'].map((code) => gewoon(code, 4)),
  { code: 'L', gebied: 5, doelen: [10], geordend: false },
];

export const VERSIE = id('1.0');
export const MATRIX_LIJN = id('lijn/A');
export const LEERROUTES = ['LR3', 'LR4', 'LR5'].map((code) => id(`route/${code}`));
export const niveauVan = (code: string, rang: number): string => id(`niveau/${code}/${rang}`);
export const doelVan = (code: string, rang: number, n: number): string => id(`doel/${code}/${rang}/${n}`);
export const lijnVan = (code: string): string => id(`lijn/${code}`);

const leerdoelen = LIJNEN.flatMap(({ code, doelen, geordend }) =>
  doelen.flatMap((aantal, i) =>
    tel(aantal).map((n) => ({
      id: doelVan(code, i + 1, n),
      leerlijnId: lijnVan(code),
      niveauId: geordend ? niveauVan(code, i + 1) : null,
      code: `${code}-${i + 1}.${n}`,
      tekst: `Doel ${n} van leerlijn ${code}: laat zien wat je kunt, met hulp van een voorbeeld en daarna alleen`,
      volgorde: n,
    })),
  ),
);

/** An invented package with as much in it as a school works with in three years. */
export const yearsPakket = {
  id: VERSIE,
  pakketId: id('pakket'),
  code: 'bench-years',
  naam: 'Leerlijnen voor drie jaar',
  versie: '1.0',
  uitgever: 'Koers',
  licentie: 'CC0-1.0',
  schaal: STANDEN.map((naam, score) => ({ score, naam })),
  behaaldVanaf: 4,
  leergebieden: tel(5).map((n) => ({
    id: id(`gebied/${n}`),
    code: `G${n}`,
    naam: `Leergebied ${n}`,
    soort: n > 3 ? 'LO' : 'LS',
    volgorde: n,
  })),
  leerlijnen: LIJNEN.map(({ code, gebied, geordend }, i) => ({
    id: lijnVan(code),
    leergebiedId: id(`gebied/${gebied}`),
    code,
    naam: `Leerlijn ${code}`,
    geordend,
    volgorde: i + 1,
  })),
  niveaus: LIJNEN.filter((l) => l.geordend).flatMap(({ code, doelen }) =>
    doelen.map((_, i) => ({
      id: niveauVan(code, i + 1),
      leerlijnId: lijnVan(code),
      code: `N${i + 1}`,
      naam: `Niveau ${i + 1}`,
      rang: i + 1,
    })),
  ),
  leerdoelen,
  acties: leerdoelen.map((doel) => ({
    id: id(`actie/${doel.code}`),
    leerdoelId: doel.id,
    type: 'les',
    tekst: `Oefenen met ${doel.code}`,
    wie: 'leerkracht',
    ritme: 'dagelijks',
    volgorde: 1,
  })),
  leerroutes: LEERROUTES.map((route, i) => ({
    id: route,
    code: `LR${i + 3}`,
    naam: `Leerroute ${i + 3}`,
    volgorde: i + 1,
    ldgm: i + 3,
    uitstroomprofiel: 'arbeidsmarkt',
    bestemming: 'arbeid',
  })),
  routeLeerlijnen: LEERROUTES.flatMap((route) =>
    LIJNEN.map(({ code, geordend }) => ({
      leerrouteId: route,
      leerlijnId: lijnVan(code),
      uitstroomniveauId: geordend ? niveauVan(code, 4) : null,
      profiel: geordend
        ? [4, 8, 12, 16].map((leeftijd, i) => ({ onderwijsleeftijd: leeftijd, niveau: i + 1 }))
        : [],
    })),
  ),
};
