import type { Herkomst, OppBron, OppInhoud, OppVeld } from '../../../../gateway/model/opp.ts';
import type { OppVersieRij } from '../../../../gateway/opp/service.ts';
import { id } from './basis.ts';

const uit = (bron: OppBron, naam: string, op: string | null, door: string | null = null): Herkomst => ({
  bron,
  naam,
  op,
  door,
});
export const veld = (sleutel: string, waarde: string | null, herkomst: Herkomst | null = null): OppVeld => ({
  veld: sleutel,
  waarde,
  herkomst,
  overruled: null,
});
const kaart = uit('kaart', 'arrangementskaart', '2026-10-30');
export const profiel = uit('plaatsing', 'leerlingprofiel', '2026-08-17');
export const besluit = uit(
  'plaatsing',
  'plaatsing op de leerroute',
  '2026-08-17',
  'Commissie voor de begeleiding',
);

const LIJNEN = [
  [
    'Nederlandse taal',
    'Mondelinge taal',
    'werkt aan niveau 2, 3 van 5 doelen behaald',
    'Niveau 2',
    'niveau 8',
  ],
  ['Rekenen', 'Geld', 'werkt aan niveau 1, 1 van 4 doelen behaald', 'Niveau 1', 'niveau 7'],
  ['Sociale en emotionele ontwikkeling', 'Samen spelen', '2 van 6 doelen behaald', null, null],
] as const;

const factor = (n: number, richting: 'bevorderend' | 'belemmerend', tekst: string, behoefte: string) => ({
  factor: id(700 + n),
  richting,
  dimensie: 'participatie en contact',
  tekst,
  behoefte,
  herkomst: uit('factoren', 'factoren, volgens school', '2026-09-12', 'Marjan Schelpenpad'),
});

export const vast = (
  nummer: number,
  status: OppVersieRij['status'],
  rest: Partial<OppVersieRij> = {},
): OppVersieRij => ({
  id: id(600 + nummer),
  nummer,
  soort: nummer === 1 ? 'eerste' : 'bijstelling',
  status,
  handeling: 'open',
  geschil: false,
  peildag: null,
  begonnenOp: new Date('2026-11-02T09:00:00Z'),
  aangebodenOp: null,
  vastgesteldOp: null,
  vastgesteldDoor: null,
  geslotenOp: null,
  ...rest,
});

const secties: Pick<OppInhoud, 'a' | 'b' | 'c' | 'd'> = {
  a: {
    leerling: { naam: 'Pip Regenlaars', roepnaam: 'Pip', geboortedatum: '2019-04-02' },
    school: { naam: 'De Kompasroos', brin: '99XX', bestuur: 'Stichting Windstreken' },
    groep: veld('a.groep', 'De Schelpen', uit('lvs', 'ParnasSys', '2026-08-17')),
    inschrijfdatum: veld('a.inschrijfdatum', '2026-10-12', uit('lvs', 'ParnasSys', '2026-10-12')),
    tlv: null,
    gezaghebbenden: [
      { naam: 'Noor Regenlaars', rol: 'ouder' },
      { naam: 'Teun Regenlaars', rol: 'ouder' },
    ],
    cvb: [{ naam: 'Petra Poolster', rol: 'intern begeleider' }],
  },
  b: {
    onderwijsleeftijd: veld('b.onderwijsleeftijd', '7 jaar', uit('lvs', 'geboortedatum', null)),
    beeld: veld('b.beeld', null),
    leergebieden: LIJNEN.map(([leergebied, leerlijn, nu, streef], n) => ({
      leergebied,
      leerlijn,
      nu: veld(`b.nu:${id(650 + n)}`, nu, kaart),
      streefniveau: veld(`b.streef:${id(650 + n)}`, streef, streef === null ? null : profiel),
    })),
    ondersteuning: [
      {
        gebied: 'communicatie',
        intensiteit: 'intensief',
        veld: veld('b.ondersteuning:communicatie', 'spraakcomputer en gebaren', profiel),
      },
    ],
    resultaten: [],
  },
  c: [
    factor(1, 'bevorderend', 'sterk visueel geheugen', 'plaatjes bij elke opdracht'),
    factor(2, 'belemmerend', 'spanning in grote groepen', 'een rustige plek dicht bij de deur'),
  ],
  d: {
    leerroute: veld('d.leerroute', 'Leerroute 4', besluit),
    uitstroomprofiel: veld('d.uitstroomprofiel', 'arbeidsmarkt', uit('route', 'Leerroute 4', '2026-08-17')),
    bestemming: {
      ...veld('d.bestemming', 'werken in het groen, met begeleiding', besluit),
      overruled: {
        was: '(beschutte) arbeid',
        reden: 'stage in de kas gaat heel goed',
        door: 'Petra Poolster',
        op: '2026-11-10',
      },
    },
    onderbouwing: veld('d.onderbouwing', null),
    eindniveaus: LIJNEN.flatMap(([leergebied, leerlijn, , , eind], n) =>
      eind === null
        ? []
        : [
            {
              leergebied,
              leerlijn,
              veld: veld(`d.eind:${id(650 + n)}`, eind, uit('route', 'Leerroute 4', null)),
            },
          ],
    ),
  },
};

const e: OppInhoud['e'] = {
  periode: { naam: 'Periode 1', schooljaar: '2026-2027', van: '2026-08-17', tot: '2027-02-01' },
  doelen: [
    {
      leergebied: 'Rekenen',
      leerlijn: 'Geld',
      niveau: 'Niveau 1',
      code: 'RW-E-1a',
      tekst: 'herkent munten en briefgeld tussen andere voorwerpen',
      beginsituatie: 'Pip noemt al het geld “euro”.',
      acties: [
        {
          soort: 'aanbod',
          wat: 'winkeltje spelen',
          wie: 'Marjan',
          hoeVaak: '2 keer per week',
          waarmee: 'speelgeld',
        },
      ],
      herkomst: kaart,
    },
  ],
  ondersteuning: veld('e.ondersteuning', 'communicatie: intensief – spraakcomputer', profiel),
  hulpmiddelen: veld('e.hulpmiddelen', null),
  zorg: veld(
    'e.zorg',
    'Logopedie, elke dinsdag een half uur.',
    uit('opp', 'dit OPP', '2026-11-18', 'Petra Poolster'),
  ),
  afwijkingen: veld('e.afwijkingen', null),
};

const leegH: OppInhoud['h'] = {
  overleg: null,
  cvbAdvies: null,
  vastgesteld: null,
  handelingsdeel: 'open',
  instemming: [],
  geschil: false,
};

export const inhoudVan = (rij: OppVersieRij, h: Partial<OppInhoud['h']> = {}): OppInhoud => ({
  vorm: 1,
  versie: { id: rij.id, nummer: rij.nummer, soort: rij.soort, status: rij.status, peildag: '2026-11-20' },
  ...secties,
  e,
  f: [],
  g: null,
  h: { ...leegH, ...h },
});

export const gezag = [
  { persoon: id(41), naam: 'Noor Regenlaars', rol: 'ouder' as const },
  { persoon: id(42), naam: 'Teun Regenlaars', rol: 'ouder' as const },
];
export const eerste = vast(1, 'concept');
