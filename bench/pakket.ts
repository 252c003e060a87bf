import { vastId } from '../fixtures/pakket/vast-id.ts';
import { STANDEN } from '../gateway/model/act.ts';

const id = (what: string) => vastId(`bench/pakket/${what}`);

/** Doelen of the streefniveau per leerlijn: the first is the matrix of 12 × 40, the others are there as in a real package. */
const LIJNEN = [
  { code: 'A', doelen: 40 },
  { code: 'B', doelen: 10 },
  { code: 'C', doelen: 10 },
  { code: 'D', doelen: 10 },
] as const;
const NIVEAUS = [1, 2] as const;

export const PAKKET_VERSIE = id('1.0');
export const LEERROUTE = id('leerroute');
export const MATRIX_LIJN = id('lijn/A');
/** The streefniveau of everyone, per leerlijn. */
export const STREEF = LIJNEN.map(({ code }) => ({
  leerlijn: id(`lijn/${code}`),
  niveau: id(`niveau/${code}/2`),
}));

const doelenVan = (code: string, rang: number, count: number) =>
  Array.from({ length: rang === 2 ? count : 1 }, (_, i) => ({
    id: id(`doel/${code}/${rang}/${i}`),
    leerlijnId: id(`lijn/${code}`),
    niveauId: id(`niveau/${code}/${rang}`),
    code: `${code}-${rang}.${i + 1}`,
    tekst: `Doel ${i + 1} van leerlijn ${code}: laat zien wat je kunt, met hulp van een voorbeeld en daarna alleen`,
    volgorde: i + 1,
  }));

const doelen = LIJNEN.flatMap(({ code, doelen: count }) =>
  NIVEAUS.flatMap((rang) => doelenVan(code, rang, count)),
);

/** An invented package of leerlijnen with enough doelen to fill a matrix of 12 × 40. */
export const benchPakket = {
  id: PAKKET_VERSIE,
  pakketId: id('pakket'),
  code: 'bench',
  naam: 'Leerlijnen voor de meting',
  versie: '1.0',
  uitgever: 'Koers',
  licentie: 'CC0-1.0',
  schaal: STANDEN.map((naam, score) => ({ score, naam })),
  behaaldVanaf: 4,
  leergebieden: [{ id: id('gebied'), code: 'G', naam: 'Gebied', soort: 'LS', volgorde: 1 }],
  leerlijnen: LIJNEN.map(({ code }, i) => ({
    id: id(`lijn/${code}`),
    leergebiedId: id('gebied'),
    code,
    naam: `Leerlijn ${code}`,
    geordend: true,
    volgorde: i + 1,
  })),
  niveaus: LIJNEN.flatMap(({ code }) =>
    NIVEAUS.map((rang) => ({
      id: id(`niveau/${code}/${rang}`),
      leerlijnId: id(`lijn/${code}`),
      code: `N${rang}`,
      naam: `Niveau ${rang}`,
      rang,
    })),
  ),
  leerdoelen: doelen,
  acties: doelen.map((doel) => ({
    id: id(`actie/${doel.code}`),
    leerdoelId: doel.id,
    type: 'les',
    tekst: `Oefenen met ${doel.code}`,
    wie: 'leerkracht',
    ritme: 'dagelijks',
    volgorde: 1,
  })),
  leerroutes: [
    {
      id: LEERROUTE,
      code: 'LR4',
      naam: 'Leerroute 4',
      volgorde: 1,
      ldgm: 4,
      uitstroomprofiel: 'arbeidsmarkt',
      bestemming: 'arbeid',
    },
  ],
  routeLeerlijnen: STREEF.map(({ leerlijn, niveau }) => ({
    leerrouteId: LEERROUTE,
    leerlijnId: leerlijn,
    uitstroomniveauId: niveau,
    profiel: [{ onderwijsleeftijd: 6, niveau: 1 }],
  })),
};
