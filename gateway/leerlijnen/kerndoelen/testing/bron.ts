import type { Bronbestand } from '../bron.ts';

/** A UUID by a small number. */
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const NIVEAU = { zml: uuid(901), am: uuid(902), vso: uuid(903) } as const;

type Rijen = Readonly<Record<string, unknown>>;

export const bestand = (naam: string, inhoud: unknown): Bronbestand => ({
  naam,
  bytes: new TextEncoder().encode(typeof inhoud === 'string' ? inhoud : JSON.stringify(inhoud)),
});

const kerndoel = (n: number, niveaus: readonly string[], meer: object = {}) => ({
  id: uuid(n),
  prefix: `Proef ${n}`,
  title: `De leerling kan ${n}.`,
  description: `Kunnen ${n}`,
  kerndoelLabel: `Kunnen ${n}`,
  niveau_id: niveaus,
  ...meer,
});

/** A small edition in the layout of curriculum-kerndoelen: 1 and 2 for zml, 2 and 3 for am, 3 for vso. */
export function kleineBron(anders: Rijen = {}): Bronbestand[] {
  const lijsten: Rijen = {
    'kerndoelen.json': [
      kerndoel(1, [NIVEAU.zml], { replaces: [uuid(50)], nieuwVeld: { diep: ['é', 1, null] } }),
      kerndoel(2, [NIVEAU.zml, NIVEAU.am]),
      kerndoel(3, [NIVEAU.am, NIVEAU.vso]),
    ],
    'domeinen.json': [{ id: uuid(10), title: 'Rekenen met geld', kerndoel_id: [uuid(1), uuid(3)] }],
    'vakleergebieden.json': [
      { id: uuid(20), title: 'Rekenen', kerndoel_domein_id: [uuid(10)], vakleergebied_id: [uuid(800)] },
      {
        id: uuid(21),
        title: 'Taal',
        kerndoel_id: [uuid(2)],
        fo_set_id: ['ABCDEF00-0000-4000-8000-000000000001'],
      },
    ],
    'uitstroomprofielen.json': [{ id: uuid(30), title: 'Arbeidsmarkt', description: 'Naar werk.' }],
    'deprecated.json': [
      { id: uuid(50), title: 'De leerling kon 1.', types: ['kerndoel'], replacedBy: [uuid(1)] },
      {
        id: uuid(51),
        title: 'Oud hoofdstuk',
        types: ['kerndoel_domein'],
        kerndoel_id: [uuid(1), uuid(2)],
        replacedBy: [],
      },
      { id: uuid(52), title: 'Oud vak', types: ['kerndoel_vakleergebied'], kerndoel_domein_id: [uuid(51)] },
    ],
    'niveaus.json': [
      { id: NIVEAU.zml, title: 'so zml' },
      { id: NIVEAU.am, title: 'vso am' },
      { id: NIVEAU.vso, title: 'vso' },
    ],
    ...anders,
  };
  return Object.entries(lijsten)
    .filter(([, inhoud]) => inhoud !== undefined)
    .map(([naam, inhoud]) => bestand(naam, inhoud));
}

/** A small set in the layout of curriculum-fo: two kernzinnen with doelzinnen, and one of an examenprogramma. */
export function kleineFo(): Bronbestand[] {
  const zin = (n: number, meer: object) => ({
    id: uuid(n),
    title: `Kerndoel ${n}`,
    description: `De leerling doet ${n}.`,
    prefix: String(n),
    ...meer,
  });
  return [
    bestand('sets.json', [
      {
        id: uuid(100),
        title: 'Functioneel rekenen',
        settype: 'functionele kerndoelenset',
        fo_domein_id: [uuid(110)],
      },
      { id: uuid(101), title: 'Examen rekenen', settype: 'examenprogramma', fo_domein_id: [uuid(111)] },
    ]),
    bestand('domeinen.json', [
      { id: uuid(110), title: 'Getallen', fo_kernzin_id: [uuid(122), uuid(121)] },
      { id: uuid(111), title: 'Wiskunde', fo_kernzin_id: [uuid(123)] },
    ]),
    bestand('subdomeinen.json', []),
    bestand('kernzinnen.json', [
      zin(121, { fo_doelzin_id: [uuid(131)] }),
      zin(122, { fo_doelzin_id: [uuid(132)] }),
      zin(123, { fo_doelzin_id: [] }),
    ]),
    bestand('doelzinnen.json', [
      zin(131, { title: 'Doelzin 1A', fo_uitwerking_id: [uuid(141)] }),
      zin(132, { title: 'Doelzin 2A', fo_uitwerking_id: [] }),
    ]),
    bestand('uitwerkingen.json', [
      { id: uuid(141), title: 'Het gaat om', description: 'tellen tot tien;', niveau_id: [NIVEAU.zml] },
    ]),
    bestand('illustraties.json', []),
  ];
}
