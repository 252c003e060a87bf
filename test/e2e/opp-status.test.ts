import { describe, expect, it } from 'vitest';
import { needs } from '../support/programs.ts';
import { handOf } from './hand.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { inWindow, ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');

describe.skipIf(chromium.missing)(chromium.label('R66: from a count to the next act'), () => {
  const school = ownDemo();
  const browser = ownBrowser('allowed', 'desktop');
  const at = (path: string) => `${school.demo.url}${path}`;

  it('R49: by keyboard, from a TLV that ends to the next one; every screen on the way holds at three widths', async () => {
    const page = await inWindow(await browser.page(), school.demo.elo, 'Petra Poolster');
    await page.setViewportSize({ width: 700, height: 900 });
    const complaints = complaintsOf(page);
    const faults: string[] = [];
    const hand = handOf('keyboard', page);
    await page.goto(at('/opp-status'));
    faults.push(...(await faultsOf(page, 'opp-status')));
    await page.setViewportSize({ width: 700, height: 900 });
    await hand.press(page.getByRole('link', { name: 'TLV loopt af' }));
    expect(await textOf(page)).toContain('Daan Bellenblaas');
    await hand.press(page.getByRole('link', { name: 'TLV bekijken: Daan Bellenblaas' }));
    await page.waitForURL(/\/tlv$/);
    const eind = new Date(Date.now() + 800 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('Nummer', { exact: true }).fill('2801-26-0815');
    await page.getByLabel('Eerste dag').fill('2026-08-01');
    await hand.press(page.getByRole('button', { name: 'Bewaren' }));
    await page.getByText('Vul de laatste dag in.').waitFor();
    faults.push(...(await faultsOf(page, 'tlv-fout')));
    // The browser says of the answer what the page says too.
    expect(complaints.take().filter((text) => !text.includes('422'))).toEqual([]);
    await page.setViewportSize({ width: 700, height: 900 });
    await page.getByLabel('Laatste dag').fill(eind);
    await page.getByLabel('Nummer van het samenwerkingsverband').fill('PO2801');
    await page.getByLabel('midden').check();
    await hand.press(page.getByRole('button', { name: 'Bewaren' }));
    await page.waitForURL(/bewaard=ja/);
    faults.push(...(await faultsOf(page, 'tlv')));
    await page.goto(at('/opp-status?lijst=tlv'));
    expect(await textOf(page)).not.toContain('Daan Bellenblaas');
    for (const [naam, path] of [
      ['opp-te-laat', '/opp-status?lijst=evaluatie'],
      ['termijnen', '/opp-status/termijnen'],
      ['rod', '/opp-status/rod'],
    ] as const) {
      await page.goto(at(path));
      faults.push(...(await faultsOf(page, naam)));
    }
    expect([...faults, ...complaints.take()]).toEqual([]);
  });

  it('R47: the evaluation that runs has its conclusions ready', async () => {
    const page = await inWindow(await browser.page(), school.demo.elo, 'Hassan Werkbank');
    await page.goto(at('/opp-status?lijst=evaluatie'));
    await page.getByRole('link', { name: 'Evaluatie afronden: Jaap Fietsbel' }).click();
    await page.waitForURL(/\/opp\/evaluatie$/);
    expect(await textOf(page)).toContain('Streefniveau');
    expect(await page.getByLabel(/^Conclusie bij/).count()).toBeGreaterThan(3);
    expect(await faultsOf(page, 'opp-evaluatie')).toEqual([]);
  });
});
