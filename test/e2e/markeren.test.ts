import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { axe } from '../support/browser.ts';
import { borrowBrowser, giveBack } from '../support/kept-browser.ts';
import { needs } from '../support/programs.ts';
import { complaintsOf } from './look.ts';
import { inWindow, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');

describe.skipIf(chromium.missing)(chromium.label('R33: marking for a group'), () => {
  const school = ownDemo();
  const open: BrowserContext[] = [];
  afterEach(async () => {
    for (const context of open.splice(0)) await giveBack(context);
  });

  /** A tablet, phone or desktop of its own with this person signed in. */
  async function apparaat(naam: string, width: 'desktop' | 'phone' | 'iframe' = 'desktop'): Promise<Page> {
    const context = await borrowBrowser('allowed', width);
    open.push(context);
    return await inWindow(await context.newPage(), school.demo.elo, naam);
  }
  async function matrix(page: Page, groep: string, leerlijn?: string): Promise<void> {
    await page.goto(`${school.demo.url}/vandaag`);
    await page
      .getByRole('link', { name: `Doelen afvinken in ${groep}`, exact: true })
      .first()
      .click();
    await page.waitForURL(/\/groep\//);
    if (!leerlijn) return;
    await page.getByRole('link', { name: leerlijn, exact: true }).click();
    await page.waitForURL(/leerlijn=/);
    await page.waitForLoadState();
  }
  const cel = (page: Page, naam: string, code: string) =>
    page.getByRole('button', { name: new RegExp(`^${naam}.* ${code} `) });
  const stand = (page: Page, naam: string, code: string) => cel(page, naam, code).getAttribute('data-stand');
  const regel = (page: Page) => page.locator('#wachtrij');
  /** What browsers say on the console when there is no network, or somebody is not signed in: meant so here. */
  const GEEN_NETWERK = /Failed to fetch|ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of 401/;
  const klachten = (complaints: { take(): string[] }) =>
    complaints.take().filter((text) => !GEEN_NETWERK.test(text));
  /** How often a doel of a pupil was judged, as the page of the doel tells it. */
  async function oordelen(page: Page, naam: string, code: string): Promise<number> {
    const id = (await cel(page, naam, code).getAttribute('id')) ?? '';
    const [leerling, leerdoel] = [id.slice(2, 38), id.slice(39)];
    const html = await (
      await page.request.get(`${school.demo.url}/leerling/${leerling}/doel/${leerdoel}`)
    ).text();
    return html.match(/k-log__entry"/g)?.length ?? 0;
  }
  const zetMet = async (page: Page, naam: string, code: string, toets: string) => {
    await cel(page, naam, code).focus();
    await page.keyboard.press(toets);
  };
  const staat = (page: Page, naam: string, code: string, is: string) =>
    expect.poll(() => stand(page, naam, code)).toBe(is);

  it('off the network marks wait on the device, and with it all of them arrive exactly once', async () => {
    const page = await apparaat('Marjan Schelpenpad');
    const complaints = complaintsOf(page);
    await matrix(page, 'De Schelpen');
    const namen = ['Pip Regenlaars', 'Tygo Zandkasteel', 'Mila Wolkenveer'];
    const eerder: number[] = [];
    for (const naam of namen) eerder.push(await oordelen(page, naam, 'NT-M-2b'));
    await page.context().setOffline(true);
    for (const naam of namen) await zetMet(page, naam, 'NT-M-2b', '1');
    await expect.poll(() => regel(page).textContent()).toBe('3 tikken wachten op netwerk');
    expect(await stand(page, 'Pip Regenlaars', 'NT-M-2b')).toBe('1');
    expect(await cel(page, 'Pip Regenlaars', 'NT-M-2b').getAttribute('aria-label')).toBe(
      'nu: aangeboden, wacht op netwerk',
    );
    expect(await axe(page)).toEqual([]);
    // One is taken back before it was ever sent, and one more is made.
    await page.keyboard.press('Control+z');
    await expect.poll(() => regel(page).textContent()).toBe('2 tikken wachten op netwerk');
    await zetMet(page, 'Mila Wolkenveer', 'NT-M-2b', '2');
    await expect.poll(() => regel(page).textContent()).toBe('3 tikken wachten op netwerk');
    // The answer to the first try is lost on its way, when the server has done its work.
    await page.route(
      '**/afvinken/wachtrij',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await page.context().setOffline(false);
    await expect.poll(() => regel(page).textContent()).toBe('Alles opgeslagen');
    await page.reload();
    expect(await stand(page, 'Mila Wolkenveer', 'NT-M-2b')).toBe('2');
    for (const [n, naam] of namen.entries())
      expect(await oordelen(page, naam, 'NT-M-2b')).toBe((eerder[n] ?? 0) + 1);
    expect(await regel(page).isHidden()).toBe(true);
    expect(klachten(complaints)).toEqual([]);
  });

  it('a tap whose answer was lost, and one the server could not take, come right by themselves', async () => {
    const page = await apparaat('Marjan Schelpenpad');
    await matrix(page, 'De Schelpen', 'Geld');
    const eerder = await oordelen(page, 'Pip Regenlaars', 'RW-E-1a');
    await page.route(
      '**/matrix/leerling/**',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await zetMet(page, 'Pip Regenlaars', 'RW-E-1a', '2');
    await expect.poll(() => regel(page).textContent()).toBe('Alles opgeslagen');
    expect(await oordelen(page, 'Pip Regenlaars', 'RW-E-1a')).toBe(eerder + 1);
    await page.route('**/matrix/leerling/**', (route) => route.fulfill({ status: 503, body: '' }), {
      times: 1,
    });
    await page.route(
      '**/afvinken/wachtrij',
      (route) => route.fulfill({ status: 429, headers: { 'Retry-After': '1' } }),
      { times: 1 },
    );
    await zetMet(page, 'Pip Regenlaars', 'RW-E-1a', '3');
    await expect.poll(() => oordelen(page, 'Pip Regenlaars', 'RW-E-1a')).toBe(eerder + 2);
  });

  it('nothing is lost when the session ends, and nobody else on the tablet sends or sees it', async () => {
    const page = await apparaat('Marjan Schelpenpad');
    await matrix(page, 'De Schelpen', 'Tijd');
    const [naam, code] = ['Tygo Zandkasteel', 'RW-T-2a'];
    const eerder = await oordelen(page, naam, code);
    const was = await stand(page, naam, code);
    await page.context().clearCookies();
    await zetMet(page, naam, code, was === '1' ? '2' : '1');
    await expect.poll(() => regel(page).textContent()).toContain('1 tik wacht: meld je opnieuw aan');
    const kept = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const vraag = indexedDB.open('koers-wachtrij');
          vraag.onsuccess = () => {
            const alle = vraag.result.transaction('tikken').objectStore('tikken').getAll();
            alle.onsuccess = () => resolve(JSON.stringify(alle.result));
          };
        }),
    );
    expect(kept).toContain('"soort":"doel"');
    expect(kept).not.toMatch(/Tygo|Zandkasteel|Marjan|dagdelen|pictogrammen/);

    await inWindow(page, school.demo.elo, 'Igor Helmgras');
    await expect.poll(() => regel(page).textContent()).toBe('Op dit apparaat wacht 1 tik van iemand anders');
    expect(await axe(page)).toEqual([]);
    // The lock leaves nothing of a page on the tablet, and leaves this.
    await page.getByRole('button', { name: 'Vergrendel' }).click();
    await page.waitForURL(/\/uit$/);
    await inWindow(page, school.demo.elo, 'Marjan Schelpenpad');
    await expect.poll(() => regel(page).textContent()).toBe('Alles opgeslagen');
    await matrix(page, 'De Schelpen', 'Tijd');
    expect(await stand(page, naam, code)).toBe(was === '1' ? '2' : '1');
    expect(await oordelen(page, naam, code)).toBe(eerder + 1);
  });

  it('the card of a pupil keeps a mark as well (R30)', async () => {
    const page = await apparaat('Marjan Schelpenpad');
    await matrix(page, 'De Schelpen');
    await page.getByRole('link', { name: 'Saar Sterrenschrift', exact: true }).click();
    await page.getByRole('link', { name: 'Arrangementskaart' }).first().click();
    await page.waitForURL(/\/kaart$/);
    await page.waitForLoadState();
    const vakje = page.locator('button.k-tick[hx-post*="/doel/"][aria-pressed=false]').first();
    const id = await vakje.getAttribute('id');
    await page.context().setOffline(true);
    await vakje.click();
    const zelfde = page.locator(`[id="${id}"]`);
    await expect.poll(() => zelfde.getAttribute('data-wacht')).toBe('');
    await page.context().setOffline(false);
    await expect.poll(() => regel(page).textContent()).toBe('Alles opgeslagen');
    expect(await zelfde.getAttribute('data-wacht')).toBeNull();
    await page.reload();
    expect(await zelfde.getAttribute('aria-pressed')).toBe('true');
  });

  it('two people who did not see each other: both stay, both are shown, and the person chooses (R23)', async () => {
    const [tablet, bord] = [await apparaat('Igor Helmgras'), await apparaat('Petra Poolster')];
    const [naam, code] = ['Yara Vliegerkoord', 'RW-E-3a'];
    await matrix(tablet, 'De Duinen', 'Geld');
    await bord.goto(tablet.url());
    await tablet.context().setOffline(true);
    await zetMet(tablet, naam, code, '1');
    await expect.poll(() => regel(tablet).textContent()).toBe('1 tik wacht op netwerk');
    await zetMet(bord, naam, code, '3');
    await expect.poll(() => textOf(bord, '#meldingen')).toContain('Zelfstandig');
    await tablet.context().setOffline(false);
    await expect
      .poll(() => textOf(tablet, '#meldingen'))
      .toMatch(
        /Kijk 1 tik na\. Yara Vliegerkoord, RW-E-3a: jij zette "aangeboden" .*Petra Poolster zette "zelfstandig in een bekende situatie" .*Nu telt "zelfstandig/,
      );
    expect(await axe(tablet)).toEqual([]);
    await staat(tablet, naam, code, '3');
    // Still there after a reload: what one must look at is not forgotten.
    await tablet.reload();
    const mijn = tablet.getByRole('button', { name: 'Zet "aangeboden"' });
    await mijn.waitFor();
    await mijn.click();
    await staat(tablet, naam, code, '1');
    await expect.poll(() => tablet.locator('#wachtrij-nakijken').count()).toBe(0);
    await tablet.reload();
    await staat(tablet, naam, code, '1');
    expect(await tablet.locator('#wachtrij-nakijken').count()).toBe(0);
    expect(await oordelen(tablet, naam, code)).toBeGreaterThanOrEqual(3);
  });
});
