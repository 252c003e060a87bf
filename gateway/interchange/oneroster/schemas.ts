import { z } from 'zod';
import { Basis, Dag, Klas, Org, Persoon, rooster, Sessie, school, Vak, vb } from './schema-delen.ts';
import { category, lineItem, result, scoreScale } from './schemas-cijfers.ts';

const Rol = z.object({
  roleType: z.literal('primary'),
  role: z.string(),
  org: Org,
  beginDate: Dag.optional(),
  endDate: Dag.optional(),
});

const org = z
  .object({
    ...Basis,
    name: z.string(),
    type: z.enum(['school', 'district']),
    identifier: z.string(),
    parent: Org.optional(),
    children: z.array(Org).optional(),
  })
  .meta({
    id: 'OneRosterOrg',
    example: { ...vb, name: 'De Kompasroos', type: 'school', identifier: '99XX00', parent: school },
  });

const academicSession = z
  .object({
    ...Basis,
    title: z.string(),
    startDate: Dag,
    endDate: Dag,
    type: z.enum(['schoolYear', 'term']),
    parent: Sessie.optional(),
    children: z.array(Sessie).optional(),
    schoolYear: z.string(),
  })
  .meta({
    id: 'OneRosterAcademicSession',
    example: {
      ...vb,
      ...{ title: '2026-2027', startDate: '2026-08-01', endDate: '2027-08-01' },
      ...{ type: 'schoolYear', schoolYear: '2027' },
    },
  });

const course = z.object({ ...Basis, title: z.string(), courseCode: z.string(), org: Org }).meta({
  id: 'OneRosterCourse',
  example: { ...vb, title: 'Onderwijs', courseCode: 'onderwijs', org: school },
});

const klas = z
  .object({
    ...Basis,
    title: z.string(),
    classType: z.enum(['homeroom', 'scheduled']),
    grades: z.array(z.string()).optional(),
    course: Vak,
    school: Org,
    terms: z.array(Sessie).min(1),
  })
  .meta({
    id: 'OneRosterClass',
    example: {
      ...vb,
      ...{ title: 'De Vlieger', classType: 'homeroom', course: rooster('courses', 'course'), school },
      terms: [rooster('academicSessions', 'academicSession')],
    },
  });

const enrollment = z
  .object({
    ...Basis,
    user: Persoon,
    class: Klas,
    school: Org,
    role: z.enum(['student', 'teacher']),
    beginDate: Dag,
    endDate: Dag.optional(),
  })
  .meta({
    id: 'OneRosterEnrollment',
    example: {
      ...vb,
      ...{ user: rooster('users', 'user'), class: rooster('classes', 'class'), school },
      ...{ role: 'student', beginDate: '2026-08-01' },
    },
  });

const user = z
  .object({
    ...Basis,
    userMasterIdentifier: z.string().optional(),
    userIds: z.array(z.object({ type: z.string(), identifier: z.string() })).optional(),
    enabledUser: z.enum(['true', 'false']),
    givenName: z.string(),
    familyName: z.string(),
    roles: z.array(Rol).min(1),
    primaryOrg: Org,
    email: z.string().optional(),
    agents: z.array(Persoon).optional(),
    grades: z.array(z.string()).optional(),
  })
  .meta({
    id: 'OneRosterUser',
    example: {
      ...vb,
      ...{ enabledUser: 'true', givenName: 'Juno', familyName: 'Lampedoek' },
      roles: [{ roleType: 'primary', role: 'student', org: school, beginDate: '2024-08-01' }],
      ...{ primaryOrg: school, grades: ['S'] },
    },
  });

const demographics = z
  .object({
    ...Basis,
    birthDate: Dag.optional(),
    sex: z.enum(['male', 'female', 'other', 'unspecified']).optional(),
  })
  .meta({ id: 'OneRosterDemographics', example: { ...vb, birthDate: '2014-02-28', sex: 'female' } });

/** What we write of each class of OneRoster 1.2, by the name of one; with `fields` there may be less of it. */
export const OBJECTEN = {
  org,
  academicSession,
  course,
  class: klas,
  enrollment,
  user,
  demographics,
  category,
  lineItem,
  result,
  scoreScale,
} as const;
export type Objectnaam = keyof typeof OBJECTEN;
