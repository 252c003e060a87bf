import type { Keys } from '../../access/keys.ts';
import type { Db } from '../../platform/db/pool.ts';
import type { DeliveryDeps } from '../../platform/delivery/deps.ts';
import type { OutboundFetch } from '../../platform/http/outbound-fetch.ts';

/** What webhooks stand on. */
export interface WebhookDeps extends DeliveryDeps {
  readonly db: Pick<Db, 'tenant' | 'platform'>;
  readonly keys: Pick<Keys, 'sealForSchool' | 'openForSchool'>;
  readonly fetch: OutboundFetch;
}
