import { serialize } from 'cookie';
import { type Taal, taalVan } from '../../ui/talen/taal.ts';

const NAME = '__Host-koers-taal';
const YEAR_SECONDS = 365 * 24 * 3600;

/** The language that was chosen in this browser. */
export const gekozenTaal = (cookies: Readonly<Record<string, string | undefined>>): Taal =>
  taalVan(cookies[NAME]);

/** Keeps the language for a year; it says nothing of who reads. `none`, because these pages also stand in the frame of an ELO. */
export const taalCookie = (taal: Taal): string =>
  serialize(NAME, taal, {
    httpOnly: true,
    secure: true,
    sameSite: 'none',
    partitioned: true,
    path: '/',
    maxAge: YEAR_SECONDS,
  });
