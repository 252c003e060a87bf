import { partitionedCookie } from '../../../gateway/platform/http/session-cookie.ts';
import { type Taal, taalVan } from '../../ui/talen/taal.ts';

const NAME = '__Host-koers-taal';
const YEAR_SECONDS = 365 * 24 * 3600;

/** The language that was chosen in this browser. */
export const gekozenTaal = (cookies: Readonly<Record<string, string | undefined>>): Taal =>
  taalVan(cookies[NAME]);

/** Keeps the language for a year; it says nothing of who reads. */
export const taalCookie = (taal: Taal): string => partitionedCookie(NAME, taal, YEAR_SECONDS);
