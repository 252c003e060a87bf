import type { Db } from '../../../gateway/platform/db/pool.ts';
import type { OutboundFetch } from '../../../gateway/platform/http/outbound-fetch.ts';
import type { HandlerDeps } from '../../lti/berichten-service.ts';
import type { Assets } from '../../ui/assets.ts';

export interface LeeromgevingenDeps {
  readonly db: Db;
  readonly assets: Pick<Assets, 'url'>;
  /** Our own origin, as people's browsers know it. */
  readonly origin: () => string;
  readonly fetch: OutboundFetch;
  readonly demo: boolean;
  readonly now: () => Date;
  /** The client for services of an ELO. */
  readonly services: HandlerDeps['services'];
}
