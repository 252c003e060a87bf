import type { AccountDeps } from '../../../gateway/access/account-deps.ts';
import type { OidcDeps } from '../../../gateway/access/oidc/sign-in.ts';
import type { Assets } from '../../ui/assets.ts';

/** What signing in, invitations and passkeys are shown with. */
export interface AanmeldenDeps {
  readonly assets: Pick<Assets, 'url'>;
  readonly account: AccountDeps;
  /** Signing in by a service of the school, and the services there are. */
  readonly dienst: OidcDeps;
  readonly now: () => Date;
}
