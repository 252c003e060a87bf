import { randomInt, scrypt } from 'node:crypto';

/** Letters and digits that are not mixed up when read or typed: no I, L, O, U, 0 and 1. */
const SIGNS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const GROUP = 4;
const GROUPS = 3;
const WHOLE = new RegExp(`^[${SIGNS}]{${GROUP * GROUPS}}$`);

/** A code as it is kept in memory: twelve signs without dashes. */
export function newCode(): string {
  return Array.from({ length: GROUP * GROUPS }, () => SIGNS[randomInt(SIGNS.length)]).join('');
}

/** What somebody typed as a code, with or without dashes, in any case; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const signs = typed.toUpperCase().replace(/[\s\-–.]/g, '');
  return WHOLE.test(signs) ? signs : null;
}

/** As people read it: `K7F2-QMXA-9RTB`. */
export const spokenCode = (code: string): string => code.match(/.{4}/g)?.join('-') ?? '';

/** The first group: says which invitation it is, and is no secret. The other eight signs are (30^8, five tries). */
export const handleOf = (code: string): string => code.slice(0, GROUP);

/** Slow on purpose, about 60 ms: who has a copy of the database cannot try all codes within the week they work. */
export function hashCode(code: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(code, `koers-uitnodiging:${handleOf(code)}`, 32, { N: 16384, r: 8, p: 1 }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
}
