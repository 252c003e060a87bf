import { readFileSync } from 'node:fs';
import { AppError } from '../../errors.ts';

/** Options of a command that takes the public keys of a program. */
export interface KeyOptions {
  readonly jwksUrl?: string;
  readonly jwks?: string;
}

/** The keys as they were given: an address, or a file with a JWK or JWKS. @throws AppError `bad_request` for a file without */
export function keysFrom({ jwksUrl = null, jwks }: Partial<Record<keyof KeyOptions, string | null>>) {
  return { jwksUrl, jwks: typeof jwks === 'string' ? inFile(jwks) : null };
}

function inFile(file: string): never {
  try {
    const keys = JSON.parse(readFileSync(file, 'utf8')) as { keys?: unknown };
    return (keys.keys === undefined ? { keys: [keys] } : keys) as never;
  } catch (cause) {
    throw new AppError('bad_request', `In ${file} staat geen sleutel (JWK of JWKS).`, { cause });
  }
}
