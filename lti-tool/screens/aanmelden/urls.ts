export const AANMELDEN = '/aanmelden';
/** Signing in by a service of the school. */
export const DIENST_TERUG = '/aanmelden/oidc/terug';
export const dienstUrl = (bron: string, naar = BEGIN): string =>
  naar === BEGIN
    ? `/aanmelden/oidc/${bron}`
    : `/aanmelden/oidc/${bron}?${new URLSearchParams({ naar }).toString()}`;
export const UITNODIGING = '/uitnodiging';
export const PASSKEYS = '/passkeys';
export const ELDERS = '/passkeys/elders';
export const SCHOOL = '/school';
/** Where somebody goes who asked for nothing in particular. */
export const BEGIN = '/vandaag';

/**
 * A path of ours to go to afterwards; anything else (another site, a script, nonsense) becomes the first page, so that
 * signing in never sends anybody elsewhere (open redirect, CWE-601).
 */
export function ownPath(asked: string | undefined): string {
  if (asked === undefined || !/^\/(?![/\\])[^\s\\]{0,500}$/.test(asked)) return BEGIN;
  const ours = 'https://koers.invalid';
  if (!URL.canParse(asked, ours)) return BEGIN;
  const at = new URL(asked, ours);
  return at.origin === ours ? at.pathname + at.search : BEGIN;
}

/** Signing in, to go on at a page of ours. */
export const aanmeldenUrl = (naar: string): string =>
  naar === BEGIN ? AANMELDEN : `${AANMELDEN}?${new URLSearchParams({ naar }).toString()}`;
/** Signing in once more, also for who is signed in. */
export const opnieuwUrl = (naar: string): string =>
  `${AANMELDEN}?${new URLSearchParams({ naar, opnieuw: 'ja' }).toString()}`;
export const schoolUrl = (naar: string): string =>
  naar === BEGIN ? SCHOOL : `${SCHOOL}?${new URLSearchParams({ naar }).toString()}`;
