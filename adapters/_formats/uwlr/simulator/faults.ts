import { z } from 'zod';

/** What can go wrong on demand. `times` ends it after that many requests; without it, it stays until cleared. */
export const SimFault = z.object({
  kind: z.enum([
    'too-many', // 429 with Retry-After
    'unauthorised', // 401
    'forbidden', // 403
    'error', // 500 without a SOAP fault
    'soap-fault', // 500 with a SOAP fault of class `code`
    'timeout', // never answers
    'drip', // answers one byte at a time
    'reset', // cuts the connection half-way
    'truncated', // half the XML, neatly ended
    'wrong-encoding', // says UTF-8, sends ISO 8859-1
    'html', // a web page with status 200
    'doctype-bomb', // entities that expand into each other
    'other-school', // another BRIN in the answer
    'half', // half the leerlingen are gone
    'dangling-group', // a leerling in a groep that is not there
    'no-identity', // a leerling with a dummy key and no ECK iD
    'empty', // geengegevens
    'no-leerlingen', // a full answer without a single leerling
    'clock-behind', // its clock is an hour slow
  ]),
  /** For `soap-fault`: UWLR fault class, e.g. `Server.TijdelijkNietBeschikbaar`. */
  code: z.string().default('Server.InterneFout'),
  /** For `too-many`: value of the Retry-After header. */
  retryAfter: z.string().default('2'),
  times: z.number().int().positive().optional(),
});
/** As written by who sets it; the defaults may be left out. */
export type SimFault = z.input<typeof SimFault>;
export type ActiveFault = z.infer<typeof SimFault>;
