import type { AccountDeps } from '../../../gateway/access/account-deps.ts';
import type { Assets } from '../../ui/assets.ts';

/** What signing in, invitations and passkeys are shown with. */
export interface AanmeldenDeps {
  readonly assets: Pick<Assets, 'url'>;
  readonly account: AccountDeps;
  readonly now: () => Date;
}
