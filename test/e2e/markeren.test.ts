import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { axe, openBrowser } from '../support/browser.ts';
import { needs } from '../support/programs.ts';
import { complaintsOf } from './look.ts';
import { inWindow, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');

describe.skipIf(chromium.missing)(chromium.label('R33: marking for a group'), () => {
  const school = ownDemo();
  const open: BrowserContext[] = [];
  afterEach(async () => {
    for (const context of open.splice(0)) await context.close();
  });

  /** A tablet, phone or desktop of its own with this person signed in. */
  async function apparaat(naam: string, width: 'desktop' | 'phone' | 'iframe' = 'desktop'): Promise<Page> {
    const context = await openBrowser('allowed', width);
    open.push(context);
    return await inWindow(await context.newPage(), school.demo.elo, naam);
  }
  async function matrix(page: Page, groep: string, leerlijn?: string): Promise<void> {
    await page.goto(`${school.demo.url}/vandaag`);
    await page.getByRole('link', { name: `Doelen afvinken in ${groep}`, exact: true }).first().click();
    await page.waitForURL(/\/groep\//);
    if (!leerlijn) return;
    await page.getByRole('link', { name: leerlijn, exact: true }).click();
    await page.waitForURL(/leerlijn=/);
    await page.waitForLoadState();
  }
  const cel = (page: Page, naam: string, code: string) =>
    page.getByRole('button', { name: new RegExp(`^${naam}.* ${code} `) });
  const stand = (page: Page, naam: string, code: string) => cel(page, naam, code).getAttribute('data-stand');
  const regel = (page: Page) => page.locator('#wachtrij');
  const melding = (page: Page) => page.locator('#meldingen');
  const midden = async (page: Page, naam: string, code: string) => {
    await cel(page, naam, code).scrollIntoViewIfNeeded();
    const box = await cel(page, naam, code).boundingBox();
    if (!box) throw new Error(`${naam} ${code} is not in sight`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };

  it('off the network marks wait on the device, and with it all of them arrive exactly once', async () => {
    const page = await apparaat('Marjan Schelpenpad');
    const complaints = complaintsOf(page);
    await matrix(page, 'De Schelpen');
    await page.context().setOffline(true);
    const namen = ['Pip Regenlaars', 'Tygo Zandkasteel', 'Mila Wolkenveer'];
    for (const naam of namen) {
      await cel(page, naam, 'NT-M-2b').focus();
      await page.keyboard.press('1');
    }
    await expect.poll(() => regel(page).textContent()).toBe('3 tikken wachten op netwerk');
    expect(await stand(page, namen[0] ?? '', 'NT-M-2b')).toBe('1');
    expect(await cel(page, namen[0] ?? '', 'NT-M-2b').getAttribute('data-wacht')).toBe('');
    expect(await axe(page)).toEqual([]);
    await page.context().setOffline(false);
    await expect.poll(() => regel(page).textContent()).toBe('Alles opgeslagen');
    await page.reload();
    for (const naam of namen) expect(await stand(page, naam, 'NT-M-2b')).toBe('1');
    expect(await regel(page).isHidden()).toBe(true);
    expect(complaints.take().filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });
});
