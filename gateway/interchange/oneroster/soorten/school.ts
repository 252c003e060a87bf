import { sql } from 'kysely';
import {
  type Basis,
  basisVelden,
  dag,
  lijst,
  NOG_GEMELD,
  ref,
  refs,
  SCHOOL,
  type Soort,
  tekst,
} from '../velden.ts';

const ALTIJD = sql`true`;
const NIET_WEG = sql`false`;

/** OrgDType: this school, and the bestuur it belongs to. A school is known by its BRIN with the two digits of its vestiging. */
export function orgs(basis: Basis): Soort {
  return {
    lijst: 'orgs',
    enkel: 'org',
    van: sql`(
      SELECT s.id, s.naam, 'school' AS type, s.brin || s.dependance AS identifier, s.bestuur_id AS ouder, NULL::uuid[] AS onder, s.gewijzigd_op
      FROM koers.school s WHERE s.id = ${SCHOOL}
      UNION ALL SELECT b.id, b.naam, 'district', '', NULL, ARRAY[s.id], b.gewijzigd_op
      FROM koers.school s JOIN koers.bestuur b ON b.id = s.bestuur_id WHERE s.id = ${SCHOOL}) o`,
    waar: ALTIJD,
    id: sql`o.id`,
    velden: {
      ...basisVelden({ id: sql`o.id`, weg: NIET_WEG, op: sql`o.gewijzigd_op` }),
      name: tekst(sql`o.naam`),
      type: tekst(sql`o.type`),
      identifier: tekst(sql`o.identifier`),
      parent: ref(basis, 'org', sql`o.ouder`),
      children: refs(basis, 'org', sql`o.onder`),
    },
  };
}
export const IS_SCHOOL = sql`o.type = 'school'`;

const JAAR = sql`'^\\d{4}-\\d{4}$'`;
const SCHOOLJAAR_ID = (jaar: typeof SCHOOL) => sql`koers.uuid_van(${SCHOOL}, 'schooljaar/' || ${jaar})`;
/** A group without a year that can be read is of this year. */
const VAN_JAAR = sql`CASE WHEN g.schooljaar ~ ${JAAR} THEN g.schooljaar ELSE koers.schooljaar_van(koers.vandaag()) END`;
/** Groups of the LVS. One that was made in Koers is of the work of its teachers, and its name may say why somebody is in it. */
export const TE_MELDEN = sql`g.school_id = ${SCHOOL} AND g.soort <> 'eigen' AND (g.ended_at IS NULL OR g.ended_at > now() - ${NOG_GEMELD})`;

/**
 * AcademicSessionDType: school years, and the perioden of a school as their terms. Koers gives no marks, so there are no
 * grading periods.
 */
export function academicSessions(basis: Basis): Soort {
  const perioden = sql`ARRAY(SELECT t.id FROM koers.periode t WHERE t.school_id = ${SCHOOL} AND t.schooljaar = j.jaar ORDER BY t.van)`;
  return {
    lijst: 'academicSessions',
    enkel: 'academicSession',
    van: sql`(
      SELECT ${SCHOOLJAAR_ID(sql`j.jaar`)} AS id, 'schoolYear' AS type, j.jaar AS naam, (left(j.jaar, 4) || '-08-01')::date AS van,
        (right(j.jaar, 4) || '-08-01')::date AS tot, NULL::uuid AS ouder, nullif(${perioden}, '{}') AS onder, j.jaar, max(j.op) AS op
      FROM (
        SELECT koers.schooljaar_van(koers.vandaag()) AS jaar, s.created_at AS op FROM koers.school s WHERE s.id = ${SCHOOL}
        UNION ALL SELECT g.schooljaar, g.changed_at FROM koers.groep g WHERE ${TE_MELDEN} AND g.schooljaar ~ ${JAAR}
        UNION ALL SELECT t.schooljaar, t.gewijzigd_op FROM koers.periode t WHERE t.school_id = ${SCHOOL} AND t.schooljaar ~ ${JAAR}) j
      GROUP BY j.jaar
      UNION ALL SELECT t.id, 'term', t.naam, t.van, t.tot, ${SCHOOLJAAR_ID(sql`t.schooljaar`)}, NULL, t.schooljaar, t.gewijzigd_op
      FROM koers.periode t WHERE t.school_id = ${SCHOOL} AND t.schooljaar ~ ${JAAR}) a`,
    waar: ALTIJD,
    id: sql`a.id`,
    velden: {
      ...basisVelden({ id: sql`a.id`, weg: NIET_WEG, op: sql`a.op` }),
      title: tekst(sql`a.naam`),
      startDate: dag(sql`a.van`),
      endDate: dag(sql`a.tot`),
      type: tekst(sql`a.type`),
      parent: ref(basis, 'academicSession', sql`a.ouder`),
      children: refs(basis, 'academicSession', sql`a.onder`),
      schoolYear: tekst(sql`right(a.jaar, 4)`),
    },
  };
}
export const IS_TERM = sql`a.type = 'term'`;
export const IS_GRADING_PERIOD = sql`a.type = 'gradingPeriod'`;

const COURSE_ID = sql`koers.uuid_van(${SCHOOL}, 'onderwijs')`;

/** CourseDType: a Dutch groep teaches everything, so there is one course, and every class is of it. */
export function courses(basis: Basis): Soort {
  return {
    lijst: 'courses',
    enkel: 'course',
    van: sql`koers.school s`,
    waar: sql`s.id = ${SCHOOL}`,
    id: COURSE_ID,
    velden: {
      ...basisVelden({ id: COURSE_ID, weg: NIET_WEG, op: sql`s.created_at` }),
      title: tekst(sql`'Onderwijs'::text`),
      courseCode: tekst(sql`'onderwijs'::text`),
      org: ref(basis, 'org', sql`s.id`),
    },
  };
}

/** ClassDType: the groepen of the LVS. */
export function classes(basis: Basis): Soort {
  return {
    lijst: 'classes',
    enkel: 'class',
    van: sql`koers.groep g`,
    waar: TE_MELDEN,
    id: sql`g.id`,
    velden: {
      ...basisVelden({
        id: sql`g.id`,
        weg: sql`g.ended_at IS NOT NULL`,
        op: sql`greatest(g.changed_at, g.ended_at)`,
      }),
      title: tekst(sql`g.naam`),
      classType: tekst(sql`CASE g.soort WHEN 'stamgroep' THEN 'homeroom' ELSE 'scheduled' END`),
      grades: lijst(sql`CASE WHEN g.jaargroep IS NOT NULL THEN ARRAY[g.jaargroep] END`),
      course: ref(basis, 'course', COURSE_ID),
      school: ref(basis, 'org', sql`g.school_id`),
      terms: refs(
        basis,
        'academicSession',
        sql`(ARRAY[${SCHOOLJAAR_ID(VAN_JAAR)}] || ARRAY(SELECT t.id FROM koers.periode t WHERE t.school_id = ${SCHOOL} AND t.schooljaar = ${VAN_JAAR} ORDER BY t.van))`,
      ),
    },
  };
}

/** Of a class `g`: that it is of the school year of this term. */
export const VAN_TERM = (term: string) =>
  sql`${VAN_JAAR} = (SELECT t.schooljaar FROM koers.periode t WHERE t.school_id = ${SCHOOL} AND t.id = ${term}::uuid)`;
export const ACTIEF_LID = sql`(l.tot IS NULL OR l.tot > koers.vandaag()) AND l.van <= koers.vandaag()`;
