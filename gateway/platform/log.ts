import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** Paths that never reach a log, whatever object they hang in. Names of people are never logged at all. */
const NEVER = [
  'password',
  'token',
  'secret',
  'cookie',
  'authorization',
  'id_token',
  'state',
  'autorisatiesleutel',
];

/** Structured log on stderr, so that a command's stdout stays for its answer; a test reads it from `to`. */
export function createLog(
  level: string,
  to: DestinationStream = pino.destination({ dest: 2, sync: false }),
): Log {
  return pino(
    {
      level,
      redact: { paths: NEVER.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
      // Of an error: what and where. A driver's error carries `detail` with values of the row, which may be personal.
      serializers: {
        err: (e: Error & { code?: string; opts?: { detail?: string } }) => ({
          type: e.name,
          code: e.code,
          message: e.message,
          detail: e.opts?.detail,
          stack: e.stack,
          cause: e.cause instanceof Error ? e.cause.message : undefined,
        }),
      },
      base: null,
    },
    to,
  );
}
