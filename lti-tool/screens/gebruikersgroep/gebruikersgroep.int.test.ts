import { beforeAll, describe, expect, it } from 'vitest';
import { meetPilots } from '../../../gateway/gebruikersgroep/pilots/meten.ts';
import { aanTafel, type Tafel, WENS } from '../../../gateway/gebruikersgroep/testing/tafel.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { type DemoClass, dag, demoClass } from '../../../test/support/demo-class.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { pilotsRoutes } from '../pilots/routes.tsx';
import { pveRoutes } from '../pve/routes.tsx';
import { type ScreenServer, serveScreens } from '../testing/serve-screens.ts';
import { codeRoute, gebruikersgroepRoutes } from './routes.tsx';

const t = testDb();
const s = {} as { server: ScreenServer; k: DemoClass; tafel: Tafel };

beforeAll(async () => {
  s.k = await demoClass(t.db, 2);
  s.tafel = await aanTafel(t.db, s.k.school, (await twoSchools(t.db)).a);
  const deps = { assets: fakeAssets, db: t.db, now: () => new Date() };
  s.server = await serveScreens(t.db, () => [
    codeRoute(deps),
    ...gebruikersgroepRoutes(deps),
    ...pilotsRoutes(deps),
    ...pveRoutes({ assets: fakeAssets, demo: false }),
  ]);
  return () => s.server.close();
});

const hier = (rest = '') => `/gebruikersgroep/${s.tafel.groep}${rest}`;
const naar = (answer: { headers: Headers }) => answer.headers.get('location') ?? '';

describe('R77, R80: a gebruikersgroep on the screen', () => {
  it('R77: goes from wish to vote, pilot on one group, measured use, and a decision that is linked', async () => {
    const { server, k } = s;
    const [hilde, juf] = [
      await server.visitor(k.school, 'directeur'),
      await server.visitor(k.school, 'leerkracht'),
    ];

    const zonder = await juf.post(hier('/wensen'), { ...WENS, pve: '', nu: 'Mijn eigen woorden' });
    expect([zonder.status, zonder.html]).toEqual([422, expect.stringContaining('Mijn eigen woorden')]);
    const wens = naar(await juf.post(hier('/wensen'), { ...WENS, pve: '56' }));
    expect((await juf.post(`${wens}/stem`, { punten: '3' })).status).toBe(403);
    expect((await hilde.post(`${wens}/stem`, { punten: '6' })).status).toBe(303);
    const gezien = (await juf.get(wens)).html;
    for (const deel of [WENS.nu, WENS.straks, 'R56', 'operationeel', '6 punten', 'heeft nog niet geantwoord'])
      expect(gezien).toContain(deel);

    await hilde.post(`${wens}/status`, { status: 'besproken', toelichting: '' });
    const begin = {
      wens: wens.split('/').at(-1) ?? '',
      functie: 'week-op-vandaag',
      vraag: 'Scheelt het tijd?',
    };
    const pilot = naar(
      await hilde.post(hier('/pilots'), { ...begin, van: dag(-1), tot: dag(20), kostenEuro: '' }),
    );
    const id = pilot.split('/').at(-1) ?? '';
    expect((await juf.get('/pilots')).status).toBe(403);
    expect((await hilde.get('/pilots')).html).toContain('Geen namen');
    await hilde.post(`/pilots/${id}/toestemming`, { groepen: k.groep });
    expect((await hilde.get('/pilots')).html).toContain('Met: De Schelpen.');
    for (let i = 0; i < 5; i += 1)
      expect(naar(await juf.post(`/pilots/${id}/open`, { naar: k.groep }))).toBe(`/groep/${k.groep}`);
    await juf.post(`/pilots/${id}/mening`, { oordeel: '3', tekst: 'Scheelt mij tijd' });
    await meetPilots(t.db, dag(0));
    const verslag = (await juf.get(pilot)).html;
    for (const deel of ['Scheelt mij tijd', 'nog niet bekend', 'Dit helpt', '>5<'])
      expect(verslag).toContain(deel);

    await hilde.post(`${pilot}/besluit`, { uitkomst: 'ingevoerd', tekst: 'Het scheelt tijd.' });
    expect((await juf.get(wens)).html).toMatch(/ingevoerd.*Het scheelt tijd\./s);
    expect((await juf.get(hier('/besluiten'))).html).toMatch(/Het scheelt tijd\..*De week in één oogopslag/s);
  });

  it('R80: plans a meeting, writes minutes, fixes them, and shows the same to everybody', async () => {
    const { server, k } = s;
    const hilde = await server.visitor(k.school, 'directeur');
    const bijeenkomst = naar(await hilde.post(hier('/bijeenkomsten'), { op: dag(-2), plaats: 'Op school' }));
    await hilde.post(`${bijeenkomst}/agenda`, { onderwerp: 'Planning', wens: '' });
    const punt = /name="punt" value="([0-9a-f-]+)"/.exec((await hilde.get(bijeenkomst)).html)?.[1] ?? '';
    await hilde.post(`${bijeenkomst}/verslag`, { punt, verslag: 'We kiezen elke maand.' });
    await hilde.post(`${bijeenkomst}/vaststellen`, { zeker: 'ja' });
    const juf = await server.visitor(k.school, 'leerkracht');
    const gezien = (await juf.get(bijeenkomst)).html;
    expect(gezien).toContain('We kiezen elke maand.');
    expect(gezien).toContain('verslag vastgesteld');
    expect((await hilde.get(bijeenkomst)).html).not.toContain('name="verslag"');
  });

  it('shows a code once, and says nothing of one that does not work', async () => {
    const { server, k } = s;
    const hilde = await server.visitor(k.school, 'directeur');
    const gemaakt = await hilde.post(hier('/deelnemers'), { soort: 'bestuur', naam: 'Stichting Kustlijn' });
    expect(gemaakt.html).toMatch(/De code voor Stichting Kustlijn: [A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/);
    expect((await hilde.get(hier())).html).toContain('nog niet binnen');
    const mis = await hilde.post('/gebruikersgroepen/code', { code: 'AAAA-AAAA-AAAA' });
    expect([mis.status, mis.html]).toEqual([422, expect.stringContaining('Deze code klopt niet')]);
  });
});

describe('R78, R79: what Koers can, for everybody', () => {
  it('shows every requirement with a status, its proof, and the stories, without signing in', async () => {
    const answer = await fetch(`${s.server.origin}/pve`);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    for (let nr = 1; nr <= 90; nr += 1) expect(html).toContain(`id="R${nr}"`);
    expect(html).toMatch(/id="R29".*?>gebouwd<.*?\.test\.ts/s);
    for (let nr = 1; nr <= 8; nr += 1)
      expect(html).toMatch(new RegExp(`id="verhaal-${nr}".*?>test loopt mee<`, 's'));
  });
});
