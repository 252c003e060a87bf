import { z } from 'zod';

/** What can go wrong on demand. `times` ends it after that many answers; without it, it stays until cleared. */
export const SimFault = z.object({
  kind: z.enum([
    'too-many', // 429 with Retry-After
    'unauthorised', // 401
    'forbidden', // 403
    'server-error', // 500
    'hangs', // never answers
    'drip', // answers one byte at a time
    'reset', // cuts the connection half-way
    'html', // a web page with status 200
    'clock-skew', // a token holds for two calls, whatever it said
    'no-dossiers', // 403 on each voortgangsdossier
    'less-fields', // the school does not give eckid, emailadres, voorvoegsel and mentoren
    // And of the list of leerlingen:
    'truncated', // half the JSON, neatly ended
    'wrong-charset', // says UTF-8, sends ISO 8859-1
    'duplicate-page', // the page after the first is the first again
    'shifted-page', // someone leaves just before the page after the first
    'empty', // no leerling at all
    'half-gone', // half the leerlingen are gone
    'bad-row', // a leerling without a uuid
  ]),
  /** For `too-many`: value of the Retry-After header. */
  retryAfter: z.string().default('2'),
  times: z.number().int().positive().optional(),
});
/** As written by who sets it; the defaults may be left out. */
export type SimFault = z.input<typeof SimFault>;
export type ActiveFault = z.infer<typeof SimFault>;

/** Seen at any answer; the others only where they can be. */
const ANYWHERE: ReadonlySet<ActiveFault['kind']> = new Set([
  'too-many',
  'unauthorised',
  'forbidden',
  'server-error',
  'hangs',
  'drip',
  'reset',
  'html',
]);

/** Whether this fault shows in the answer to this question. */
export function showsIn({ kind }: ActiveFault, list: string | undefined, offset: number): boolean {
  if (ANYWHERE.has(kind)) return true;
  if (list !== 'leerlingen') return kind === 'less-fields' && list !== undefined;
  return kind === 'duplicate-page' || kind === 'shifted-page' ? offset > 0 : true;
}
