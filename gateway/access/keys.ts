import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { leerlingKeysOf, markDestroyed } from './leerling-keys.ts';
import { schoolKeyring } from './school-keys.ts';
import { open, seal } from './seal.ts';

/** A text to seal with the key of the pupil it is about. */
export interface LeerlingText {
  readonly leerling: string;
  readonly text: string;
}

/**
 * Key hierarchy master → school → leerling (design §6). The master stands outside the database; the database holds
 * wrapped keys only. `purpose` is part of what is sealed: a text sealed for one purpose does not open as another.
 */
export interface Keys {
  /** Eight hex digits of the master's SHA-256; says which master a key was wrapped with, and nothing about it. */
  readonly masterId: string;
  /** For what belongs to no school: signing keys of Koers itself. */
  sealWithMaster(purpose: string, plain: Buffer): Buffer;
  openWithMaster(purpose: string, sealed: Buffer): Buffer;
  /** Makes the key of a school when it has none. Safe to call twice and by many at once. */
  ensureSchoolKey(tx: Tx, school: string): Promise<void>;
  /** For secrets of a school, such as what its LVS wants to know of us. */
  sealForSchool(tx: Tx, school: string, plain: Buffer, purpose?: string): Promise<Buffer>;
  openForSchool(tx: Tx, school: string, sealed: Buffer, purpose?: string): Promise<Buffer>;
  /** @throws AppError `conflict` when the key of the pupil was destroyed. */
  sealForLeerling(tx: Tx, school: string, leerling: string, text: string, purpose?: string): Promise<Buffer>;
  /** `null`: the key of the pupil was destroyed, and with it the text (R84). */
  openForLeerling(
    tx: Tx,
    school: string,
    leerling: string,
    sealed: Buffer,
    purpose?: string,
  ): Promise<string | null>;
  /** Many at once, in the order given; two statements at most. */
  sealForLeerlingen(
    tx: Tx,
    school: string,
    texts: readonly LeerlingText[],
    purpose?: string,
  ): Promise<Buffer[]>;
  openForLeerlingen(
    tx: Tx,
    school: string,
    sealed: readonly { readonly leerling: string; readonly sealed: Buffer }[],
    purpose?: string,
  ): Promise<(string | null)[]>;
  /** Destroys the key of a pupil: every text sealed with it is gone, in backups too once they are rotated (R84). */
  destroyLeerlingKey(tx: Tx, school: string, leerling: string): Promise<void>;
}

function masterKey(bytes: Buffer): KeyObject {
  if (bytes.length !== 32)
    throw new AppError('config_invalid', 'De hoofdsleutel moet 32 bytes lang zijn.', {
      detail: `master of ${bytes.length} bytes`,
    });
  return createSecretKey(bytes);
}

/** @throws AppError `config_invalid` when the master is not 32 bytes. */
export function createKeys(options: { readonly master: Buffer }): Keys {
  const master = masterKey(options.master);
  const masterId = createHash('sha256').update(options.master).digest('hex').slice(0, 8);
  const ring = schoolKeyring(master, masterId);
  const bind = (school: string, leerling: string, purpose: string) => ['leerling', school, leerling, purpose];

  const keys: Keys = {
    masterId,
    sealWithMaster: (purpose, plain) => seal(master, ['master', purpose], plain),
    openWithMaster: (purpose, sealed) => open(master, ['master', purpose], sealed),
    ensureSchoolKey: async (tx, school) => {
      await ring.current(tx, school);
    },
    sealForSchool: async (tx, school, plain, purpose = 'geheim') =>
      seal((await ring.current(tx, school)).key, ['school', school, purpose], plain),
    openForSchool: async (tx, school, sealed, purpose = 'geheim') =>
      open((await ring.current(tx, school)).key, ['school', school, purpose], sealed),
    sealForLeerling: async (tx, school, leerling, text, purpose) =>
      (await keys.sealForLeerlingen(tx, school, [{ leerling, text }], purpose))[0] ?? Buffer.alloc(0),
    openForLeerling: async (tx, school, leerling, sealed, purpose) =>
      (await keys.openForLeerlingen(tx, school, [{ leerling, sealed }], purpose))[0] ?? null,
    sealForLeerlingen: async (tx, school, texts, purpose = 'tekst') => {
      const found = await leerlingKeysOf(tx, await ring.current(tx, school), school, texts, 'make');
      return texts.map(({ leerling, text }) => {
        const key = found.get(leerling);
        if (!key)
          throw new AppError(
            'conflict',
            'De gegevens van deze leerling zijn vernietigd. Er kan niets meer bij.',
          );
        return seal(key, bind(school, leerling, purpose), Buffer.from(text, 'utf8'));
      });
    },
    openForLeerlingen: async (tx, school, sealed, purpose = 'tekst') => {
      const found = await leerlingKeysOf(tx, await ring.current(tx, school), school, sealed, 'find');
      return sealed.map((s) => {
        const key = found.get(s.leerling);
        return key ? open(key, bind(school, s.leerling, purpose), s.sealed).toString('utf8') : null;
      });
    },
    destroyLeerlingKey: markDestroyed,
  };
  return keys;
}
