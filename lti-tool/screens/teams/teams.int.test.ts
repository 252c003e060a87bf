import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { type ScreenServer, serveScreens } from '../testing/serve-screens.ts';
import { teamsBeheerRoutes } from './routes.tsx';

const t = testDb();
const s = {} as { server: ScreenServer; a: string; b: string };
beforeAll(async () => {
  Object.assign(s, await twoSchools(t.db));
  const own = { db: t.db, assets: fakeAssets, now: () => new Date() };
  s.server = await serveScreens(t.db, (origin) => teamsBeheerRoutes({ ...own, origin }));
});
afterAll(() => s.server.close());

const AT = '/leeromgevingen/teams';
const GOOD = {
  tenant: '8b6e2a7c-0b0f-4a55-9c77-2f0a3d5e1c01',
  clientId: '3f1d2c4b-5a69-4788-8f90-a1b2c3d4e5f6',
};
const beheerder = (school = s.a, from: 'passkey' | 'lti' = 'passkey') =>
  s.server.visitor(school, 'beheerder', 'Ria Kaartenbak', from);

describe('R70: Microsoft Teams of a school', () => {
  it('tells what to fill in at Microsoft, and of each field what is wrong, without losing what was typed', async () => {
    const tom = await beheerder();
    const { status, html } = await tom.get(AT);
    expect(status).toBe(200);
    for (const words of ['Teams is nog niet gekoppeld', 'access_as_user', new URL(s.server.origin).host])
      expect(html).toContain(words);
    const wrong = await tom.post(AT, { tenant: 'onze school', clientId: GOOD.clientId });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('id="veld-tenant-fout"');
    expect(wrong.html).toContain('value="onze school"');
    expect(wrong.html).not.toContain('id="veld-clientId-fout"');
  });

  it('R85: is linked and ended by the beheerder of this school, with a passkey, and stands in the trail', async () => {
    const tom = await beheerder();
    expect((await (await beheerder(s.a, 'lti')).post(AT, GOOD)).status).toBe(403);
    expect((await (await s.server.visitor(s.a, 'leerkracht')).get(AT)).status).toBe(403);
    expect((await tom.post(AT, GOOD)).status).toBe(303);
    expect((await tom.post(AT, GOOD)).status).toBe(303); // twice changes nothing
    const { html } = await tom.get(AT);
    expect(html.split('Gekoppeld met Microsoft').length - 1).toBe(1);
    expect(html).toMatch(/Goedgekeurd.*vandaag om .*, door Ria Kaartenbak/s);
    const other = await tom.post(AT, { ...GOOD, clientId: GOOD.tenant });
    expect([other.status, other.html.includes('met een andere toepassings-ID')]).toEqual([422, true]);
    const id = /\/leeromgevingen\/teams\/([0-9a-f-]{36})\/einde/.exec(html)?.[1] ?? '';
    const stranger = await beheerder(s.b);
    expect((await stranger.get(AT)).html).not.toContain(GOOD.tenant);
    expect((await stranger.post(`${AT}/${id}/einde`, { zeker: 'ja' })).status).toBe(404);
    expect((await tom.post(`${AT}/${id}/einde`)).status).toBe(400);
    expect((await tom.post(`${AT}/${id}/einde`, { zeker: 'ja' })).status).toBe(303);
    expect((await tom.get(AT)).html).toContain('Teams is nog niet gekoppeld');
    const trail = await t.db.tenant({ school: s.a, actor: null }, (tx) =>
      tx
        .selectFrom('koers.audit')
        .select(['actie', 'actor_id'])
        .where('actie', 'like', 'teams%')
        .orderBy('id')
        .execute(),
    );
    expect(trail).toEqual([
      { actie: 'teams_goedgekeurd', actor_id: tom.person },
      { actie: 'teams_beeindigd', actor_id: tom.person },
    ]);
  });
});
