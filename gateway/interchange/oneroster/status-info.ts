import { z } from 'zod';
import type { Problem } from '../../platform/http/problem.ts';

const Code = z.enum([
  'invalid_filter_field',
  'invalid_selection_field',
  'unauthorisedrequest',
  'forbidden',
  'server_busy',
  'unknownobject',
  'internal_server_error',
]);

/** The payload of a refusal (OneRoster 1.2, imsx_StatusInfoDType). */
export const StatusInfo = z
  .object({
    imsx_codeMajor: z.literal('failure'),
    imsx_severity: z.literal('error'),
    imsx_description: z.string(),
    imsx_CodeMinor: z.object({
      imsx_codeMinorField: z
        .array(z.object({ imsx_codeMinorFieldName: z.string(), imsx_codeMinorFieldValue: Code }))
        .min(1),
    }),
  })
  .meta({
    id: 'OneRosterStatusInfo',
    example: {
      imsx_codeMajor: 'failure',
      imsx_severity: 'error',
      imsx_description: 'There is no field nickname to filter users by.',
      imsx_CodeMinor: {
        imsx_codeMinorField: [
          { imsx_codeMinorFieldName: 'TargetEndSystem', imsx_codeMinorFieldValue: 'invalid_filter_field' },
        ],
      },
    },
  });

function code({ status, issues }: Problem): z.infer<typeof Code> {
  if (status === 401) return 'unauthorisedrequest';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'unknownobject';
  if (status === 429) return 'server_busy';
  if (status >= 500) return 'internal_server_error';
  return issues?.[0]?.path === 'query.filter' ? 'invalid_filter_field' : 'invalid_selection_field';
}

/** A refusal in the words of OneRoster 1.2; says what is wrong, and the number under which our log knows it. */
export function statusInfo(problem: Problem): z.infer<typeof StatusInfo> {
  const wat = problem.issues?.[0]?.message ?? problem.title;
  return {
    imsx_codeMajor: 'failure',
    imsx_severity: 'error',
    imsx_description: problem.status >= 500 ? `${wat} (${problem.requestId})` : wat,
    imsx_CodeMinor: {
      imsx_codeMinorField: [
        { imsx_codeMinorFieldName: 'TargetEndSystem', imsx_codeMinorFieldValue: code(problem) },
      ],
    },
  };
}
