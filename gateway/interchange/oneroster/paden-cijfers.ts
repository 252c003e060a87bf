import { sql } from 'kysely';
import { bestaat, IN_KLAS, IN_SCHOOL, KLAS, OR, onder, type Pad, paar, SCHOOL, STUDENT } from './pad.ts';
import {
  CATEGORIE_VAN_KLAS,
  LINE_ITEM_VAN_KLAS,
  MET_LINE_ITEM,
  SCHAAL_VAN_KLAS,
  VAN_KLAS,
  VAN_LEERLING,
  VAN_LINE_ITEM,
} from './soorten/cijfers.ts';

const cijfers = {
  dienst: 'cijfers',
  scopes: [`${OR}/gradebook-core.readonly`, `${OR}/gradebook.readonly`],
} as const;
const onderCijfers = { dienst: 'cijfers', scopes: [`${OR}/gradebook.readonly`] } as const;

/** The reads of OneRoster 1.2 Gradebook, but for those of assessments: Koers has none. */
export const CIJFER_PADEN: readonly Pad[] = [
  ...paar(['categories', 'Categories', 'Category'], { ...cijfers, soort: 'categories', wat: 'leergebieden' }),
  ...paar(['lineItems', 'LineItems', 'LineItem'], {
    ...cijfers,
    soort: 'lineItems',
    wat: 'leerdoelen waar een groep aan werkt',
  }),
  ...paar(['results', 'Results', 'Result'], { ...cijfers, soort: 'results', wat: 'standen op leerdoelen' }),
  ...paar(['scoreScales', 'ScoreScales', 'ScoreScale'], {
    ...cijfers,
    soort: 'scoreScales',
    wat: 'betekenissen van de standen',
  }),
  onder(onderCijfers, `${IN_KLAS}/categories`, 'getCategoriesForClass', 'leergebieden van een groep', {
    soort: 'categories',
    waar: (ids) => CATEGORIE_VAN_KLAS(ids['classSourcedId'] ?? ''),
    onder: KLAS,
  }),
  onder(onderCijfers, `${IN_KLAS}/lineItems`, 'getLineItemsForClass', 'leerdoelen van een groep', {
    soort: 'lineItems',
    waar: (ids) => LINE_ITEM_VAN_KLAS(ids['classSourcedId'] ?? ''),
    onder: KLAS,
  }),
  onder(onderCijfers, `${IN_KLAS}/results`, 'getResultsForClass', 'standen van een groep', {
    soort: 'results',
    waar: (ids) => VAN_KLAS(ids['classSourcedId'] ?? ''),
    onder: KLAS,
  }),
  onder(
    onderCijfers,
    `${IN_KLAS}/lineItems/:lineItemSourcedId/results`,
    'getResultsForLineItemForClass',
    'standen van een groep op een leerdoel',
    {
      soort: 'results',
      waar: (ids) =>
        sql`${VAN_KLAS(ids['classSourcedId'] ?? '')} AND ${VAN_LINE_ITEM(ids['lineItemSourcedId'] ?? '')}`,
      onder: (s, ids) =>
        sql`${KLAS(s, ids)} AND ${bestaat(s.lineItems, ids['lineItemSourcedId'], MET_LINE_ITEM(ids['lineItemSourcedId'] ?? ''))}`,
    },
  ),
  onder(
    onderCijfers,
    `${IN_KLAS}/students/:studentSourcedId/results`,
    'getResultsForStudentForClass',
    'standen van een leerling in een groep',
    {
      soort: 'results',
      waar: (ids) =>
        sql`${VAN_KLAS(ids['classSourcedId'] ?? '')} AND ${VAN_LEERLING(ids['studentSourcedId'] ?? '')}`,
      onder: (s, ids) => sql`${KLAS(s, ids)} AND ${STUDENT(s, ids)}`,
    },
  ),
  onder(
    onderCijfers,
    `${IN_KLAS}/scoreScales`,
    'getScoreScalesForClass',
    'betekenissen van de standen in een groep',
    { soort: 'scoreScales', waar: (ids) => SCHAAL_VAN_KLAS(ids['classSourcedId'] ?? ''), onder: KLAS },
  ),
  onder(
    onderCijfers,
    `${IN_SCHOOL}/scoreScales`,
    'getScoreScalesForSchool',
    'betekenissen van de standen van een school',
    { soort: 'scoreScales', onder: SCHOOL },
  ),
];
