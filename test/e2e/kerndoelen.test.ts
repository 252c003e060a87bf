import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { needs } from '../support/programs.ts';
import { handOf } from './hand.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { inWindow, ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');

describe.skipIf(chromium.missing)(chromium.label('R11: the IB’er looks at coverage and links a doel'), () => {
  const school = ownDemo();
  const browser = ownBrowser('allowed', 'desktop');

  /** Petra in a window of its own, as wide as the frame of an ELO. */
  async function petra(): Promise<Page> {
    const page = await inWindow(await browser.page(), school.demo.elo, 'Petra Poolster');
    await page.setViewportSize({ width: 700, height: 900 });
    return page;
  }

  const keuze = (page: Page) => page.getByRole('combobox', { name: 'Leerroute' });
  const zonderDoel = (page: Page) => textOf(page, '#kerndoelen-zonder');
  const gezegd = (page: Page, text: string) =>
    expect.poll(() => page.locator('[aria-live=polite]').textContent()).toBe(text);

  it('by keyboard alone: from the leerlijnen to the gap, search as you type, link, undo with Ctrl+Z, link again', async () => {
    const page = await petra();
    const complaints = complaintsOf(page);
    const hand = handOf('keyboard', page);
    await page.goto(`${school.demo.url}/leerlijnen`);
    await hand.press(page.getByRole('link', { name: 'Kerndoelen', exact: true }));
    await page.waitForURL(/\/kerndoelen$/);
    await hand.write(keuze(page), 'Leerroute 4');
    await hand.press(page.getByRole('button', { name: 'Meet' }));
    await page.waitForURL(/leerroute=/);
    expect(await zonderDoel(page)).toContain('Demo 18 · Veilig werken');
    await hand.press(page.getByRole('link', { name: 'Koppel een doel aan Demo 18, Veilig werken' }));
    await page.waitForURL(/\/kerndoelen\/koppelen/);

    await hand.write(page.getByLabel('Zoek een doel'), 'kleding werk');
    const koppel = page.getByRole('button', { name: 'Koppel: VB-3a' });
    await expect.poll(() => page.locator('#resultaten tbody tr').count()).toBe(1);
    await hand.press(koppel);
    await gezegd(page, 'Gekoppeld.');
    const los = page.getByRole('button', { name: 'Maak los: VB-3a' });
    expect(await los.evaluate((el) => el === document.activeElement)).toBe(true);
    await page.keyboard.press('Control+z');
    await gezegd(page, 'Losgemaakt.');
    expect(await koppel.count()).toBe(1);
    await hand.press(koppel);
    await gezegd(page, 'Gekoppeld.');

    await hand.press(page.getByRole('link', { name: 'Terug naar de dekking' }));
    await page.waitForURL(/\/kerndoelen\?/);
    expect(await zonderDoel(page)).not.toContain('Veilig werken');
    expect(await textOf(page, '#gedekt')).toMatch(/Veilig werken.*VB-3a.*door de school/);
    expect(complaints.take()).toEqual([]);
  });

  it('the screens hold at every width, on paper too', async () => {
    const page = await petra();
    const faults: string[] = [];
    await page.goto(`${school.demo.url}/kerndoelen`);
    faults.push(...(await faultsOf(page, 'dekking')));
    const koppel = page.getByRole('link', { name: /^Koppel een doel aan/ }).first();
    await koppel.click();
    await page
      .getByRole('button', { name: /^Koppel:/ })
      .first()
      .click();
    await gezegd(page, 'Gekoppeld.');
    faults.push(...(await faultsOf(page, 'koppelen')));
    await page.getByLabel('Zoek een doel').fill('xyzzy');
    await page.getByText('Geen doelen gevonden').waitFor();
    faults.push(...(await faultsOf(page, 'koppelen-niets')));
    expect(faults).toEqual([]);
    await page.goto(`${school.demo.url}/kerndoelen`);
    await page.emulateMedia({ media: 'print' });
    const knoppen = page.locator('main').getByRole('link', { name: /^Koppel/ });
    expect([await keuze(page).isVisible(), await knoppen.first().isVisible()]).toEqual([false, false]);
    expect(await page.locator('#kerndoelen-zonder').isVisible()).toBe(true);
  });
});
