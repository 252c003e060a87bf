import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { type Lezer, noteInzage, sectieVan, type TekstSoort } from './inzage.ts';
import { leerlingKeysOf, markDestroyed, tekstBinding } from './leerling-keys.ts';
import { openWithMaster, sealWithMaster } from './master-seal.ts';
import { createMasters } from './masters.ts';
import { type OpenTekst, openAll, resealFor } from './reseal.ts';
import { type SchoolKey, type SchoolKeyring, schoolKeyring } from './school-keys.ts';
import { open, seal } from './seal.ts';

/** A text to seal with the key of the pupil it is about. */
export interface LeerlingText {
  readonly leerling: string;
  readonly text: string;
}
export interface SealedLeerlingText {
  readonly leerling: string;
  readonly sealed: Buffer;
}

/** A mark that only who holds the master can make, with the version of the school's key it was made with. */
export interface SchoolMac {
  readonly version: number;
  readonly mac: Buffer;
}

/**
 * Key hierarchy master → school → leerling (design §6). The master stands outside the database; the database holds
 * wrapped keys only. `purpose` is part of what is sealed: a text sealed for one purpose does not open as another.
 */
export interface Keys {
  /** Eight hex digits of the SHA-256 of the master in use. */
  readonly masterId: string;
  /** For what belongs to no school: signing keys of Koers itself. */
  sealWithMaster(purpose: string, plain: Buffer): Buffer;
  openWithMaster(purpose: string, sealed: Buffer): Buffer;
  /** Makes the key of a school when it has none. Safe to call twice and by many at once. */
  ensureSchoolKey(tx: Tx, school: string): Promise<void>;
  /** For secrets of a school, such as what its LVS wants to know of us. */
  sealForSchool(tx: Tx, school: string, plain: Buffer, purpose?: string): Promise<Buffer>;
  /** Opens what any version of the school's key sealed. */
  openForSchool(tx: Tx, school: string, sealed: Buffer, purpose?: string): Promise<Buffer>;
  /** HMAC-SHA-256 of a message with a key derived from the school's, for this purpose only. */
  macForSchool(tx: Tx, school: string, purpose: string, message: string): Promise<SchoolMac>;
  checkMacForSchool(
    tx: Tx,
    school: string,
    purpose: string,
    message: string,
    made: SchoolMac,
  ): Promise<boolean>;
  /** @throws AppError `conflict` when the key of the pupil was destroyed. */
  sealForLeerling(
    tx: Tx,
    school: string,
    leerling: string,
    text: string,
    purpose: TekstSoort,
  ): Promise<Buffer>;
  /** `null`: the key of the pupil was destroyed, and with it the text (R84). Leaves a line in the trail (R83). */
  openForLeerling(
    tx: Tx,
    lezer: Lezer,
    leerling: string,
    sealed: Buffer,
    purpose: TekstSoort,
  ): Promise<string | null>;
  /** Many at once, in the order given; two statements at most. */
  sealForLeerlingen(
    tx: Tx,
    school: string,
    texts: readonly LeerlingText[],
    purpose: TekstSoort,
  ): Promise<Buffer[]>;
  /** Many at once, in the order given, with one line in the trail per pupil, all in one statement. */
  openForLeerlingen(
    tx: Tx,
    lezer: Lezer,
    sealed: readonly SealedLeerlingText[],
    purpose: TekstSoort,
  ): Promise<(string | null)[]>;
  /**
   * Texts of one pupil, sealed for another: for when two turn out to be one (R72). Nobody reads them. In the order given.
   * @throws AppError `conflict` when the key of one of the two was destroyed
   */
  resealForLeerling(
    tx: Tx,
    school: string,
    pupils: { readonly from: string; readonly to: string },
    sealed: readonly Buffer[],
  ): Promise<Buffer[]>;
  /** Many texts of many pupils for the export of a whole school, which leaves a line in the trail itself (R76); null: destroyed. */
  openForUitvoer(
    tx: Tx,
    school: string,
    sealed: readonly SealedLeerlingText[],
  ): Promise<(OpenTekst | null)[]>;
  /**
   * Destroys the key of a pupil: every text sealed with it is gone, in backups too once they are rotated (R84).
   * @throws AppError `conflict` while a dispute holds the dossier (R48)
   */
  destroyLeerlingKey(tx: Tx, school: string, leerling: string): Promise<void>;
}

/**
 * The keys of one process. `known` says which masters there are at that moment, the one in use first; it is asked again
 * when something names another one, so that a process goes on through a rotation.
 * @throws AppError `config_invalid` when the master is not 32 bytes.
 */
export function createKeys(
  options: { readonly master: Buffer } | { readonly known: () => readonly Buffer[] },
): Keys {
  const masters = createMasters('known' in options ? options.known : () => [options.master]);
  const ring = schoolKeyring(masters);
  return {
    masterId: masters.all()[0]?.id ?? '',
    sealWithMaster: (purpose, plain) => sealWithMaster(masters, purpose, plain),
    openWithMaster: (purpose, sealed) => openWithMaster(masters, purpose, sealed),
    ensureSchoolKey: async (tx, school) => {
      await ring.current(tx, school);
    },
    ...schoolSecrets(ring),
    ...leerlingTexts(ring),
    destroyLeerlingKey: markDestroyed,
    openForUitvoer: (tx, school, sealed) => openAll(tx, ring, school, sealed),
    resealForLeerling: (tx, school, pupils, sealed) => resealFor(tx, ring, school, pupils, sealed),
  };
}

function macOf({ key }: SchoolKey, purpose: string, message: string): Buffer {
  const derived = Buffer.from(hkdfSync('sha256', key.export(), '', `koers mac ${purpose}`, 32));
  return createHmac('sha256', derived).update(message).digest();
}

function schoolSecrets(
  ring: SchoolKeyring,
): Pick<Keys, 'sealForSchool' | 'openForSchool' | 'macForSchool' | 'checkMacForSchool'> {
  return {
    sealForSchool: async (tx, school, plain, purpose = 'geheim') =>
      seal((await ring.newest(tx, school)).key, ['school', school, purpose], plain),
    openForSchool: async (tx, school, sealed, purpose = 'geheim') => {
      const binding = ['school', school, purpose];
      const current = await ring.current(tx, school);
      try {
        return open(current.key, binding, sealed);
      } catch (error) {
        for (const version of await ring.versions(tx, school)) {
          if (version === current.version) continue;
          try {
            return open((await ring.version(tx, school, version)).key, binding, sealed);
          } catch {} // yet another version sealed it
        }
        throw error;
      }
    },
    macForSchool: async (tx, school, purpose, message) => {
      const key = await ring.newest(tx, school);
      return { version: key.version, mac: macOf(key, purpose, message) };
    },
    checkMacForSchool: async (tx, school, purpose, message, { version, mac }) => {
      if (!(await ring.versions(tx, school)).includes(version)) return false;
      const own = macOf(await ring.version(tx, school, version), purpose, message);
      return own.length === mac.length && timingSafeEqual(own, mac);
    },
  };
}

type LeerlingTexts = Pick<
  Keys,
  'sealForLeerling' | 'openForLeerling' | 'sealForLeerlingen' | 'openForLeerlingen'
>;

function leerlingTexts(ring: SchoolKeyring): LeerlingTexts {
  const texts: LeerlingTexts = {
    sealForLeerling: async (tx, school, leerling, text, purpose) =>
      (await texts.sealForLeerlingen(tx, school, [{ leerling, text }], purpose))[0] ?? Buffer.alloc(0),
    openForLeerling: async (tx, lezer, leerling, sealed, purpose) =>
      (await texts.openForLeerlingen(tx, lezer, [{ leerling, sealed }], purpose))[0] ?? null,
    sealForLeerlingen: async (tx, school, plain, purpose) => {
      const found = await leerlingKeysOf(tx, ring, school, plain, 'make');
      return plain.map(({ leerling, text }) => {
        const key = found.get(leerling);
        if (!key)
          throw new AppError(
            'conflict',
            'De gegevens van deze leerling zijn vernietigd. Er kan niets meer bij.',
          );
        return seal(key, tekstBinding(school, leerling, purpose), Buffer.from(text, 'utf8'));
      });
    },
    openForLeerlingen: async (tx, lezer, sealed, purpose) => {
      const found = await leerlingKeysOf(tx, ring, lezer.school, sealed, 'find');
      // Before the first text is open: without its line in the trail nobody has read anything.
      await noteInzage(tx, lezer, sectieVan(purpose), [...found.keys()]);
      return sealed.map((s) => {
        const key = found.get(s.leerling);
        return key
          ? open(key, tekstBinding(lezer.school, s.leerling, purpose), s.sealed).toString('utf8')
          : null;
      });
    },
  };
  return texts;
}
