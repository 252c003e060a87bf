import { z } from 'zod';

const ID = '3f1d6c1e-8a55-4d5e-9a57-0c6d5b1f7a10';
const Id = z.uuid();
const Dag = z.iso.date();
const Basis = {
  sourcedId: Id,
  status: z.enum(['active', 'tobedeleted']),
  dateLastModified: z.iso.datetime(),
};
const ref = <const T extends string>(type: T) =>
  z.object({ href: z.url(), sourcedId: Id, type: z.literal(type) });
const Org = ref('org');
const Klas = ref('class');
const Persoon = ref('user');
const Sessie = ref('academicSession');
const Vak = ref('course');
const Schaal = ref('scoreScale');

const vb = { sourcedId: ID, status: 'active', dateLastModified: '2026-11-22T08:30:00.000Z' };
const naar = (pad: string, type: string) => ({
  href: `https://koers.example/ims/oneroster/${pad}/${ID}`,
  sourcedId: ID,
  type,
});
const rooster = (pad: string, type: string) => naar(`rostering/v1p2/${pad}`, type);
const cijfers = (pad: string, type: string) => naar(`gradebook/v1p2/${pad}`, type);
const school = rooster('orgs', 'org');

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

const category = z
  .object({ ...Basis, title: z.string() })
  .meta({ id: 'OneRosterCategory', example: { ...vb, title: 'Rekenen' } });

const lineItem = z
  .object({
    ...Basis,
    title: z.string(),
    assignDate: z.iso.datetime(),
    dueDate: z.iso.datetime(),
    class: Klas,
    school: Org,
    category: ref('category'),
    academicSession: Sessie,
    scoreScale: Schaal,
    resultValueMin: z.number(),
    resultValueMax: z.number(),
    learningObjectiveSet: z.array(
      z.object({ source: z.literal('case'), learningObjectiveIds: z.array(Id).min(1) }),
    ),
  })
  .meta({
    id: 'OneRosterLineItem',
    example: {
      ...vb,
      ...{ title: 'RW-E-3a telt tot 20', assignDate: '2026-07-31T22:00:00.000Z' },
      ...{ dueDate: '2027-07-31T22:00:00.000Z', class: rooster('classes', 'class'), school },
      ...{ category: cijfers('categories', 'category'), scoreScale: cijfers('scoreScales', 'scoreScale') },
      academicSession: rooster('academicSessions', 'academicSession'),
      ...{ resultValueMin: 0, resultValueMax: 4 },
      learningObjectiveSet: [{ source: 'case', learningObjectiveIds: [ID] }],
    },
  });

const result = z
  .object({
    ...Basis,
    lineItem: ref('lineItem'),
    student: Persoon,
    class: Klas,
    scoreScale: Schaal,
    scoreStatus: z.enum(['not submitted', 'partially graded', 'fully graded']),
    score: z.number().optional(),
    textScore: z.string().optional(),
    scoreDate: Dag,
    learningObjectiveSet: z.array(
      z.object({
        source: z.literal('case'),
        learningObjectiveResults: z
          .array(
            z.object({
              learningObjectiveId: Id,
              score: z.number().optional(),
              textScore: z.string().optional(),
            }),
          )
          .min(1),
      }),
    ),
  })
  .meta({
    id: 'OneRosterResult',
    example: {
      ...vb,
      ...{ lineItem: cijfers('lineItems', 'lineItem'), student: rooster('users', 'user') },
      ...{ class: rooster('classes', 'class'), scoreScale: cijfers('scoreScales', 'scoreScale') },
      ...{ scoreStatus: 'partially graded', score: 2, textScore: 'met hulp', scoreDate: '2026-11-22' },
      learningObjectiveSet: [
        {
          source: 'case',
          learningObjectiveResults: [{ learningObjectiveId: ID, score: 2, textScore: 'met hulp' }],
        },
      ],
    },
  });

const scoreScale = z
  .object({
    ...Basis,
    title: z.string(),
    type: z.string(),
    course: Vak,
    class: Klas,
    scoreScaleValue: z.array(z.object({ itemValueLHS: z.string(), itemValueRHS: z.string() })).min(1),
  })
  .meta({
    id: 'OneRosterScoreScale',
    example: {
      ...vb,
      ...{ title: 'Standen van een leerdoel', type: 'stand' },
      ...{ course: rooster('courses', 'course'), class: rooster('classes', 'class') },
      scoreScaleValue: [{ itemValueLHS: '0', itemValueRHS: 'niet gestart' }],
    },
  });

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
