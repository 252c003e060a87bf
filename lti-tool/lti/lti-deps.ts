import type { Db } from '../../gateway/platform/db/pool.ts';
import type { OutboundFetch } from '../../gateway/platform/http/outbound-fetch.ts';
import type { Log } from '../../gateway/platform/log.ts';
import type { LtiPages } from './pages.tsx';

/** What the LTI core is given; built in gateway/main.ts. */
export interface LtiDeps {
  readonly db: Db;
  readonly log: Pick<Log, 'info'>;
  /** Our own origin, as people's browsers know it. */
  readonly origin: () => string;
  readonly now: () => Date;
  readonly fetch: OutboundFetch;
  /** Demo mode: platforms on this computer may use http. */
  readonly demo: boolean;
  /** Encrypts with a key that is derived from the master key; for the private part of our signing keys. */
  readonly seal: (plain: Buffer) => Buffer;
  /** Opens what `seal` made. */
  readonly open: (sealed: Buffer) => Buffer;
  /** Where a launch lands that names no page of its own, e.g. `/vandaag`. */
  readonly fallbackTarget: string;
  readonly pages: LtiPages;
}
