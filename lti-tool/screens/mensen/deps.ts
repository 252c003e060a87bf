import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import type { Frame } from '../chrome.tsx';
import { rolesWith } from '../roles.ts';

export interface AccountView {
  readonly id: string;
  readonly elo: string;
  readonly sinds: Date;
}

export interface WachtendeView {
  readonly code: string;
  readonly elo: string;
  readonly eerst: Date;
  readonly laatst: Date;
}

/** Accounts by which people come in; LTI has them, this screen only names what it needs. */
export interface Accounts {
  wachtenden(tx: Tx, who: KnownActor): Promise<readonly WachtendeView[]>;
  accountsOf(tx: Tx, who: KnownActor, persoon: string): Promise<readonly AccountView[]>;
  linkAccount(tx: Tx, who: KnownActor, link: { code: string; persoon: string }): Promise<void>;
  unlinkAccount(tx: Tx, who: KnownActor, at: { persoon: string; account: string }): Promise<void>;
}

export interface MensenDeps {
  readonly assets: Frame['assets'];
  readonly accounts: Accounts;
  /** Our own origin, for the address of an invitation. */
  readonly origin: string;
  readonly now: () => Date;
}

/** Every route here; what changes something asks for a passkey as well. */
export const access = { kind: 'roles', any: rolesWith('rollen_beheren') } as const;
export const changes = { ...access, strong: true } as const;
