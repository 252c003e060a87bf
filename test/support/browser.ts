import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Frame, type Page } from 'playwright-core';
import { CHROMIUM } from './programs.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Real Chromium of the system. `blocked`: third-party cookies blocked, as many schools have it. */
export async function openBrowser(cookies: 'allowed' | 'blocked' = 'allowed'): Promise<Browser> {
  return await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(cookies === 'blocked' ? ['--test-third-party-cookie-phaseout'] : ['--disable-features=TrackingProtection3pcd,ThirdPartyStoragePartitioning']),
    ],
  });
}

export type Width = 'iframe' | 'desktop' | 'phone';
const SIZES: Readonly<Record<Width, { width: number; height: number }>> = {
  iframe: { width: 700, height: 900 },
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
};

export async function openContext(browser: Browser, width: Width = 'desktop'): Promise<BrowserContext> {
  return await browser.newContext({ viewport: SIZES[width], locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
}

/** Violations of axe in a page or frame, one line each; an empty list is what we want (WCAG 2.2 AA). */
export async function axe(where: Page | Frame): Promise<string[]> {
  await where.evaluate(AXE);
  const result = await where.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(o: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> } }).axe;
    return await run.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
  });
  return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

/** Signs in to the demo ELO as a person and waits until Koers stands in its frame. */
export async function launchAs(page: Page, elo: string, naam: string, options: { deployment?: string; target?: string; init?: 'get' } = {}): Promise<Frame> {
  const query = new URLSearchParams({ ...(options.target ? { target: options.target } : {}), ...(options.init ? { init: options.init } : {}) });
  await page.goto(`${elo}?${query}`);
  await page.getByRole('button', { name: naam }).nth(options.deployment === '2' ? 1 : 0).click();
  await page.waitForSelector('iframe');
  const handle = await page.waitForSelector('iframe');
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('the course page has no frame');
  await frame.waitForURL(/\/(vandaag|groep|leerling|koppelingen|lti\/launch)/, { timeout: 20_000 });
  await frame.waitForLoadState();
  return frame;
}
