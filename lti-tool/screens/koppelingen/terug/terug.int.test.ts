import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../../../fixtures/pakket/kompaslijnen.ts';
import { openWay, type Way } from '../../../../gateway/sync/out/test-way.ts';
import { testDb } from '../../../../test/support/db.ts';
import { niveau } from '../../../../test/support/demo-class.ts';
import { fakeAssets } from '../../../ui/test-kit/fake-assets.ts';
import { tagsNamed } from '../../../ui/test-kit/tags.ts';
import { type ScreenServer, serveScreens, type Visitor } from '../../testing/serve-screens.ts';
import { meldingDoel } from '../../vandaag/meldingen.tsx';
import { koppelingenRoutes } from '../routes.tsx';
import { terugActUrl, terugUrl } from '../urls.ts';

const t = testDb();
let w: Way;
let web: ScreenServer;
let ria: Visitor;
const [D1 = '', D2 = ''] = kompaslijnen.leerdoelen
  .filter((d) => d.niveauId === niveau('NT-M', 2))
  .map((d) => d.id);
const codeVan = (id: string) => kompaslijnen.leerdoelen.find((d) => d.id === id)?.code ?? '';

beforeAll(async () => {
  w = await openWay(t.db, 30);
  web = await serveScreens(t.db, () => koppelingenRoutes({ assets: fakeAssets, sync: w.deps }));
  ria = await web.visitor(w.k.school, 'beheerder');
});
afterAll(async () => {
  await web.close();
  await w.receiver.close();
});

const page = async (pagina = 1) => (await ria.get(terugUrl(w.connection, pagina))).html;
const act = (name: Parameters<typeof terugActUrl>[1], form: Record<string, string> = {}, htmx = true) =>
  ria.post(terugActUrl(w.connection, name), form, { htmx });

describe('giving back to the LVS, for the beheerder (R69, R71)', () => {
  it('says what goes out and what never does, before it is switched on', async () => {
    await act('uit');
    const html = await page();
    expect(html).toContain('welk doel bij een leerling is beoordeeld');
    expect(html).toContain('wie het heeft beoordeeld');
    expect(html).toContain('Weer aanzetten');
    const { html: on } = await act('aan');
    expect(on).toContain('data-announce="Terugsturen staat aan."');
    expect((await act('uit', {}, false)).status).toBe(303);
    await act('aan');
  });

  it('lists what was sent with its receipt, page by page', async () => {
    const acts = await w.judge(w.k.leerlingen.map((leerling) => ({ leerling, leerdoel: D1, stand: 3 })));
    await w.deliver();
    const [one, two] = [await page(1), await page(2)];
    expect(one).toContain('Bladzijde 1 van 2');
    expect(tagsNamed(one, 'tr')).toHaveLength(26);
    expect(tagsNamed(two, 'tr')).toHaveLength(6);
    for (const id of acts) expect(one + two).toContain(`lvs-${id.slice(0, 8)}`);
    expect(one).toContain('Leerling29 Proef29');
    expect(one).toContain(codeVan(D1));
    // A beheerder may not open a pupil: no link that would be refused.
    expect(one).not.toContain('href="/leerling/');
  });

  it('groups what was refused by its reason, and sends one of them or all of it once more', async () => {
    w.receiver.refuses.set(codeVan(D2), 'Dit doel kent het LVS niet.');
    const some = w.k.leerlingen.slice(0, 12).map((leerling) => ({ leerling, leerdoel: D2, stand: 2 }));
    const [first = ''] = await w.judge(some);
    await w.deliver();
    const html = await page();
    expect(html).toContain('Dit doel kent het LVS niet. (12 meldingen)');
    expect(html).toContain('De eerste 10 van 12');
    w.receiver.refuses.clear();
    expect((await act('opnieuw', { id: first })).html).toContain('Koers stuurt 1 melding opnieuw.');
    expect((await act('opnieuw', { reden: 'Dit doel kent het LVS niet.' })).html).toContain(
      'Koers stuurt 11 meldingen opnieuw.',
    );
    await w.deliver();
    expect(w.receiver.kept.get(first)?.stand).toBe(2);
    expect(await page()).not.toContain('Geweigerd door het LVS');
  });

  it('says why it stopped, and goes on when the beheerder says so', async () => {
    w.receiver.fails = { status: 401 };
    await w.judge([{ leerling: w.k.leerlingen[0] ?? '', leerdoel: D1, stand: 4 }]);
    await w.deliver();
    expect(await page()).toContain('Los het op en zet terugsturen weer aan.');
    w.receiver.fails = null;
    await act('aan');
    await w.deliver();
    expect(await page()).not.toContain('Los het op');
  });

  it('sends everything again since a day, and says which day it cannot use', async () => {
    const { status, html } = await act('vanaf', { vanaf: '2999-01-01' });
    expect([status, html.includes('Kies een dag die al geweest is.')]).toEqual([422, true]);
    expect((await act('vanaf', { vanaf: 'gisteren' }, false)).status).toBe(422);
    const before = w.receiver.messages.length;
    const today = new Date().toISOString().slice(0, 10);
    expect((await act('vanaf', { vanaf: today })).html).toContain(
      'Koers stuurt alles vanaf die dag opnieuw.',
    );
    await w.deliver();
    expect(w.receiver.messages.length).toBeGreaterThan(before);
  });

  it('a notice that it stopped leads here', () => {
    const melding = { leerling: null, onderwerp: w.connection, soort: 'terug_gestopt' };
    expect(meldingDoel({ roles: new Set(['beheerder']) }, melding)).toBe(terugUrl(w.connection));
  });
});
