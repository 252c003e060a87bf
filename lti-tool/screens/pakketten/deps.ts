import type { Db } from '../../../gateway/platform/db/pool.ts';
import type { OutboundFetch } from '../../../gateway/platform/http/outbound-fetch.ts';
import type { Assets } from '../../ui/assets.ts';

/** What the screens of packages work with. */
export interface PakkettenDeps {
  readonly assets: Pick<Assets, 'url'>;
  readonly db: Db;
  /** For packages of a CASE server. */
  readonly fetch: OutboundFetch;
  /** Address of our own CASE provider, in files that go out. */
  readonly caseBasis: string;
}
