import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO_HERKOMST, demoKerndoel, demoKerndoelen } from '../../../fixtures/kerndoelen/demo-kerndoelen.ts';
import { importKerndoelen, leesKerndoelen } from '../../../gateway/leerlijnen/kerndoelen/service.ts';
import { actor, doel, lijn, niveau, route } from '../../../test/support/demo-class.ts';
import { tagsNamed } from '../../ui/test-kit/tags.ts';
import { type Browser, schoolWeb, tekst } from '../testing/school-web.ts';
import { dekkingUrl, KOPPELEN, koppelUrl, LOSMAKEN } from './urls.ts';

const web = schoolWeb();
let petra: Browser;
let marjan: Browser;
let set = '';

beforeAll(async () => {
  petra = await web.as(web.k.petra);
  marjan = await web.as(web.k.marjan);
});

const meting = () => ({ leerroute: route('LR4'), set });
const veiligWerken = { doel: doel('VB-3a'), kerndoel: demoKerndoel(18) };
const velden = (q = '') => ({ ...veiligWerken, ...meting(), q, vast: 'kerndoel' });
/** What stands in one part of the coverage page. */
const deel = (html: string, id: string) => tekst(html.split(`id="${id}"`)[1]?.split('</section>')[0] ?? '');

it('says what to do when there are no kerndoelen yet', async () => {
  const { status, html } = await petra.get('/kerndoelen');
  expect(status).toBe(200);
  expect(html).toContain('Er zijn nog geen kerndoelen ingelezen');
});

describe('R11: the coverage report', () => {
  beforeAll(async () => {
    const [demo] = await web.t.db.platform((tx) =>
      importKerndoelen(tx, leesKerndoelen(demoKerndoelen, DEMO_HERKOMST)),
    );
    set = demo?.sets[0]?.id ?? '';
  });

  it('shows the gaps first, then doelen without kerndoel, then what is covered, with links to the doel', async () => {
    const { html } = await petra.get(dekkingUrl(meting()));
    const koppen = [...html.matchAll(/<h2[^>]*>([^<]+)</g)].map((m) => m[1]);
    expect(koppen.slice(1)).toEqual([
      'Kerndoelen zonder doel',
      'Doelen zonder kerndoel',
      'Kerndoelen met een doel',
    ]);
    expect(tekst(html)).toContain(
      '11 van 18 kerndoelen hebben een doel in deze leerroute. 37 van 42 doelen horen bij een kerndoel.',
    );
    expect(deel(html, 'kerndoelen-zonder')).toContain('Demo 18 · Veilig werken');
    expect(deel(html, 'doelen-zonder')).toContain('VB-3a De leerling trekt zonder herinnering');
    expect(deel(html, 'gedekt')).toContain('uit het pakket');
    expect(html).toContain(`/leerlijnen/${lijn('VB')}/${niveau('VB', 3)}#doel-VB-3a`);
    expect(tekst(html)).toContain(
      'Bron: Koers, Demo-kerndoelen, uitgave verzonnen voorbeeld. Licentie: CC0-1.0.',
    );
  });

  it('a leerkracht reads it and links nothing; a beheerder links, and opens only own leerlijnen', async () => {
    const { html } = await marjan.get('/kerndoelen');
    expect(html).not.toContain(KOPPELEN);
    expect((await marjan.get(koppelUrl(veiligWerken, meting()))).status).toBe(403);
    expect((await marjan.submit(KOPPELEN, velden())).status).toBe(403);
    const tom = await web.as(actor(web.k.school, web.k.igor.person, 'beheerder'));
    const zien = (await tom.get('/kerndoelen')).html;
    expect(zien).toContain(KOPPELEN);
    const links = tagsNamed(zien, 'a').map((a) => a.attributes.get('href') ?? '');
    // Their own leerlijnen a beheerder keeps; what pupils work on is not his to open.
    expect(links.filter((href) => href.startsWith('/leerlijnen'))).toEqual(['/leerlijnen/eigen']);
  });
});

describe('R11: linking a doel and a kerndoel', () => {
  const vanKerndoel = () => koppelUrl({ kerndoel: veiligWerken.kerndoel }, meting());
  const gekoppeld = async () =>
    !deel((await petra.get(dekkingUrl(meting()))).html, 'kerndoelen-zonder').includes('Demo 18');

  it('search as you type answers with the results alone', async () => {
    const heel = await petra.get(`${vanKerndoel()}&q=werkkleding`);
    expect(tekst(heel.html)).toContain(
      'VB-3a De leerling trekt zonder herinnering de juiste werkkleding aan',
    );
    const zoekveld = tagsNamed(heel.html, 'input').find((i) => i.attributes.get('id') === 'q');
    expect(zoekveld?.attributes.get('hx-target')).toBe('#resultaten');
    const stuk = await petra.tap(KOPPELEN, velden('werkkleding'));
    expect(stuk.html.startsWith('<div id="resultaten"')).toBe(true);
    await petra.tap(LOSMAKEN, velden());
  });

  it('one press links, and its undo gives back what was; the same press twice is once', async () => {
    expect(await gekoppeld()).toBe(false);
    const na = await petra.tap(KOPPELEN, velden());
    expect(na.html).toContain('data-announce="Gekoppeld."');
    expect(na.html).toContain(`hx-post="${LOSMAKEN}"`);
    expect((await petra.tap(KOPPELEN, velden())).status).toBe(200);
    expect(await gekoppeld()).toBe(true);
    const terug = await petra.tap(LOSMAKEN, velden());
    expect(terug.html).toContain('data-announce="Losgemaakt."');
    expect(await gekoppeld()).toBe(false);
  });

  it('works without scripts, and comes back to the search it came from', async () => {
    const antwoord = await petra.submit(KOPPELEN, velden('kleding'));
    const naar = antwoord.headers.get('location') ?? '';
    expect([antwoord.status, naar]).toEqual([303, `${vanKerndoel()}&q=kleding&gedaan=gekoppeld`]);
    const { html } = await petra.get(naar);
    expect(html).toContain('data-announce="Gekoppeld."');
    expect(html).toContain('Maak los: VB-3a');
    await petra.submit(LOSMAKEN, velden());
  });

  it('a link of the package stays: there is no button for it, and asking changes nothing', async () => {
    const { html } = await petra.get(koppelUrl({ doel: doel('RW-E-1a') }, meting()));
    expect(html).toContain('Gekoppeld, uit het pakket');
    expect(html).not.toContain('Maak los');
    await petra.tap(LOSMAKEN, {
      ...velden(),
      doel: doel('RW-E-1a'),
      kerndoel: demoKerndoel(4),
      vast: 'doel',
    });
    expect((await petra.get(koppelUrl({ doel: doel('RW-E-1a') }, meting()))).html).toContain(
      'uit het pakket',
    );
  });

  it('what another school linked is not there; a doel or kerndoel that is not there is not found', async () => {
    await petra.tap(KOPPELEN, velden());
    const elders = await web.as(web.b.petra);
    expect(deel((await elders.get(dekkingUrl(meting()))).html, 'kerndoelen-zonder')).toContain('Demo 18');
    await petra.tap(LOSMAKEN, velden());
    const niemand = '00000000-0000-4000-8000-000000000000';
    expect((await petra.tap(KOPPELEN, { ...velden(), doel: niemand })).status).toBe(404);
    expect((await petra.tap(KOPPELEN, { ...velden(), kerndoel: niemand })).status).toBe(404);
    expect((await petra.get(dekkingUrl({ ...meting(), set: niemand }))).status).toBe(404);
    expect((await petra.get(koppelUrl({ doel: niemand }, meting()))).status).toBe(404);
    expect((await petra.get(`${KOPPELEN}?${new URLSearchParams(meting())}`)).status).toBe(400);
  });
});
