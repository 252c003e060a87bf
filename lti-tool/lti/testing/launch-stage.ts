import { afterAll, beforeAll } from 'vitest';
import { type TestDb, testDb, twoSchools } from '../../../test/support/db.ts';
import { registerPlatform } from '../registration.ts';
import { CLIENT } from './launching.ts';
import type { TestBrowser } from './test-browser.ts';
import { startTestElo, type TestElo } from './test-elo.ts';
import { startTestKoers, type TestKoers } from './test-koers.ts';

/** A deployment that exists at `other` and not at `elo`. */
export const ONLY_OTHER = 'alleen-hier';

/**
 * Two schools and two platforms: `elo` serves school `a` (deployment 1) and school `b` (deployment 2), `other`
 * serves `a` (deployment 1). Ready from beforeAll on.
 */
export interface LaunchStage {
  readonly db: TestDb['db'];
  readonly koers: TestKoers;
  readonly elo: TestElo;
  readonly other: TestElo;
  readonly a: string;
  readonly b: string;
  /** The system of person keys of each platform. */
  readonly system: { readonly elo: string; readonly other: string };
  addPerson(school: string, soort: string, keys?: Readonly<Record<string, string>>): Promise<string>;
  /** Who a browser's session is, as a screen would see it. */
  who(browser: TestBrowser): Promise<Record<string, unknown>>;
  sessions(): Promise<number>;
}

type Set = Pick<LaunchStage, 'koers' | 'elo' | 'other' | 'a' | 'b' | 'system'>;

async function setStage(db: TestDb['db']): Promise<Set> {
  const [elo, other] = await Promise.all([startTestElo(), startTestElo()]);
  const { a, b } = await twoSchools(db);
  const rows = await db.platform((tx) => tx.selectFrom('koers.school').select(['id', 'brin']).execute());
  const register = async (platform: TestElo, deployment: string, school: string) => {
    const { issuer, authUrl, tokenUrl, jwksUrl } = platform;
    const brin = rows.find((s) => s.id === school)?.brin ?? '';
    const terms = { clientId: CLIENT, deployment, brin, approvedBy: 'test', demo: true };
    return `lti:${(await registerPlatform(db, { issuer, authUrl, tokenUrl, jwksUrl, ...terms })).platform}`;
  };
  const system = { elo: await register(elo, '1', a), other: await register(other, '1', a) };
  await register(elo, '2', b);
  await register(other, ONLY_OTHER, a);
  return { koers: await startTestKoers(db), elo, other, a, b, system };
}

export function launchStage(): LaunchStage {
  const t = testDb();
  const holder: { set?: Set } = {};
  const set = (): Set => {
    if (!holder.set) throw new Error('launchStage() is ready from beforeAll on');
    return holder.set;
  };
  beforeAll(async () => {
    holder.set = await setStage(t.db);
  });
  afterAll(() => Promise.all([set().elo.close(), set().other.close(), set().koers.close()]));
  return {
    get db() {
      return t.db;
    },
    get koers() {
      return set().koers;
    },
    get elo() {
      return set().elo;
    },
    get other() {
      return set().other;
    },
    get a() {
      return set().a;
    },
    get b() {
      return set().b;
    },
    get system() {
      return set().system;
    },
    addPerson: (school, soort, keys = {}) =>
      t.db.tenant({ school, actor: null }, async (tx) => {
        const person = { school_id: school, soort };
        const { id } = await tx
          .insertInto('koers.person')
          .values(person)
          .returning('id')
          .executeTakeFirstOrThrow();
        for (const [system, key] of Object.entries(keys)) {
          const link = { school_id: school, person_id: id, system, key, linked_by: 'import' };
          await tx.insertInto('koers.person_key').values(link).execute();
        }
        return id;
      }),
    who: async (browser) => {
      const res = await browser.request(`${set().koers.origin}/wie`);
      const body: unknown = await res.json().catch(() => ({}));
      return { status: res.status, ...(body as Record<string, unknown>) };
    },
    sessions: () =>
      t.db.platform(async (tx) => (await tx.selectFrom('koers.session').select('id').execute()).length),
  };
}
