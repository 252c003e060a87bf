import type { TeamsSignInDeps } from '../../gateway/access/teams/sign-in.ts';
import type { Assets } from '../ui/assets.ts';

/** What the pages within Microsoft Teams work with. */
export interface TeamsDeps extends TeamsSignInDeps {
  readonly assets: Pick<Assets, 'url'>;
  /** Our own origin, as people's browsers know it. */
  readonly origin: () => string;
}
