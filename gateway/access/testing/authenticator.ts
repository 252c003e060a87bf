import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** The part of the options that an authenticator needs. */
interface Question {
  readonly challenge: string;
}

/** What a test may turn wrong. */
export interface Twist {
  origin?: string;
  rpId?: string;
  counter?: number;
  /** Without the person having shown it is him. */
  unverified?: boolean;
  crossOrigin?: boolean;
  userHandle?: string;
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const UP = 0x01;
const UV = 0x04;
const ATTESTED = 0x40;

/** CBOR (RFC 8949), only what an attestation needs: short maps, text, bytes and small integers. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const entries = [...(value as Map<unknown, unknown>)];
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([k, v]) => [cbor(k), cbor(v)])]);
}

function head(major: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(major << 5) | n]);
  if (n < 256) return Buffer.from([(major << 5) | 24, n]);
  return Buffer.from([(major << 5) | 25, n >> 8, n & 0xff]);
}

/** A device with one passkey (ES256, attestation "none"), that does what it is told, also when that is wrong. */
export class Authenticator {
  readonly #key: KeyObject;
  readonly #public: Buffer;
  readonly id = randomBytes(16);
  readonly #origin: string;
  counter = 0;
  userHandle = '';

  constructor(origin: string) {
    this.#origin = origin;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const point = [x, y].map((part) => Buffer.from(part, 'base64url'));
    // COSE_Key: kty EC2, alg ES256, crv P-256 (RFC 9053).
    this.#public = cbor(
      new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, point[0]],
        [-3, point[1]],
      ]),
    );
  }

  #client(type: string, question: Question, twist: Twist): Buffer {
    const { challenge } = question;
    const origin = twist.origin ?? this.#origin;
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: twist.crossOrigin ?? false }));
  }

  #data(twist: Twist, flags: number, rest: Buffer = Buffer.alloc(0)): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(twist.counter ?? this.counter);
    const rp = sha256(twist.rpId ?? new URL(this.#origin).hostname);
    return Buffer.concat([rp, Buffer.from([UP | (twist.unverified ? 0 : UV) | flags]), counter, rest]);
  }

  /** Answers `navigator.credentials.create`, as the browser's JSON. */
  make(question: Question & { readonly user: { readonly id: string } }, twist: Twist = {}): string {
    this.userHandle = question.user.id;
    const length = Buffer.from([0, this.id.length]);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, this.#public]);
    const attestation = cbor(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', this.#data(twist, ATTESTED, attested)],
      ]),
    );
    return this.#json({
      clientDataJSON: this.#client('webauthn.create', question, twist).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** Answers `navigator.credentials.get`. */
  sign(question: Question, twist: Twist = {}): string {
    const client = this.#client('webauthn.get', question, twist);
    const data = this.#data(twist, 0);
    return this.#json({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', Buffer.concat([data, sha256(client)]), this.#key).toString('base64url'),
      userHandle: twist.userHandle ?? this.userHandle,
    });
  }

  #json(response: Readonly<Record<string, unknown>>): string {
    const id = this.id.toString('base64url');
    return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
  }
}
