import { createHash } from 'node:crypto';

/**
 * A UUID that is the same for the same names in every run and on every machine: SHA-1 with the bits of a version 5 UUID
 * (RFC 9562 §5.5). So reading the same source twice gives the same rows.
 */
export function vastId(...namen: readonly string[]): string {
  const hex = createHash('sha1')
    .update(`koers/pakket/${namen.join('\u001f')}`)
    .digest('hex');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) & 3);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Id of the row of an entity in a version that is not the first that has it (R10). */
export const rijId = (versie: string, entiteit: string): string => vastId('rij', versie, entiteit);

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** 8-4-4-4-12, of any version and variant (CASE 1.1 `UUID`). */
export const isGuid = (tekst: string): boolean => GUID.test(tekst);
