import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, launchAs } from '../support/browser.ts';
import type { Demo } from '../support/demo.ts';
import { demoForOldTablets } from '../support/old-tablet.ts';
import { needs } from '../support/programs.ts';

import { ownBrowser, textOf } from './stage.ts';

const chromium = needs('Chromium');
const TEACHER = 'Marjan Schelpenpad';
const NEW_WINDOW = { name: /^Open Koers in een nieuw venster/ };

/** The new window that a press opens, once Koers stands in it. */
async function opened(page: Page, press: () => Promise<void>): Promise<Page> {
  const coming = page.context().waitForEvent('page');
  await press();
  const window = await coming;
  await window.waitForURL(/\/(vandaag|groep)/, { timeout: 20_000 });
  return window;
}

/** From the first page to the group screen of her own group. */
async function toGroup(where: Page | Frame): Promise<string> {
  await where.getByRole('link', { name: 'Doelen afvinken in De Schelpen' }).click();
  await where.waitForURL(/\/groep\//);
  return await textOf(where);
}

describe.skipIf(chromium.missing)(
  chromium.label('a teacher reaches her group in a browser without Partitioned (older iPads)'),
  () => {
    let tablet: { demo: Demo; stop(): Promise<void> };
    beforeAll(async () => {
      tablet = await demoForOldTablets();
    });
    afterAll(() => tablet.stop());
    const allowed = ownBrowser('allowed', 'desktop');
    const blocked = ownBrowser('blocked', 'iframe');

    it('with third-party cookies allowed: in the frame', async () => {
      const frame = await launchAs(await allowed.page(), tablet.demo.elo, TEACHER);
      expect(await toGroup(frame)).toContain('Mila Wolkenveer');
    });

    it('with third-party cookies blocked: by one press in a new window', async () => {
      const page = await blocked.page();
      const frame = await launchAs(page, tablet.demo.elo, TEACHER);
      expect(await textOf(frame)).toContain('Je browser bewaart in dit venster niets van Koers.');
      expect(await axe(frame)).toEqual([]);
      const button = frame.getByRole('link', NEW_WINDOW);
      const window = await opened(page, () => button.click());
      expect(await toGroup(window)).toContain('Mila Wolkenveer');
    });

    it('in an ELO that keeps state for tools: the launch holds, and one press opens it in a new window', async () => {
      const page = await blocked.page();
      const frame = await launchAs(page, tablet.demo.elo, TEACHER, { opslag: 'ja' });
      await frame.getByRole('button', NEW_WINDOW).waitFor();
      expect(await textOf(frame)).toContain('Koers staat klaar');
      expect(await axe(frame)).toEqual([]);
      // With the keyboard alone: the one button is one Tab away.
      await frame.locator('body').press('Tab');
      await frame.getByRole('button', NEW_WINDOW).focus();
      const window = await opened(page, () => page.keyboard.press('Enter'));
      expect(window.url()).not.toMatch(/ticket|token|state/);
      expect(await toGroup(window)).toContain('Mila Wolkenveer');
      // The button worked once.
      const again = page.context().waitForEvent('page');
      await frame.getByRole('button', NEW_WINDOW).click();
      const second = await again;
      await second.waitForLoadState();
      expect(await textOf(second, 'body')).toContain('al gebruikt of verlopen');
    });

    it('in that ELO with cookies allowed: in the frame, without a press', async () => {
      const page = await allowed.page();
      const frame = await launchAs(page, tablet.demo.elo, TEACHER, { opslag: 'ja' });
      await frame.waitForURL(/\/vandaag/);
      expect(await toGroup(frame)).toContain('Mila Wolkenveer');
    });
  },
);
