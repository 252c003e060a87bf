import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { listPlatforms, type Registration, registerPlatform } from './registration.ts';

const t = testDb();
const elo: Registration = {
  issuer: 'https://elo.example',
  clientId: 'koers',
  authUrl: 'https://login.elo.example/auth?tenant=7',
  tokenUrl: 'https://login.elo.example/token',
  jwksUrl: 'https://login.elo.example/jwks',
  deployment: '1',
  brin: '98AA',
  approvedBy: 'beheerder',
  demo: false,
};

beforeAll(async () => {
  await t.db.platform(async (tx) => {
    const values = { naam: 'Stichting Test' };
    const bestuur = await tx
      .insertInto('koers.bestuur')
      .values(values)
      .returning('id')
      .executeTakeFirstOrThrow();
    const school = (brin: string, dependance: string) => ({
      bestuur_id: bestuur.id,
      brin,
      dependance,
      naam: `School ${brin}${dependance}`,
      sector: 'so',
    });
    const rows = [school('98AA', '00'), school('98BB', '00'), school('98BB', '01')];
    await tx.insertInto('koers.school').values(rows).execute();
  });
});

const stored = () =>
  t.db.platform(async (tx) => ({
    platforms: await tx.selectFrom('koers.lti_platform').selectAll().orderBy('created_at').execute(),
    deployments: await tx.selectFrom('koers.lti_deployment').selectAll().orderBy('approved_at').execute(),
  }));

describe('registering a platform', () => {
  it('stores it with who may frame Koers, and says what was added; the same again changes nothing', async () => {
    const first = await registerPlatform(t.db, elo);
    expect(first).toMatchObject({
      school: { brin: '98AA', naam: 'School 98AA00' },
      added: { platform: true, deployment: true },
    });
    const before = await stored();
    expect(before.platforms[0]?.frame_origins).toEqual(['https://elo.example', 'https://login.elo.example']);
    const again = await registerPlatform(t.db, elo);
    expect(again).toEqual({ ...first, added: { platform: false, deployment: false } });
    expect(await stored()).toEqual(before);
  });

  it('adds a second school to the same platform, by vestiging when the BRIN has more', async () => {
    const more = await registerPlatform(t.db, { ...elo, deployment: '2', brin: '98BB01' });
    expect(more).toMatchObject({
      school: { naam: 'School 98BB01' },
      added: { platform: false, deployment: true },
    });
    expect(await listPlatforms(t.db)).toEqual([
      {
        id: more.platform,
        issuer: 'https://elo.example',
        clientId: 'koers',
        deployments: [
          { deployment: '1', brin: '98AA', naam: 'School 98AA00' },
          { deployment: '2', brin: '98BB', naam: 'School 98BB01' },
        ],
      },
    ]);
  });

  it('takes new addresses and keeps the frames that were added', async () => {
    const canvas = { frameOrigins: ['https://school.elo.example/courses/1'] };
    await registerPlatform(t.db, { ...elo, ...canvas });
    await registerPlatform(t.db, { ...elo, jwksUrl: 'https://login.elo.example/keys' });
    const [row] = (await stored()).platforms;
    expect(row?.jwks_url).toBe('https://login.elo.example/keys');
    expect(row?.frame_origins).toContain('https://school.elo.example');
  });

  it.each([
    ['an unknown BRIN', { brin: '98ZZ' }, 'not_found', /98ZZ/],
    ['a BRIN with more than one vestiging', { brin: '98BB' }, 'conflict', /98BB01/],
    ['a deployment of another school', { brin: '98BB00' }, 'conflict', /al bij een andere school/],
  ])('R85: refuses %s and changes nothing', async (_name, wrong, code, message) => {
    await registerPlatform(t.db, elo);
    const before = await stored();
    const refusal = registerPlatform(t.db, { ...elo, issuer: elo.issuer, ...wrong });
    await expect(refusal).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(await stored()).toEqual(before);
  });

  it('names every fault at once', async () => {
    const wrong = {
      ...elo,
      issuer: 'elo.example',
      authUrl: 'http://127.0.0.1:1/auth',
      clientId: ' ',
      brin: '98aa',
      jwksUrl: 'https://elo.example/jwks; x',
      frameOrigins: ["https://elo.example; script-src 'unsafe-inline'"],
    };
    await expect(registerPlatform(t.db, wrong)).rejects.toMatchObject({
      code: 'bad_request',
      opts: { issues: ['issuer', 'clientId', 'authUrl', 'brin', 'frameOrigins.0'].map((path) => ({ path })) },
    });
  });

  it.each([
    'https://*',
    'https://*.elo.example',
    'https://elo.example;sandbox',
    'https://a.example,b.example',
  ])('never takes %s as somebody who may frame Koers: it would be more than one place', async (origin) => {
    for (const more of [{ frameOrigins: [origin] }, { issuer: origin }, { authUrl: origin }])
      await expect(registerPlatform(t.db, { ...elo, ...more })).rejects.toMatchObject({
        code: 'bad_request',
      });
  });

  it('takes http to this computer in demo mode only', async () => {
    const here = 'http://127.0.0.1:4000';
    const demo = { ...elo, issuer: here, authUrl: here, tokenUrl: here, jwksUrl: here };
    await expect(registerPlatform(t.db, demo)).rejects.toMatchObject({ code: 'bad_request' });
    await expect(registerPlatform(t.db, { ...demo, demo: true })).resolves.toBeTruthy();
    const there = { ...demo, jwksUrl: 'http://elo.example/jwks', demo: true };
    await expect(registerPlatform(t.db, there)).rejects.toMatchObject({ code: 'bad_request' });
  });
});
