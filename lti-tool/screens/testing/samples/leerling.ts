import type {
  Arrangementskaart,
  KaartDoel,
  PlaatsVoorstel,
} from '../../../../gateway/arrangementskaart/view.ts';
import type {
  LeerdoelZoom,
  LeerlijnZoom,
  Leerlingprofiel,
  LeerreisStap,
  ProfielLeergebied,
} from '../../../../gateway/leerroute/view.ts';
import type { Stand } from '../../../../gateway/model/act.ts';
import { graad, id, niveau, periode, pip } from './basis.ts';

const gebied = { id: id(620), code: 'RW', naam: 'Rekenen' };
const lijn = { id: id(600), code: 'RW-E', naam: 'Geld' };

const doel = (n: number, stand: Stand, tekst: string, meegenomen = false): KaartDoel => ({
  id: id(700 + n),
  code: `RW-E-3${String.fromCharCode(96 + n)}`,
  tekst,
  stand,
  behaald: stand === 4,
  meegenomen,
  niveau: niveau(meegenomen ? 2 : 3),
  acties: [
    {
      id: id(3000 + n * 10),
      soort: 'oefenen',
      tekst: 'winkelspel met echte munten',
      wie: 'onderwijsassistent',
      ritme: '2× per week',
      gedaan: n === 1,
      gedaanOp: n === 1 ? new Date('2026-11-19T09:30:00Z') : null,
      gedaanDoor: n === 1 ? 'Kees Vloedlijn' : null,
      functie: null,
      aan: n === 2 ? { id: id(3900), naam: 'Lies Klinkerpad' } : null,
      van: null,
      tot: null,
      waarmee: null,
      inhoud: null,
    },
  ],
});

const doelen = [
  doel(1, 4, 'legt hele bedragen tot twintig euro neer met munten en briefjes'),
  doel(2, 2, 'wijst van twee producten het duurste aan met hulp van de prijskaartjes'),
  doel(3, 3, 'betaalt met geld dat vooraf gepast is klaargelegd', true),
];

export const kaart: Arrangementskaart = {
  leerling: pip,
  leerroute: { id: id(950), code: 'LR4', naam: 'Leerroute 4' },
  beperkt: false,
  behaaldVanaf: 4,
  mag: { actieAfvinken: true, doelAfvinken: true, niveauPlaatsen: true },
  leergebieden: [
    {
      ...gebied,
      soort: 'LS',
      leerlijnen: [
        {
          ...lijn,
          geordend: true,
          streefniveau: niveau(3),
          periode,
          graad: graad(1, 2),
          doelen,
          klaarVoorHoger: false,
        },
      ],
    },
    {
      id: id(630),
      code: 'SE',
      naam: 'Sociaal-emotioneel',
      soort: 'LO',
      leerlijnen: [
        {
          id: id(631),
          code: 'SE-S',
          naam: 'Samen met anderen',
          geordend: true,
          streefniveau: niveau(2),
          periode,
          graad: graad(1, 1),
          doelen: [
            {
              ...doel(4, 4, 'wacht op zijn beurt in een spel voor twee als een volwassene meekijkt'),
              acties: [],
            },
          ],
          klaarVoorHoger: true,
        },
      ],
    },
  ],
};

const profielGebied = (
  code: string,
  naam: string,
  lijnen: readonly (readonly [naam: string, streef: number, behaald: number, totaal: number])[],
  n: number,
): ProfielLeergebied => ({
  id: id(n),
  code,
  naam,
  soort: 'LS',
  graad: graad(
    lijnen.reduce((sum, l) => sum + l[2], 0),
    lijnen.reduce((sum, l) => sum + l[3], 0),
  ),
  leerlijnen: lijnen.map(([lijnNaam, streef, behaald, totaal], i) => ({
    id: i === 0 && code === 'RW' ? lijn.id : id(n + 1 + i),
    code: `${code}-${i}`,
    naam: lijnNaam,
    geordend: true,
    streefniveau: niveau(streef),
    heeftStreef: true,
    periode,
    sinds: '2026-08-17',
    graad: graad(behaald, totaal),
    uitstroomniveau: niveau(4),
    doelen,
  })),
});

export const profiel: Leerlingprofiel = {
  leerling: pip,
  plaatsing: {
    leerroute: { id: id(950), code: 'LR4', naam: 'Leerroute 4' },
    uitstroomprofiel: 'arbeidsmarkt',
    bestemming: '(beschutte) arbeid: groen, keuken, logistiek',
    sinds: '2025-08-18',
    beslotenDoor: 'Commissie voor de begeleiding',
    reden: 'Past bij wat Pip laat zien in de winkelhoek en op het erf.',
  },
  periode,
  beperkt: false,
  behaaldVanaf: 4,
  LS: [
    profielGebied('NT', 'Nederlandse taal', [['Mondelinge taal', 2, 1, 2]], 1000),
    profielGebied(
      'RW',
      'Rekenen',
      [
        ['Geld', 3, 2, 4],
        ['Tijd', 2, 0, 2],
      ],
      1010,
    ),
  ],
  LO: [
    profielGebied('SE', 'Sociaal-emotioneel', [['Samen met anderen', 2, 2, 2]], 1020),
    {
      id: id(650),
      code: 'EM',
      naam: 'Ervaren en meedoen',
      soort: 'LO',
      graad: null,
      leerlijnen: [
        {
          id: id(651),
          code: 'EM',
          naam: 'Ervaren en meedoen',
          geordend: false,
          streefniveau: null,
          heeftStreef: true,
          periode,
          sinds: '2026-08-17',
          graad: null,
          uitstroomniveau: null,
          doelen,
        },
      ],
    },
  ],
};

export const leerlijnZoom: LeerlijnZoom = {
  leerling: pip,
  leergebied: gebied,
  leerlijn: {
    ...lijn,
    geordend: true,
    streefniveau: niveau(3),
    heeftStreef: true,
    periode,
    sinds: '2026-08-17',
    graad: graad(1, 2),
    uitstroomniveau: niveau(4),
    doelen,
  },
  niveaus: [1, 2, 3, 4, 5].map((n) => ({
    niveau: niveau(n),
    plek: n < 3 ? 'onder_streef' : n === 3 ? 'streef' : 'boven_streef',
    doelen: doelen.slice(0, 2).map((d, i) => ({
      ...d,
      id: id(1300 + n * 10 + i),
      code: `RW-E-${n}${i === 0 ? 'a' : 'b'}`,
      stand: n < 3 ? 4 : n === 3 ? d.stand : 0,
      behaald: n < 3 || (n === 3 && d.behaald),
      vervallen: false,
    })),
  })),
};

export const leerdoelZoom: LeerdoelZoom = {
  leerling: pip,
  leergebied: gebied,
  leerlijn: lijn,
  niveau: niveau(3),
  doel: { ...(doelen[1] as KaartDoel), vervallen: false },
  regel: 'laatste',
  laatste: 2,
  waarnemingen: [
    {
      act: id(1401),
      op: new Date('2026-11-20T09:05:00Z'),
      door: 'Marjan Schelpenpad',
      van: 1,
      naar: 2,
      ongedaan: false,
    },
    {
      act: id(1402),
      op: new Date('2026-11-19T12:00:00Z'),
      door: 'Kees Vloedlijn',
      van: 1,
      naar: 4,
      ongedaan: true,
    },
    {
      act: id(1403),
      op: new Date('2026-09-07T08:20:00Z'),
      door: 'Marjan Schelpenpad',
      van: 0,
      naar: 1,
      ongedaan: false,
    },
  ],
};

export const leerreis: LeerreisStap[] = [
  {
    act: id(1501),
    op: '2026-08-17',
    tot: null,
    soort: 'streefniveau',
    leergebied: 'Rekenen',
    leerlijn: 'Geld',
    van: 'Niveau 2',
    naar: 'Niveau 3',
    periode: 'Periode 1',
    door: 'Marjan Schelpenpad',
    reden: null,
  },
  {
    act: id(1502),
    op: '2025-08-18',
    tot: null,
    soort: 'leerroute',
    leergebied: null,
    leerlijn: null,
    van: null,
    naar: 'Leerroute 4',
    periode: null,
    door: 'Petra Poolster',
    reden: 'Besluit van de commissie na een gesprek met ouders.',
  },
];

export const voorstel: PlaatsVoorstel = {
  leerling: { id: pip.id, naam: pip.naam },
  leergebied: gebied,
  leerlijn: lijn,
  huidig: niveau(3),
  uitstroomniveau: niveau(4),
  graad: graad(2, 3),
  aanbevolen: niveau(4).id,
  keuzes: [1, 2, 3, 4, 5].map((n) => ({
    niveau: niveau(n),
    richting: n < 3 ? 'lager' : n === 3 ? 'blijft' : 'hoger',
    bovenUitstroom: n > 4,
    doelen: doelen.slice(0, 2).map((d, i) => ({ ...d, code: `RW-E-${n}${i === 0 ? 'a' : 'b'}` })),
  })),
  openDoelen: [doelen[1] as KaartDoel, doelen[2] as KaartDoel],
};
