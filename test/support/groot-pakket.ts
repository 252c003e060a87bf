import { vastId } from '../../fixtures/pakket/vast-id.ts';
import { type Pakket, PakketSchema } from '../../gateway/leerlijnen/pakket.ts';
import { STANDEN } from '../../gateway/model/act.ts';

const WERKWOORDEN = [
  'telt',
  'wijst',
  'vergelijkt',
  'legt',
  'benoemt',
  'kiest',
  'herkent',
  'verdeelt',
  'meet',
  'schat',
];
const DINGEN = [
  'munten',
  'blokken',
  'bekers',
  'kaarten',
  'pictogrammen',
  'voorwerpen',
  'afspraken',
  'getallen',
];
const SITUATIES = [
  'in de klas',
  'op het plein',
  'in de winkelhoek',
  'bij het koken',
  'op de stageplek',
  'thuis',
];

const om = <T>(lijst: readonly T[], i: number): T => lijst[i % lijst.length] as T;

/** Text of an invented leerdoel; each differs. */
const doelTekst = (i: number): string =>
  `${om(WERKWOORDEN, i)} ${1 + (i % 97)} ${om(DINGEN, Math.floor(i / 7))} ${om(SITUATIES, Math.floor(i / 53))} en laat zien hoe, opgave ${i + 1}`;

const PER_NIVEAU = 10;
const NIVEAUS = 10;
const LIJNEN_PER_GEBIED = 20;

/** An invented package of so many leerdoelen: leerlijnen of ten niveaus, ten doelen in each. */
export function grootPakket(doelen: number, naam = 'groot', versie = '1.0'): Pakket {
  const id = (wat: string) => vastId(`test/${naam}/${versie}/${wat}`);
  const entiteit = (wat: string) => vastId(`test/${naam}/${wat}`);
  const rij = (wat: string) => ({ id: id(wat), entiteit: entiteit(wat) });
  const tel = (n: number) => Array.from({ length: n }, (_, i) => i);
  const lijnen = Math.ceil(doelen / (PER_NIVEAU * NIVEAUS));
  const gebieden = Math.ceil(lijnen / LIJNEN_PER_GEBIED);
  return PakketSchema.parse({
    id: id('versie'),
    pakketId: entiteit('pakket'),
    code: naam,
    naam: `Leerlijnen ${naam}`,
    versie,
    uitgever: 'Koers',
    licentie: 'CC0-1.0',
    schaal: STANDEN.map((stand, score) => ({ score, naam: stand })),
    behaaldVanaf: 4,
    leergebieden: tel(gebieden).map((g) => ({
      ...rij(`gebied/${g}`),
      code: `G${g + 1}`,
      naam: `Leergebied ${g + 1}`,
      soort: g % 4 === 3 ? 'LO' : 'LS',
      volgorde: g + 1,
    })),
    leerlijnen: tel(lijnen).map((l) => ({
      ...rij(`lijn/${l}`),
      leergebiedId: id(`gebied/${Math.floor(l / LIJNEN_PER_GEBIED)}`),
      code: `L${l + 1}`,
      naam: `Leerlijn ${l + 1}`,
      geordend: true,
      volgorde: l + 1,
    })),
    niveaus: tel(lijnen * NIVEAUS).map((n) => ({
      ...rij(`niveau/${n}`),
      leerlijnId: id(`lijn/${Math.floor(n / NIVEAUS)}`),
      code: `N${(n % NIVEAUS) + 1}`,
      naam: `Niveau ${(n % NIVEAUS) + 1}`,
      rang: (n % NIVEAUS) + 1,
    })),
    leerdoelen: tel(doelen).map((d) => ({
      ...rij(`doel/${d}`),
      leerlijnId: id(`lijn/${Math.floor(d / (PER_NIVEAU * NIVEAUS))}`),
      niveauId: id(`niveau/${Math.floor(d / PER_NIVEAU)}`),
      code: `D${d + 1}`,
      tekst: doelTekst(d),
      volgorde: (d % PER_NIVEAU) + 1,
    })),
    acties: [],
    leerroutes: [
      {
        ...rij('route'),
        code: 'LR4',
        naam: 'Leerroute 4',
        volgorde: 1,
        ldgm: 4,
        uitstroomprofiel: 'arbeidsmarkt',
        bestemming: 'arbeid',
      },
    ],
    routeLeerlijnen: tel(lijnen).map((l) => ({
      leerrouteId: id('route'),
      leerlijnId: id(`lijn/${l}`),
      uitstroomniveauId: id(`niveau/${l * NIVEAUS + NIVEAUS - 1}`),
      profiel: [{ onderwijsleeftijd: 6, niveau: 1 }],
    })),
  });
}
