import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import { hashToken } from '../../../gateway/platform/http/session-cookie.ts';
import { type PlatformAnswer, type PlatformFetchDeps, platformFetch } from '../advantage/platform-fetch.ts';
import { storable } from '../claims.ts';
import { platformUrl } from '../platform-url.ts';
import { notRegistered, type PlatformConfiguration, trusted } from './platform-configuration.ts';
import { storeTold, type Told, takeLink } from './store.ts';
import { toolConfiguration } from './tool-configuration.ts';

/** A configuration is 3 kB, and an answer as much. */
const MAX_BYTES = 64 * 1024;

export interface RegisterDeps extends Omit<PlatformFetchDeps, 'timeoutMs' | 'maxBytes'> {
  readonly db: Db;
  /** Our own origin, as people's browsers know it. */
  readonly origin: () => string;
}

/** Registration initiation (LTI Dynamic Registration 1.0 §3.2), as the ELO adds it to our link. */
export const Initiation = z.object({
  openid_configuration: z.string().min(1).max(2048).refine(storable).optional(),
  registration_token: z.string().min(1).max(8192).optional(),
});

/** Dynamic Registration 1.0 §3.6. Hosted Canvas gives no deployment: the beheerder fills that in. */
const Registered = z
  .looseObject({
    client_id: z.string().min(1).max(255).refine(storable),
    'https://purl.imsglobal.org/spec/lti-tool-configuration': z
      .looseObject({ deployment_id: z.string().min(1).max(255).refine(storable).optional().catch(undefined) })
      .optional()
      .catch(undefined),
  })
  .transform((r) => ({
    clientId: r.client_id,
    deployment: r['https://purl.imsglobal.org/spec/lti-tool-configuration']?.deployment_id ?? null,
  }));

function jsonOf(answer: PlatformAnswer, what: string): unknown {
  if (answer.status !== 200 && answer.status !== 201)
    throw notRegistered(
      'De leeromgeving geeft niet het antwoord dat Koers verwacht.',
      `${what}: status ${answer.status}`,
    );
  try {
    return JSON.parse(answer.text) as unknown;
  } catch (cause) {
    throw notRegistered(
      'De leeromgeving geeft een antwoord dat Koers niet kan lezen.',
      `${what}: no JSON`,
      cause,
    );
  }
}

/** Asks, and turns whatever goes wrong on the way into a refusal that says what to do. */
async function ask(
  request: Parameters<typeof platformFetch>[0],
  deps: RegisterDeps,
  what: string,
): Promise<unknown> {
  try {
    return jsonOf(await platformFetch(request, { ...deps, maxBytes: MAX_BYTES, timeoutMs: 5_000 }), what);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'launch_refused') throw error;
    const message =
      error.code === 'source_refused'
        ? 'Het adres van de leeromgeving ligt niet op het openbare internet. Koers gaat er niet naartoe.'
        : 'Koers kan de leeromgeving nu niet bereiken, of zij zegt te veel.';
    throw notRegistered(message, `${what}: ${error.opts.detail ?? error.code}`, error);
  }
}

async function configurationOf(address: string, deps: RegisterDeps): Promise<PlatformConfiguration> {
  const from = platformUrl(address, deps.demo);
  const read = await ask(
    { method: 'GET', url: from.href, headers: { Accept: 'application/json' } },
    deps,
    'configuration',
  );
  return trusted(read, from, deps.demo);
}

async function introduce(
  platform: PlatformConfiguration,
  token: string | undefined,
  deps: RegisterDeps,
): Promise<Told> {
  const headers = {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  };
  const body = JSON.stringify(toolConfiguration(deps.origin(), platform));
  const answer = await ask(
    { method: 'POST', url: platform.registrationUrl, headers, body },
    deps,
    'registration',
  );
  const parsed = Registered.safeParse(answer);
  if (!parsed.success)
    throw notRegistered('De leeromgeving geeft Koers geen client-ID.', 'registration: no client_id');
  const { issuer, authUrl, tokenUrl, jwksUrl, product } = platform;
  return { issuer, authUrl, tokenUrl, jwksUrl, product, ...parsed.data };
}

/**
 * Lets an ELO register Koers with itself, by a link of a beheerder. The link is used up before anything is asked: who found it
 * has one try. What comes of it only waits; nobody launches by it before the beheerder approves.
 * @param code of the link
 * @throws AppError `launch_refused`: the link does not hold, the configuration is not the platform's own, or it is out of reach
 */
export async function registerByLink(
  deps: RegisterDeps,
  code: string,
  initiation: { readonly configuration: string; readonly token: string | undefined },
): Promise<void> {
  const id = await deps.db.platform((tx) => takeLink(tx, { hash: hashToken(code), now: deps.now() }));
  if (id === undefined)
    throw notRegistered('Deze link is al gebruikt of verlopen.', 'link: unknown, used or expired');
  const platform = await configurationOf(initiation.configuration, deps);
  const told = await introduce(platform, initiation.token, deps);
  await deps.db.platform((tx) => storeTold(tx, id, told));
}
