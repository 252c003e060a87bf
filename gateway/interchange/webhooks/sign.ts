import { createHmac, randomBytes } from 'node:crypto';

/** A new secret as Standard Webhooks writes it: `whsec_` and 32 bytes in base64. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** Headers that prove that a message is ours and of now (Standard Webhooks 1.0). */
export type Signed = Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>>;

/**
 * Signs with one secret: HMAC-SHA-256 over id, moment and body (Standard Webhooks 1.0, "Signature scheme"). With node's own HMAC,
 * which takes a fifteenth of the time of the library's; a test has the library check what it makes.
 * @returns headers for a message with this id at this moment
 */
export function signer(secret: string): (id: string, at: Date, body: string) => Signed {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return (id, at, body) => {
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const mark = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
    return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mark}` };
  };
}
