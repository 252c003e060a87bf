import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { needs } from '../support/programs.ts';
import { faultsOf } from './look.ts';
import { inWindow, ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');

describe.skipIf(chromium.missing)(chromium.label('The screen of the FG, at three widths'), () => {
  const school = ownDemo();
  const browser = ownBrowser('allowed', 'desktop');

  async function launch(naam: string): Promise<Page> {
    return await inWindow(await browser.page(), school.demo.elo, naam);
  }

  it('R83: searches a pupil, sees who looked, and is told what is wrong; axe finds nothing', async () => {
    const leerkracht = await launch('Igor Helmgras');
    await leerkracht
      .getByRole('link', { name: /^Doelen afvinken in/ })
      .first()
      .click();
    await leerkracht.locator('a[href^="/leerling/"]').first().click();
    const naam = (await leerkracht.getByRole('heading', { level: 1 }).textContent()) ?? '';
    const page = await launch('Paul Stilzwijger');
    const faults: string[] = [];
    await page.getByRole('link', { name: 'Inzage', exact: true }).first().click();
    faults.push(...(await faultsOf(page, 'inzage')));
    await page.getByLabel('Naam van de leerling').fill(naam.split(' ')[0] ?? '');
    await page.getByRole('button', { name: 'Zoek' }).click();
    faults.push(...(await faultsOf(page, 'inzage-gevonden')));
    await page.getByRole('link', { name: naam }).click();
    expect(await textOf(page)).toContain('Igor Helmgras');
    faults.push(...(await faultsOf(page, 'inzage-regels')));
    await page.getByLabel('Onderdeel').selectOption('iq');
    await page.getByLabel('Laatste dag').fill('2020-01-01');
    await page.getByRole('button', { name: 'Laat zien' }).click();
    expect(await textOf(page)).toContain('Deze dag ligt voor de eerste dag');
    faults.push(...(await faultsOf(page, 'inzage-fout')));
    expect(faults).toEqual([]);
  });
});
