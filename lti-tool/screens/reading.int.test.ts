import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../fixtures/pakket/kompaslijnen.ts';
import { adoptPakket, importPakket, publishPakket } from '../../gateway/leerlijnen/service.ts';
import { createLeerroute } from '../../gateway/leerroute/service.ts';
import { dag, doel, lijn, niveau, route } from '../../test/support/demo-class.ts';
import { derivedActId } from './act-id.ts';
import { celVan, schoolWeb, tekst } from './testing/school-web.ts';

const web = schoolWeb();
const leerling = (n: number) => web.k.leerlingen[n] ?? '';
const RUIMTE = randomUUID();
/** Id of the same row in the copy of the package. */
const kopie = (id: string) => derivedActId(RUIMTE, id);

/** The demo package with other ids and four doelen on RW-E niveau 2, so that the third of four can be ticked (R15). */
function vierDoelen(): typeof kompaslijnen {
  const copy = JSON.parse(
    JSON.stringify(kompaslijnen).replace(
      /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g,
      kopie,
    ),
  ) as typeof kompaslijnen;
  const van = copy.leerdoelen.find((d) => d.code === 'RW-E-2b');
  if (!van) throw new Error('the package has no RW-E-2b');
  const meer = ['RW-E-2c', 'RW-E-2d'].map((code, i) => ({ ...van, id: kopie(code), code, volgorde: 40 + i }));
  return { ...copy, naam: 'Proef', leerdoelen: [...copy.leerdoelen, ...meer] };
}

beforeAll(async () => {
  const { k, t } = web;
  const pakket = vierDoelen();
  await t.db.platform(async (tx) => {
    await importPakket(tx, pakket);
    await publishPakket(tx, pakket.id);
  });
  await k.as(k.petra, (tx) => adoptPakket(tx, k.petra, { versie: pakket.id }));
  await k.as(k.petra, (tx) =>
    createLeerroute({ keys: k.keys }).placeLeerlingen(tx, k.petra, {
      id: randomUUID(),
      wie: { leerlingen: [leerling(3)] },
      leerroute: kopie(route('LR4')),
      periode: k.periode,
      streefniveaus: [{ leerlijn: kopie(lijn('RW-E')), niveau: kopie(niveau('RW-E', 2)) }],
      op: dag(0),
      beslotenDoor: 'Commissie voor de begeleiding',
      reden: 'Proef',
    }),
  );
});

describe('R15: the degree changes at once', () => {
  it('ticking the 3rd of 4 doelen changes the row from 50 % to 75 %', async () => {
    const marjan = await web.as(web.k.marjan);
    const lijnId = kopie(lijn('RW-E'));
    const page = async () => (await marjan.get(`/groep/${web.k.groep}?leerlijn=${lijnId}`)).html;
    const tik = async (id: string) =>
      marjan.tap(`/matrix/leerling/${leerling(3)}/doel/${id}`, {
        cel: celVan(await page(), `c-${leerling(3)}-${id}`),
      });
    await tik(kopie(doel('RW-E-2a')));
    expect(tekst((await tik(kopie(doel('RW-E-2b')))).html)).toContain('Nu 2 van 4 doelen, 50 %.');

    const derde = await tik(kopie('RW-E-2c'));

    expect(tekst(derde.html)).toContain('Behaald. Nu 3 van 4 doelen, 75 %.');
    expect(derde.html).toContain(`hx-target="#g-${leerling(3)}"`);
    const profiel = tekst((await marjan.get(`/leerling/${leerling(3)}`)).html);
    expect(profiel).toContain('3 van 4 doelen, 75 %');
  });
});

describe('R13, R14, R16: the profile and its zoom', () => {
  it('says the leerroute, who decided, and a row for each leerlijn with streefniveau and period', async () => {
    const marjan = await web.as(web.k.marjan);
    const html = tekst((await marjan.get(`/leerling/${leerling(0)}`)).html);
    for (const deel of ['Leerroute 4', 'Commissie voor de begeleiding', 'Periode 2'])
      expect(html).toContain(deel);
    expect(html).toMatch(/Geld Niveau 2 t\/m \d+ \w+\.? 0 van 2 doelen, 0 % Niveau 4/);
  });

  it('goes three levels deep by links, with breadcrumbs that come back to the same row', async () => {
    const marjan = await web.as(web.k.marjan);
    const profiel = (await marjan.get(`/leerling/${leerling(0)}`)).html;
    const naarLijn = `/leerling/${leerling(0)}/leerlijn/${lijn('RW-E')}`;
    expect(profiel).toContain(`href="${naarLijn}"`);
    expect(profiel).toContain(`id="lijn-${lijn('RW-E')}"`);
    const zoom = (await marjan.get(naarLijn)).html;
    const naarDoel = `/leerling/${leerling(0)}/doel/${doel('RW-E-2a')}`;
    expect(zoom).toContain(`href="${naarDoel}"`);
    expect(zoom).toContain(`href="/leerling/${leerling(0)}#lijn-${lijn('RW-E')}"`);
    const diep = (await marjan.get(naarDoel)).html;
    expect(diep).toContain(`href="${naarLijn}#doel-${doel('RW-E-2a')}"`);
    expect(zoom).toContain(`id="doel-${doel('RW-E-2a')}"`);
  });
});

describe('R3, R5: what the package holds', () => {
  it('shows other leerlijnen under another leerroute', async () => {
    const petra = await web.as(web.k.petra);
    const van = async (code: string) => tekst((await petra.get(`/leerlijnen?leerroute=${route(code)}`)).html);
    expect(await van('LR2')).toContain('Ervaren en meedoen');
    expect(await van('LR4')).not.toContain('Ervaren en meedoen');
  });

  it('lists the doelen and template acties of a niveau, to read only', async () => {
    const marjan = await web.as(web.k.marjan);
    const kaart = await marjan.get(`/leerlijnen/${lijn('RW-E')}/${niveau('RW-E', 3)}`);
    expect(tekst(kaart.html)).toContain('RW-E-3a');
    expect(tekst(kaart.html)).toContain('winkelspel met echte munten');
    expect(/<main[\s\S]*<\/main>/.exec(kaart.html)?.[0]).not.toContain('<form');
    expect((await marjan.get(`/leerlijnen/${lijn('RW-T')}/${niveau('RW-E', 3)}`)).status).toBe(404);
  });
});

describe('assets and the way in', () => {
  it('may be kept by a browser for good, and are found by the address in the page', async () => {
    const marjan = await web.as(web.k.marjan);
    const html = (await marjan.get(`/groep/${web.k.groep}`)).html;
    const urls = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((m) => m[1] ?? '');
    expect(urls.some((url) => url.startsWith('/assets/screens/afvinken'))).toBe(true);
    for (const url of urls) {
      const asset = await web.anonymous().get(url);
      expect([url, asset.status, asset.headers.get('cache-control')]).toEqual([
        url,
        200,
        'public, max-age=31536000, immutable',
      ]);
    }
    expect((await web.anonymous().get('/assets/niets-123.css')).status).toBe(404);
  });

  it('leads from / to the first page, and never lets a page be kept', async () => {
    const marjan = await web.as(web.k.marjan);
    expect((await marjan.get('/')).headers.get('location')).toBe('/vandaag');
    expect((await marjan.get('/vandaag')).headers.get('cache-control')).toBe('no-store');
  });
});
