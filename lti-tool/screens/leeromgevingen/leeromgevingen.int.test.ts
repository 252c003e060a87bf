import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outboundFetch } from '../../../gateway/platform/http/outbound-fetch.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { registerPlatform } from '../../lti/registration.ts';
import { testServiceClient } from '../../lti/testing/platform/stage.ts';
import { startTestElo, type TestElo } from '../../lti/testing/test-elo.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { type ScreenServer, serveScreens } from '../testing/serve-screens.ts';
import { leeromgevingenRoutes } from './routes.tsx';

const t = testDb();
const s = {} as { server: ScreenServer; elo: TestElo; a: string; b: string };
beforeAll(async () => {
  s.elo = await startTestElo();
  Object.assign(s, await twoSchools(t.db));
  const fetch = outboundFetch({ allowLoopback: true });
  const own = {
    db: t.db,
    assets: fakeAssets,
    fetch,
    demo: true,
    now: () => new Date(),
    services: testServiceClient(t.db),
  };
  s.server = await serveScreens(t.db, (origin) => leeromgevingenRoutes({ ...own, origin }));
});
afterAll(() => Promise.all([s.server.close(), s.elo.close()]));

const form = (more = {}) => {
  const { issuer, authUrl, tokenUrl, jwksUrl } = s.elo;
  return { issuer, authUrl, tokenUrl, jwksUrl, clientId: 'koers', deployment: '1', frameOrigin: '', ...more };
};
const beheerder = (school = s.a) => s.server.visitor(school, 'beheerder');
const trail = async () =>
  await t.db.tenant({ school: s.a, actor: null }, (tx) =>
    tx.selectFrom('koers.audit').select(['actie', 'actor_id']).orderBy('id').execute(),
  );

describe('leeromgevingen of a school', () => {
  it('shows what the leeromgeving asks of Koers, and that there is none yet', async () => {
    const tom = await beheerder();
    expect((await tom.get('/leeromgevingen')).html).toContain('Er is nog geen leeromgeving');
    const { status, html } = await tom.get('/leeromgevingen/nieuw');
    expect(status).toBe(200);
    expect(html).toContain('Maak een link');
    for (const path of ['/lti/login', '/lti/launch', '/lti/jwks'])
      expect(html).toContain(`${s.server.origin}${path}`);
  });

  it('tells of each field what is wrong, and loses nothing that was typed', async () => {
    const wrong = form({
      issuer: 'geen adres',
      jwksUrl: 'http://10.0.0.1/jwks',
      clientId: 'mijn client',
      deployment: '',
    });
    const { status, html } = await (await beheerder()).post('/leeromgevingen/nieuw', wrong);
    expect(status).toBe(422);
    for (const field of ['issuer', 'jwksUrl', 'deployment'])
      expect(html).toContain(`id="veld-${field}-fout"`);
    expect(html).toContain('value="mijn client"');
    const empty = await (await beheerder()).post('/leeromgevingen/nieuw', form({ issuer: '', jwksUrl: 'x' }));
    expect(empty.html.split('Dit mag niet leeg zijn.').length - 1).toBe(1);
    expect(empty.html).toContain('Dit moet een adres zijn dat met https:// begint');
    expect((await (await beheerder()).get('/leeromgevingen')).html).toContain('Er is nog geen leeromgeving');
  });

  it('approves one for its own school, with who and when in the trail; the other school sees nothing of it', async () => {
    const tom = await beheerder();
    expect((await tom.post('/leeromgevingen/nieuw', form())).status).toBe(303);
    const { html } = await tom.get('/leeromgevingen');
    expect(html).toContain(new URL(s.elo.issuer).host);
    expect(await trail()).toEqual(
      expect.arrayContaining([{ actie: 'leeromgeving_goedgekeurd', actor_id: tom.person }]),
    );
    expect((await (await beheerder(s.b)).get('/leeromgevingen')).html).not.toContain(
      new URL(s.elo.issuer).host,
    );

    const id = /\/leeromgevingen\/([0-9a-f-]{36})/.exec(html)?.[1] ?? '';
    const one = await tom.get(`/leeromgevingen/${id}`);
    expect(one.html).toMatch(/Goedgekeurd.*vandaag om .*, door/s);
    for (const [path, more] of [
      ['', null],
      ['/controle', {}],
      ['/einde', { zeker: 'ja' }],
    ] as const) {
      const other = await beheerder(s.b);
      const at = `/leeromgevingen/${id}${path}`;
      expect((await (more === null ? other.get(at) : other.post(at, more))).status).toBe(404);
    }
    const tried = await tom.post(`/leeromgevingen/${id}/controle`);
    expect(tried.html).toContain('De sleutels van de leeromgeving zijn te lezen (1).');
    expect(tried.html).toContain('Nog niemand heeft Koers vanuit deze leeromgeving geopend.');
    s.elo.faults = 'down';
    const failed = await tom.post(`/leeromgevingen/${id}/controle`);
    s.elo.faults = 'none';
    expect(failed.html).toContain('zijn niet te lezen');
    expect((await tom.post(`/leeromgevingen/${id}/einde`)).status).toBe(400);
    expect((await tom.post(`/leeromgevingen/${id}/einde`, { zeker: 'ja' })).status).toBe(303);
    expect((await tom.get(`/leeromgevingen/${id}`)).status).toBe(404);
    expect((await trail()).map((row) => row.actie)).toContain('leeromgeving_beeindigd');
  });

  it('never changes the addresses of a platform that serves another school too, nor takes its deployment', async () => {
    const { issuer, authUrl, tokenUrl, jwksUrl } = s.elo;
    const brin = await t.db.platform((tx) =>
      tx.selectFrom('koers.school').select('brin').where('id', '=', s.b).executeTakeFirstOrThrow(),
    );
    const terms = {
      clientId: 'gedeeld',
      deployment: 'van-b',
      brin: brin.brin,
      approvedBy: 'test',
      demo: true,
    };
    await registerPlatform(t.db, { issuer, authUrl, tokenUrl, jwksUrl, ...terms });
    const tom = await beheerder();
    const other = form({ clientId: 'gedeeld', deployment: 'van-a', jwksUrl: 'https://evil.example/jwks' });
    const stolen = await tom.post('/leeromgevingen/nieuw', other);
    expect(stolen.status).toBe(422);
    expect(stolen.html).toContain('al bekend bij Koers, met andere adressen');
    const taken = await tom.post('/leeromgevingen/nieuw', form({ clientId: 'gedeeld', deployment: 'van-b' }));
    expect(taken.status).toBe(422);
    expect(taken.html).toContain('hoort al bij een andere school');
    const framed = form({ clientId: 'gedeeld', deployment: 'van-a', frameOrigin: 'https://evil.example' });
    expect((await tom.post('/leeromgevingen/nieuw', framed)).status).toBe(422);
    expect(
      (await tom.post('/leeromgevingen/nieuw', form({ clientId: 'gedeeld', deployment: 'van-a' }))).status,
    ).toBe(303);
    const row = await t.db.platform((tx) =>
      tx
        .selectFrom('koers.lti_platform')
        .selectAll()
        .where('client_id', '=', 'gedeeld')
        .executeTakeFirstOrThrow(),
    );
    expect([row.jwks_url, row.frame_origins]).toEqual([jwksUrl, [issuer]]);
  });

  it('is for the beheerder only, and changes nothing without our Origin', async () => {
    for (const rol of ['leerkracht', 'ib', 'directeur'] as const)
      expect((await (await s.server.visitor(s.a, rol)).get('/leeromgevingen')).status).toBe(403);
    const tom = await beheerder();
    const foreign = await tom.post('/leeromgevingen/nieuw', form(), { origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
  });
});
