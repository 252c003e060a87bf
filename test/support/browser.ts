import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Frame, type Page } from 'playwright-core';
import { CHROMIUM } from './programs.ts';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export type Cookies = 'allowed' | 'blocked';
export type Width = 'iframe' | 'desktop' | 'phone';
const SIZES: Readonly<Record<Width, { width: number; height: number }>> = {
  iframe: { width: 700, height: 900 },
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
};

const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Real Chromium of the system with a profile of its own, whose setting for third-party cookies is the one a person
 * makes in its settings. Close the context to end it.
 */
export async function openBrowser(
  cookies: Cookies = 'allowed',
  width: Width = 'desktop',
  /** More switches of Chromium, such as a microphone that is none. */
  args: readonly string[] = [],
): Promise<BrowserContext> {
  const profile = mkdtempSync(
    path.join(process.env['KOERS_TEST_PREPARED'] ?? os.tmpdir(), 'koers-chromium-'),
  );
  mkdirSync(path.join(profile, 'Default'));
  const block = cookies === 'blocked';
  writeFileSync(
    path.join(profile, 'Default', 'Preferences'),
    JSON.stringify({ profile: { cookie_controls_mode: block ? 1 : 0, block_third_party_cookies: block } }),
  );
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    viewport: SIZES[width],
    hasTouch: width === 'phone',
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...ARGS, ...args],
  });
  const close = context.close.bind(context);
  context.close = async (options) => {
    await close(options);
    // Chromium still writes its profile for a moment after it said that it closed.
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  };
  return context;
}

/** What the browser really does with an ordinary (unpartitioned) third-party cookie in this frame. */
export async function thirdPartyCookies(frame: Frame): Promise<Cookies> {
  const kept = await frame.evaluate(() => {
    const page = (globalThis as unknown as { document: { cookie: string } }).document;
    page.cookie = 'proef=1; SameSite=None; Secure';
    return page.cookie.includes('proef=1');
  });
  return kept ? 'allowed' : 'blocked';
}

/** What can be otherwise on a page of which the same elements are in sight at another width. */
export const BY_WIDTH = ['color-contrast', 'scrollable-region-focusable', 'target-size'] as const;
const EVERY = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] as const;

/** Violations of axe in a page or frame, one line each; an empty list is what we want (WCAG 2.2 AA). Without `rules` all that there are. */
export async function axe(where: Page | Frame, rules?: readonly string[]): Promise<string[]> {
  if (!(await where.evaluate(() => 'axe' in globalThis))) await where.evaluate(AXE);
  // Only what is wrong leaves the page: everything that is right would take three times as long.
  return await where.evaluate(
    async (runOnly) => {
      interface Found {
        violations: { id: string; nodes: { target: string[] }[] }[];
      }
      const { run } = (globalThis as unknown as { axe: { run(o: object): Promise<Found> } }).axe;
      const { violations } = await run({
        runOnly,
        resultTypes: ['violations'],
        preload: false, // fetches every style sheet again, for rules that are not asked here
      });
      return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
    },
    rules ? { type: 'rule', values: [...rules] } : { type: 'tag', values: [...EVERY] },
  );
}

/** Signs in to the demo ELO as a person and waits until Koers stands in its frame. */
export async function launchAs(
  page: Page,
  elo: string,
  naam: string,
  options: { deployment?: string; target?: string; init?: 'get'; opslag?: 'ja' } = {},
): Promise<Frame> {
  const query = new URLSearchParams({
    ...(options.target ? { target: options.target } : {}),
    ...(options.init ? { init: options.init } : {}),
    ...(options.opslag ? { opslag: options.opslag } : {}),
  });
  await page.goto(`${elo}?${query}`);
  await page
    .getByRole('button', { name: naam })
    .nth(options.deployment === '2' ? 1 : 0)
    .click();
  await page.waitForSelector('iframe');
  const handle = await page.waitForSelector('iframe');
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('the course page has no frame');
  await frame.waitForURL(/\/(vandaag|mijn|groep|leerling|koppelingen|lti\/launch)/, { timeout: 20_000 });
  await frame.waitForLoadState();
  return frame;
}
