import type { BronRecord } from '../../gateway/model/roster.ts';
import type { RowIssue } from '../../gateway/sync/source-adapter.ts';
import { type Account, type Accounts, issue } from './scim.ts';

/**
 * Puts accounts beside the people of UWLR. Who is at school, UWLR says; an account adds an e-mail address that UWLR did
 * not tell. Each account is merged into one person, or is an issue.
 */
export class Merge {
  readonly #accounts: Accounts;
  readonly #left: Map<string, Account>;

  constructor(accounts: Accounts) {
    this.#accounts = accounts;
    this.#left = new Map(accounts.byId);
  }

  /** The same person with what the account adds, and what was the matter with that. */
  add(record: BronRecord): { record: BronRecord; issues: readonly RowIssue[] } {
    if (record.kind === 'groep' || record.key === undefined) return { record, issues: [] };
    const account = this.#accounts.byId.get(record.key);
    if (!account) return { record, issues: [] };
    this.#left.delete(account.id);
    if (!account.active) return { record, issues: [blocked(account)] };
    if (account.email === undefined || record.email) return { record, issues: [] };
    return { record: { ...record, email: account.email }, issues: [] };
  }

  /** What is told once at the end: accounts that could not be read, and those of nobody. */
  rest(): readonly RowIssue[] {
    return [
      ...this.#accounts.issues,
      ...[...this.#left.values()].map(({ path, id }) =>
        issue(path, 'no_person', id, 'Bij dit account hoort niemand uit UWLR. Het is niet gebruikt.'),
      ),
    ];
  }
}

function blocked({ path, id }: Account): RowIssue {
  return issue(
    `${path}.active`,
    'blocked_account',
    id,
    'Dit account is in Magister geblokkeerd. Het e-mailadres is niet gebruikt.',
  );
}
