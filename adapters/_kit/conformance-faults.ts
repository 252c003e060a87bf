import type { SourceAdapter } from '../../gateway/sync/source-adapter.ts';

/** What can go wrong between a vendor and us, over any transport. */
const ANYWHERE = [
  'bad-row', // one person in the answer cannot be used
  'truncated', // stops half-way, neatly ended
  'wrong-charset', // other bytes than it says
  'empty', // an answer without a single leerling, or "no data"
  'half-gone', // half of the leerlingen are missing
] as const;

const OVER_HTTP = [
  'unauthorised', // 401: does not know us
  'forbidden', // 403: knows us, and we may not
  'too-many', // 429 with Retry-After
  'server-error', // 500 without any explanation
  'drip', // a byte at a time: never idle, never done
  'reset', // cuts the connection half-way
  'hangs', // never answers
  'clock-skew', // its clock is an hour off; with OAuth: its token ends sooner than it said
] as const;

const IN_PAGES = [
  'duplicate-page', // sends one page twice
  'shifted-page', // someone leaves while we turn the page, so that a row slips between two pages
] as const;

const AS_FILE = [
  'wrong-school', // the file of another school
] as const;

export type Trouble =
  | (typeof ANYWHERE)[number]
  | (typeof OVER_HTTP)[number]
  | (typeof IN_PAGES)[number]
  | (typeof AS_FILE)[number]
  | 'expired-certificate'; // our client certificate has run out

const TROUBLES: Readonly<Record<SourceAdapter['transport'], readonly Trouble[]>> = {
  soap: [...OVER_HTTP, ...ANYWHERE],
  rest: [...OVER_HTTP, ...ANYWHERE, ...IN_PAGES],
  file: [...ANYWHERE, ...AS_FILE],
};

/** Everything that a vendor over this transport can suffer from. */
export function troublesOf(
  { transport }: Pick<SourceAdapter, 'transport'>,
  { certificate }: { readonly certificate?: true },
): readonly Trouble[] {
  return certificate ? [...TROUBLES[transport], 'expired-certificate'] : TROUBLES[transport];
}
