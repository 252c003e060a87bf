import { z } from 'zod';
import {
  Basis,
  cijfers,
  Dag,
  ID,
  Id,
  Klas,
  Org,
  Persoon,
  ref,
  rooster,
  Schaal,
  Sessie,
  school,
  Vak,
  vb,
} from './schema-delen.ts';

export const category = z
  .object({ ...Basis, title: z.string() })
  .meta({ id: 'OneRosterCategory', example: { ...vb, title: 'Rekenen' } });

export const lineItem = z
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

export const result = z
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

export const scoreScale = z
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
