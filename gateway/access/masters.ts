import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { AppError } from '../errors.ts';

/** A master of the key hierarchy, opened. */
export interface Master {
  /** Eight hex digits of its SHA-256; says which master something was wrapped with, and nothing about it. */
  readonly id: string;
  readonly key: KeyObject;
}

/** The masters this process knows. Outside a rotation that is one. */
export interface Masters {
  /** The one in use first, then the one a rotation goes to. */
  all(): readonly Master[];
  /** Looks again for masters when this one is not known: a rotation may have begun. */
  find(id: string): Master | undefined;
}

/** @throws AppError `config_invalid` when the master is not 32 bytes. */
export function masterOf(bytes: Buffer): Master {
  if (bytes.length !== 32)
    throw new AppError('config_invalid', 'De hoofdsleutel moet 32 bytes lang zijn.', {
      detail: `master of ${bytes.length} bytes`,
    });
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  return { id, key: createSecretKey(bytes) };
}

/**
 * `read` says which masters this Koers has at that moment, the one in use first; it is asked again only when something
 * names a master that is not known. One that was known stays known until the process ends.
 */
export function createMasters(read: () => readonly Buffer[]): Masters {
  let order: readonly Master[] = [];
  const known = new Map<string, Master>();
  const look = () => {
    order = read().map(masterOf);
    for (const master of order) known.set(master.id, master);
  };
  look();
  return {
    all: () => {
      look(); // asked only where something new is wrapped, which is rare
      return order;
    },
    find: (id) => {
      if (!known.has(id)) look();
      return known.get(id);
    },
  };
}
