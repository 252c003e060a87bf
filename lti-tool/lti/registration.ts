import { z } from 'zod';
import { AppError } from '../../gateway/errors.ts';
import type { Tx } from '../../gateway/platform/db/kysely-on-client.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';
import { platformUrl } from './platform-url.ts';

export interface Registration {
  readonly issuer: string;
  readonly clientId: string;
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
  readonly deployment: string;
  /** BRIN (`12AB`) or BRIN with vestiging (`12AB01`). */
  readonly brin: string;
  /** Who says that this deployment is of that school; kept with it. */
  readonly approvedBy: string;
  /** Demo mode: http to this computer is allowed. */
  readonly demo: boolean;
  /** More origins that may show Koers in a frame, when the ELO's pages live elsewhere than its login (Canvas). */
  readonly frameOrigins?: readonly string[];
  /** What the platform wants as audience of our assertions, when that is not its token address (Brightspace). */
  readonly tokenAudience?: string;
  /** For who speaks for one school only: addresses of a platform that is known already are not replaced, but must agree. */
  readonly keepAddresses?: boolean;
}

export interface Registered {
  readonly platform: string;
  readonly school: { readonly id: string; readonly brin: string; readonly naam: string };
  /** False when it was there already: registering twice changes nothing. */
  readonly added: { readonly platform: boolean; readonly deployment: boolean };
}

const Id = z.string().trim().min(1, 'mag niet leeg zijn').max(255, 'is te lang');

function shapeOf(demo: boolean) {
  const url = z
    .string()
    .trim()
    .min(1, { error: 'mag niet leeg zijn', abort: true })
    .max(2048, 'is te lang')
    .refine(
      (value) => {
        try {
          return Boolean(platformUrl(value, demo));
        } catch {
          return false;
        }
      },
      `moet een adres zijn dat met https:// begint${demo ? ' (in de demo mag ook http:// op deze computer)' : ''}`,
    );
  return z.object({
    issuer: url,
    clientId: Id,
    authUrl: url,
    tokenUrl: url,
    jwksUrl: url,
    deployment: Id,
    brin: z.string().regex(/^\d{2}[A-Z]{2}(\d{2})?$/, 'moet een BRIN zijn, bijvoorbeeld 12AB of 12AB01'),
    approvedBy: Id,
    frameOrigins: z.array(url).default([]),
    tokenAudience: Id.optional(),
  });
}
type Valid = z.infer<ReturnType<typeof shapeOf>>;

async function schoolOf(tx: Tx, brin: string) {
  const schools = await tx
    .selectFrom('koers.school')
    .select(['id', 'brin', 'dependance', 'naam'])
    .where('brin', '=', brin.slice(0, 4))
    .orderBy('dependance')
    .execute();
  const [first, second] = brin.length === 6 ? schools.filter((s) => s.dependance === brin.slice(4)) : schools;
  if (!first) {
    throw new AppError(
      'not_found',
      `Er is geen school met BRIN ${brin}. Met "npx koers status" zie je welke er zijn.`,
    );
  }
  if (second) {
    throw new AppError(
      'conflict',
      `Er zijn meer vestigingen met BRIN ${brin}. Zet het nummer erachter, bijvoorbeeld ${brin}${second.dependance}.`,
    );
  }
  return { id: first.id, brin: first.brin, naam: first.naam };
}

async function addPlatform(tx: Tx, r: Valid, keep: boolean): Promise<{ id: string; added: boolean }> {
  const origins = new Set([r.issuer, r.authUrl, ...r.frameOrigins].map((url) => new URL(url).origin));
  const before = await tx
    .selectFrom('koers.lti_platform')
    .select(['id', 'frame_origins', 'ended_at', 'auth_url', 'token_url', 'jwks_url'])
    .where('issuer', '=', r.issuer)
    .where('client_id', '=', r.clientId)
    .forUpdate()
    .executeTakeFirst();
  const audience = r.tokenAudience === undefined ? {} : { token_audience: r.tokenAudience };
  const addresses = {
    ...audience,
    auth_url: r.authUrl,
    token_url: r.tokenUrl,
    jwks_url: r.jwksUrl,
    ended_at: null,
  };
  if (before && keep) {
    const same =
      before.ended_at === null &&
      (['auth_url', 'token_url', 'jwks_url'] as const).every((name) => before[name] === addresses[name]);
    if (same && r.frameOrigins.every((url) => before.frame_origins.includes(new URL(url).origin)))
      return { id: before.id, added: false };
    throw new AppError(
      'conflict',
      'Deze leeromgeving is al bekend bij Koers, met andere adressen. Kijk de adressen na. Kloppen ze? Vraag dan wie Koers voor jullie beheert om ze aan te passen.',
    );
  }
  if (before) {
    const frame_origins = [...new Set([...before.frame_origins, ...origins])];
    await tx
      .updateTable('koers.lti_platform')
      .set({ ...addresses, frame_origins })
      .where('id', '=', before.id)
      .execute();
    return { id: before.id, added: before.ended_at !== null };
  }
  const row = await tx
    .insertInto('koers.lti_platform')
    .values({ issuer: r.issuer, client_id: r.clientId, ...addresses, frame_origins: [...origins] })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id: row.id, added: true };
}

async function addDeployment(tx: Tx, platform: string, school: string, r: Valid): Promise<boolean> {
  const before = await tx
    .selectFrom('koers.lti_deployment')
    .select(['id', 'school_id', 'ended_at'])
    .where('platform_id', '=', platform)
    .where('deployment_id', '=', r.deployment)
    .executeTakeFirst();
  if (before && before.school_id !== school) {
    // Moving a deployment would give another school's people their session here: a human must end the old one first.
    throw new AppError(
      'conflict',
      `Deployment ${r.deployment} van deze leeromgeving hoort al bij een andere school. Er is niets veranderd.`,
    );
  }
  if (before && before.ended_at === null) return false;
  const approval = { approved_by: r.approvedBy, ended_at: null };
  if (before) {
    await tx
      .updateTable('koers.lti_deployment')
      .set({ ...approval, approved_at: new Date() })
      .where('id', '=', before.id)
      .execute();
  } else {
    await tx
      .insertInto('koers.lti_deployment')
      .values({ platform_id: platform, deployment_id: r.deployment, school_id: school, ...approval })
      .execute();
  }
  return true;
}

/**
 * Registers a platform by (issuer, client id) and approves one deployment of it for one school (LTI Core 1.3 §3.1.3).
 * Idempotent: the same again changes nothing; other addresses replace the old ones.
 * @throws AppError `bad_request` with every fault, `not_found` for an unknown BRIN, `conflict` for a deployment that
 * belongs to another school.
 */
export async function registerPlatform(db: Db, registration: Registration): Promise<Registered> {
  const parsed = shapeOf(registration.demo).safeParse(registration);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message }));
    const list = issues.map((i) => `  ${i.path} ${i.message}`).join('\n');
    throw new AppError('bad_request', `Deze gegevens van de leeromgeving kloppen niet:\n${list}`, { issues });
  }
  return await db.platform(async (tx) => {
    const school = await schoolOf(tx, parsed.data.brin);
    const platform = await addPlatform(tx, parsed.data, registration.keepAddresses ?? false);
    const deployment = await addDeployment(tx, platform.id, school.id, parsed.data);
    return { platform: platform.id, school, added: { platform: platform.added, deployment } };
  });
}

export interface ListedPlatform {
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly deployments: readonly {
    readonly deployment: string;
    readonly brin: string;
    readonly naam: string;
  }[];
}

/** The platforms that may launch, each with its approved deployments and their schools. */
export async function listPlatforms(db: Db): Promise<ListedPlatform[]> {
  const rows = await db.platform((tx) =>
    tx
      .selectFrom('koers.lti_platform as p')
      .leftJoin('koers.lti_deployment as d', (join) =>
        join.onRef('d.platform_id', '=', 'p.id').on('d.ended_at', 'is', null),
      )
      .leftJoin('koers.school as s', 's.id', 'd.school_id')
      .select(['p.id', 'p.issuer', 'p.client_id', 'd.deployment_id', 's.brin', 's.naam'])
      .where('p.ended_at', 'is', null)
      .orderBy('p.issuer')
      .orderBy('p.client_id')
      .orderBy('d.deployment_id')
      .execute(),
  );
  const platforms = new Map<
    string,
    ListedPlatform & { deployments: ListedPlatform['deployments'][number][] }
  >();
  for (const { id, issuer, client_id: clientId, deployment_id: deployment, brin, naam } of rows) {
    const platform = platforms.get(id) ?? { id, issuer, clientId, deployments: [] };
    platforms.set(id, platform);
    if (deployment !== null && brin !== null && naam !== null)
      platform.deployments.push({ deployment, brin, naam });
  }
  return [...platforms.values()];
}
