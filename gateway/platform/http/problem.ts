import { z } from 'zod';
import { AppError, type ErrorCode } from '../../errors.ts';

/** RFC 9457 problem details, with our code and the request's number. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly requestId: string;
  readonly issues?: readonly { path: string; message: string }[];
}

/** A refusal as it goes over the wire (RFC 9457); feeds OpenAPI. */
export const ProblemBody = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    requestId: z.uuid(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({
    id: 'Problem',
    example: {
      type: 'urn:koers:problem:not_signed_in',
      title:
        'Dit toegangsbewijs (access token) geldt niet of niet meer. Vraag een nieuw aan bij /oauth/token.',
      status: 401,
      code: 'not_signed_in',
      requestId: '8d5a1c9e-52c5-4a6e-9b0a-6f3ad7b8f1c2',
    },
  });

const STATUS: Readonly<Record<ErrorCode, number>> = {
  bad_request: 400,
  not_signed_in: 401,
  not_allowed: 403,
  needs_passkey: 403,
  not_found: 404,
  conflict: 409,
  wrong_origin: 403,
  launch_refused: 403,
  config_invalid: 500,
  schema_outdated: 503,
  database_unavailable: 503,
  source_unavailable: 502,
  source_refused: 502,
  source_invalid: 502,
  needs_confirmation: 409,
  too_many_requests: 429,
  busy: 409,
  cancelled: 409,
  internal: 500,
};

/** The only place where an error becomes an answer. What is not ours is 'internal': its text stays in the log. */
export function toProblem(error: unknown, requestId: string): Problem {
  const known = error instanceof AppError ? error : asHttpError(error);
  const status = known.opts.status ?? STATUS[known.code];
  return {
    type: `urn:koers:problem:${known.code}`,
    title: known.message,
    status,
    code: known.code,
    requestId,
    ...(known.opts.issues ? { issues: known.opts.issues } : {}),
  };
}

/** Express and its body parsers throw errors with a 4xx `status` (too large, malformed): those are the caller's. */
function asHttpError(error: unknown): AppError {
  const status = (error as { status?: unknown } | null)?.status;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new AppError('bad_request', 'Deze vraag klopt niet. Ga terug en probeer het opnieuw.', { status });
  }
  return new AppError(
    'internal',
    'Er ging iets mis in Koers. Probeer het opnieuw; blijft het fout gaan, geef dan het nummer door aan de beheerder.',
    { cause: error },
  );
}
