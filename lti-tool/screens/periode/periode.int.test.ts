import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createArrangementskaart } from '../../../gateway/arrangementskaart/service.ts';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, demoClass, doel } from '../../../test/support/demo-class.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { type ScreenServer, serveScreens, type Visitor } from '../testing/serve-screens.ts';
import { periodenRoutes } from './perioden-routes.tsx';
import { type PeriodeDeps, periodeRoutes } from './routes.tsx';

const t = testDb();
let k: DemoClass;
let server: ScreenServer;
let ib: Visitor;
let juf: Visitor;
let pad: string;

beforeAll(async () => {
  k = await demoClass(t.db, 3);
  const deps = {
    assets: fakeAssets,
    kaart: createArrangementskaart({ keys: k.keys }),
    keys: k.keys,
    now: () => new Date(),
  } as unknown as PeriodeDeps;
  server = await serveScreens(t.db, () => [...periodeRoutes(deps), ...periodenRoutes(deps)]);
  ib = await server.visitor(k.school, 'ib', 'Petra Poolster');
  juf = await server.visitor(k.school, 'leerkracht', 'Joke Schelpenpad');
  await k.as(k.petra, (tx) =>
    tx
      .insertInto('koers.groep_lid')
      .values({ school_id: k.school, groep_id: k.groep, person_id: juf.person, als: 'medewerker' })
      .execute(),
  );
  for (const d of ['RW-E-2a', 'RW-E-2b'])
    await k.as(k.marjan, (tx) =>
      createArrangementskaart({ keys: k.keys }).setStand(tx, k.marjan, {
        acts: [{ id: crypto.randomUUID(), leerling: k.leerlingen[0] ?? '', leerdoel: doel(d), stand: 4 }],
      }),
    );
  pad = `/groep/${k.groep}/periode`;
});
afterAll(() => server.close());

/** The fields of the form as a browser sends them when nothing is touched. */
function formulier(html: string): Record<string, string> {
  const velden: Record<string, string> = {};
  const form = /<form class="k-form s-sluit"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  for (const [, naam = '', waarde = ''] of form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g))
    velden[naam] = waarde;
  for (const [, naam = '', opties = ''] of form.matchAll(
    /<select [^>]*?name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    velden[naam] = /value="([^"]*)" selected/.exec(opties)?.[1] ?? '';
  for (const [, naam = '', tekst = ''] of form.matchAll(/<textarea [^>]*?name="([^"]+)"[^>]*>([^<]*)</g))
    velden[naam] = tekst;
  return velden;
}
/** The number of the row of this pupil on this leerlijn. */
const rijVan = (html: string, leerlijn: string): number => {
  const voor = html.slice(0, html.indexOf(`>${leerlijn}</label>`));
  return Number(/for="k(\d+)"[^>]*$/.exec(voor)?.[1] ?? Number.NaN);
};

describe('R57: closing a period on the screen', () => {
  it('shows a proposal with its reason, says that it is early, and who may set the periods finds them', async () => {
    const { html } = await juf.get(pad);
    expect(html).toContain('Alles overnemen voor 3 leerlingen');
    expect(html).toContain('Alle 2 leerdoelen behaald.');
    expect(html).toMatch(/value="hoger" selected>Hoger: Niveau 3/);
    expect(html).toContain('Periode 2 loopt nog tot en met');
    expect(html).not.toContain('Perioden van de school');
    expect((await ib.get(pad)).html).toContain('Perioden van de school');
  });

  it('takes all of it over as it stands, says so, and takes it back', async () => {
    const velden = formulier((await juf.get(pad)).html);
    expect(Object.keys(velden).filter((v) => v.startsWith('r'))).toHaveLength(9);
    const { status, headers } = await juf.post(pad, velden);
    const location = headers.get('location') ?? '';
    expect([status, location]).toEqual([303, `${pad}?gedaan=gesloten`]);
    const na = await juf.get(location);
    expect(na.html).toContain('Afgesloten voor 3 leerlingen. Wat niet af was, gaat mee.');
    expect(na.html).toContain('Alles is al afgesloten');
    expect(na.html).not.toContain('Alles overnemen');
    // Sent again by an impatient tap: it counts once. Sent anew: it was closed already.
    expect((await juf.post(pad, velden)).headers.get('location')).toBe(`${pad}?gedaan=gesloten`);
    const weer = await juf.post(pad, { ...velden, id: crypto.randomUUID() });
    expect(weer.headers.get('location')).toBe(`${pad}?gedaan=al`);
    expect((await ib.get(pad)).html).not.toContain('Terugdraaien');
    const afsluiting = /name="afsluiting" value="([^"]+)"/.exec(na.html)?.[1] ?? '';
    const terug = await juf.post(`${pad}/terug`, { afsluiting });
    expect(terug.headers.get('location')).toBe(`${pad}?gedaan=terug`);
    expect((await juf.get(pad)).html).toContain('Alles overnemen voor 3 leerlingen');
    expect((await juf.post(`${pad}/terug`, { afsluiting })).status).toBe(409);
  });

  it('R32: who chooses otherwise than proposed says why, and what was filled in stays', async () => {
    const { html } = await juf.get(pad);
    const n = rijVan(html, 'Geld');
    const velden = { ...formulier(html), [`k${n}`]: 'lager' };
    const zonder = await juf.post(pad, velden);
    expect(zonder.status).toBe(422);
    expect(zonder.html).toContain('bij 1 regel mist een reden');
    expect(zonder.html).toMatch(/value="lager" selected/);
    const met = { ...formulier(zonder.html), [`t${n}`]: 'Eerst weer vertrouwen krijgen' };
    expect((await juf.post(pad, met)).status).toBe(303);
    const na = await juf.get(pad);
    expect(na.html).toContain('Geld: Niveau 1');
    const afsluiting = /name="afsluiting" value="([^"]+)"/.exec(na.html)?.[1] ?? '';
    await juf.post(`${pad}/terug`, { afsluiting });
  });

  it('shows what somebody else changed meanwhile and keeps the rest', async () => {
    const { html } = await juf.get(pad);
    const velden = formulier(html);
    await k.as(k.marjan, (tx) =>
      createArrangementskaart({ keys: k.keys }).setStand(tx, k.marjan, {
        acts: [
          { id: crypto.randomUUID(), leerling: k.leerlingen[1] ?? '', leerdoel: doel('SE-S-2a'), stand: 4 },
        ],
      }),
    );
    const n = rijVan(html, 'Geld');
    const { status, html: weer } = await juf.post(pad, { ...velden, [`t${n}`]: 'Mijn eigen woorden' });
    expect(status).toBe(409);
    expect(weer).toContain('bij 1 regel is intussen iets veranderd');
    expect(weer).toContain('Mijn eigen woorden');
    expect(weer.match(/Dit is intussen veranderd/g)).toHaveLength(1);
  });

  it('R19, R52: where more help was chosen it proposes a group', async () => {
    const { html } = await juf.get(pad);
    const n = rijVan(html, 'Samen met anderen');
    const velden = {
      ...formulier(html),
      [`k${n}`]: 'intensiveren',
      [`t${n}`]: 'Meer oefenen in een kleine groep',
    };
    const { headers } = await juf.post(pad, velden);
    const na = await juf.get(headers.get('location') ?? '');
    expect(na.html).toContain('intensiveren voor 1 leerling.');
    expect(na.html).toContain('Stel een groep samen voor Samen met anderen');
    expect(na.html).toContain('/groepen/samenstellen?vraag=');
  });

  it('refuses a form that is none', async () => {
    expect((await juf.post(pad, { id: crypto.randomUUID(), r0: 'x' })).status).toBe(400);
  });
});

describe('R57, R58: the periods of the school on the screen', () => {
  it('shows the division, proposes another one, and stores it', async () => {
    expect((await juf.get('/perioden')).status).toBe(403);
    const { html } = await ib.get('/perioden?aantal=4');
    expect(html).toMatch(/name="begin2"[^>]*value="1-11"/);
    const mis = await ib.post('/perioden', { aantal: '2', begin2: '', woorden: 'gewoon' });
    expect([mis.status, mis.html.includes('Vul bij elke periode een dag en een maand in')]).toEqual([
      422,
      true,
    ]);
    const goed = await ib.post('/perioden', { aantal: '2', begin2: '1-2', woorden: '4d' });
    expect(goed.headers.get('location')).toBe('/perioden?bewaard=ja');
    const na = await ib.get('/perioden');
    expect(na.html).toMatch(/name="begin2"[^>]*value="1-2"/);
    expect(na.html).toContain('nee, begonnen of in gebruik');
    expect(na.html).toMatch(/value="4d" checked/);
  });
});
