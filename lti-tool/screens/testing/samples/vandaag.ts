import type { LeerrouteView, NiveauKaart } from '../../../../gateway/leerlijnen/view.ts';
import type { Overzicht } from '../../vandaag/overzicht.ts';
import { id, naam, niveau } from './basis.ts';

export const leeg: Overzicht = {
  eigen: [],
  andere: [],
  klaarElders: [],
  gedeeld: [],
  school: [],
  kinderen: [],
  wacht: { acties: 0, wensen: 0, groepen: [], overkomsten: 0, horen: 0 },
  gedaan: [],
  week: null,
  beheer: false,
  inzage: false,
};

const groep = (n: number, groepNaam: string, aantal: number, eigen: boolean) => ({
  id: id(800 + n),
  naam: groepNaam,
  soort: n < 3 ? ('stamgroep' as const) : ('samengesteld' as const),
  schooljaar: '2026-2027',
  aantalLeerlingen: aantal,
  medewerkers: ['Marjan Schelpenpad', 'Kees Vloedlijn'],
  eigen,
});

const klaar = (n: number, wie: string) => ({
  leerling: { id: id(n), naam: naam(wie) },
  leerlijn: { id: id(600), code: 'RW-E', naam: 'Geld' },
  streefniveau: niveau(3),
});

export const leerkracht: Overzicht = {
  ...leeg,
  eigen: [
    {
      groep: groep(0, 'De Schelpen', 6, true),
      klaar: [klaar(1, 'Pip Regenlaars'), klaar(6, 'Saar Sterrenschrift')],
      zonderLeerroute: [{ id: id(2), naam: naam('Juno Lampedoek') }],
      openActies: 14,
      stap: {
        woorden: 'gewoon',
        plek: {
          stap: 'leren',
          waarom: 'bezig',
          aantallen: [
            { stap: 'leren', aantal: 5 },
            { stap: 'vastleggen', aantal: 1 },
          ],
        },
      },
    },
    { groep: groep(4, 'Sova dinsdag', 5, true), klaar: [], zonderLeerroute: [], openActies: 0, stap: null },
  ],
  gedaan: [
    {
      act: id(1601),
      op: new Date('2026-11-20T09:12:00Z'),
      soort: 'doel_stand',
      leerling: { id: id(1), naam: naam('Pip Regenlaars') },
      wat: 'betaalt met geld dat vooraf gepast is klaargelegd',
      ongedaan: false,
    },
    {
      act: id(1602),
      op: new Date('2026-11-20T09:10:00Z'),
      soort: 'actie_afgevinkt',
      leerling: { id: id(3), naam: naam('Tygo Zandkasteel') },
      wat: 'winkelspel met echte munten',
      ongedaan: true,
    },
  ],
};

export const ib: Overzicht = {
  ...leeg,
  andere: [
    groep(0, 'De Schelpen', 6, false),
    groep(1, 'De Duinen', 8, false),
    groep(4, 'Sova dinsdag', 5, false),
  ],
  klaarElders: [klaar(10, 'Fenna Papierboot'), klaar(30, 'Lotte Boekenlegger')],
};

export const ouder: Overzicht = {
  ...leeg,
  gedeeld: [],
  school: [],
  kinderen: [
    {
      id: id(1),
      naam: naam('Pip Regenlaars'),
      leerroute: { id: id(950), code: 'LR4', naam: 'Leerroute 4' },
    },
  ],
};

export const niveauKaart: NiveauKaart = {
  leergebied: { id: id(620), code: 'RW', naam: 'Rekenen' },
  leerlijn: { id: id(600), code: 'RW-E', naam: 'Geld' },
  niveau: niveau(3),
  doelen: [
    {
      id: id(701),
      code: 'RW-E-3a',
      tekst: 'legt hele bedragen tot twintig euro neer met munten en briefjes',
      acties: [
        {
          id: id(2001),
          soort: 'oefenen',
          tekst: 'winkelspel met echte munten',
          wie: 'onderwijsassistent',
          ritme: '2× per week',
        },
        {
          id: id(2002),
          soort: 'instructie',
          tekst: 'stappen voordoen, samen doen, zelf doen',
          wie: 'leerkracht',
          ritme: '3× per week 10 min',
        },
      ],
    },
    { id: id(702), code: 'RW-E-3b', tekst: 'wijst van twee producten het duurste aan', acties: [] },
  ],
};

const lijn = (n: number, lijnNaam: string) => ({
  id: id(n),
  code: lijnNaam.slice(0, 2),
  naam: lijnNaam,
  geordend: true,
  uitstroomniveau: niveau(4),
  niveaus: [1, 2, 3, 4, 5].map(niveau),
});

export const leerroute: LeerrouteView = {
  id: id(950),
  code: 'LR4',
  naam: 'Leerroute 4',
  uitstroomprofiel: 'arbeidsmarkt',
  bestemming: '(beschutte) arbeid',
  leergebieden: [
    {
      id: id(610),
      code: 'NT',
      naam: 'Nederlandse taal',
      soort: 'LS',
      leerlijnen: [lijn(611, 'Mondelinge taal')],
    },
    {
      id: id(620),
      code: 'RW',
      naam: 'Rekenen',
      soort: 'LS',
      leerlijnen: [lijn(600, 'Geld'), lijn(601, 'Tijd')],
    },
    {
      id: id(630),
      code: 'SE',
      naam: 'Sociaal-emotioneel',
      soort: 'LO',
      leerlijnen: [lijn(631, 'Samen met anderen')],
    },
    {
      id: id(650),
      code: 'EM',
      naam: 'Ervaren en meedoen',
      soort: 'LO',
      leerlijnen: [
        { ...lijn(651, 'Ervaren en meedoen'), geordend: false, uitstroomniveau: null, niveaus: [] },
      ],
    },
  ],
};
