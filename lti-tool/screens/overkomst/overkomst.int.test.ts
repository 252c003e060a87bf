import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOverkomst } from '../../../gateway/leerroute/overkomst/service.ts';
import {
  opening,
  type TweeScholen,
  tweeScholen,
} from '../../../gateway/leerroute/overkomst/testing/overkomst-stage.ts';
import { testDb } from '../../../test/support/db.ts';
import { dag } from '../../../test/support/demo-class.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { type ScreenServer, serveScreens, type Visitor } from '../testing/serve-screens.ts';
import { overkomstRoutes } from './routes.tsx';

const t = testDb();
let s: TweeScholen;
let server: ScreenServer;
let so: Visitor;
let vso: Visitor;

beforeAll(async () => {
  s = await tweeScholen(t.db);
  const overkomst = createOverkomst({ keys: s.vso.keys });
  const daar = createOverkomst({ keys: s.so.keys });
  // Each school of this test has a master key of its own.
  const samen = { ...overkomst, open: daar.open, openingen: daar.openingen };
  server = await serveScreens(t.db, () =>
    overkomstRoutes({ assets: fakeAssets, overkomst: samen, now: () => new Date() }),
  );
  so = await server.visitor(s.so.school, 'ib', 'Petra Poolster');
  vso = await server.visitor(s.vso.school, 'ib', 'Petra Poolster');
});
afterAll(() => server.close());

const tekst = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');
const verborgen = (html: string, naam: string) =>
  new RegExp(`name="${naam}" value="([^"]*)"`).exec(html)?.[1] ?? '';
/** The choice that stands in a select. */
const gekozen = (html: string, naam: string) => {
  const select = new RegExp(`<select[^>]*name="${naam}"[\\s\\S]*?</select>`).exec(html)?.[0] ?? '';
  return /<option[^>]*value="([^"]*)"[^>]*selected/.exec(select)?.[1] ?? '';
};
const openen = () => `/leerling/${s.otisDaar}/overkomst`;

describe('R72: the pages of who goes to another school', () => {
  it('the so says what the other school sees, keeps what was filled in, and opens', async () => {
    const { html } = await so.get(openen());
    expect(tekst(html)).toContain('Dit ziet de andere school');
    expect(tekst(html)).toContain('Dit blijft hier');
    const id = verborgen(html, 'id');
    const form = { id, school: s.vso.school, laatste: dag(60), reden: '' };
    const mis = await so.post(openen(), { ...form, school: '' });
    expect([mis.status, tekst(mis.html).includes('Kies een school.')]).toEqual([422, true]);
    const zonder = await so.post(openen(), form);
    expect([zonder.status, tekst(zonder.html).includes('Schrijf op waarom')]).toEqual([422, true]);
    expect(verborgen(zonder.html, 'id')).toBe(id);
    expect(zonder.html).toContain(`value="${dag(60)}"`);
    const gelukt = await so.post(openen(), { ...form, reden: 'Otis gaat naar het vso' });
    expect(gelukt.headers.get('location')).toBe(`${openen()}?gedaan=open`);
    expect(tekst((await so.get(openen())).html)).toContain('Otis gaat naar het vso');
  });

  it('the vso says who he is, looks at what comes along, and takes it over once', async () => {
    const lijst = (await vso.get('/overkomst')).html;
    expect(tekst(lijst)).toContain('wie is dit hier?');
    const blad = /\/overkomst\/[0-9a-f-]{36}/.exec(lijst)?.[0] ?? '';
    expect(tekst((await vso.get(blad)).html)).toContain('Naam en geboortedatum lijken op');
    expect((await vso.post(`${blad}/koppel`, {})).status).toBe(422);
    const gekoppeld = await vso.post(`${blad}/koppel`, { leerling: s.otisHier });
    expect(gekoppeld.headers.get('location')).toBe(`${blad}?gekoppeld=ja`);
    const andere = await vso.post(`${blad}/koppel`, { leerling: s.vso.buiten });
    expect(andere.status).toBe(422);

    const { html } = await vso.get(blad);
    expect(tekst(html)).toContain('RW-E-4c');
    expect(tekst(html)).toContain('Telt hier als behaald: RW-E-2a.');
    expect(tekst(html)).not.toContain('Otis gaat naar het vso');
    const form = {
      ...Object.fromEntries(['id', 'leerroute', 'afdruk'].map((n) => [n, verborgen(html, n)])),
      ...Object.fromEntries(['lijn-0', 'lijn-1', 'lijn-2'].map((n) => [n, gekozen(html, n)])),
      beslotenDoor: 'Commissie voor de begeleiding',
      waarom: '',
    };
    const leeg = await vso.post(`${blad}/neem-over`, { ...form, 'lijn-1': '' });
    expect([leeg.status, tekst(leeg.html).includes('Kies bij elke leerlijn')]).toEqual([422, true]);
    const niet = await vso.post(`${blad}/neem-over`, { ...form, 'lijn-1': 'niet' });
    expect([niet.status, tekst(niet.html).includes('Schrijf op waarom niet alles meekomt.')]).toEqual([
      422,
      true,
    ]);
    expect(gekozen(niet.html, 'lijn-1')).toBe('niet');
    const oud = await vso.post(`${blad}/neem-over`, { ...form, afdruk: 'oud' });
    expect([oud.status, tekst(oud.html).includes('Intussen is er iets veranderd')]).toEqual([422, true]);
    for (const _ of [1, 2])
      expect((await vso.post(`${blad}/neem-over`, form)).headers.get('location')).toBe(blad);
    expect(tekst((await vso.get(blad)).html)).toContain('Otis is overgenomen van School A');
    expect(tekst((await vso.get('/overkomst')).html)).toContain('overgenomen');
  });

  it('is for who places pupils, at the school it was opened to', async () => {
    const juf = await server.visitor(s.vso.school, 'leerkracht', 'Marjan Schelpenpad');
    expect((await juf.get('/overkomst')).status).toBe(403);
    const lijst = (await vso.get('/overkomst')).html;
    const blad = /\/overkomst\/[0-9a-f-]{36}/.exec(lijst)?.[0] ?? '';
    expect((await so.get(blad)).status).toBe(404);
    expect(opening(s).school).toBe(s.vso.school);
    const terug = await so.post(`${openen()}/terug`, { opening: blad.replace('/overkomst/', '') });
    expect(terug.headers.get('location')).toBe(`${openen()}?gedaan=terug`);
    expect((await vso.get(blad)).status).toBe(404);
  });
});
