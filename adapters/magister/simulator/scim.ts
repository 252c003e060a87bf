import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SimSchool } from '../../_formats/uwlr/simulator/school.ts';

export const SCIM_CREDENTIALS = {
  scimClientId: 'koers-sim',
  scimClientSecret: 'sim-geheim:met%teken',
} as const;
const TOKEN = 'sim-toegangsbewijs';
/** RFC 7644 §3.4.2.4 lets a server send fewer than asked. */
const MOST = 50;
const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';
const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';

/** The accounts side of Magister: signs in with client credentials, lists users by `startIndex` and `count`. */
export class ScimSim {
  /** Accounts that stand after those of the school's people. */
  extra: readonly unknown[] = [];
  /** Instead of all others. */
  only: readonly unknown[] | null = null;
  /** Ids of accounts that are blocked. */
  blocked: ReadonlySet<string> = new Set();
  /** Says no to every token. */
  refuses = false;
  /** Addresses that were asked. */
  readonly asked: string[] = [];

  /** @returns true when the request was for SCIM, and was answered */
  answer(req: IncomingMessage, res: ServerResponse, school: () => SimSchool): boolean {
    const url = new URL(req.url ?? '/', 'http://sim');
    if (url.pathname === '/connect/token') {
      this.#token(req, res);
      return true;
    }
    if (!url.pathname.startsWith('/scim/')) return false;
    this.asked.push(`${url.pathname}${url.search}`);
    if (this.refuses || req.headers.authorization !== `Bearer ${TOKEN}`) {
      send(res, 401, { schemas: [ERROR], status: '401' });
    } else if (url.pathname !== '/scim/Users') {
      send(res, 404, { schemas: [ERROR], status: '404' });
    } else {
      send(res, 200, page(this.#accounts(school()), url.searchParams));
    }
    return true;
  }

  /** RFC 6749 §2.3.1: both parts of Basic are form-encoded. */
  #token(req: IncomingMessage, res: ServerResponse): void {
    const encoded = (text: string) => new URLSearchParams({ x: text }).toString().slice(2);
    const { scimClientId: id, scimClientSecret: secret } = SCIM_CREDENTIALS;
    const right = `Basic ${Buffer.from(`${encoded(id)}:${encoded(secret)}`).toString('base64')}`;
    const known = req.method === 'POST' && req.headers.authorization === right;
    req.resume();
    if (known) send(res, 200, { access_token: TOKEN, token_type: 'Bearer', expires_in: 3600 });
    else send(res, 401, { error: 'invalid_client' });
  }

  #accounts({ leerlingen, medewerkers }: SimSchool): readonly unknown[] {
    if (this.only) return this.only;
    const own = [...leerlingen, ...medewerkers].map((person) => ({
      schemas: [USER],
      id: person.key,
      userName: `u${person.key}`,
      name: { givenName: person.roepnaam, familyName: person.achternaam },
      active: !this.blocked.has(person.key),
      ...(person.email === undefined
        ? {}
        : { emails: [{ value: person.email, type: 'work', primary: true }] }),
    }));
    return [...own, ...this.extra];
  }
}

function page(accounts: readonly unknown[], asked: URLSearchParams) {
  const startIndex = Math.max(1, Number(asked.get('startIndex') ?? 1));
  const count = Math.min(MOST, Number(asked.get('count') ?? MOST));
  const rows = accounts.slice(startIndex - 1, startIndex - 1 + count);
  return {
    schemas: [LIST],
    totalResults: accounts.length,
    startIndex,
    itemsPerPage: rows.length,
    ...(rows.length > 0 ? { Resources: rows } : {}),
  };
}

function send(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/scim+json' }).end(JSON.stringify(body));
}
