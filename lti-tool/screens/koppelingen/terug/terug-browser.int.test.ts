import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../../../fixtures/pakket/kompaslijnen.ts';
import { SESSION_COOKIE } from '../../../../gateway/platform/http/session-cookie.ts';
import { openWay, type Way } from '../../../../gateway/sync/out/test-way.ts';
import { complaintsOf, faultsOf } from '../../../../test/e2e/look.ts';
import { openBrowser } from '../../../../test/support/browser.ts';
import { testDb } from '../../../../test/support/db.ts';
import { niveau } from '../../../../test/support/demo-class.ts';
import { needs } from '../../../../test/support/programs.ts';
import { loadAssets } from '../../../ui/assets.ts';
import { screenRoutes } from '../../routes.tsx';
import { type ScreenServer, serveScreens } from '../../testing/serve-screens.ts';
import { koppelingenRoutes } from '../routes.tsx';
import { terugUrl } from '../urls.ts';

const chromium = needs('Chromium');
const t = testDb();
const [D1 = '', D2 = ''] = kompaslijnen.leerdoelen
  .filter((d) => d.niveauId === niveau('NT-M', 2))
  .map((d) => d.id);

describe.skipIf(chromium.missing)(chromium.label('What goes back to the LVS, in a browser'), () => {
  let w: Way;
  let web: ScreenServer;
  let browser: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    w = await openWay(t.db, 30);
    const assets = await loadAssets();
    web = await serveScreens(
      t.db,
      () => [
        ...koppelingenRoutes({ assets, sync: w.deps }),
        ...screenRoutes({ assets, demo: false, keys: w.k.keys, scan: null }),
      ],
      assets,
    );
    const { cookie } = await web.visitor(w.k.school, 'beheerder');
    browser = await openBrowser();
    await browser.addCookies([
      {
        name: SESSION_COOKIE,
        value: cookie.slice(SESSION_COOKIE.length + 1),
        url: web.origin.replace('http:', 'https:'),
        secure: true,
        sameSite: 'None',
      },
    ]);
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await web.close();
    await w.receiver.close();
  });

  const open = () => page.goto(web.origin + terugUrl(w.connection));

  it('is well at every width, full and empty, and works from the keyboard', async () => {
    const complaints = complaintsOf(page);
    await open();
    expect(await faultsOf(page, 'terug-leeg')).toEqual([]);
    await w.judge(w.k.leerlingen.map((leerling) => ({ leerling, leerdoel: D1, stand: 3 })));
    w.receiver.refuses.set(
      kompaslijnen.leerdoelen.find((d) => d.id === D2)?.code ?? '',
      'Dit doel kent het LVS niet.',
    );
    await w.judge(w.k.leerlingen.slice(0, 12).map((leerling) => ({ leerling, leerdoel: D2, stand: 2 })));
    await w.deliver();
    await open();
    expect(await page.locator('main').textContent()).toContain('Bladzijde 1 van 2');
    expect(await faultsOf(page, 'terug-vol')).toEqual([]);

    await page.locator('#alle-0-knop').focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('[aria-live=polite]').textContent())
      .toContain('Koers stuurt 12 meldingen opnieuw.');
    expect(await page.locator('main').textContent()).not.toContain('Geweigerd door het LVS');
    await page.locator('#uit').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('main').textContent()).toContain('Er gaat niets naar LVS Postbus.');
    expect(complaints.take()).toEqual([]);
  });
});
