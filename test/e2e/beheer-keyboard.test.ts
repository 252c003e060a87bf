import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { needs } from '../support/programs.ts';
import { handOf, pointersOn } from './hand.ts';
import { ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');

describe.skipIf(chromium.missing)(chromium.label('Mensen and Inzage with the keyboard alone'), () => {
  const school = ownDemo();
  const browser = ownBrowser('allowed', 'iframe');

  /** Koers opened by this person; from here on there are only keys, and `pointers` shows that. */
  async function keysOf(naam: string) {
    const page = await browser.page();
    await page.goto(school.demo.elo);
    await page.getByRole('button', { name: naam }).first().click();
    const pointers = await pointersOn(page);
    await page.goto(`${school.demo.elo}tool?venster=window&target=/vandaag`);
    await page.waitForURL(/\/vandaag$/);
    return { page, hand: handOf('keyboard', page), pointers };
  }

  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

  it('R64: finds a colleague, gives him a role with a reason, and ends it', async () => {
    const { page, hand, pointers } = await keysOf('Hilde Roerganger');
    await hand.press(page.locator('summary', { hasText: 'Beheer' }));
    await hand.press(page.getByRole('link', { name: 'Mensen', exact: true }).first());
    await heading(page, 'Mensen');
    await hand.write(page.getByLabel('Naam'), 'Helmgras');
    await page.keyboard.press('Enter');
    await hand.press(page.getByRole('link', { name: 'Igor Helmgras' }));
    await heading(page, 'Igor Helmgras');
    await hand.write(page.getByLabel('Rol', { exact: true }), 'begeleider');
    await hand.write(page.getByLabel('Waarom', { exact: true }), 'Helpt in de onderbouw');
    await hand.press(page.getByRole('button', { name: 'Rol geven' }));
    await page.getByText('De rol is gegeven.').first().waitFor();
    expect(await textOf(page)).toContain('Helpt in de onderbouw');
    await hand.press(page.locator('summary', { hasText: 'Beëindigen' }));
    await hand.write(page.getByLabel('Waarom eindigt de rol'), 'Het schooljaar is om');
    await hand.press(page.getByRole('button', { name: 'Rol beëindigen: begeleider' }));
    await page.getByText('De rol is beëindigd.').first().waitFor();
    expect(await textOf(page)).toContain('Eerdere rollen');
    expect(pointers).toEqual([]);
  });

  it('R83: finds who looked at a pupil, and asks again for one section and other days', async () => {
    const { page, hand, pointers } = await keysOf('Paul Stilzwijger');
    await hand.press(page.getByRole('link', { name: 'Inzage', exact: true }).first());
    await heading(page, 'Inzage');
    await hand.write(page.getByLabel('Naam van de leerling'), 'Fenna');
    await page.keyboard.press('Enter');
    await hand.press(page.getByRole('link', { name: 'Fenna Papierboot' }));
    await heading(page, 'Fenna Papierboot');
    await hand.write(page.getByLabel('Onderdeel'), 'redenen');
    await hand.press(page.getByRole('button', { name: 'Laat zien' }));
    await page.waitForURL(/sectie=redenen/);
    await heading(page, 'Fenna Papierboot');
    expect(await page.getByLabel('Onderdeel').inputValue()).toBe('redenen');
    expect(pointers).toEqual([]);
  });
});
