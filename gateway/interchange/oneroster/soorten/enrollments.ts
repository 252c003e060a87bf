import { sql } from 'kysely';
import { type Basis, basisVelden, dag, NOG_GEMELD, ref, SCHOOL, type Soort, tekst } from '../velden.ts';
import { IN_ROOSTER } from './mensen.ts';
import { TE_MELDEN } from './school.ts';

/** A membership `l` of a groep `g` that no longer holds; it ends with its day, and with the groep or the person. */
const WEG = sql`((l.tot IS NOT NULL AND l.tot <= koers.vandaag()) OR g.ended_at IS NOT NULL OR p.ended_at IS NOT NULL)`;

/** EnrollmentDType: who is in which groep, with the days (from, and no longer on). */
export function enrollments(basis: Basis): Soort {
  return {
    lijst: 'enrollments',
    enkel: 'enrollment',
    van: sql`koers.groep_lid l JOIN koers.groep g ON g.id = l.groep_id JOIN koers.person p ON p.id = l.person_id`,
    waar: sql`l.school_id = ${SCHOOL} AND (l.tot IS NULL OR l.tot > koers.vandaag() - ${NOG_GEMELD})
      AND ${TE_MELDEN} AND l.person_id IN ${IN_ROOSTER}`,
    id: sql`l.id`,
    velden: {
      ...basisVelden({
        id: sql`l.id`,
        weg: WEG,
        // A day that was told beforehand changes what it is when it comes.
        op: sql`greatest(l.gewijzigd_op, g.ended_at, p.ended_at, CASE WHEN l.tot <= koers.vandaag() THEN l.tot::timestamp AT TIME ZONE 'Europe/Amsterdam' END)`,
      }),
      user: ref(basis, 'user', sql`l.person_id`),
      class: ref(basis, 'class', sql`l.groep_id`),
      school: ref(basis, 'org', sql`l.school_id`),
      role: tekst(sql`CASE l.als WHEN 'leerling' THEN 'student' ELSE 'teacher' END`),
      beginDate: dag(sql`l.van`),
      endDate: dag(sql`l.tot`),
    },
  };
}
