import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { needs } from '../support/programs.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');
const CSV = `Gebied;Lijn;Stap;Nr;Wat kan de leerling
Rekenen;Geld;1;G1;telt drie munten
Rekenen;Geld;2;G2;betaalt gepast aan de kassa
Rekenen;Tijd;1;T1;wijst aan wat er straks komt
Rekenen;Tijd;1;X1;
`;

describe.skipIf(chromium.missing)(
  chromium.label('The IB-er looks through packages and brings one in (R9)'),
  () => {
    const school = ownDemo();
    const browser = ownBrowser('allowed', 'desktop');

    async function petra(): Promise<Page> {
      const page = await browser.page();
      await page.goto(school.demo.elo);
      await page.getByRole('button', { name: 'Petra Poolster' }).first().click();
      await page.goto(`${school.demo.elo}tool?venster=window&target=/pakketten`);
      await page.waitForURL(/\/pakketten$/);
      return page;
    }
    const name = (page: Page) =>
      page.evaluate(() => document.activeElement?.textContent?.trim().replace(/\s+/g, ' '));

    it('by keyboard: search finds while one types, and the keys of a tree walk through it', async () => {
      const page = await petra();
      const complaints = complaintsOf(page);
      await page.getByRole('link', { name: /^Kompaslijnen 1.0/ }).click();
      await page.getByRole('heading', { level: 1, name: /^Kompaslijnen/ }).waitFor();
      expect(await faultsOf(page, 'pakket')).toEqual([]);
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.keyboard.press('/');
      await page.keyboard.type('munten');
      await expect.poll(() => page.locator('[aria-live=polite]').textContent()).toBe('2 doelen gevonden.');
      expect(await faultsOf(page, 'pakket-zoek')).toEqual([]);
      await page.getByRole('link', { name: /RW-E-3a/ }).focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/#plek-/);
      expect(await textOf(page)).toContain('legt hele bedragen tot twintig euro neer');

      await page.getByRole('link', { name: 'Pakketten', exact: true }).last().click();
      await page.getByRole('link', { name: /^Kompaslijnen 1.0/ }).click();
      await page.locator('[data-boom] summary').first().focus();
      for (const key of [
        'ArrowDown',
        'ArrowRight',
        'ArrowRight',
        'ArrowRight',
        'ArrowRight',
        'ArrowDown',
        'ArrowDown',
      ])
        await page.keyboard.press(key);
      expect(await name(page)).toContain('Niveau');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => textOf(page, '[data-boom]')).toContain('De leerling');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      expect(await name(page)).not.toContain('Niveau');
      expect(complaints.take()).toEqual([]);
    });

    it('a spreadsheet: look, say which column is what, store as concept, publish', async () => {
      const page = await petra();
      const complaints = complaintsOf(page);
      expect(await faultsOf(page, 'pakketten')).toEqual([]);
      await page.getByRole('link', { name: 'Pakket inlezen' }).click();
      expect(await faultsOf(page, 'pakket-inlezen')).toEqual([]);
      await page
        .getByLabel('Bestand')
        .setInputFiles({ name: 'onze-lijnen.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
      await page.getByRole('button', { name: 'Bestand nakijken' }).click();
      await page.waitForURL(/\/inlezen\/[0-9a-f-]{36}$/);
      expect(await page.getByRole('button', { name: 'Bewaren als concept' }).count()).toBe(0);
      expect(await faultsOf(page, 'pakket-nakijken-fout')).toEqual([]);
      for (const [label, kop] of [
        ['Leergebied', 'Gebied'],
        ['Leerlijn', 'Lijn'],
        ['Niveau', 'Stap'],
        ['Code van het doel', 'Nr'],
        ['Tekst van het doel', 'Wat kan de leerling'],
      ] as const)
        await page.getByLabel(label).first().selectOption(kop);
      await page.getByLabel('Licentie').fill('CC-BY-4.0');
      await page.getByRole('button', { name: 'Opnieuw nakijken' }).click();
      await page.getByRole('button', { name: 'Bewaren als concept' }).waitFor();
      expect(await textOf(page)).toContain('1 leergebied, 2 leerlijnen en 3 doelen');
      expect(await textOf(page)).toContain('regel 5');
      expect(await faultsOf(page, 'pakket-nakijken')).toEqual([]);
      await page.getByRole('button', { name: 'Bewaren als concept' }).click();
      await page.getByRole('heading', { name: 'Dit is een concept' }).waitFor();
      expect(await faultsOf(page, 'pakket-concept')).toEqual([]);
      await page.getByText('Publiceren', { exact: true }).click();
      await page.getByRole('button', { name: 'Ja, publiceer deze versie' }).click();
      await page.getByText('gepubliceerd', { exact: true }).waitFor();
      await page.goto(`${page.url()}/verslag`);
      expect(await textOf(page)).toContain('niet overgenomen');
      expect(await faultsOf(page, 'pakket-verslag')).toEqual([]);
      expect(complaints.take()).toEqual([]);
    });
  },
);
