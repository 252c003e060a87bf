import type { Db } from '../../../gateway/platform/db/pool.ts';
import type { CijfersService } from '../../lti/cijfers-service.ts';
import type { ScreenDeps } from '../chrome.tsx';

/** What the screens of scores work with; some ask an ELO, and hold no transaction meanwhile. */
export interface CijfersDeps extends Pick<ScreenDeps, 'assets' | 'now'> {
  readonly db: Pick<Db, 'tenant'>;
  readonly cijfers: CijfersService;
}
