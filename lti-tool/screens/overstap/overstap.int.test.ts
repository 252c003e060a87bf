import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vastId } from '../../../fixtures/pakket/vast-id.ts';
import { volgendeVersie } from '../../../fixtures/pakket/volgende-versie.ts';
import { createArrangementskaart } from '../../../gateway/arrangementskaart/service.ts';
import { rijId } from '../../../gateway/leerlijnen/formaten/vast-id.ts';
import { gepubliceerd } from '../../../gateway/leerlijnen/migratie/testing/stage.ts';
import { versie10 } from '../../../gateway/leerlijnen/migratie/testing/versies.ts';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, demoClass, doel, route } from '../../../test/support/demo-class.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { type ScreenServer, serveScreens, type Visitor } from '../testing/serve-screens.ts';
import { keuzesUit, overstapRoutes } from './routes.tsx';

const t = testDb();
let k: DemoClass;
let server: ScreenServer;
let ib: Visitor;
let juf: Visitor;
let beheer: Visitor;

/** Leerroute 4 became something else, SE-S-2a is gone, and NT-M-2a is two doelen. */
const ID = vastId('test/schermen');
const [a, b] = [vastId('test/schermen/a'), vastId('test/schermen/b')];
const volgende = volgendeVersie(
  versie10,
  { id: ID, versie: '3.0', naam: 'Kompaslijnen' },
  (p) => {
    const heel = p.leerdoelen.find((d) => d.entiteit === doel('NT-M-2a'));
    if (!heel) throw new Error('no doel to split');
    const weg = new Set([heel.id, rijId(ID, doel('SE-S-2a'))]);
    return {
      leerroutes: p.leerroutes.map((r) =>
        r.entiteit === route('LR4')
          ? { ...r, entiteit: vastId('nieuwe route'), id: rijId(ID, 'nieuwe route') }
          : r,
      ),
      routeLeerlijnen: p.routeLeerlijnen.filter((r) => r.leerrouteId !== rijId(ID, route('LR4'))),
      leerdoelen: [
        ...p.leerdoelen.filter((d) => !weg.has(d.id)),
        ...[a, b].map((entiteit, i) => ({
          ...heel,
          id: rijId(ID, entiteit ?? ''),
          entiteit: entiteit ?? '',
          code: `NT-M-2x${i}`,
          tekst: `deel ${i}`,
        })),
      ],
      acties: p.acties.filter((x) => !weg.has(x.leerdoelId)),
    };
  },
  [{ van: doel('NT-M-2a'), door: [a ?? '', b ?? ''] }],
);
const vraag = `?van=${versie10.id}&naar=${ID}`;

beforeAll(async () => {
  k = await demoClass(t.db, 2);
  await gepubliceerd(t.db, volgende);
  server = await serveScreens(t.db, () => overstapRoutes({ assets: fakeAssets, now: () => new Date() }));
  ib = await server.visitor(k.school, 'ib', 'Petra Poolster');
  juf = await server.visitor(k.school, 'leerkracht', 'Marjan Schelpenpad');
  beheer = await server.visitor(k.school, 'beheerder', 'Tom Sleutelbos');
});
afterAll(() => server.close());

const tekst = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');
const veld = (html: string, naam: string) =>
  new RegExp(`name="${naam}" value="([^"]*)"`).exec(html)?.[1] ?? '';
async function formulier(): Promise<Record<string, string>> {
  const { html } = await ib.get(`/overstap/nieuw${vraag}`);
  return Object.fromEntries(['id', 'van', 'naar', 'afdruk'].map((naam) => [naam, veld(html, naam)]));
}

describe('R10: the pages of a migration', () => {
  it('who works with leerlijnen compares; who places pupils is offered more', async () => {
    for (const wie of [ib, juf, beheer]) {
      const { status, html } = await wie.get(`/overstap/vergelijken${vraag}`);
      expect(status).toBe(200);
      expect(tekst(html)).toContain('vervallen');
      expect(html.includes('Bekijk de overstap')).toBe(wie === ib);
    }
    expect(tekst((await juf.get('/overstap')).html)).toContain('Overstappen doet de intern begeleider.');
    expect((await beheer.get(`/overstap/nieuw${vraag}`)).status).toBe(403);
    expect((await ib.get('/overstap/nieuw')).headers.get('location')).toBe('/overstap');
    expect((await ib.get(`/overstap/nieuw?van=${versie10.id}&naar=${vastId('nergens')}`)).status).toBe(404);
  });

  it('filters by kind and by what became of it', async () => {
    const alleen = tekst((await ib.get(`/overstap/vergelijken${vraag}&lot=vervallen&soort=leerdoel`)).html);
    expect(alleen).toContain('SE-S-2a');
    expect(alleen).not.toContain('NT-M-2x0');
    expect(tekst((await ib.get(`/overstap/vergelijken${vraag}&soort=niveau`)).html)).toContain(
      'Hier is niets veranderd',
    );
  });

  it('asks where pupils of a leerroute that is gone go, and moves nobody before', async () => {
    const { html } = await ib.get(`/overstap/nieuw${vraag}`);
    expect(tekst(html)).toContain('Leerroutes die er niet meer zijn');
    expect(tekst(html)).toContain('Gaat van de kaart en blijft in de geschiedenis.');
    const zonder = await ib.post('/overstap/nieuw', {
      ...(await formulier()),
      [`leerroute.${route('LR4')}`]: '',
    });
    expect(zonder.status).toBe(422);
    expect(tekst(zonder.html)).toContain('Er is nog een keuze nodig. Er is nog niemand overgestapt.');
  });

  it('shows the preview again, with what was chosen, when pupils changed in between; then goes and comes back', async () => {
    const gekozen = {
      [`leerroute.${route('LR4')}`]: rijId(ID, 'nieuwe route'),
      [`splitsing.${doel('NT-M-2a')}`]: 'mee',
    };
    const oud = await formulier();
    await k.as(k.marjan, (tx) =>
      createArrangementskaart({ keys: k.keys }).setStand(tx, k.marjan, {
        acts: [
          { id: vastId('een tik'), leerling: k.leerlingen[0] ?? '', leerdoel: doel('NT-M-2a'), stand: 4 },
        ],
      }),
    );
    const weer = await ib.post('/overstap/nieuw', { ...oud, ...gekozen });
    expect(weer.status).toBe(422);
    expect(tekst(weer.html)).toContain('Intussen is er iets veranderd. Er is nog niemand overgestapt.');
    expect(tekst(weer.html)).toContain('Leerling0 Proef00, stand 4');
    expect(weer.html).toMatch(/value="mee"[^>]* checked|checked[^>]* value="mee"/);
    const nu = { ...oud, afdruk: veld(weer.html, 'afdruk'), ...gekozen };
    const gedaan = await ib.post('/overstap/nieuw', nu);
    expect(gedaan.status).toBe(303);
    const klaar = gedaan.headers.get('location') ?? '';
    expect((await ib.post('/overstap/nieuw', nu)).headers.get('location')).toBe(klaar); // sent twice
    expect(tekst((await ib.get(klaar)).html)).toContain('3 leerlingen staan nu op');
    expect((await juf.get(klaar)).html).not.toContain(`${klaar}/ongedaan`);
    expect((await juf.post(`${klaar}/ongedaan`)).status).toBe(403);
    expect((await ib.post(`${klaar}/ongedaan`)).status).toBe(303);
    expect(tekst((await ib.get(klaar)).html)).toContain('Ongedaan gemaakt');
    expect(tekst((await ib.get('/overstap')).html)).toContain('ongedaan gemaakt');
  });

  it('reads its choices from the names of the fields, and nothing from what is no form', () => {
    const id = vastId('x');
    expect(keuzesUit({ [`splitsing.${id}`]: 'mee', 'leerroute.': '', van: 'y' })).toMatchObject({
      van: 'y',
      keuzes: { splitsing: { [id]: 'mee' }, leerroute: {} },
    });
    expect(keuzesUit('niets')).toEqual({ keuzes: { splitsing: {}, leerroute: {} } });
  });
});
