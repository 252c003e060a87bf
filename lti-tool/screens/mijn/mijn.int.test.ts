import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createInbreng } from '../../../gateway/arrangementskaart/inbreng/service.ts';
import { groepenDieWachten, maakGroep, zetRegel } from '../../../gateway/groepen/service.ts';
import { actor, dag, doel, lijn, niveau } from '../../../test/support/demo-class.ts';
import { statements } from '../../../test/support/statements.ts';
import { schoolWeb, tekst } from '../testing/school-web.ts';

const web = schoolWeb();
const GELD = 'RW-E-2a';
const ik = (n = 0) => web.k.leerlingen[n] ?? '';
const zelf = (n = 0) => web.as(actor(web.k.school, ik(n), 'leerling'));
const adres = (code: string) => `/mijn/doel/${doel(code)}`;
const bij = (code: string, n = 0) => `/leerling/${ik(n)}/doel/${doel(code)}`;
const act = () => randomUUID();

describe('R59: a leerling on his own screens', () => {
  it('goes from leergebied to doel, and finds nobody else on the way', async () => {
    const browser = await zelf();
    const begin = await browser.get('/mijn');
    expect(tekst(begin.html)).toContain('Hoi Leerling0');
    const gebied = /href="(\/mijn\/gebied\/[^"]+)"/.exec(begin.html)?.[1] ?? '';
    const doelen = await browser.get(gebied);
    const eerste = /href="(\/mijn\/doel\/[^"]+)"/.exec(doelen.html)?.[1] ?? '';
    const een = await browser.get(eerste);
    expect([begin.status, doelen.status, een.status]).toEqual([200, 200, 200]);
    for (const { html } of [begin, doelen, een]) {
      expect(html).not.toMatch(/Proef0[1-9]|Beentje/);
      const paden = [...html.matchAll(/href="\/(?:groep|leerling)\/([^"/]+)/g)].map((m) => m[1]);
      expect(paden.filter((id) => id !== ik())).toEqual([]);
    }
  });

  it('says "dit kan ik" and takes it back; the card of his leerkracht shows it beside the stand', async () => {
    const browser = await zelf();
    const marjan = await web.as(web.k.marjan);
    const na = await browser.submit(`${adres(GELD)}/zeg`, { act: act(), wat: 'kan' });
    expect(na.headers.get('location')).toBe(`${adres(GELD)}?zojuist=gezegd`);
    expect((await browser.get(adres(GELD))).html).toMatch(/id="zeg-kan"[^>]*aria-pressed="true"/);
    expect(tekst((await marjan.get(`/leerling/${ik()}/kaart`)).html)).toContain('zegt zelf: kan ik');
    const matrix = `/groep/${web.k.groep}?leerlijn=${lijn('RW-E')}`;
    expect(tekst((await marjan.get(matrix)).html)).toContain('Leerling0 Proef00, RW-E-2a zegt zelf: kan ik');
    await browser.submit(`${adres(GELD)}/terug`, { act: act(), wat: 'kan' });
    expect((await browser.get(adres(GELD))).html).toMatch(/id="zeg-kan"[^>]*aria-pressed="false"/);
    for (const pad of [`/leerling/${ik()}/kaart`, matrix])
      expect(tekst((await marjan.get(pad)).html)).not.toContain('zegt zelf');
  });

  it('chooses a doel: it waits on Vandaag and in Mijn acties until it is answered, and he reads the answer', async () => {
    const browser = await zelf(1);
    const marjan = await web.as(web.k.marjan);
    await browser.submit(`${adres(GELD)}/zeg`, { act: act(), wat: 'wens' });
    expect(tekst((await marjan.get('/vandaag')).html)).toContain('1 leerling wil aan een doel werken');
    expect((await marjan.get('/acties')).html).toContain(`${bij(GELD, 1)}#zelf`);
    const wens = /name="wens" value="([^"]+)"/.exec((await marjan.get(bij(GELD, 1))).html)?.[1] ?? '';
    const geef = (antwoord: string, woorden: string) =>
      marjan.submit(`${bij(GELD, 1)}/wens`, { act: act(), wens, antwoord, tekst: woorden });
    const zonder = await geef('niet_nu', '');
    expect(zonder.status).toBe(422);
    expect(tekst(zonder.html)).toContain('Schrijf op waarom het nu nog niet kan.');
    expect((await geef('overgenomen', 'We beginnen maandag')).status).toBe(303);
    const leest = tekst((await browser.get(adres(GELD))).html);
    expect(leest).toContain('Marjan Schelpenpad zegt Ja, hier gaan we aan werken. We beginnen maandag');
    expect(tekst((await marjan.get('/vandaag')).html)).not.toContain('wil aan een doel werken');
    expect(tekst((await marjan.get('/vandaag')).html)).toContain('wens beantwoord');
  });

  it('is not for others, and not for the doel of somebody else', async () => {
    const marjan = await web.as(web.k.marjan);
    expect((await marjan.get('/mijn')).status).toBe(403);
    const browser = await zelf();
    expect((await browser.get(adres('RW-E-4a'))).status).toBe(404);
    expect((await browser.get(`/mijn/gebied/${lijn('RW-E')}`)).status).toBe(404);
    const elders = await browser.submit(`${adres('RW-E-4a')}/zeg`, { act: act(), wat: 'kan' });
    expect(elders.status).toBe(404);
    expect((await browser.get(bij(GELD, 1))).status).toBe(404);
    expect(
      (await browser.submit(`${bij(GELD)}/waarneming`, { act: act(), tekst: 'Ik zag iets' })).status,
    ).toBe(403);
  });
});

describe('R62: a begeleider adds a waarneming', () => {
  it('and it is undone in the list of today; he places nobody and writes no verslag', async () => {
    const kees = actor(web.k.school, web.k.igor.person, 'begeleider');
    const browser = await web.as(kees);
    const leeg = await browser.submit(`${bij(GELD, 2)}/waarneming`, { act: act(), tekst: 'x' });
    expect(leeg.status).toBe(422);
    const na = await browser.submit(`${bij(GELD, 2)}/waarneming`, { act: act(), tekst: 'Telt hardop mee' });
    expect(na.status).toBe(303);
    expect(tekst((await browser.get(bij(GELD, 2))).html)).toContain('Telt hardop mee');
    const ouder = await web.as(actor(web.k.school, ik(2), 'leerling'));
    expect((await ouder.get(bij(GELD, 2))).html).not.toContain('Telt hardop mee');
    const vandaag = (await browser.get('/vandaag')).html;
    const acts = /id="terug-([^"]+)"/.exec(vandaag)?.[1] ?? '';
    await browser.tap('/vandaag/ongedaan', { acts, undo: act() });
    expect((await browser.get(bij(GELD, 2))).html).not.toContain('Telt hardop mee');
    expect((await browser.get(`/leerling/${ik(2)}/leerlijn/${lijn('RW-E')}/niveau`)).status).toBe(403);
    expect((await browser.get(`/leerling/${ik(2)}/kaart/doel/${doel(GELD)}`)).status).toBe(403);
  });
});

describe('what waits for me stands on Vandaag (R53, R59)', () => {
  it('a group whose rule proposes a pupil, and acties and wishes together in one statement', async () => {
    const { k } = web;
    const marjan = await web.as(k.marjan);
    const groep = await k.as(k.marjan, async (tx) => {
      const nieuw = {
        naam: 'Geld twee',
        werkvorm: 'niveaugroep',
        van: dag(0),
        leerlingen: [],
        lijnen: [],
        regel: null,
      } as const;
      const gemaakt = await maakGroep(tx, k.marjan, { ...nieuw, leerlingen: [], lijnen: [] });
      await zetRegel(tx, k.marjan, gemaakt.groep, {
        soort: 'niveau',
        leerlijn: lijn('RW-E'),
        niveau: niveau('RW-E', 2),
        hoe: 'op',
      });
      return gemaakt.groep;
    });
    const vandaag = (await marjan.get('/vandaag')).html;
    expect(tekst(vandaag)).toContain('Geld twee: voorstel voor 4 leerlingen');
    expect(vandaag).toContain(`href="/groepen/${groep}"`);
    expect(tekst((await (await web.as(k.wendy)).get('/vandaag')).html)).not.toContain('Geld twee');
    const inbreng = createInbreng({ keys: k.keys });
    expect(await statements(web.t.db, k.marjan, (tx) => inbreng.watWacht(tx, k.marjan))).toBe(1);
    expect(await statements(web.t.db, k.marjan, (tx) => groepenDieWachten(tx, k.marjan))).toBe(2);
  });
});
