import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createArrangementskaart } from '../../../gateway/arrangementskaart/service.ts';
import { createLeerroute } from '../../../gateway/leerroute/service.ts';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, dag, demoClass, lijn, niveau, route } from '../../../test/support/demo-class.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { type ScreenServer, serveScreens, type Visitor } from '../testing/serve-screens.ts';
import { groepsprofielRoutes } from './routes.tsx';

const t = testDb();
let k: DemoClass;
let server: ScreenServer;
let ib: Visitor;
let juf: Visitor;
let pad: string;

beforeAll(async () => {
  k = await demoClass(t.db, 3);
  server = await serveScreens(t.db, () =>
    groepsprofielRoutes({
      assets: fakeAssets,
      leerroute: createLeerroute({ keys: k.keys }),
      kaart: createArrangementskaart({ keys: k.keys }),
      keys: k.keys,
      now: () => new Date(),
    } as unknown as ScreenDeps & { keys: DemoClass['keys'] }),
  );
  ib = await server.visitor(k.school, 'ib', 'Petra Poolster');
  juf = await server.visitor(k.school, 'leerkracht', 'Joke Schelpenpad');
  await k.as(k.petra, (tx) =>
    tx
      .insertInto('koers.groep_lid')
      .values({ school_id: k.school, groep_id: k.groep, person_id: juf.person, als: 'medewerker' })
      .execute(),
  );
  pad = `/groep/${k.groep}/profiel`;
});
afterAll(() => server.close());

const form = (meer: Record<string, string> = {}) => ({
  id: crypto.randomUUID(),
  leerroute: route('LR4'),
  periode: k.periode,
  op: dag(0),
  beslotenDoor: 'Commissie voor de begeleiding',
  reden: 'Plan voor deze periode',
  [`streef-${lijn('RW-E')}`]: niveau('RW-E', 3),
  ...meer,
});

describe('R6, R7: the profile of a group on the screen', () => {
  it('says that there is none, and to who may couple how to begin', async () => {
    expect((await juf.get(pad)).html).toContain('De intern begeleider koppelt de groep');
    const { html } = await ib.get(`${pad}?leerroute=${route('LR4')}`);
    expect(html).toContain('Bekijk wat er verandert');
    // Most of the group works on niveau 2: the form begins there.
    expect(html).toMatch(new RegExp(`value="${niveau('RW-E', 2)}" selected`));
  });

  it('tells what is missing and keeps what was filled in', async () => {
    const { status, html } = await ib.post(`${pad}/bekijk`, form({ reden: '', beslotenDoor: '' }));
    expect(status).toBe(422);
    expect(html).toContain('Vul in wie dit heeft besloten.');
    expect(html).toMatch(new RegExp(`value="${niveau('RW-E', 3)}" selected`));
  });

  it('shows pupil by pupil what changes, couples only then, and takes it back', async () => {
    const voor = await ib.post(`${pad}/bekijk`, form());
    expect(voor.html).toContain('Bij 3 van 3 leerlingen verandert er iets');
    expect((await juf.get(pad)).html).toContain('nog geen profiel');
    const zelf = { volg: k.leerlingen[0] ?? '' };
    const { status, headers } = await ib.post(pad, form(zelf));
    const location = headers.get('location');
    expect([status, location]).toEqual([303, `${pad}?gedaan=gekoppeld`]);
    const na = await ib.get(location ?? '');
    expect(na.html).toContain('Gekoppeld. Bij 1 leerling is iets veranderd.');
    expect(na.html).toContain('Iets eigens: 2 van 3 leerlingen');
    expect((await juf.get(pad)).html).not.toContain('Terugdraaien');
    const profiel = /name="profiel" value="([^"]+)"/.exec(na.html)?.[1] ?? '';
    const terug = await ib.post(`${pad}/terug`, { profiel });
    expect(terug.headers.get('location')).toBe(`${pad}?gedaan=terug`);
    expect((await ib.get(pad)).html).toContain('nog geen profiel');
    expect((await ib.post(`${pad}/terug`, { profiel })).status).toBe(409);
  });
});
