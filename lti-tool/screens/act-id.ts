import { createHash, randomUUID } from 'node:crypto';

/**
 * A fresh id for an act, rendered into the button or form that does it. Whoever taps the same rendered button
 * twice sends the same id twice, and that counts once (koers.act.id).
 */
export const newActId = (): string => randomUUID();

/**
 * Id of one act out of many that one tap does: the same base and parts always give the same id, so a whole column
 * sent twice also counts once. A name-based UUID, version 5 (RFC 9562 §5.5), with `base` as its name space.
 */
export function derivedActId(base: string, ...parts: readonly string[]): string {
  const hash = createHash('sha1')
    .update(Buffer.from(base.replaceAll('-', ''), 'hex'))
    .update(parts.join('/'))
    .digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.subarray(0, 16).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
