import { createHash } from 'node:crypto';

/** An answer as it came over the line, in one word. */
export interface Fingerprint {
  /** SHA-256 of the bytes without the time stamp. */
  readonly hash: string;
  /** The source's own time of this answer, the only thing that differs when a school asks again and nothing changed. */
  readonly aanmaakdatum: string | undefined;
}

const NAME = 'aanmaakdatum>';
const LT = 0x3c;
const COLON = 0x3a;

/**
 * Knows an answer again before anything of it is parsed, so that a school where nothing changed costs no more than
 * reading its bytes. A cut that fails (another encoding, no time stamp) only makes answers differ, never alike.
 */
export function fingerprintOf(bytes: Uint8Array): Fingerprint {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = buffer.indexOf(NAME, 0, 'latin1');
  const before = buffer[name - 1];
  const from = name + NAME.length;
  const to = name > 0 && (before === LT || before === COLON) ? buffer.indexOf('<', from, 'latin1') : -1;
  const hash = createHash('sha256');
  if (to === -1) return { hash: hash.update(buffer).digest('base64url'), aanmaakdatum: undefined };
  hash.update(buffer.subarray(0, from)).update(buffer.subarray(to));
  return { hash: hash.digest('base64url'), aanmaakdatum: buffer.toString('latin1', from, to).trim() };
}
