import { sql } from 'kysely';
import {
  bestaat,
  type Ids,
  IN_KLAS,
  IN_SCHOOL,
  KLAS,
  OR,
  onder,
  type Pad,
  paar,
  SCHOOL,
  STUDENT,
} from './pad.ts';
import { LEERLING, LERAAR } from './soorten/mensen.ts';
import { ACTIEF_LID, IS_GRADING_PERIOD, IS_SCHOOL, IS_TERM, VAN_TERM } from './soorten/school.ts';
import type { Soorten } from './soorten.ts';

/** Scopes of which one opens an endpoint (OneRoster 1.2, security of each operation). */
const rooster = {
  dienst: 'rooster',
  scopes: [`${OR}/roster-core.readonly`, `${OR}/roster.readonly`],
} as const;
const onderRooster = { dienst: 'rooster', scopes: [`${OR}/roster.readonly`] } as const;
const demografie = { dienst: 'rooster', scopes: [`${OR}/roster-demographics.readonly`] } as const;

const KLAS_IN_SCHOOL = (s: Soorten, ids: Ids) => sql`${SCHOOL(s, ids)} AND ${KLAS(s, ids)}`;
const TERM = (s: Soorten, ids: Ids) => bestaat(s.academicSessions, ids['termSourcedId'], IS_TERM);
const leden = (als: 'leerling' | 'medewerker') => (ids: Ids) =>
  sql`p.id IN (SELECT l.person_id FROM koers.groep_lid l WHERE l.groep_id = ${ids['classSourcedId']}::uuid AND l.als = ${als} AND ${ACTIEF_LID})`;
const groepenVan = (naam: string, als: readonly string[]) => (ids: Ids) =>
  sql`g.id IN (SELECT l.groep_id FROM koers.groep_lid l WHERE l.person_id = ${ids[naam]}::uuid AND l.als = ANY (${als}::text[]) AND ${ACTIEF_LID})`;
const inKlas = (ids: Ids) => sql`l.groep_id = ${ids['classSourcedId']}::uuid`;

const ROOSTER_ONDER = (
  pad: string,
  operationId: string,
  wat: string,
  rest: Pick<Pad, 'soort' | 'waar' | 'onder'>,
) => onder(onderRooster, pad, operationId, wat, rest);

/** Every read of OneRoster 1.2 Rostering. */
export const ROOSTER_PADEN: readonly Pad[] = [
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
    ...demografie,
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
    onder: STUDENT,
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
];
