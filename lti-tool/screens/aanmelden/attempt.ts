import { AppError } from '../../../gateway/errors.ts';
import { toProblem } from '../../../gateway/platform/http/problem.ts';
import type { Reply } from '../../../gateway/platform/http/route.ts';

const SAID: ReadonlySet<string> = new Set(['not_allowed', 'conflict', 'bad_request']);

/**
 * Every try to come in or to change a passkey goes through here: a refusal becomes the page it was made on, with what
 * to do, and the status of the refusal. What else goes wrong goes on.
 */
export async function attempt(
  requestId: string,
  work: () => Promise<Reply>,
  refused: (message: string) => string | Promise<string>,
): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || !SAID.has(error.code)) throw error;
    return { status: toProblem(error, requestId).status, html: await refused(error.message) };
  }
}
