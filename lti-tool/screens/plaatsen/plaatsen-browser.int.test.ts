import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, faultsOf } from '../../../test/e2e/look.ts';
import { openBrowser, thirdPartyCookies } from '../../../test/support/browser.ts';
import { needs } from '../../../test/support/programs.ts';
import type { Opening } from '../../lti/testing/platform/launch-claims.ts';
import { loadAssets } from '../../ui/assets.ts';
import { lesOp } from './testing/les.ts';

const chromium = needs('Chromium');

describe.skipIf(chromium.missing)(
  chromium.label('R70 deep linking in the frame of an ELO, by keyboard'),
  () => {
    const les = lesOp('moodle', async () => ({ assets: await loadAssets() }));
    const held = {} as { context: BrowserContext; page: Page };
    beforeAll(async () => {
      held.context = await openBrowser('blocked', 'iframe');
      held.page = await held.context.newPage();
    });
    afterAll(() => held.context?.close());

    const opening = (more: Partial<Opening>): string =>
      les.platform.open({ person: 'sub-marjan', course: 'cursus-1', target: `${les.origin}/`, ...more });
    const KIES = { message: 'LtiDeepLinkingRequest' } as const;

    async function inFrame(more: Partial<Opening>, lands: RegExp): Promise<Frame> {
      await held.page.goto(opening(more).replace('/open/', '/frame/'));
      const frame = await (await held.page.waitForSelector('#tool')).contentFrame();
      if (!frame) throw new Error('the course page has no frame');
      await frame.waitForURL(lands);
      await frame.waitForLoadState();
      return frame;
    }

    it('a teacher finds her group, the platform verifies her choice, and the link lands on that group', async () => {
      const heard = complaintsOf(held.page);
      const frame = await inFrame(KIES, /\/plaatsen\//);
      expect(await thirdPartyCookies(frame)).toBe('blocked');
      const keys = held.page.keyboard;
      await frame.getByRole('searchbox', { name: 'Naam' }).focus();
      await keys.type('duinen');
      await frame.getByText('Geen groep gevonden').first().waitFor();
      await keys.press('Control+A');
      await keys.type('schelp');
      await frame.getByRole('checkbox', { name: /De Schelpen/ }).waitFor();
      await keys.press('Tab'); // Zoeken
      await keys.press('Tab');
      await keys.press('Space');
      expect(await frame.getByRole('checkbox', { name: /De Schelpen/ }).isChecked()).toBe(true);
      await keys.press('Tab');
      await keys.press('Enter');
      await frame.waitForURL(/\/dl\/cursus-1\/return$/);
      await frame.getByRole('heading', { name: '1 geplaatst' }).waitFor();
      expect(heard.take()).toEqual([]);

      const item = les.platform.placed.at(-1)?.item as { url: string; custom: Record<string, string> };
      const link = { target: item.url, resourceLink: { id: 'r1', custom: item.custom } };
      const group = await inFrame(link, /\/groep\//);
      expect(new URL(group.url()).pathname).toBe(`/groep/${les.k.groep}`);
      expect(await group.locator('main').textContent()).toContain('Leerling0');
    });

    it('is whole for everyone at 390, 700 and 1280 px, also when nothing is found, and with a link of somebody else', async () => {
      const { page } = held;
      await page.goto(opening(KIES));
      await page.waitForURL(/\/plaatsen\//);
      expect(await faultsOf(page, 'plaatsen')).toEqual([]);
      await page.getByLabel('Wat wil je plaatsen?').selectOption('kaart');
      await page.getByRole('checkbox', { name: /Leerling0/ }).check();
      await page.getByLabel('Wat wil je plaatsen?').selectOption('leerlijn');
      await page.getByRole('heading', { name: 'Gekozen' }).waitFor(); // what was ticked stays
      await page.getByRole('searchbox', { name: 'Naam' }).fill('zzz');
      await page.getByText('Geen leerlijn gevonden').first().waitFor();
      expect(await faultsOf(page, 'plaatsen-gekozen')).toEqual([]);
      await page.goto(`${les.origin}/plek/00000000-0000-4000-8000-000000000000`);
      expect(await faultsOf(page, 'plek-niet-voor-jou')).toEqual([]);
    });

    it('an ELO registers itself with the link of the beheerder, and waits for him: each page is whole', async () => {
      const { page } = held;
      await page.goto(opening({ person: 'sub-igor', target: `${les.origin}/leeromgevingen` }));
      await page.getByRole('button', { name: 'Maak een link' }).click();
      const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
      expect(await faultsOf(page, 'leeromgevingen-link')).toEqual([]);
      les.platform.registering.open.add('r1');
      const { configurationUrl } = les.platform;
      const query = new URLSearchParams({ openid_configuration: configurationUrl, registration_token: 'r1' });
      await page.goto(`${link}?${query}`);
      await page.getByRole('heading', { name: 'Koers staat in je leeromgeving' }).waitFor();
      expect(await faultsOf(page, 'lti-aanmelden')).toEqual([]);
      await page.goto(`${les.origin}/leeromgevingen`);
      expect(await faultsOf(page, 'leeromgevingen-wachtend')).toEqual([]);
      await page.getByText('Wacht op jou').waitFor();
      await page.locator('a[href^="/leeromgevingen/aanmelding/"]').click();
      await page.getByRole('heading', { name: /goedkeuren\?$/ }).waitFor();
      expect(await faultsOf(page, 'leeromgevingen-aanmelding')).toEqual([]);
    });
  },
);
