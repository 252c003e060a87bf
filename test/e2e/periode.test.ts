import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { needs } from '../support/programs.ts';
import { handOf } from './hand.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { inWindow, ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');
const FRAME = { width: 700, height: 900 };

describe.skipIf(chromium.missing)(chromium.label('R56, R57: a period closes for a whole group'), () => {
  const school = ownDemo();
  const browser = ownBrowser('allowed', 'desktop');

  async function opened(naam: string, knop = 0): Promise<Page> {
    const page = await inWindow(await browser.page(), school.demo.elo, naam, knop);
    await page.setViewportSize(FRAME);
    return page;
  }

  async function groep(page: Page, naam: string): Promise<void> {
    const href = await page.locator('a[href^="/groep/"]', { hasText: naam }).first().getAttribute('href');
    await page.goto(`${school.demo.url}${href?.split(/[?]|\/periode/)[0] ?? ''}`);
  }

  it('by keyboard alone: two acts close it for eight pupils, one more look takes it back', async () => {
    const page = await opened('Igor Helmgras');
    const complaints = complaintsOf(page);
    const faults: string[] = [];
    const hand = handOf('keyboard', page);
    // R56: the first page says of each group which step it is in.
    expect(await page.locator('.s-stap').count()).toBeGreaterThan(0);
    await groep(page, 'De Duinen');

    hand.taps = 0;
    await hand.press(page.getByRole('link', { name: 'Periode afsluiten' }));
    await page.waitForURL(/\/periode$/);
    await hand.press(page.getByRole('button', { name: 'Alles overnemen voor 8 leerlingen' }));
    await page.waitForURL(/gedaan=gesloten/);
    expect(hand.taps).toBe(2);
    const text = await textOf(page);
    expect(text).toContain('Afgesloten voor 8 leerlingen. Wat niet af was, gaat mee.');
    expect(text).toContain('Al in de volgende periode');
    faults.push(...(await faultsOf(page, 'periode-gesloten')));
    await page.setViewportSize(FRAME);

    await hand.press(page.locator('summary', { hasText: 'Terugdraaien' }));
    await hand.press(page.getByRole('button', { name: 'Ja, draai terug' }));
    await page.waitForURL(/gedaan=terug/);
    expect(await textOf(page)).toContain('Alles staat weer zoals daarvoor.');
    faults.push(...(await faultsOf(page, 'periode')));
    expect([...faults, ...complaints.take()]).toEqual([]);
  });

  it('R32: changes one row with a reason, and a second group of the same pupil sees what is done', async () => {
    const page = await opened('Igor Helmgras');
    const complaints = complaintsOf(page);
    const hand = handOf('keyboard', page);
    const faults: string[] = [];
    await groep(page, 'De Duinen');
    await hand.press(page.getByRole('link', { name: 'Periode afsluiten' }));
    await page.waitForURL(/\/periode$/);
    const eerste = page.getByRole('combobox', { name: 'Geld' }).first();
    await hand.write(eerste, 'Lager');
    await hand.press(page.getByRole('button', { name: /^Alles overnemen/ }));
    await page.getByText('mist een reden').first().waitFor();
    expect(complaints.take().filter((said) => !said.includes('422'))).toEqual([]);
    faults.push(...(await faultsOf(page, 'periode-reden')));
    await page.setViewportSize(FRAME);
    await hand.write(page.getByRole('textbox', { name: 'Waarom?' }).first(), 'Eerst weer vertrouwen krijgen');
    await hand.press(page.getByRole('button', { name: /^Afsluiten voor 8/ }));
    await page.waitForURL(/gedaan=gesloten/);

    await page.goto(`${school.demo.url}/vandaag`);
    const andere = page.locator('a[href^="/groep/"]', { hasNotText: 'De Duinen' });
    const hrefs = await andere.evaluateAll((all) => [
      ...new Set(all.map((a) => (a.getAttribute('href') ?? '').split(/[?]|\/pe|\/pr/)[0] ?? '')),
    ]);
    const gezien: string[] = [];
    for (const href of hrefs) {
      await page.goto(`${school.demo.url}${href}/periode`);
      gezien.push(await textOf(page));
    }
    expect(gezien.some((t) => t.includes('met De Duinen, Igor Helmgras'))).toBe(true);
    expect([...faults, ...complaints.take()]).toEqual([]);
  });

  it('R57, R58: the IB’er divides the year and chooses 4D; the first page speaks 4D, at the same addresses', async () => {
    const page = await opened('Petra Poolster');
    const complaints = complaintsOf(page);
    const hand = handOf('keyboard', page);
    await hand.press(page.getByRole('link', { name: 'Perioden', exact: true }).first());
    await page.waitForURL(/\/perioden$/);
    const faults = await faultsOf(page, 'perioden');
    await page.setViewportSize(FRAME);
    await hand.press(page.getByRole('link', { name: '4 perioden' }));
    await page.waitForURL(/aantal=4/);
    await hand.choose(page.getByRole('radio', { name: /^4D/ }));
    await hand.press(page.getByRole('button', { name: 'Bewaren' }));
    await page.waitForURL(/bewaard=ja/);
    expect(await textOf(page)).toContain('Periode 4');

    const juf = await opened('Igor Helmgras');
    const woord = await juf.locator('.s-stap').first().textContent();
    expect(woord).toMatch(/Data|Duiden|Doelen|Doen/);
    expect([...faults, ...complaints.take()]).toEqual([]);
  });
});
