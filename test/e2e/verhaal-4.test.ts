import { describe, expect, it } from 'vitest';
import { needs } from '../support/programs.ts';
import { handOf } from './hand.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { inWindow, ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');
const FRAME = { width: 700, height: 900 };

/** Story 4 of domain.md §5.5: rekenen ahead, sociaal behind; the team intensifies, and a group Sova is proposed. */
describe.skipIf(chromium.missing)(chromium.label('Story 4: Milan, from the beeld to a group'), () => {
  const school = ownDemo();
  const browser = ownBrowser('allowed', 'desktop');

  it('R19, R52: Hassan sees the difference, intensifies, and makes the group that is proposed; then it stands at the end of the period', async () => {
    const page = await inWindow(await browser.page(), school.demo.elo, 'Hassan Werkbank');
    const complaints = complaintsOf(page);
    const hand = handOf('keyboard', page);
    const faults: string[] = [];
    await page.setViewportSize(FRAME);
    await page.locator('main').getByRole('link', { name: 'Route A' }).first().click();
    const groep = new URL(page.url()).pathname;
    await page.locator('main').getByRole('link', { name: 'Milan Spijkerbak' }).first().click();
    const milan = new URL(page.url()).pathname;
    await hand.press(page.getByRole('link', { name: 'Integraal beeld', exact: true }));
    await page.waitForURL(/\/beeld$/);
    expect(await textOf(page)).toContain('Geld loopt voor, Samen met anderen blijft achter');

    await hand.press(page.locator('#signaal-0 > summary'));
    await hand.choose(page.locator('#signaal-0').getByRole('radio', { name: /^Intensiveren/ }));
    await page.keyboard.press('Space');
    await hand.write(page.locator('#reden-0'), 'Samenwerken oefenen in een kleine groep');
    await hand.press(page.getByRole('button', { name: 'Keuze vastleggen' }));
    await page.waitForURL(/gekozen=ja/);
    expect(await textOf(page)).toContain('Gekozen: Intensiveren.');

    await hand.press(page.getByRole('link', { name: 'Stel een groep samen voor Samen met anderen' }).first());
    await page.waitForURL(/samenstellen/);
    const gevonden = await textOf(page);
    expect(gevonden).toContain('Milan Spijkerbak');
    expect(gevonden).toContain('met leerlijn Samen met anderen op of onder');
    faults.push(...(await faultsOf(page, 'verhaal-4-samenstellen')));
    await page.setViewportSize(FRAME);
    await hand.write(page.getByRole('textbox', { name: 'Naam van de groep' }), 'Sova klein');
    await hand.press(page.getByRole('button', { name: 'Maak groep' }));
    await page.waitForURL(/gedaan=gemaakt/);
    expect(await textOf(page)).toContain('Sova klein');
    expect(await textOf(page)).toContain('Milan Spijkerbak');

    // At the end of the period the choice of the team is the proposal, and the group is there to see.
    await page.goto(`${school.demo.url}${groep}/periode`);
    const blok = page.locator('fieldset', { has: page.locator('legend', { hasText: 'Milan Spijkerbak' }) });
    const sociaal = blok.getByRole('combobox', { name: 'Samen met anderen' });
    expect(await sociaal.inputValue()).toBe('intensiveren');
    expect(await textOf(page)).toContain('Het team koos: intensiveren.');
    await hand.press(page.getByRole('button', { name: /^Alles overnemen/ }));
    await page.waitForURL(/gedaan=gesloten/);
    expect(await textOf(page)).toContain('Sova klein');
    faults.push(...(await faultsOf(page, 'verhaal-4-gesloten')));

    await page.goto(`${school.demo.url}${milan}/leerreis`);
    expect(await textOf(page)).toContain('Het team koos: intensiveren.');
    expect([...faults, ...complaints.take()]).toEqual([]);
  });
});
