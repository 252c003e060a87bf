import { AppError } from '../../gateway/errors.ts';

/** Where and why a document cannot be read; `where` holds a place, never content. */
export function xmlRefused(message: string, where = '/', cause?: unknown): AppError {
  return new AppError('source_invalid', `Het antwoord is niet te lezen: ${message}`, {
    retry: 'never',
    issues: [{ path: where, message }],
    ...(cause === undefined ? {} : { cause }),
  });
}
