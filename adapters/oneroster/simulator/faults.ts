import { z } from 'zod';

/** What can go wrong on demand; it stays until cleared. */
export const SimFault = z.object({
  kind: z.enum([
    'too-many', // 429 with Retry-After
    'unauthorised', // 401
    'forbidden', // 403
    'server-error', // 500
    'hangs', // never answers
    'drip', // answers one byte at a time
    'reset', // cuts the connection half-way
    'clock-skew', // a token holds for three calls, whatever it said
    'no-demographics', // 403 on demographics alone
    'no-count', // leaves X-Total-Count out
    'small-pages', // never more than 7 rows, whatever is asked
    // And of the list of users:
    'truncated', // half the JSON, neatly ended
    'wrong-charset', // says nothing of it, sends ISO 8859-1
    'duplicate-page', // a page after the first is the first again
    'shifted-page', // someone is thrown away before each page after the first
    'empty', // no leerling at all
    'half-gone', // half the leerlingen are gone
    'bad-row', // a leerling without a sourcedId
  ]),
  /** For `too-many`: value of the Retry-After header. */
  retryAfter: z.string().default('2'),
});
/** As written by who sets it; the defaults may be left out. */
export type SimFault = z.input<typeof SimFault>;
export type ActiveFault = z.infer<typeof SimFault>;

const OF_USERS: ReadonlySet<ActiveFault['kind']> = new Set(['truncated', 'wrong-charset']);

/** Whether a fault spoils the bytes of the answer about this collection; undefined: the token. */
export function spoils({ kind }: ActiveFault, collection: string | undefined): boolean {
  if (kind === 'no-demographics') return collection === 'demographics';
  return OF_USERS.has(kind) ? collection === 'users' : true;
}
