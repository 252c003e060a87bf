import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { axe, BY_WIDTH } from '../support/browser.ts';

/** The frame of an ELO, a desktop, a phone: CSS pixels wide. */
const WIDTHS = [700, 1280, 390] as const;
/** Where most people see it. */
export const IN_ELO = [700] as const;

/** So many stops with Tab are looked at on each screen. */
const STOPS = 12;

/** What browsers say on the console when a page itself was answered with 4xx: meant so on a page of an error. */
const OWN_STATUS = /^Failed to load resource: the server responded with a status of 40[1345]/;

/** Everything the browser complains about on this page from now on: scripts, the Content-Security-Policy, files. */
export function complaintsOf(page: Page): { take(): string[] } {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) heard.push(message.text());
  });
  page.on('pageerror', (error) => void heard.push(String(error)));
  return { take: () => heard.splice(0).filter((text) => !OWN_STATUS.test(text)) };
}

/** What is wrong with the screen that is open, one line each; an empty list is what we want (WCAG 2.2 AA). */
export async function faultsOf(
  page: Page,
  name: string,
  widths: readonly number[] = WIDTHS,
): Promise<string[]> {
  const faults: string[] = [];
  const looked = new Set<string>();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) faults.push(`${width} px: the page scrolls ${wide} px sideways`);
    faults.push(...(await spills(page)).map((what) => `${width} px: ${what}`));
    const seen = await inSight(page);
    faults.push(
      ...(await axe(page, looked.has(seen) ? BY_WIDTH : undefined)).map((fault) => `${width} px: ${fault}`),
    );
    looked.add(seen);
    if (process.env['SCREENSHOTS'] === '1') await picture(page, `${name}-${width}`);
  }
  faults.push(...(await headingFaults(page)), ...(await focusFaults(page)));
  return faults.map((fault) => `${name} at ${fault}`);
}

/** Which elements are there to see, as one text: where it is the same at two widths, only their places differ. */
async function inSight(page: Page): Promise<string> {
  return await page
    .locator('*')
    .evaluateAll((all) =>
      all.map((one) => (one.checkVisibility({ visibilityProperty: true }) ? '1' : '0')).join(''),
    );
}

/** Text that is wider than the box it stands in, and so lies over what is beside it. */
async function spills(page: Page): Promise<string[]> {
  return await page.locator('main *, header *').evaluateAll((all) =>
    all
      // The cheap question first: of a page of thousands of elements hardly one is too wide.
      .filter((one) => one.clientWidth > 2 && one.scrollWidth > one.clientWidth + 2)
      .filter((one) => {
        const { display, overflowX } = getComputedStyle(one);
        const visible = one.checkVisibility() && one.textContent.trim() !== '';
        return visible && display !== 'inline' && overflowX === 'visible';
      })
      .map(
        (one) =>
          `"${(one.textContent ?? '').trim().slice(0, 40)}" is too wide for ${one.tagName} ${one.className}`,
      ),
  );
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = path.join(import.meta.dirname, '../../test-results');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

/** One h1, and no level left out on the way down (WCAG 1.3.1). */
async function headingFaults(page: Page): Promise<string[]> {
  const levels = await page
    .locator('h1, h2, h3, h4, h5, h6')
    .evaluateAll((all) => all.filter((h) => h.checkVisibility()).map((h) => Number(h.tagName.slice(1))));
  const order = levels.map((level, n) => [levels[n - 1] ?? 0, level] as const);
  return [
    ...(levels.filter((level) => level === 1).length === 1
      ? []
      : [`headings ${levels.join(' ')}: not one h1`]),
    ...(order.some(([before, level]) => level > before + 1)
      ? [`headings ${levels.join(' ')}: a level is left out`]
      : []),
  ];
}

/** Walks with Tab from the top: what has the focus shows it and is in sight (WCAG 2.4.7, 2.4.11). */
async function focusFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    window.scrollTo(0, 0);
  });
  const faults: string[] = [];
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate(focusFault);
    if (fault === null) break; // past the last one
    if (fault !== '') faults.push(fault);
  }
  return faults;
}

/** What is wrong with how the focus shows: '' nothing, null when nothing has it. Runs in the page. */
function focusFault(): string | null {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const name = `focus on ${at.tagName} "${(at.textContent || at.getAttribute('aria-label') || '').trim().slice(0, 30)}"`;
  // A hidden radio button shows its focus on the label around it.
  const shown = [at, at.closest('label')].filter((one) => one !== null);
  const ring = shown.some((one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  });
  if (!ring) return `${name} does not show`;
  const box = (at.closest('label') ?? at).getBoundingClientRect();
  const inSight =
    box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return inSight ? '' : `${name} is out of sight`;
}
