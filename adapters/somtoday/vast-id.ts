import { createHash } from 'node:crypto';

/** Namespace of the ids that Koers gives to what it makes in Somtoday; any fixed UUID will do. */
const KOERS = '6f0c2c53-5a0e-4c0b-9d58-2a1c6f0e7b14';

/**
 * A UUID that is the same for the same words (RFC 9562 §5.5, version 5), so that what is sent twice is one thing.
 * @param words joined with a character that stands in none of them
 */
export function vastId(...words: readonly string[]): string {
  const hash = createHash('sha1')
    .update(Buffer.from(KOERS.replaceAll('-', ''), 'hex'))
    .update(words.join('\u0000'))
    .digest()
    .subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
