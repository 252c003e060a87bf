import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../gateway/errors.ts';
import type { AdapterContext, RowIssue } from '../../gateway/sync/source-adapter.ts';
import { signedIn } from '../_kit/oauth.ts';
import { readPages } from '../_kit/pages.ts';
import type { MagisterConnection } from './connection.ts';

/** SCIM 2.0 ListResponse (RFC 7644 §3.4.2); attribute names have no case (RFC 7643 §2.1), Magister writes them so. */
const Page = z.object({
  totalResults: z.number().int().nonnegative().optional(),
  // §3.4.2: left out when there are none.
  Resources: z.array(z.unknown()).default([]),
});

/** User of RFC 7643 §4.1, only what the smalle set lacks. */
const User = z.object({
  id: z.string().min(1).max(256),
  active: z.boolean().optional(),
  emails: z
    .array(z.object({ value: z.string().max(256).optional(), primary: z.boolean().optional() }))
    .nullish(),
});

export interface Account {
  /** Where it stood, for an issue. */
  readonly path: string;
  /** Magister: the same as the key in UWLR and in single sign-on. */
  readonly id: string;
  readonly active: boolean;
  readonly email: string | undefined;
}

export interface Accounts {
  readonly byId: ReadonlyMap<string, Account>;
  readonly issues: readonly RowIssue[];
  /** Tells whether anything differs from the last time. */
  readonly hash: string;
}

/** What there is without SCIM: no account, no issue. */
export const NO_ACCOUNTS: Accounts = { byId: new Map(), issues: [], hash: '' };

/** RFC 7644 §3.4.2.4: how many at a time; a server may send fewer. */
const PAGE = 100;

/** All accounts of the school. @throws AppError `source_*`, `cancelled` */
export async function readAccounts(connection: MagisterConnection, ctx: AdapterContext): Promise<Accounts> {
  const { scimEndpoint, scimTokenEndpoint = '', scimClientId = '', scimClientSecret = '' } = connection;
  if (scimEndpoint === undefined) return NO_ACCOUNTS;
  const client = signedIn(
    { tokenUrl: scimTokenEndpoint, clientId: scimClientId, clientSecret: scimClientSecret, auth: 'basic' },
    ctx,
  );
  const rows = await readPages<unknown>({
    size: PAGE,
    keyOf: (row) => User.pick({ id: true }).safeParse(row).data?.id,
    read: async (offset, size) => {
      const url = `${scimEndpoint.replace(/\/$/, '')}/Users?startIndex=${offset + 1}&count=${size}`;
      // RFC 7644 §3.1: its own media type; some servers send plain JSON all the same.
      const { body } = await client.call({
        url,
        headers: { accept: 'application/scim+json, application/json' },
      });
      const page = Page.safeParse(body);
      if (!page.success) {
        throw new AppError(
          'source_invalid',
          'Het antwoord van SCIM is geen lijst met accounts. Controleer het adres.',
          {
            retry: 'never',
          },
        );
      }
      const { Resources, totalResults } = page.data;
      return totalResults === undefined ? { rows: Resources } : { rows: Resources, total: totalResults };
    },
  });
  ctx.log.info({ adapterAnswer: 'scim', rows: rows.length }, 'source told its accounts');
  return accountsIn(rows);
}

function accountsIn(rows: readonly unknown[]): Accounts {
  const byId = new Map<string, Account>();
  const issues: RowIssue[] = [];
  const hash = createHash('sha256');
  for (const [i, row] of rows.entries()) {
    const path = `$.Resources[${i}]`;
    const user = User.safeParse(row);
    hash.update(JSON.stringify(user.data ?? null));
    if (!user.success) {
      issues.push(
        issue(
          path,
          'bad_shape',
          '',
          'Dit account is anders opgebouwd dan SCIM voorschrijft. Meld dit aan je leverancier.',
        ),
      );
    } else if (byId.has(user.data.id)) {
      issues.push(
        issue(
          path,
          'duplicate_key',
          user.data.id,
          'Dit account staat er twee keer in. Het eerste is gebruikt.',
        ),
      );
    } else {
      const { id, active = true, emails } = user.data;
      byId.set(id, { path, id, active, email: emailIn(emails ?? []) });
    }
  }
  return { byId, issues, hash: hash.digest('base64url') };
}

/** RFC 7643 §2.4: at most one is the primary one; without it the first counts. */
function emailIn(
  emails: readonly { value?: string | undefined; primary?: boolean | undefined }[],
): string | undefined {
  const told = emails.filter((email) => email.value);
  return (told.find((email) => email.primary) ?? told[0])?.value;
}

/** An account adds to a person; the person comes in without it. */
export function issue(path: string, code: string, seen: string, message: string): RowIssue {
  return { path, code, seen: seen.slice(0, 60), message, effect: 'partial' };
}
