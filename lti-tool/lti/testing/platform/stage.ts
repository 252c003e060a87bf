import { afterAll, beforeAll } from 'vitest';
import { outboundFetch } from '../../../../gateway/platform/http/outbound-fetch.ts';
import { type TestDb, testDb, twoSchools } from '../../../../test/support/db.ts';
import { createServiceClient, type ServiceClient } from '../../advantage/service-call.ts';
import type { ServiceRegistration } from '../../advantage/service-token.ts';
import { ownSigner } from '../../own-signature.ts';
import { registerPlatform } from '../../registration.ts';
import { scrambled, startTestKoers, type TestKoers } from '../test-koers.ts';
import { type PlatformOptions, startTestPlatform, type TestPlatform } from './platform.ts';

/** A school, a Koers with the LTI core, and one emulated platform that knows and is known by it. */
export interface PlatformStage {
  readonly db: TestDb['db'];
  readonly koers: TestKoers;
  readonly platform: TestPlatform;
  /** The school of the deployment, and one that has nothing to do with it. */
  readonly school: string;
  readonly other: string;
  readonly registration: ServiceRegistration;
  readonly client: ServiceClient;
}

type Set = Omit<PlatformStage, 'db'>;

/** The tool as a platform knows it, on the address of a Koers. */
export const toolAt = (origin: string) => ({
  loginUrl: `${origin}/lti/login`,
  launchUrl: `${origin}/lti/launch`,
  jwksUrl: `${origin}/lti/jwks`,
});

/** Registers an emulated platform for a school. */
export async function registerTestPlatform(
  db: TestDb['db'],
  platform: TestPlatform,
  school: string,
): Promise<ServiceRegistration> {
  const { brin } = await db.platform((tx) =>
    tx.selectFrom('koers.school').select('brin').where('id', '=', school).executeTakeFirstOrThrow(),
  );
  const { issuer, origin, authUrl, tokenUrl, jwksUrl, clientId, deployment, profile } = platform;
  const { tokenAudience } = profile;
  const made = await registerPlatform(db, {
    ...{ issuer, authUrl, tokenUrl, jwksUrl, clientId, deployment, brin },
    ...(tokenAudience === null ? {} : { tokenAudience }),
    frameOrigins: [origin],
    approvedBy: 'test',
    demo: true,
  });
  return { id: made.platform, clientId, tokenUrl, tokenAudience };
}

/** The service client of a Koers under test; `ahead`: ms that its clock is ahead. */
export function testServiceClient(db: TestDb['db'], now: () => Date = () => new Date()): ServiceClient {
  const fetch = outboundFetch({ allowLoopback: true });
  const signer = ownSigner({ db, now, seal: scrambled, open: scrambled });
  return createServiceClient({ fetch, now, demo: true, signer, timeoutMs: 2_000 });
}

async function setStage(db: TestDb['db'], options: PlatformOptions): Promise<Set> {
  const [platform, { a, b }, koers] = await Promise.all([
    startTestPlatform(options),
    twoSchools(db),
    startTestKoers(db),
  ]);
  platform.useTool(toolAt(koers.origin));
  const registration = await registerTestPlatform(db, platform, a);
  const client = testServiceClient(db, () => new Date(Date.now() + koers.clock.ahead));
  return { koers, platform, school: a, other: b, registration, client };
}

/** Ready from beforeAll on. */
export function platformStage(options: PlatformOptions): PlatformStage {
  const t = testDb();
  const holder: { set?: Set } = {};
  const set = (): Set => {
    if (!holder.set) throw new Error('platformStage() is ready from beforeAll on');
    return holder.set;
  };
  beforeAll(async () => {
    holder.set = await setStage(t.db, options);
  });
  afterAll(async () => {
    await Promise.all([holder.set?.platform.close(), holder.set?.koers.close()]);
  });
  return {
    get db() {
      return t.db;
    },
    get koers() {
      return set().koers;
    },
    get platform() {
      return set().platform;
    },
    get school() {
      return set().school;
    },
    get other() {
      return set().other;
    },
    get registration() {
      return set().registration;
    },
    get client() {
      return set().client;
    },
  };
}
