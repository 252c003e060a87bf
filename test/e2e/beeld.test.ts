import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { needs } from '../support/programs.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { inWindow, ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');
const FOLDER = path.join(import.meta.dirname, '../../test-results');

/** A picture for people, when asked for. */
async function picture(page: Page, name: string): Promise<void> {
  if (process.env['SCREENSHOTS'] !== '1') return;
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), fullPage: true });
}

/** Presses Tab until this has the focus; an error when it cannot be reached. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 120; n += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return;
  }
  throw new Error(`${selector} cannot be reached with Tab`);
}

describe.skipIf(chromium.missing)(chromium.label('Integraal beeld and leerreis'), () => {
  const school = ownDemo();
  const browser = ownBrowser('allowed', 'desktop');

  async function launch(naam: string, knop = 0): Promise<Page> {
    return await inWindow(await browser.page(), school.demo.elo, naam, knop);
  }

  /** From Vandaag by way of the group to a part of the page about a pupil. */
  async function toLeerling(page: Page, groep: string, leerling: string, deel: string): Promise<void> {
    await page.locator('main').getByRole('link', { name: groep }).first().click();
    await page.locator('main').getByRole('link', { name: leerling }).first().click();
    await page.getByRole('link', { name: deel, exact: true }).click();
  }

  it('story 4, R17–R19: Hassan sees rekenen ahead and sociaal behind, and chooses with the keyboard; axe finds nothing', async () => {
    const page = await launch('Hassan Werkbank');
    const complaints = complaintsOf(page);
    await toLeerling(page, 'Route A', 'Milan Spijkerbak', 'Integraal beeld');
    const text = await textOf(page);
    for (const part of [
      'Op weg naar',
      'Tegenover de route',
      'Tegenover het plan',
      'Geld loopt voor, Samen met anderen blijft achter',
      'uit andere systemen',
    ])
      expect(text.toLowerCase()).toContain(part.toLowerCase());
    const faults = await faultsOf(page, 'beeld');

    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await tabTo(page, '#signaal-0 > summary');
    await page.keyboard.press('Enter');
    await tabTo(page, '#signaal-0 input[type="radio"]');
    await page.keyboard.press('Space');
    await tabTo(page, '#reden-0');
    await page.keyboard.type('Eerst rust in de groep');
    await tabTo(page, '#signaal-0 button[type="submit"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/gekozen=ja/);
    expect(await textOf(page)).toContain('Gekozen: Pas op de plaats.');
    expect(await textOf(page)).toContain('Reden: Eerst rust in de groep');
    faults.push(...(await faultsOf(page, 'beeld-gekozen')));

    await page.getByRole('link', { name: 'Leerreis', exact: true }).click();
    expect(await textOf(page)).toContain(
      'Pas op de plaats: Geld loopt voor, Samen met anderen blijft achter',
    );
    faults.push(...(await faultsOf(page, 'leerreis')));
    expect([...faults, ...complaints.take()]).toEqual([]);
  });

  it('R20, R22: toets results of Ravi stand on the time line of their leergebied, with their source', async () => {
    const page = await launch('Petra Poolster', 1);
    await toLeerling(page, 'Route V', 'Ravi Rekenstok', 'Integraal beeld');
    const tijd = page.locator('.s-tijd', { has: page.getByRole('heading', { name: 'Rekenen', level: 3 }) });
    expect(await tijd.getAttribute('open')).not.toBeNull();
    expect(await tijd.locator('.k-tijd__merk').count()).toBeGreaterThanOrEqual(4);
    await tijd.locator('summary', { hasText: 'Cijfers van' }).first().click();
    expect(await tijd.locator('table').first().textContent()).toContain('Peilschaal (toetsen)');
    expect(await faultsOf(page, 'beeld-ravi')).toEqual([]);
    await page.getByRole('link', { name: 'Leerreis', exact: true }).click();
    expect(await textOf(page)).toContain('uit Peilschaal (toetsen)');
  });

  it('R17: reads without colour and at 400 %, and prints on one A4', async () => {
    const page = await launch('Hassan Werkbank');
    await toLeerling(page, 'Route A', 'Milan Spijkerbak', 'Integraal beeld');
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await faultsOf(page, 'beeld-forced-colors', [1280])).toEqual([]);
    await picture(page, 'beeld-forced-colors');
    await page.emulateMedia({ forcedColors: 'none' });
    // 1280 px at 400 % is 320 px wide (WCAG 1.4.10).
    expect(await faultsOf(page, 'beeld-400', [320])).toEqual([]);
    await picture(page, 'beeld-400');
    const pdf = await page.pdf({
      format: 'A4',
      preferCSSPageSize: true,
      ...(process.env['SCREENSHOTS'] === '1' ? { path: path.join(FOLDER, 'bespreekblad.pdf') } : {}),
    });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
  });
});
