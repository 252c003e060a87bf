import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { needs } from '../support/programs.ts';
import { handOf } from './hand.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { inWindow, ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');

describe.skipIf(chromium.missing)(chromium.label('R6, R7: the IB’er couples a group'), () => {
  const school = ownDemo();
  const browser = ownBrowser('allowed', 'desktop');

  /** Petra in a window of its own, as wide as the frame of an ELO. */
  async function petra(): Promise<Page> {
    const page = await inWindow(await browser.page(), school.demo.elo, 'Petra Poolster');
    await page.setViewportSize({ width: 700, height: 900 });
    return page;
  }

  it('by keyboard alone: from the group to its profile, look, couple, see who differs, take it back', async () => {
    const page = await petra();
    const complaints = complaintsOf(page);
    const hand = handOf('keyboard', page);
    const faults: string[] = [];
    const groep = await page
      .locator('a[href^="/groep/"]', { hasText: 'De Duinen' })
      .first()
      .getAttribute('href');
    await page.goto(`${school.demo.url}${groep ?? ''}`);
    await hand.press(page.getByRole('link', { name: 'Profiel van de groep' }));
    await page.waitForURL(/\/profiel$/);
    faults.push(...(await faultsOf(page, 'groepsprofiel-leeg')));
    await page.setViewportSize({ width: 700, height: 900 });
    await hand.write(page.getByRole('combobox', { name: 'Leerroute' }), 'Leerroute 4');
    await hand.press(page.getByRole('button', { name: 'Kies niveaus' }));
    await page.waitForURL(/leerroute=/);
    faults.push(...(await faultsOf(page, 'groepsprofiel-formulier')));
    await page.setViewportSize({ width: 700, height: 900 });

    await hand.press(page.getByRole('button', { name: 'Bekijk wat er verandert' }));
    await page.getByText('Er is nog niets gekoppeld.').first().waitFor();
    expect(await textOf(page)).toContain('Vul in wie dit heeft besloten.');
    expect(complaints.take().filter((said) => !said.includes('422'))).toEqual([]);
    await hand.write(page.getByRole('combobox', { name: 'Geld' }), 'Niveau 3');
    await hand.write(page.getByRole('textbox', { name: 'Besloten door' }), 'Commissie voor de begeleiding');
    await hand.write(page.getByRole('textbox', { name: 'Waarom?' }), 'Plan voor deze periode');
    await hand.press(page.getByRole('button', { name: 'Bekijk wat er verandert' }));
    await page.getByRole('heading', { name: 'Wat er verandert', level: 1 }).waitFor();
    expect(await textOf(page)).toContain('heeft een eigen leerroute');
    faults.push(...(await faultsOf(page, 'groepsprofiel-bekijk')));
    await page.setViewportSize({ width: 700, height: 900 });
    await hand.press(page.getByRole('checkbox', { name: 'Siem Dropveter' }));
    await hand.press(page.getByRole('button', { name: 'Koppel de groep' }));
    await page.waitForURL(/gedaan=gekoppeld/);
    expect(await textOf(page)).toMatch(/Gekoppeld\. Bij \d+ leerling/);
    expect(await textOf(page)).toContain('Iets eigens');
    expect(await textOf(page, '.s-eigen')).not.toContain('Siem Dropveter');
    faults.push(...(await faultsOf(page, 'groepsprofiel')));
    await page.setViewportSize({ width: 700, height: 900 });

    await hand.press(page.locator('summary', { hasText: 'Terugdraaien' }));
    await hand.press(page.getByRole('button', { name: 'Ja, draai terug' }));
    await page.waitForURL(/gedaan=terug/);
    expect(await textOf(page)).toContain('Iedereen staat weer zoals daarvoor.');
    expect(faults).toEqual([]);
    expect(complaints.take()).toEqual([]);
  });
});
