import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { AppError } from '../errors.ts';

const VERSION = 1;
const IV = 12; // 96 bits, as NIST SP 800-38D §8.2 wants for random IVs
const TAG = 16;

/** What a sealed text belongs to. It opens only with the same words: a row copied elsewhere does not open. */
export type Binding = readonly string[];

// A length before each part: ('a', 'bc') and ('ab', 'c') must not bind alike.
function aad(binding: Binding): Buffer {
  return Buffer.concat(
    ['koers', ...binding].map((part) => {
      const bytes = Buffer.from(part, 'utf8');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return Buffer.concat([length, bytes]);
    }),
  );
}

/** AES-256-GCM: version byte, random 96-bit IV, tag, ciphertext. */
export function seal(key: KeyObject, binding: Binding, plain: Buffer): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG });
  cipher.setAAD(aad(binding));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), body]);
}

/** @throws AppError `internal` when the bytes were changed, belong elsewhere, or another key sealed them. */
export function open(key: KeyObject, binding: Binding, sealed: Buffer): Buffer {
  try {
    if (sealed[0] !== VERSION) throw new Error(`sealed version ${sealed[0]}`);
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + IV), { authTagLength: TAG });
    decipher.setAAD(aad(binding));
    decipher.setAuthTag(sealed.subarray(1 + IV, 1 + IV + TAG));
    return Buffer.concat([decipher.update(sealed.subarray(1 + IV + TAG)), decipher.final()]);
  } catch (cause) {
    throw new AppError(
      'internal',
      'Een versleutelde tekst kan niet worden geopend. Meld dit bij de beheerder.',
      {
        detail: `cannot open ${binding[0]}`,
        cause,
      },
    );
  }
}

/** A fresh 256-bit key. As a KeyObject it prints as nothing, so it cannot end up in a log. */
export function newKey(): KeyObject {
  return createSecretKey(randomBytes(32));
}

export function wrap(outer: KeyObject, binding: Binding, inner: KeyObject): Buffer {
  const bytes = inner.export();
  const wrapped = seal(outer, binding, bytes);
  bytes.fill(0);
  return wrapped;
}

export function unwrap(outer: KeyObject, binding: Binding, wrapped: Buffer): KeyObject {
  const bytes = open(outer, binding, wrapped);
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}
