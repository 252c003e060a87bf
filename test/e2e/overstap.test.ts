import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { needs } from '../support/programs.ts';
import { handOf, pointersOn } from './hand.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');
const NAAR = 'Kompaslijnen 1.1 (demo)';

describe.skipIf(chromium.missing)(chromium.label('R10, story 8: a package splits a doel'), () => {
  const school = ownDemo();
  const browser = ownBrowser('allowed', 'desktop');

  /** Koers in a window of its own, on the page of versions. */
  async function inWindow(naam: string, target: string): Promise<Page> {
    const page = await browser.page();
    await page.goto(school.demo.elo);
    await page.getByRole('button', { name: naam }).first().click();
    await page.goto(`${school.demo.elo}tool?venster=window&target=${target}`);
    await page.waitForURL((url) => url.origin === school.demo.url && url.pathname === target);
    return page;
  }

  /** Address of a pupil, by way of his group. */
  async function leerlingUrl(page: Page, naam: string): Promise<string> {
    await page.goto(`${school.demo.url}/vandaag`);
    const groepen = await page
      .locator('a[href^="/groep/"]')
      .evaluateAll((all) => [...new Set(all.map((a) => (a as HTMLAnchorElement).href.split('?')[0] ?? ''))]);
    for (const groep of groepen) {
      await page.goto(groep);
      const link = page.getByRole('link', { name: naam }).first();
      if ((await link.count()) > 0) return (await link.evaluate((a) => (a as HTMLAnchorElement).href)) ?? '';
    }
    throw new Error(`${naam} is in no group`);
  }
  const kaart = async (page: Page, leerling: string) => {
    await page.goto(`${leerling}/kaart`);
    return await textOf(page);
  };

  it('is compared, previewed, confirmed and undone by keyboard alone, and nothing is lost', async () => {
    const page = await inWindow('Petra Poolster', '/overstap');
    const complaints = complaintsOf(page);
    const faults: string[] = [];
    const look = async (name: string) => {
      faults.push(...(await faultsOf(page, name)), ...complaints.take().map((text) => `${name}: ${text}`));
      await page.setViewportSize({ width: 700, height: 900 });
    };
    const aangewezen = await pointersOn(page);
    const leerling = await leerlingUrl(page, WIE);
    const voor = await kaart(page, leerling);
    expect(voor).toContain('RW-E-4a');
    await page.goto(`${school.demo.url}/overstap`);
    const hand = handOf('keyboard', page);
    await look('overstap');

    await hand.press(page.getByRole('link', { name: 'Wat is er anders?' }));
    await page.waitForURL(/vergelijken/);
    const naast = await textOf(page);
    for (const deel of ['gesplitst', 'RW-E-4a', 'RW-E-4c', 'RW-E-4d', 'SE-S-3b', 'RW-E-3c'])
      expect(naast).toContain(deel);
    await look('vergelijken');
    await hand.press(page.getByRole('link', { name: /^Gesplitst/ }));
    await page.waitForURL(/lot=gesplitst/);
    expect(await textOf(page)).not.toContain('SE-S-3b');
    await hand.press(page.getByRole('link', { name: 'Bekijk de overstap' }));

    await page.waitForURL(/overstap\/nieuw/);
    const voorbeeld = await textOf(page);
    expect(voorbeeld).toContain('Er is nog niets veranderd');
    expect(voorbeeld).toMatch(/\d+ leerlingen hebben dit doel/);
    await hand.press(page.getByText(/^Bij wie: /));
    expect(await textOf(page)).toContain(WIE);
    await look('overstap-voorbeeld');
    await hand.choose(page.getByRole('radio', { name: /^Elk deel krijgt de oude stand/ }));
    await hand.press(page.getByRole('button', { name: /^Ja, stap over met \d+ leerlingen/ }));

    await page.waitForURL(/overstap\/[0-9a-f-]{36}$/);
    const klaar = page.url();
    expect(await textOf(page)).toMatch(/\d+ leerlingen staan nu op/);
    await look('overstap-klaar');
    const na = await kaart(page, leerling);
    expect(na).toContain('RW-E-4c');
    expect(na).not.toContain('RW-E-4a');
    await page.goto(`${leerling}/leerreis`);
    expect(await textOf(page)).toContain(`naar ${NAAR}`);
    await look('leerreis-na-overstap');

    await page.goto(klaar);
    await hand.press(page.locator('summary', { hasText: 'Ongedaan maken' }));
    await hand.press(page.getByRole('button', { name: 'Ja, maak ongedaan' }));
    await expect.poll(() => textOf(page)).toContain('precies zoals ze stonden');
    await look('overstap-ongedaan');
    expect(await kaart(page, leerling)).toBe(voor);
    expect(aangewezen).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('can no longer be undone once somebody worked on the new version, and says so', async () => {
    const page = await inWindow('Petra Poolster', '/overstap');
    await page.getByRole('link', { name: 'Bekijk de overstap' }).click();
    await page.getByRole('button', { name: /^Ja, stap over/ }).click();
    await page.waitForURL(/overstap\/[0-9a-f-]{36}$/);
    const klaar = page.url();
    const leerling = await leerlingUrl(page, WIE);
    await page.goto(`${leerling}/kaart`);
    const tik = page.locator('button[id^="a-"]').first();
    await tik.click();
    await expect.poll(() => page.locator('[aria-live=polite]').first().textContent()).not.toBe('');
    await page.goto(klaar);
    expect(await textOf(page)).toContain('Ongedaan maken kan niet meer');
    expect(await page.getByRole('button', { name: 'Ja, maak ongedaan' }).count()).toBe(0);
  });
});

/** Has RW-E-4a on her card in the so part of the demo school. */
const WIE = 'Fenna Papierboot';
