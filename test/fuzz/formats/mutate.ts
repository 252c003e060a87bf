import { unzipSync, zipSync } from 'fflate';
import type { Random } from '../random.ts';
import { textMutations } from './mutate-text.ts';

/** A change to what a vendor sent: the bytes afterwards, and in a word what was done. */
export interface Mutated {
  readonly bytes: Uint8Array;
  readonly how: string;
}

type Mutation = (bytes: Buffer, random: Random) => Uint8Array;

const place = (bytes: Uint8Array, random: Random) => random.int(Math.max(1, bytes.length));

/** A stretch somewhere in it. */
function stretch(bytes: Uint8Array, random: Random): [number, number] {
  const from = place(bytes, random);
  return [from, Math.min(bytes.length, from + 1 + random.int(400))];
}

const BYTES: Readonly<Record<string, Mutation>> = {
  'flip bits': (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let n = 1 + random.int(8); n > 0; n--) {
      const at = place(copy, random);
      copy[at] = (copy[at] ?? 0) ^ (1 << random.int(8));
    }
    return copy;
  },
  'cut off': (bytes, random) => bytes.subarray(0, place(bytes, random)),
  'take out': (bytes, random) => {
    const [from, to] = stretch(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  'say twice': (bytes, random) => {
    const [from, to] = stretch(bytes, random);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  'random bytes': (bytes, random) => {
    const noise = Buffer.from(Array.from({ length: 1 + random.int(30) }, () => random.int(256)));
    const at = place(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
  },
  'in UTF-16': (bytes) =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString('utf8'), 'utf16le')]),
  'in ISO 8859-1': (bytes) => Buffer.from(bytes.toString('utf8').replaceAll('e', 'é'), 'latin1'),
  'with a byte order mark': (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  nothing: () => Buffer.alloc(0),
};

/** One to three changes to the bytes that a vendor sent; a ZIP is sometimes changed inside. */
export function mutate(bytes: Uint8Array, random: Random): Mutated {
  if (isZip(bytes) && random.chance(0.8)) return mutateInside(bytes, random);
  const done: string[] = [];
  let now: Uint8Array = bytes;
  for (let n = 1 + random.int(3); n > 0; n--) {
    const text = !isZip(now) && random.chance(0.75);
    const [how, change] = random.pick(Object.entries(text ? ofText() : BYTES));
    now = change(Buffer.from(now), random);
    done.push(how);
  }
  return { bytes: now, how: done.join(', ') };
}

/** The mutations that know where a value begins and ends. */
function ofText(): Readonly<Record<string, Mutation>> {
  return Object.fromEntries(
    Object.entries(textMutations).map(([how, change]): [string, Mutation] => [
      how,
      (bytes, random) => Buffer.from(change(bytes.toString('utf8'), random), 'utf8'),
    ]),
  );
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

function mutateInside(bytes: Uint8Array, random: Random): Mutated {
  const entries = unzipSync(bytes);
  const name = random.pick(Object.keys(entries));
  const { bytes: inside, how } = mutate(entries[name] ?? new Uint8Array(), random);
  return { bytes: zipSync({ ...entries, [name]: inside }), how: `${name}: ${how}` };
}
