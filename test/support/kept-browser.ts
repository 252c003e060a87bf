import type { BrowserContext } from 'playwright-core';
import { type Cookies, openBrowser, type Width } from './browser.ts';

interface Kept {
  readonly kind: string;
  readonly context: BrowserContext;
}

/** To open a browser takes as much of the processor as looking at five pages with axe, so a worker opens few. */
const waiting: Kept[] = [];
const MOST = 2;
const kinds = new WeakMap<BrowserContext, string>();

/** A browser in which no trace is left of who had it before. It goes back with `giveBack`. */
export async function borrowBrowser(
  cookies: Cookies,
  width: Width,
  args: readonly string[] = [],
): Promise<BrowserContext> {
  const kind = [cookies, width, ...args].join(' ');
  const at = waiting.findLastIndex((kept) => kept.kind === kind);
  const [kept] = at < 0 ? [] : waiting.splice(at, 1);
  if (kept) return kept.context;
  const context = await openBrowser(cookies, width, args);
  kinds.set(context, kind);
  return context;
}

/** Takes back a borrowed browser: wiped and kept for the next test file of this worker; the one that waited longest goes. */
export async function giveBack(context: BrowserContext): Promise<void> {
  const kind = kinds.get(context);
  if (kind === undefined || !(await wiped(context))) return await context.close();
  waiting.push({ kind, context });
  if (waiting.length > MOST) await waiting.shift()?.context.close();
}

/** Closes its pages and forgets all that any site has kept: cookies, storage, caches, workers, permissions. */
async function wiped(context: BrowserContext): Promise<boolean> {
  try {
    await context.setOffline(false);
    await context.unrouteAll();
    const blank = await context.newPage(); // without a page the browser would end
    for (const page of context.pages()) if (page !== blank) await page.close();
    const browser = await context.newCDPSession(blank);
    await browser.send('Storage.clearDataForOrigin', { origin: '*', storageTypes: 'all' });
    await browser.send('Network.clearBrowserCache');
    await browser.detach();
    await context.clearCookies();
    await context.clearPermissions();
    return true;
  } catch {
    return false;
  }
}
