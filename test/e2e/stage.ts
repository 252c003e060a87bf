import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Cookies, Width } from '../support/browser.ts';
import { type Demo, preparedData, removeData, startDemo } from '../support/demo.ts';
import { borrowBrowser, giveBack } from '../support/kept-browser.ts';

/** A demo of its own for this test file, on free ports and with a data folder of its own; gone afterwards. */
export function ownDemo(): { readonly demo: Demo } {
  const data = { folder: '', demo: undefined as Demo | undefined };
  beforeAll(async () => {
    data.folder = await preparedData();
    data.demo = await startDemo(data.folder);
  });
  afterAll(async () => {
    await data.demo?.stop();
    removeData(data.folder);
  });
  return {
    get demo() {
      if (!data.demo) throw new Error('ownDemo() is ready from beforeAll on');
      return data.demo;
    },
  };
}

/**
 * Koers opened by this person in a window of its own, on Vandaag or, for a leerling, on his own first page. `knop`: who works in both parts of the school has a button
 * for each, the so first.
 */
export async function inWindow(page: Page, elo: string, naam: string, knop = 0): Promise<Page> {
  await page.goto(elo);
  await page.getByRole('button', { name: naam }).nth(knop).click();
  await page.goto(`${elo}tool?venster=window&target=/vandaag`);
  await page.waitForURL(/\/(vandaag|mijn)$/);
  return page;
}

/** A browser for the tests of this describe; `page()` gives a fresh tab, and closes the one before it. */
export function ownBrowser(
  cookies: Cookies,
  width: Width,
  args: readonly string[] = [],
): { page(): Promise<Page> } {
  const held: { context?: BrowserContext; page?: Page } = {};
  beforeAll(async () => {
    held.context = await borrowBrowser(cookies, width, args);
  });
  afterAll(async () => {
    if (held.context) await giveBack(held.context);
  });
  return {
    async page() {
      if (!held.context) throw new Error('ownBrowser() is ready from beforeAll on');
      const fresh = await held.context.newPage();
      await held.page?.close();
      held.page = fresh;
      return fresh;
    },
  };
}

/** What a person reads on the page: the main part, white space made one. */
export async function textOf(where: Page | Frame, selector = 'main'): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is in sight counts, not what the document holds
  return (await where.locator(selector).innerText()).replace(/\s+/g, ' ');
}

/** Opens an address of Koers in the frame and gives the status of the answer, also when the browser may not show it. */
export async function open(frame: Frame, path: string): Promise<number> {
  const address = new URL(path, frame.url()).href;
  const answer = frame.page().waitForResponse((r) => r.url() === address && r.frame() === frame);
  await frame.goto(address).catch((error: Error) => {
    if (!error.message.includes('ERR_BLOCKED_BY_RESPONSE')) throw error;
  });
  return (await answer).status();
}
