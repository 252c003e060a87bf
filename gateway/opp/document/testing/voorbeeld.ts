import type { OppInhoud } from '../../../model/opp.ts';
import { A, B, C, D, E, F, H, id, LEEG, veld } from './voorbeeld-secties.ts';

/** OPPs to write documents of. All people in them are invented. */

/** A concept that is filled in as most are. */
export const GEWOON: OppInhoud = {
  vorm: 1,
  versie: { id: id(1), nummer: 3, soort: 'bijstelling', status: 'instemming', peildag: '2026-11-15' },
  a: A,
  b: B,
  c: C,
  d: D,
  e: E,
  f: F,
  g: null,
  h: H,
};

/** In force, evaluated, with a refusal and a dispute. */
export const VASTGESTELD: OppInhoud = {
  ...GEWOON,
  versie: { ...GEWOON.versie, id: id(2), status: 'vastgesteld' },
  g: {
    op: '2026-11-10',
    deelnemers: ['Petra de Wit', 'Mirjam Vos-Haan'],
    leergebieden: [
      {
        leergebied: 'Rekenen',
        leerlijn: 'Getallen',
        streefniveau: 'niveau 4',
        behaald: 'niveau 4',
        conclusie: veld('Behaald zoals gepland; door naar niveau 5.', {
          bron: 'opp',
          naam: 'voorstel uit de standen',
        }),
      },
    ],
    doelen: [{ code: 'RK-4.3', tekst: 'telt hoeveelheden tot 12', uitkomst: 'behaald' }],
    wijzigingen: veld('Meer aandacht voor vertellen.', { bron: 'opp', naam: 'dit OPP' }),
  },
  h: {
    ...H,
    vastgesteld: { op: '2026-11-20', door: 'Hanna Lindeman' },
    handelingsdeel: 'niet_ingestemd',
    instemming: H.instemming.map((rij) =>
      rij.naam === 'Tim Vos'
        ? { ...rij, antwoord: 'niet_akkoord', op: '2026-11-18', toelichting: 'Ik wil meer logopedie.' }
        : rij,
    ),
    geschil: true,
  },
};

/** Nothing filled in yet; a concept of a pupil who has just come. */
export const LEGE: OppInhoud = {
  ...GEWOON,
  versie: { id: id(3), nummer: 1, soort: 'eerste', status: 'concept', peildag: '2026-09-01' },
  a: { ...A, groep: LEEG, inschrijfdatum: LEEG, tlv: null, gezaghebbenden: [], cvb: [] },
  b: { onderwijsleeftijd: LEEG, beeld: LEEG, leergebieden: [], ondersteuning: [], resultaten: [] },
  c: [],
  d: { leerroute: LEEG, uitstroomprofiel: LEEG, bestemming: LEEG, onderbouwing: LEEG, eindniveaus: [] },
  e: { periode: null, doelen: [], ondersteuning: LEEG, hulpmiddelen: LEEG, zorg: LEEG, afwijkingen: LEEG },
  f: [],
  h: {
    overleg: null,
    cvbAdvies: null,
    vastgesteld: null,
    handelingsdeel: 'open',
    instemming: [],
    geschil: false,
  },
};

/** A pupil on leerlijnen without niveaus (R4), who could not be heard yet, with a name in letters of another language. */
export const ZONDER_NIVEAUS: OppInhoud = {
  ...GEWOON,
  versie: { ...GEWOON.versie, id: id(4) },
  a: { ...A, leerling: { naam: 'Şükrü Đặng-Žižek & zn. <zorg>', roepnaam: 'Şükrü', geboortedatum: null } },
  b: {
    ...B,
    leergebieden: [
      {
        leergebied: 'Zintuigen',
        leerlijn: 'Zintuigen',
        nu: veld('Volgt met de ogen een lichtje dat langzaam beweegt.'),
        streefniveau: veld('Reikt naar wat hij ziet.'),
      },
    ],
  },
  e: { ...E, doelen: E.doelen.map((doel) => ({ ...doel, niveau: null, code: 'ZM-12' })) },
  f: [
    {
      moment: 'opstellen',
      op: '2026-11-03',
      gehoord: false,
      hoe: [],
      gevraagd: [],
      eigenWoorden: null,
      vastgelegdDoor: 'Petra de Wit',
      reden: 'Hij was ziek in de weken dat het gesprek was gepland 🤒 (مرحبا).',
      volgendePoging: '2026-12-01',
      bijlagen: [],
    },
  ],
};

const LAP =
  'Dit is een lange toelichting die over veel regels gaat, met afspraken, voorbeelden en waarnemingen van thuis en op school. ';

/** Very long: forty doelen, a cell that is longer than a page, and a word that is longer than a line. */
export const LANG: OppInhoud = {
  ...VASTGESTELD,
  versie: { ...VASTGESTELD.versie, id: id(5), nummer: 12 },
  b: {
    ...B,
    beeld: veld(
      `${LAP.repeat(70)}\n\n${'Verantwoordelijkheidsgevoelsontwikkelingsstimuleringsmaatregelen'.repeat(3)}`,
    ),
    leergebieden: Array.from({ length: 45 }, (_, n) => ({
      leergebied: `Leergebied ${n + 1}`,
      leerlijn: `Leerlijn nummer ${n + 1}`,
      nu: veld(`niveau ${(n % 9) + 1}`),
      streefniveau: veld(`niveau ${(n % 9) + 2}`),
    })),
  },
  e: {
    ...E,
    doelen: Array.from({ length: 40 }, (_, n) => ({
      ...(E.doelen[0] as OppInhoud['e']['doelen'][number]),
      code: `MT-${n + 1}`,
      leerlijn: n < 20 ? 'Spreken en luisteren' : 'Lezen',
    })),
  },
};

export const VOORBEELDEN = { GEWOON, VASTGESTELD, LEGE, ZONDER_NIVEAUS, LANG } as const;
