import { randomBytes } from 'node:crypto';
import type { Config } from '../../config.ts';
import { AppError } from '../../errors.ts';
import { changeSecrets, keepSecrets } from './embedded/secrets.ts';

/** The masters of the key hierarchy, as this Koers keeps them outside the database. */
export interface MasterKeys {
  /** Looks anew: the one in use first, then the one that a rotation goes to. 32 bytes each. */
  known(): readonly Buffer[];
  /**
   * The master to go to, the same one until it is adopted.
   * @throws AppError `config_invalid` when the operator must give it first
   */
  next(): Buffer;
  /** Makes the next one the one in use and forgets the old. False: the operator must do that in the settings. */
  adopt(): boolean;
}

const bytes = (base64: string) => Buffer.from(base64, 'base64');

/** Masters in environment variables: a running process never sees a new one, so both are set before a rotation. */
function masterKeysInSettings(current: string, next: string | undefined): MasterKeys {
  return {
    known: () => (next === undefined ? [bytes(current)] : [bytes(current), bytes(next)]),
    next: () => {
      if (next === undefined || next === current)
        throw new AppError(
          'config_invalid',
          'Zet KOERS_MASTER_KEY_NEXT op een nieuwe sleutel (maak er een met "openssl rand -base64 32"), bij elk proces van Koers. Start ze opnieuw, en draai dan nog eens "npx koers keys rotate".',
        );
      return bytes(next);
    },
    adopt: () => false,
  };
}

/** Masters in the data folder: a running process reads the file again when it meets one it does not know. */
function masterKeysInFolder(folder: string): MasterKeys {
  return {
    known: () => {
      const { masterKey, nextMasterKey } = keepSecrets(folder);
      return nextMasterKey === undefined ? [bytes(masterKey)] : [bytes(masterKey), bytes(nextMasterKey)];
    },
    next: () => {
      const { nextMasterKey } = changeSecrets(folder, (s) => ({
        ...s,
        nextMasterKey: s.nextMasterKey ?? randomBytes(32).toString('base64'),
      }));
      return bytes(nextMasterKey ?? '');
    },
    adopt: () => {
      changeSecrets(folder, ({ nextMasterKey, ...s }) =>
        nextMasterKey === undefined ? s : { ...s, masterKey: nextMasterKey },
      );
      return true;
    },
  };
}

/** Where the masters of these settings are kept: the environment when it names one, else the data folder. */
export function masterKeysOf(config: Config, folder: string | null): MasterKeys {
  if (config.KOERS_MASTER_KEY)
    return masterKeysInSettings(config.KOERS_MASTER_KEY.reveal(), config.KOERS_MASTER_KEY_NEXT?.reveal());
  if (folder !== null) return masterKeysInFolder(folder);
  throw new AppError('config_invalid', 'KOERS_MASTER_KEY is verplicht samen met DATABASE_URL.');
}
