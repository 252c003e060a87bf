import type { Db } from '../platform/db/pool.ts';
import type { Log } from '../platform/log.ts';

/** What signing in works with. */
export interface AccountDeps {
  readonly db: Db;
  readonly log: Pick<Log, 'info'>;
  /** Our own origin as browsers know it; its host is what passkeys belong to (the RP ID). */
  readonly origin: () => string;
  /** KOERS_BEHEER_PASSKEY: whether beheer wants a passkey. */
  readonly passkeyRequired: boolean;
}

/** A person of one school that an account stands for. */
export interface AccountPerson {
  readonly school: string;
  readonly person: string;
}
