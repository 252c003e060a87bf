import { VRAAG } from './years/groups-sql.ts';
import { doelVan, MATRIX_LIJN } from './years/pakket.ts';
import type { Kijker, Scene } from './years/scene.ts';

/** One screen as somebody opens it. The list drives the bench and the test that counts statements. */
export interface Screen {
  readonly name: string;
  readonly path: (scene: Scene) => string;
  readonly as: Kijker;
  /** What it goes through: something of one pupil, group or person, or the whole school or a whole package. */
  readonly over: 'een' | 'school';
  /** At most so many statements; 20 when it is left out. */
  readonly statements?: number;
  /** A part of a page, as htmx asks it. */
  readonly partial?: true;
}

const een = (name: string, as: Kijker, path: Screen['path']): Screen => ({ name, as, path, over: 'een' });
const school = (name: string, as: Kijker, path: Screen['path']): Screen => ({
  name,
  as,
  path,
  over: 'school',
});

export const SCREENS: readonly Screen[] = [
  een('group matrix 12 × 40', 'leerkracht', (s) => `/groep/${s.groep}?leerlijn=${MATRIX_LIJN}`),
  een('integraal beeld', 'leerkracht', (s) => `/leerling/${s.leerling}/beeld`),
  een('leerreis', 'leerkracht', (s) => `/leerling/${s.leerling}/leerreis`),
  een('leerling', 'leerkracht', (s) => `/leerling/${s.leerling}`),
  een('leerlijn of a leerling', 'leerkracht', (s) => `/leerling/${s.leerling}/leerlijn/${MATRIX_LIJN}`),
  een('doel of a leerling', 'leerkracht', (s) => `/leerling/${s.leerling}/doel/${doelVan('A', 2, 1)}`),
  // One more than others may: which doelen came along from a school before (R72).
  { ...een('arrangementskaart', 'leerkracht', (s) => `/leerling/${s.leerling}/kaart`), statements: 22 },
  een(
    'arrangementskaart: a doel',
    'leerkracht',
    (s) => `/leerling/${s.leerling}/kaart/doel/${doelVan('A', 2, 1)}`,
  ),
  een('ondersteuning', 'leerkracht', (s) => `/leerling/${s.leerling}/ondersteuning`),
  // All that other screens show of a pupil, on one: each of their services is asked once.
  { ...een('OPP', 'leerkracht', (s) => `/leerling/${s.leerling}/opp`), statements: 32 },
  een('groepsprofiel', 'leerkracht', (s) => `/groep/${s.groep}/profiel`),
  een('closing a period of a group', 'leerkracht', (s) => `/groep/${s.groep}/periode`),
  een('groepsplan', 'leerkracht', (s) => `/groepen/${s.groep}/plan`),
  school('a group with a rule', 'ib', (s) => `/groepen/${s.eigenGroep}`),
  een('OPP-status of a leerkracht', 'leerkracht', () => '/opp-status?lijst=evaluatie'),
  school('OPP-status of the school', 'ib', () => '/opp-status?lijst=evaluatie'),
  een('TLV of a leerling', 'ib', (s) => `/leerling/${s.leerling}/tlv`),
  een('evaluation of an OPP', 'ib', (s) => `/leerling/${s.leerling}/opp/evaluatie`),
  // What was offered is read beside what the sources say now.
  {
    ...een('OPP that lies before ouders', 'leerkracht', (s) => `/leerling/${s.voorgelegd}/opp`),
    statements: 35,
  },
  {
    ...een('OPP before it is put before ouders', 'ib', (s) => `/leerling/${s.leerling}/opp/voorleggen`),
    statements: 35,
  },
  een('voice of a leerling, for staff', 'leerkracht', (s) => `/leerling/${s.leerling}/opp/stem`),
  een('voice of a leerling, his own form', 'leerling', () => '/mijn/stem'),
  een('opening a leerreis to another school', 'ib', (s) => `/leerling/${s.leerling}/overkomst`),
  school('rapportage of the school', 'ib', () => '/rapportage?alles=ja'),
  school('leavers of the school', 'ib', () => '/rapportage/oud-leerlingen?wie=alle'),
  school('leerreizen that other schools opened', 'ib', () => '/overkomst'),
  een('Ouders en contact of a leerling', 'ib', (s) => `/contact/${s.leerling}`),
  school('Ouders en contact of the school', 'ib', () => '/contact'),
  school('documents of all OPPs', 'ib', () => '/opp-documenten'),
  een('terms and holidays', 'ib', () => '/opp-status/termijnen'),
  een('Thuis of an ouder', 'ouder', () => '/thuis'),
  een('OPP as an ouder reads it', 'ouder', (s) => `/thuis/${s.voorgelegd}/plan`),
  een('answer of an ouder', 'ouder', (s) => `/thuis/${s.voorgelegd}/antwoord/handeling`),
  // Every kept text is opened and its digest made again.
  {
    ...een('evidence of an ouder', 'ouder', (s) => `/thuis/${s.voorgelegd}/bewijs`),
    statements: 26,
  },
  een('Vandaag of a leerkracht', 'leerkracht', () => '/vandaag'),
  een('Mijn acties', 'leerkracht', () => '/acties'),
  een('gebruikersgroepen', 'leerkracht', () => '/gebruikersgroepen'),
  een('Volgen', 'ib', () => '/volgen'),
  een('leerlijnen of the school', 'leerkracht', () => '/leerlijnen'),
  school('editor of leerlijnen', 'ib', (s) => `/leerlijnen/eigen/${s.inrichting}`),
  {
    ...een('search in a package', 'ib', (s) => `/pakketten/${s.versie}/zoek?q=munten+winkelhoek`),
    partial: true,
  },
  school('Vandaag of an intern begeleider', 'ib', () => '/vandaag'),
  school('groups with their proposals', 'ib', () => '/groepen'),
  school(
    'a composed group: who it finds',
    'ib',
    () => `/groepen/samenstellen?${new URLSearchParams({ vraag: JSON.stringify(VRAAG) })}`,
  ),
];
