import type { GroepMatrix, MatrixRij } from '../../../../gateway/arrangementskaart/view.ts';
import { graad, id, naam, niveau } from './basis.ts';

const GELD = id(600);
const TEKST: readonly (readonly [code: string, niveau: number, tekst: string])[] = [
  ['RW-E-1a', 1, 'legt in de winkelhoek iets neer in ruil voor een product'],
  ['RW-E-2a', 2, 'herkent munten en briefjes tussen andere voorwerpen en legt gelijke bij elkaar'],
  ['RW-E-2b', 2, 'betaalt met geld dat vooraf gepast is klaargelegd'],
  ['RW-E-3a', 3, 'legt hele bedragen tot twintig euro neer met munten en briefjes'],
  ['RW-E-3b', 3, 'wijst van twee producten het duurste aan met hulp van de prijskaartjes'],
  ['RW-E-3c', 3, 'telt wisselgeld na bij een aankoop tot vijf euro'],
  ['RW-E-3d', 3, 'spaart in een week voor iets kleins en houdt dat bij'],
];
const doelId = (code: string): string => id(700 + TEKST.findIndex(([c]) => c === code));

const WIE: readonly (readonly [string, number, readonly (readonly [string, 0 | 1 | 2 | 3 | 4])[]])[] = [
  ['Juno Lampedoek', 1, [['RW-E-1a', 1]]],
  ['Boaz Knikkerpot', 1, [['RW-E-1a', 2]]],
  [
    'Pip Regenlaars',
    2,
    [
      ['RW-E-2a', 4],
      ['RW-E-2b', 4],
    ],
  ],
  [
    'Tygo Zandkasteel',
    2,
    [
      ['RW-E-2a', 4],
      ['RW-E-2b', 1],
    ],
  ],
  [
    'Mila Wolkenveer',
    2,
    [
      ['RW-E-2a', 3],
      ['RW-E-2b', 2],
    ],
  ],
  [
    'Liv Theelicht',
    2,
    [
      ['RW-E-2a', 0],
      ['RW-E-2b', 0],
      ['RW-E-1a', 3],
    ],
  ],
  [
    'Saar Sterrenschrift',
    3,
    [
      ['RW-E-3a', 4],
      ['RW-E-3b', 4],
      ['RW-E-3c', 2],
      ['RW-E-3d', 0],
    ],
  ],
  [
    'Noud Kaplaars',
    3,
    [
      ['RW-E-3a', 4],
      ['RW-E-3b', 3],
      ['RW-E-3c', 1],
      ['RW-E-3d', 1],
    ],
  ],
  [
    'Yara Vliegerkoord',
    3,
    [
      ['RW-E-3a', 4],
      ['RW-E-3b', 4],
      ['RW-E-3c', 4],
      ['RW-E-3d', 3],
    ],
  ],
  [
    'Siem Dropveter',
    3,
    [
      ['RW-E-3a', 2],
      ['RW-E-3b', 0],
      ['RW-E-3c', 0],
      ['RW-E-3d', 0],
      ['RW-E-2b', 3],
    ],
  ],
  [
    'Daan Bellenblaas',
    3,
    [
      ['RW-E-3a', 4],
      ['RW-E-3b', 4],
      ['RW-E-3c', 4],
      ['RW-E-3d', 4],
    ],
  ],
];

function rij(index: number): MatrixRij {
  const [wie, streef, standen] = WIE[index] ?? ['', 1, []];
  const eigen = standen.filter(([code]) => TEKST.find(([c]) => c === code)?.[1] === streef);
  return {
    leerling: { id: id(index + 1), naam: naam(wie) },
    leerlijnen: {
      [GELD]: {
        streefniveau: niveau(streef),
        graad: graad(eigen.filter(([, s]) => s === 4).length, eigen.length),
      },
    },
    cellen: Object.fromEntries(
      standen.map(([code, stand]) => [
        doelId(code),
        {
          stand,
          geldt: stand,
          behaald: stand === 4,
          meegenomen: !eigen.some(([c]) => c === code),
          afgesloten: false,
        },
      ]),
    ),
    acties: Object.fromEntries(
      eigen.map(([code, stand], n) => [
        id(2000 + TEKST.findIndex(([c]) => c === code)),
        { kaartActie: id(3000 + index * 10 + n), gedaan: stand === 4 },
      ]),
    ),
  };
}

/** A group of twelve on three niveaus of one leerlijn: one who carried a doel over, one without a streefniveau. */
export const groepMatrix: GroepMatrix = {
  groep: { id: id(800), naam: 'De Schelpen', soort: 'stamgroep' },
  behaaldVanaf: 4,
  regel: 'laatste',
  keuzes: [
    {
      leergebied: { id: id(610), code: 'NT', naam: 'Nederlandse taal' },
      leerlijnen: [{ id: id(611), code: 'NT-M', naam: 'Mondelinge taal', geordend: true }],
    },
    {
      leergebied: { id: id(620), code: 'RW', naam: 'Rekenen' },
      leerlijnen: [
        { id: GELD, code: 'RW-E', naam: 'Geld', geordend: true },
        { id: id(601), code: 'RW-T', naam: 'Tijd', geordend: true },
      ],
    },
    {
      leergebied: { id: id(630), code: 'SE', naam: 'Sociaal-emotioneel' },
      leerlijnen: [{ id: id(631), code: 'SE-S', naam: 'Samen met anderen', geordend: true }],
    },
    {
      leergebied: { id: id(640), code: 'LL', naam: 'Leren leren' },
      leerlijnen: [{ id: id(641), code: 'LL-T', naam: 'Taakaanpak', geordend: true }],
    },
    {
      leergebied: { id: id(650), code: 'EM', naam: 'Ervaren en meedoen' },
      leerlijnen: [{ id: id(651), code: 'EM', naam: 'Ervaren en meedoen', geordend: false }],
    },
  ],
  doelen: TEKST.map(([code, n, tekst]) => ({
    id: doelId(code),
    code,
    tekst,
    leerlijn: GELD,
    niveau: niveau(n),
  })),
  acties: TEKST.map(([code], n) => ({
    sjabloon: id(2000 + n),
    leerdoel: doelId(code),
    soort: 'oefenen',
    tekst:
      [
        'winkelspel met echte munten',
        'stappen voordoen, samen doen, zelf doen',
        'één boodschap in de supermarkt',
      ][n % 3] ?? '',
    wie: ['onderwijsassistent', 'leerkracht'][n % 2] ?? '',
    ritme: ['2× per week', '3× per week 10 min'][n % 2] ?? '',
  })),
  rijen: [
    ...WIE.map((_, index) => rij(index)),
    { leerling: { id: id(99), naam: naam('Otis Kompasnaald') }, leerlijnen: {}, cellen: {}, acties: {} },
  ],
  mag: { actieAfvinken: true, doelAfvinken: true, niveauPlaatsen: true },
};

export const geld = GELD;
