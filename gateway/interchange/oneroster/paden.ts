import { sql } from 'kysely';
import type { ApiScope } from '../../model/api-scope.ts';
import {
  CATEGORIE_VAN_KLAS,
  LINE_ITEM_VAN_KLAS,
  MET_LINE_ITEM,
  SCHAAL_VAN_KLAS,
  VAN_KLAS,
  VAN_LEERLING,
  VAN_LINE_ITEM,
} from './soorten/cijfers.ts';
import { LEERLING, LERAAR } from './soorten/mensen.ts';
import { ACTIEF_LID, IS_GRADING_PERIOD, IS_SCHOOL, IS_TERM, VAN_TERM } from './soorten/school.ts';
import type { Soorten } from './soorten.ts';
import type { Soort, Sql } from './velden.ts';

const OR = 'https://purl.imsglobal.org/spec/or/v1p2/scope';
/** Scopes of which one opens an endpoint (OneRoster 1.2, security of each operation). */
const KERN = [`${OR}/roster-core.readonly`, `${OR}/roster.readonly`] as const;
const HEEL = [`${OR}/roster.readonly`] as const;
const DEMOGRAFIE = [`${OR}/roster-demographics.readonly`] as const;
const CIJFERS_KERN = [`${OR}/gradebook-core.readonly`, `${OR}/gradebook.readonly`] as const;
const CIJFERS = [`${OR}/gradebook.readonly`] as const;

type Ids = Readonly<Record<string, string>>;

/** One GET of the standard. */
export interface Pad {
  readonly dienst: 'rooster' | 'cijfers';
  readonly pad: string;
  readonly operationId: string;
  readonly summary: string;
  readonly scopes: readonly ApiScope[];
  readonly soort: keyof Soorten;
  /** One object by its sourcedId, or a list. */
  readonly een?: true;
  /** Which of the class. @param ids the path parameters, each a UUID */
  readonly waar?: (ids: Ids) => Sql;
  /** Whether all of the objects in the path are there. */
  readonly onder?: (soorten: Soorten, ids: Ids) => Sql;
}

/** A collection and its single objects, named as in the standard. */
function paar(
  [naam, alle, een]: readonly [string, string, string],
  deel: Pick<Pad, 'dienst' | 'scopes' | 'soort'> & { readonly waar?: Sql; readonly wat: string },
): Pad[] {
  const { wat, waar, ...rest } = deel;
  const zelfde = { ...rest, ...(waar ? { waar: () => waar } : {}) };
  return [
    { ...zelfde, pad: `/${naam}`, operationId: `getAll${alle}`, summary: `OneRoster: alle ${wat}` },
    {
      ...zelfde,
      pad: `/${naam}/:sourcedId`,
      operationId: `get${een}`,
      summary: `OneRoster: één uit de lijst van ${wat}`,
      een: true,
    },
  ];
}

const bestaat = ({ van, waar, id }: Soort, welk: string | undefined, ook: Sql = sql`true`): Sql =>
  sql`EXISTS (SELECT FROM ${van} WHERE ${waar} AND ${ook} AND ${id} = ${welk}::uuid)`;

const SCHOOL = (s: Soorten, ids: Ids) => bestaat(s.orgs, ids['schoolSourcedId'], IS_SCHOOL);
const KLAS = (s: Soorten, ids: Ids) => bestaat(s.classes, ids['classSourcedId']);
const KLAS_IN_SCHOOL = (s: Soorten, ids: Ids) => sql`${SCHOOL(s, ids)} AND ${KLAS(s, ids)}`;
const TERM = (s: Soorten, ids: Ids) => bestaat(s.academicSessions, ids['termSourcedId'], IS_TERM);
const leden = (als: 'leerling' | 'medewerker') => (ids: Ids) =>
  sql`p.id IN (SELECT l.person_id FROM koers.groep_lid l WHERE l.groep_id = ${ids['classSourcedId']}::uuid AND l.als = ${als} AND ${ACTIEF_LID})`;
const groepenVan = (naam: string, als: readonly string[]) => (ids: Ids) =>
  sql`g.id IN (SELECT l.groep_id FROM koers.groep_lid l WHERE l.person_id = ${ids[naam]}::uuid AND l.als = ANY (${als}::text[]) AND ${ACTIEF_LID})`;
const inKlas = (ids: Ids) => sql`l.groep_id = ${ids['classSourcedId']}::uuid`;

const rooster = { dienst: 'rooster', scopes: KERN } as const;
const onderRooster = { dienst: 'rooster', scopes: HEEL } as const;
const cijfers = { dienst: 'cijfers', scopes: CIJFERS_KERN } as const;
const onderCijfers = { dienst: 'cijfers', scopes: CIJFERS } as const;

const onder = (
  basis: Pick<Pad, 'dienst' | 'scopes'>,
  pad: string,
  operationId: string,
  wat: string,
  rest: Pick<Pad, 'soort' | 'waar' | 'onder'>,
): Pad => ({ ...basis, pad, operationId, summary: `OneRoster: ${wat}`, ...rest });

const ROOSTER_ONDER = (
  pad: string,
  operationId: string,
  wat: string,
  rest: Pick<Pad, 'soort' | 'waar' | 'onder'>,
) => onder(onderRooster, pad, operationId, wat, rest);

const IN_SCHOOL = '/schools/:schoolSourcedId';
const IN_KLAS = '/classes/:classSourcedId';

/** Every read of OneRoster 1.2 Rostering, and of Gradebook what Koers has: not the assessment services. */
export const PADEN: readonly Pad[] = [
  ...paar(['orgs', 'Orgs', 'Org'], { ...rooster, soort: 'orgs', wat: 'organisaties' }),
  ...paar(['schools', 'Schools', 'School'], { ...rooster, soort: 'orgs', waar: IS_SCHOOL, wat: 'scholen' }),
  ...paar(['academicSessions', 'AcademicSessions', 'AcademicSession'], {
    ...rooster,
    soort: 'academicSessions',
    wat: 'schooljaren en perioden',
  }),
  ...paar(['terms', 'Terms', 'Term'], {
    ...rooster,
    soort: 'academicSessions',
    waar: IS_TERM,
    wat: 'perioden',
  }),
  ...paar(['gradingPeriods', 'GradingPeriods', 'GradingPeriod'], {
    ...rooster,
    soort: 'academicSessions',
    waar: IS_GRADING_PERIOD,
    wat: 'rapportperioden (Koers heeft er geen)',
  }),
  ...paar(['courses', 'Courses', 'Course'], { ...rooster, soort: 'courses', wat: 'vakken' }),
  ...paar(['classes', 'Classes', 'Class'], { ...rooster, soort: 'classes', wat: 'groepen' }),
  ...paar(['enrollments', 'Enrollments', 'Enrollment'], {
    ...rooster,
    soort: 'enrollments',
    wat: 'indelingen in groepen',
  }),
  ...paar(['users', 'Users', 'User'], { ...rooster, soort: 'users', wat: 'personen' }),
  ...paar(['students', 'Students', 'Student'], {
    ...rooster,
    soort: 'users',
    waar: LEERLING,
    wat: 'leerlingen',
  }),
  ...paar(['teachers', 'Teachers', 'Teacher'], {
    ...rooster,
    soort: 'users',
    waar: LERAAR,
    wat: 'leraren',
  }),
  ...paar(['demographics', 'Demographics', 'Demographics'], {
    dienst: 'rooster',
    scopes: DEMOGRAFIE,
    soort: 'demographics',
    wat: 'geboortegegevens van leerlingen',
  }),
  ROOSTER_ONDER(`${IN_SCHOOL}/classes`, 'getClassesForSchool', 'groepen van een school', {
    soort: 'classes',
    onder: SCHOOL,
  }),
  ROOSTER_ONDER(`${IN_SCHOOL}/courses`, 'getCoursesForSchool', 'vakken van een school', {
    soort: 'courses',
    onder: SCHOOL,
  }),
  ROOSTER_ONDER(`${IN_SCHOOL}/enrollments`, 'getEnrollmentsForSchool', 'indelingen van een school', {
    soort: 'enrollments',
    onder: SCHOOL,
  }),
  ROOSTER_ONDER(`${IN_SCHOOL}/students`, 'getStudentsForSchool', 'leerlingen van een school', {
    soort: 'users',
    waar: () => LEERLING,
    onder: SCHOOL,
  }),
  ROOSTER_ONDER(`${IN_SCHOOL}/teachers`, 'getTeachersForSchool', 'leraren van een school', {
    soort: 'users',
    waar: () => LERAAR,
    onder: SCHOOL,
  }),
  ROOSTER_ONDER(`${IN_SCHOOL}/terms`, 'getTermsForSchool', 'perioden van een school', {
    soort: 'academicSessions',
    waar: () => IS_TERM,
    onder: SCHOOL,
  }),
  ROOSTER_ONDER(
    `${IN_SCHOOL}${IN_KLAS}/enrollments`,
    'getEnrollmentsForClassInSchool',
    'indelingen in een groep van een school',
    { soort: 'enrollments', waar: inKlas, onder: KLAS_IN_SCHOOL },
  ),
  ROOSTER_ONDER(
    `${IN_SCHOOL}${IN_KLAS}/students`,
    'getStudentsForClassInSchool',
    'leerlingen van een groep van een school',
    { soort: 'users', waar: leden('leerling'), onder: KLAS_IN_SCHOOL },
  ),
  ROOSTER_ONDER(
    `${IN_SCHOOL}${IN_KLAS}/teachers`,
    'getTeachersForClassInSchool',
    'leraren van een groep van een school',
    { soort: 'users', waar: leden('medewerker'), onder: KLAS_IN_SCHOOL },
  ),
  ROOSTER_ONDER(`${IN_KLAS}/students`, 'getStudentsForClass', 'leerlingen van een groep', {
    soort: 'users',
    waar: leden('leerling'),
    onder: KLAS,
  }),
  ROOSTER_ONDER(`${IN_KLAS}/teachers`, 'getTeachersForClass', 'leraren van een groep', {
    soort: 'users',
    waar: leden('medewerker'),
    onder: KLAS,
  }),
  ROOSTER_ONDER('/courses/:courseSourcedId/classes', 'getClassesForCourse', 'groepen van een vak', {
    soort: 'classes',
    onder: (s, ids) => bestaat(s.courses, ids['courseSourcedId']),
  }),
  ROOSTER_ONDER('/terms/:termSourcedId/classes', 'getClassesForTerm', 'groepen in een periode', {
    soort: 'classes',
    waar: (ids) => VAN_TERM(ids['termSourcedId'] ?? ''),
    onder: TERM,
  }),
  ROOSTER_ONDER(
    '/terms/:termSourcedId/gradingPeriods',
    'getGradingPeriodsForTerm',
    'rapportperioden in een periode (Koers heeft er geen)',
    { soort: 'academicSessions', waar: () => IS_GRADING_PERIOD, onder: TERM },
  ),
  ROOSTER_ONDER('/students/:studentSourcedId/classes', 'getClassesForStudent', 'groepen van een leerling', {
    soort: 'classes',
    waar: groepenVan('studentSourcedId', ['leerling']),
    onder: (s, ids) => bestaat(s.users, ids['studentSourcedId'], LEERLING),
  }),
  ROOSTER_ONDER('/teachers/:teacherSourcedId/classes', 'getClassesForTeacher', 'groepen van een leraar', {
    soort: 'classes',
    waar: groepenVan('teacherSourcedId', ['medewerker']),
    onder: (s, ids) => bestaat(s.users, ids['teacherSourcedId'], LERAAR),
  }),
  ROOSTER_ONDER('/users/:userSourcedId/classes', 'getClassesForUser', 'groepen van een persoon', {
    soort: 'classes',
    waar: groepenVan('userSourcedId', ['leerling', 'medewerker']),
    onder: (s, ids) => bestaat(s.users, ids['userSourcedId']),
  }),
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
      onder: (s, ids) => sql`${KLAS(s, ids)} AND ${bestaat(s.users, ids['studentSourcedId'], LEERLING)}`,
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
