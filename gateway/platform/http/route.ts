import type { z } from 'zod';
import type { Actor, Rol } from '../../model/actor.ts';
import type { ApiScope } from '../../model/api-scope.ts';
import type { EnteredClient } from '../db/client-entry.ts';
import type { Tx } from '../db/kysely-on-client.ts';
import type { Db } from '../db/pool.ts';
import type { EnteredSession } from '../db/session-entry.ts';
import type { Framers } from './content-security-policy.ts';
import type { Tag } from './openapi-tags.ts';
import type { Problem } from './problem.ts';
import type { Upload } from './upload.ts';

/** Who may use a route. Without it a route does not compile; the matrix test walks them all. */
export type Access =
  /** Anyone, no session; the reason is printed in the access matrix. */
  | { readonly kind: 'public'; readonly why: string }
  /** Anyone with a session, also a person who is not linked yet. */
  | { readonly kind: 'session' }
  /**
   * A linked person who holds one of these roles today. What he may see of it is decided by gateway/access.
   * `strong`: and who signed in with a passkey or with more than a password, in a window of his own; what came from an ELO is refused (needs_passkey).
   */
  | { readonly kind: 'roles'; readonly any: readonly Rol[]; readonly strong?: true }
  /** As `roles`, but the handler opens its own transactions: none is held while it calls outside (an LVS). */
  | { readonly kind: 'roles-own-transaction'; readonly any: readonly Rol[]; readonly strong?: true }
  /**
   * A program of a vendor with an access token for one school (RFC 6750) that has this scope, or one of these, today (R69).
   * No cookie is looked at, and every request stands in the trail. `own`: the handler opens its own transactions.
   */
  | { readonly kind: 'client'; readonly scope: ApiScope | readonly ApiScope[] }
  | { readonly kind: 'client-own-transaction'; readonly scope: ApiScope | readonly ApiScope[] };

/** Access of programs, not people. */
export type ClientAccess = Extract<Access, { kind: 'client' | 'client-own-transaction' }>;
export const isForClients = (access: Access): access is ClientAccess =>
  access.kind === 'client' || access.kind === 'client-own-transaction';
/** The scopes of which one opens it. */
export const scopesOf = ({ scope }: ClientAccess): readonly ApiScope[] =>
  typeof scope === 'string' ? [scope] : scope;

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** A whole page or a fragment. */
  readonly html?: string;
  readonly json?: unknown;
  readonly redirect?: string;
  readonly body?: { readonly type: string; readonly bytes: Buffer | string };
  /** A large file, sent while it is read; `length` in bytes when it is known. The parts are asked for after the handler's transaction. */
  readonly stream?: {
    readonly type: string;
    readonly length?: number;
    readonly parts: AsyncIterable<Buffer>;
  };
  /** Who may frame this answer; without it the session's platform, and without a session nobody. */
  readonly frameOrigins?: Framers;
  /** The page holds a frame with another page of ours. */
  readonly frames?: true;
  /** Origins beside our own that a form of this page may go to. */
  readonly formOrigins?: readonly string[];
}

interface Basics<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  /** True for a partial update asked by htmx: answer a fragment. */
  readonly partial: boolean;
  readonly requestId: string;
}
export interface PublicCall<P, Q, B> extends Basics<P, Q, B> {
  readonly db: Db;
}
/** Runs in one transaction in the session's school; it commits before the answer is sent. */
export interface SessionCall<P, Q, B> extends Basics<P, Q, B> {
  readonly tx: Tx;
  readonly who: Actor;
  readonly session: EnteredSession;
}
export interface RolesCall<P, Q, B> extends SessionCall<P, Q, B> {
  readonly who: Actor & { readonly person: string };
}

/** As `RolesCall`, without an open transaction: for work that calls outside or opens its own. */
export interface OwnCall<P, Q, B> extends Omit<RolesCall<P, Q, B>, 'tx'> {
  readonly db: Db;
}

/** Runs in one transaction in the school of the token, as the client; it commits before the answer is sent. */
export interface ClientCall<P, Q, B> extends Basics<P, Q, B> {
  readonly tx: Tx;
  readonly client: EnteredClient;
}
/** As `ClientCall`, without an open transaction; `db.tenant({ school: client.schoolId, actor: client.clientId }, …)` opens one. */
export interface OwnClientCall<P, Q, B> extends Omit<ClientCall<P, Q, B>, 'tx'> {
  readonly db: Db;
}

type Call<A extends Access, P, Q, B> = A extends { kind: 'public' }
  ? PublicCall<P, Q, B>
  : A extends { kind: 'client' }
    ? ClientCall<P, Q, B>
    : A extends { kind: 'client-own-transaction' }
      ? OwnClientCall<P, Q, B>
      : PersonCall<A, P, Q, B>;

type PersonCall<A extends Access, P, Q, B> = A extends { kind: 'session' }
  ? SessionCall<P, Q, B>
  : A extends { kind: 'roles-own-transaction' }
    ? OwnCall<P, Q, B>
    : RolesCall<P, Q, B>;

export interface RouteDefinition<A extends Access, P, Q, B> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Express path, e.g. `/groep/:groep`. */
  readonly path: string;
  readonly summary: string;
  /** Name of the operation in OpenAPI, where a standard has one; else it is made of method and path. */
  readonly operationId?: string;
  /** Under which heading it stands in OpenAPI; else it follows from who may ask it. */
  readonly tag?: Tag;
  readonly access: A;
  /** Unsafe methods are refused unless Origin is our own; `any` is for protocol endpoints only (LTI). */
  readonly origin?: 'own' | 'any';
  /** Here a code or a secret is typed or posted: wrong ones are counted per address, tighter than other refusals (rate-limit.ts). */
  readonly guess?: true;
  /** The handler asks the database one statement and then only renders: entering, statement and commit are one round trip. */
  readonly oneStatement?: true;
  /**
   * The form may bring a file: `body` then has it under `bestand` (upload.ts). Only with `roles-own-transaction`: it is read
   * once it is known that the sender may send one, and no transaction waits for it.
   */
  readonly upload?: A extends { kind: 'roles-own-transaction' } ? Upload : never;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  /** What it answers, per status: a zod schema for JSON, `html` for pages, `empty` for no body. Feeds OpenAPI. */
  readonly responses: Readonly<Record<number, z.ZodType | 'html' | 'redirect' | 'text' | 'empty'>>;
  /** How a standard wants a refusal to look, when it is not problem+json; status and headers stay. Of routes for clients only. */
  readonly refusal?: (problem: Problem) => unknown;
  readonly handler: (call: Call<A, P, Q, B>) => Promise<Reply>;
}

/** One route, types erased, ready to mount. */
export interface Route
  extends Omit<RouteDefinition<Access, unknown, unknown, unknown>, 'handler' | 'upload'> {
  readonly upload?: Upload;
  readonly handler: (call: never) => Promise<Reply>;
}

/**
 * Declares a route once: the definition validates, types the handler, enforces access and feeds OpenAPI.
 * @example
 * ```ts
 * defineRoute({
 *   method: 'GET', path: '/groep/:groep', summary: 'Groepsmatrix',
 *   access: { kind: 'roles', any: ['leerkracht', 'ib'] },
 *   params: z.object({ groep: z.uuid() }),
 *   responses: { 200: 'html' },
 *   handler: async ({ tx, who, params }) => ({ html: renderPage(<Groep … />) }),
 * })
 * ```
 */
export function defineRoute<const A extends Access, P = unknown, Q = unknown, B = unknown>(
  definition: RouteDefinition<A, P, Q, B>,
): Route {
  return definition as unknown as Route;
}
