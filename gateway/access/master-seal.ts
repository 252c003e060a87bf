import { AppError } from '../errors.ts';
import type { Masters } from './masters.ts';
import { open, seal } from './seal.ts';

/** Byte 2, the four bytes of the master's id, then what seal() made (migration 0015 reads the id). */
const NAMED = 2;
const HEAD = 5;
const binding = (purpose: string) => ['master', purpose];

/** Seals for what belongs to no school, with the newest master this process knows. */
export function sealWithMaster(masters: Masters, purpose: string, plain: Buffer): Buffer {
  const master = masters.all().at(-1);
  if (!master) throw unknown('no master');
  return Buffer.concat([
    Buffer.from([NAMED]),
    Buffer.from(master.id, 'hex'),
    seal(master.key, binding(purpose), plain),
  ]);
}

/** @throws AppError `internal` when no master of this Koers sealed it, or it was sealed for another purpose. */
export function openWithMaster(masters: Masters, purpose: string, sealed: Buffer): Buffer {
  const id = masterIdOf(sealed);
  if (id !== null) {
    const master = masters.find(id);
    if (!master) throw unknown(`sealed by master ${id}`);
    return open(master.key, binding(purpose), sealed.subarray(HEAD));
  }
  // From before masters were named in it.
  const [first, ...rest] = masters.all();
  if (!first) throw unknown('no master');
  for (const master of rest) {
    try {
      return open(master.key, binding(purpose), sealed);
    } catch {} // another one sealed it
  }
  return open(first.key, binding(purpose), sealed);
}

/** Which master sealed this; null for what does not say so. */
export function masterIdOf(sealed: Buffer): string | null {
  return sealed[0] === NAMED ? sealed.subarray(1, HEAD).toString('hex') : null;
}

function unknown(detail: string): AppError {
  return new AppError(
    'internal',
    'Iets is versleuteld met een andere hoofdsleutel. Meld dit bij de beheerder.',
    { detail },
  );
}
