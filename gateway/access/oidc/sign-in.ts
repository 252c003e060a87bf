import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { AppError } from '../../errors.ts';
import type { Db } from '../../platform/db/pool.ts';
import { hashToken, newToken } from '../../platform/http/session-cookie.ts';
import type { Log } from '../../platform/log.ts';
import { type Admission, admitIdentity } from '../launch/admit.ts';
import { whichSchool } from '../launch/which-school.ts';
import { type BronDeps, type BronSchool, bronMet } from './bronnen.ts';
import { brinVan, meerFactoren, nummersVan, rollenVan } from './claims.ts';
import type { Bron, Checks, Providers, Said } from './provider.ts';

/** What signing in by a service of the school works with. */
export interface OidcDeps extends Pick<BronDeps, 'db' | 'keys'> {
  readonly log: Pick<Log, 'info'>;
  readonly now: () => Date;
  readonly providers: Providers;
  /** Where the service sends people back to. */
  readonly terug: () => string;
}

/** How long somebody may take at the service; seconds. */
export const LOGIN_SECONDS = 600;

/** Nonce and verifier are made from the browser's own secret: they stand in no database, and no other browser has them. */
const checksOf = (secret: string, state: string): Checks => {
  const derived = (purpose: string) => createHmac('sha256', secret).update(purpose).digest('base64url');
  return { state, nonce: derived('nonce'), verifier: derived('verifier') };
};

/**
 * Begins: where to send the browser, and the secret it keeps in a cookie until it is back.
 * @throws AppError `not_found`, `source_unavailable`
 */
export async function startOidc(
  deps: OidcDeps,
  asked: { readonly bron: string; readonly naar: string },
): Promise<{ naar: string; secret: string }> {
  const { bron } = await bronMet(deps, asked.bron);
  const [state, secret] = [newToken(), newToken()];
  const url = await deps.providers.ask(bron, checksOf(secret, state), deps.terug());
  const expires_at = new Date(deps.now().getTime() + LOGIN_SECONDS * 1000);
  const row = { state_hash: hashToken(state), browser_hash: hashToken(secret), bron_id: bron.id };
  await deps.db.platform((tx) =>
    tx
      .insertInto('koers.oidc_login')
      .values({ ...row, naar: asked.naar, expires_at })
      .execute(),
  );
  return { naar: url.href, secret };
}

/** Takes a login away, once, and only in the browser that began it; what ran out goes along. */
async function takeLogin(db: Db, by: { state: string; secret: string; now: Date }) {
  const { rows } = await db.platform((tx) =>
    sql<{ bron_id: string; naar: string; live: boolean }>`
      DELETE FROM koers.oidc_login
      WHERE (state_hash = ${hashToken(by.state)} AND browser_hash = ${hashToken(by.secret)}) OR expires_at < ${by.now}
      RETURNING bron_id, naar, state_hash = ${hashToken(by.state)} AND expires_at >= ${by.now} AS live`.execute(
      tx,
    ),
  );
  return rows.find((row) => row.live);
}

/** The answer as it came in the address, with what this browser has of ours. */
export interface OidcAnswer {
  readonly url: URL;
  readonly secret: string | undefined;
  /** Token of the session that this browser had. */
  readonly previous: string | undefined;
}

/**
 * From the answer of the service to a session of our own.
 * @throws AppError `launch_refused`, `source_unavailable`
 */
export async function finishOidc(
  deps: OidcDeps,
  given: OidcAnswer,
): Promise<{ admission: Admission; naar: string }> {
  try {
    return await finish(deps, given);
  } catch (error) {
    if (error instanceof AppError && error.code === 'launch_refused')
      deps.log.info({ wijze: 'oidc', reason: error.opts.detail }, 'launch refused');
    throw error;
  }
}

async function finish(deps: OidcDeps, { url, secret, previous }: OidcAnswer) {
  const now = deps.now();
  const state = url.searchParams.get('state') ?? '';
  const login = secret && state ? await takeLogin(deps.db, { state, secret, now }) : undefined;
  if (!login || !secret) throw used();
  const { bron, scholen } = await bronMet(deps, login.bron_id);
  const said = await deps.providers.answer(bron, checksOf(secret, state), url);
  const school = await schoolOf(deps.db, bron, scholen, said);
  const identity = {
    wijze: 'oidc',
    school: school.id,
    systeem: `oidc:${bron.id}`,
    sleutel: said.subject,
    platform: null,
    rollen: rollenVan(said.claims, bron.claims),
    meerFactoren: meerFactoren(said.claims, bron.claims),
    ...nummersVan(said.claims, bron.claims),
  } as const;
  const admission = await admitIdentity(deps.db, identity, { now, previous, window: null });
  deps.log.info({ school: school.id, wijze: 'oidc', person: admission.person }, 'launch admitted');
  return { admission, naar: login.naar };
}

/** The school somebody is of: the BRIN that the service sends decides; else where he is known, or the only one. */
async function schoolOf(
  db: Db,
  { id, claims }: Bron,
  scholen: readonly BronSchool[],
  said: Said,
): Promise<BronSchool> {
  const brin = brinVan(said.claims, claims);
  const may = brin === null ? scholen : scholen.filter((school) => school.brin.startsWith(brin));
  const found = await db.platform((tx) =>
    whichSchool(tx, may, { systeem: `oidc:${id}`, sleutel: said.subject }),
  );
  const [school, other] = found;
  if (school && !other) return school;
  throw new AppError(
    'launch_refused',
    may.length === 0
      ? 'Jouw school gebruikt Koers niet via deze dienst. Vraag de beheerder van Koers op jouw school.'
      : 'De dienst zegt niet bij welke school je hoort. Vraag de beheerder van Koers op jouw school.',
    { status: 403, detail: may.length === 0 ? 'oidc: brin of no school here' : 'oidc: several schools' },
  );
}

const used = (): AppError =>
  new AppError('launch_refused', 'Deze aanmelding is al gebruikt of verlopen. Meld je opnieuw aan.', {
    status: 401,
    detail: 'oidc: state unknown, used, expired or of another browser',
  });
