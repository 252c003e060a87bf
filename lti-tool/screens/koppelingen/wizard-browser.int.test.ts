import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createKeys } from '../../../gateway/access/keys.ts';
import { SESSION_COOKIE } from '../../../gateway/platform/http/session-cookie.ts';
import { listRuns } from '../../../gateway/sync/service.ts';
import { complaintsOf, faultsOf } from '../../../test/e2e/look.ts';
import { openBrowser } from '../../../test/support/browser.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { needs } from '../../../test/support/programs.ts';
import { loadAssets } from '../../ui/assets.ts';
import { screenRoutes } from '../routes.tsx';
import type { Visitor } from '../testing/serve-screens.ts';
import { type FakeLvs, fakeLvs, fakeSchool } from './testing/fake-lvs.ts';
import { type KoppelingenStage, openStage } from './testing/stage.ts';
import { NIEUW } from './urls.ts';

const chromium = needs('Chromium');
const t = testDb();

/** Asks for a file besides an address, and opens it with one password only. */
const connection = z.object({
  adres: z.string().min(1, 'Vul dit in.').meta({ title: 'Adres' }),
  certificaat: z.base64().meta({ title: 'Certificaat', bestand: '.pfx,.p12', secret: true }),
  wachtwoord: z.string().default('').meta({ title: 'Wachtwoord van het certificaat', secret: true }),
});

describe.skipIf(chromium.missing)(chromium.label('A new connection, in a browser'), () => {
  let lvs: FakeLvs;
  let stage: KoppelingenStage;
  let ria: Visitor;
  let browser: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    lvs = fakeLvs();
    lvs.records = fakeSchool(30);
    Object.assign(lvs.adapter, {
      connection,
      check: async ({ certificaat, wachtwoord }: z.infer<typeof connection>) => {
        const ok = certificaat === 'UEtDUw==' && wachtwoord === 'zeewier';
        return {
          ok,
          steps: [{ ok, message: ok ? 'Aanmelden gelukt.' : 'Het certificaat is niet te openen.' }],
        };
      },
    });
    const assets = await loadAssets();
    const keys = createKeys({ master: Buffer.alloc(32, 7) });
    stage = await openStage(t.db, [lvs, fakeLvs('zeezak', 'Zeezak')], {
      assets,
      routes: screenRoutes({ assets, demo: false, keys, scan: null }), // among them the style and the scripts
    });
    ria = await stage.visitor((await twoSchools(t.db)).a, 'beheerder');
    browser = await openBrowser();
    await browser.addCookies([
      {
        ...{ name: SESSION_COOKIE, value: ria.cookie.slice(SESSION_COOKIE.length + 1) },
        ...{ url: stage.origin.replace('http:', 'https:'), secure: true, sameSite: 'None' },
      },
    ]);
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await stage.close();
  });

  const step = () => page.locator('[aria-current=step]').textContent();

  it('goes step by step, from the keyboard, and is well at every width', async () => {
    const complaints = complaintsOf(page);
    await page.goto(`${stage.origin}${NIEUW}`);
    expect(await faultsOf(page, 'wizard-systeem')).toEqual([]);
    await page.getByRole('link', { name: 'KompasLVS' }).press('Enter');
    await page.waitForURL(/systeem=kompas/);
    expect(await step()).toContain('2. Gegevens');
    expect(await faultsOf(page, 'wizard-gegevens')).toEqual([]);

    await page.getByLabel('Adres').fill('https://lvs.example');
    await page.getByLabel('Wachtwoord').fill('fout');
    await page.getByRole('button', { name: 'Bewaren' }).press('Enter');
    await page.getByRole('link', { name: 'Certificaat: Kies een bestand.' }).waitFor();
    expect(await faultsOf(page, 'wizard-fout')).toEqual([]);
    await page
      .getByLabel('Certificaat', { exact: true })
      .setInputFiles({ name: 'koers.pfx', mimeType: 'application/x-pkcs12', buffer: Buffer.from('PKCS') });
    await page.getByLabel('Wachtwoord').fill('fout');
    await page.getByRole('button', { name: 'Bewaren' }).press('Enter');
    await page.waitForURL(/koppelingen\/[0-9a-f-]{36}$/);

    await page.getByRole('button', { name: 'Test de verbinding' }).press('Enter');
    await page.getByText('Het certificaat is niet te openen.').waitFor();
    expect(await step()).toContain('3. Testen');
    await page.getByRole('link', { name: 'Gegevens wijzigen' }).press('Enter');
    await page.getByLabel('Wachtwoord').fill('zeewier');
    expect(await faultsOf(page, 'wizard-wijzigen')).toEqual([]);
    await page.getByRole('button', { name: 'Bewaren' }).press('Enter');
    await page.waitForURL(/koppelingen\/[0-9a-f-]{36}$/);
    await page.getByRole('button', { name: 'Test de verbinding' }).press('Enter');
    await page.getByText('Aanmelden gelukt.').waitFor();
    await expect.poll(step).toContain('4. Eerste keer ophalen');
    expect(await faultsOf(page, 'wizard-getest')).toEqual([]);

    await page.getByRole('button', { name: 'Eerste keer ophalen' }).press('Enter');
    await page.getByRole('button', { name: 'Bezig met ophalen' }).waitFor();
    const id = page.url().split('/').at(-1) ?? '';
    const [run] = await listRuns(stage.deps, ria.school, id);
    await stage.work(ria, run?.id ?? '');
    const yes = page.getByRole('button', { name: 'Ja, neem dit over' });
    await yes.waitFor();
    expect(await faultsOf(page, 'wizard-proef')).toEqual([]);
    await yes.press('Enter');
    await expect.poll(step).toContain('5. Wanneer');
    await stage.work(ria, run?.id ?? '');
    await page.getByRole('link', { name: /Wat er veranderde/ }).waitFor();
    expect(await page.locator('#stappen li').count()).toBe(0);

    await page.getByRole('link', { name: /Wat er veranderde/ }).press('Enter');
    await page.getByText('Bladzijde 1 van 2').waitFor();
    expect(await faultsOf(page, 'wizard-veranderd')).toEqual([]);
    expect(complaints.take()).toEqual([]);
  }, 120_000);
});
