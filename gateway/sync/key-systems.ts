/** Names of `koers.person_key.system` that a sync writes. */
export const ECK_ID = 'eckid';

/** LTI `lis.person_sourcedid`: the vendor's key, when it means one person in the whole school. */
export const SOURCED_ID = 'sourcedid';

/**
 * The vendor's own key in one connection. Leerlingen and medewerkers have key spaces of their own there (in UWLR two
 * lists), so 1001 may be both a leerling and a medewerker.
 */
export function lvsSystem(connection: string, kind: 'leerling' | 'medewerker'): string {
  return kind === 'leerling' ? `lvs:${connection}` : `lvs:${connection}:medewerker`;
}
