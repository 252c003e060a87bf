import type pg from 'pg';

export type SessionMethod = 'lti' | 'passkey' | 'teams' | 'oidc';

/** What a session gives when it is entered: the person, and the roles that hold today. */
export interface EnteredSession {
  readonly sessionId: string;
  readonly schoolId: string;
  readonly personId: string | null;
  readonly platformId: string | null;
  /** How this person came in: launched from an ELO or Teams, by a sign-in service, or with a passkey of Koers itself. */
  readonly method: SessionMethod;
  /** The passkey it was signed in with. */
  readonly passkeyId: string | null;
  /** Signed in by a service that says it asked more than a password. */
  readonly meerFactoren: boolean;
  readonly roles: readonly string[];
  readonly expiresAt: Date;
  /** Origins that may show these pages in a frame: those of the platform it was launched from. */
  readonly frameOrigins: readonly string[];
}

/** A session as the database gave it, with the print by which the database knows whether it still stands so. */
export interface SeenSession {
  readonly session: EnteredSession;
  readonly print: string;
}

interface SessionRow {
  session_id: string;
  school_id: string;
  person_id: string | null;
  platform_id: string | null;
  roles: string[];
  expires_at: Date;
  frame_origins: string[];
  method: SessionMethod;
  passkey_id: string | null;
  meer_factoren: boolean;
  print: string;
}

const enter = (argument: string) =>
  `BEGIN; SET LOCAL ROLE koers_app; SELECT * FROM koers.enter_session(${argument})`;
const bytes = (hash: Buffer) => `'\\x${hash.toString('hex')}'::bytea`;

/** Enters a session, and tells who and what it is. */
export const enterSession = (hash: Buffer): string => enter(bytes(hash));

/** Enters a session that was seen before; fails (KP401) when anything of it is otherwise by now. */
export const enterSeen = (hash: Buffer, { print }: SeenSession): string =>
  enter(`${bytes(hash)}, '${print}'`);

/** Whether entering failed because the session is not what it was. */
export function isOtherSession(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'KP401';
}

/** Reads the answer of `enterSession`; null when there is no such session (any more). */
export function readEntered(result: unknown): SeenSession | null {
  const last = (Array.isArray(result) ? result.at(-1) : result) as pg.QueryResult<SessionRow>;
  const row = last.rows[0];
  if (!row || !/^[0-9a-f]{32}$/.test(row.print)) return null;
  const session = {
    sessionId: row.session_id,
    schoolId: row.school_id,
    personId: row.person_id,
    platformId: row.platform_id,
    method: row.method,
    passkeyId: row.passkey_id,
    meerFactoren: row.meer_factoren,
    roles: row.roles,
    expiresAt: row.expires_at,
    frameOrigins: row.frame_origins,
  };
  return { session, print: row.print };
}

/** Sessions this process has seen; the oldest are forgotten first. What is remembered is believed only when the database agrees. */
export class SeenSessions {
  readonly #seen = new Map<string, SeenSession>();
  readonly #max: number;
  constructor(max = 5000) {
    this.#max = max;
  }

  get(hash: Buffer): SeenSession | undefined {
    return this.#seen.get(hash.toString('base64'));
  }

  /** Keeps what was seen; null forgets it. */
  set(hash: Buffer, seen: SeenSession | null): void {
    const key = hash.toString('base64');
    this.#seen.delete(key);
    if (!seen) return;
    this.#seen.set(key, seen);
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > this.#max && oldest !== undefined) this.#seen.delete(oldest);
  }
}
