import type { Locator, Page } from 'playwright-core';

/** How a person works: each way does the same acts, and counts what it took. */
export interface Hand {
  readonly name: 'mouse' | 'touch' | 'keyboard';
  /** Clicks, taps, or presses of Enter and the space bar since `from zero`. */
  taps: number;
  /** Presses a button or follows a link. */
  press(target: Locator): Promise<void>;
  /** Chooses one of a group of radio buttons. */
  choose(radio: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
}

type Way = Hand['name'];

/** A hand on this page. With the keyboard nothing is ever focused or clicked but by keys. */
export function handOf(way: Way, page: Page): Hand {
  const act = way === 'keyboard' ? null : (spot: Locator) => (way === 'touch' ? spot.tap() : spot.click());
  const hand: Hand = {
    name: way,
    taps: 0,
    async press(target) {
      hand.taps += 1;
      if (act) return await act(target);
      await walkTo(page, target);
      const isLink = (await target.evaluate((el) => el.tagName)) === 'A';
      await page.keyboard.press(isLink ? 'Enter' : 'Space');
    },
    async choose(radio) {
      hand.taps += 1;
      if (act) return await act(radio.locator('xpath=ancestor::label'));
      await walkTo(page, radio);
    },
    async write(field, text) {
      if (act) await act(field);
      else await walkTo(page, field);
      await page.keyboard.type(text);
    },
  };
  return hand;
}

/** More stops than this before a target is no way to work. */
const STOPS = 120;

/** The key that comes nearer to this element from where the focus is; null when it is there. Runs in the page. */
function nextKey(element: Element): string | null {
  const at = element.ownerDocument.activeElement;
  if (at === element) return null;
  const radio = (one: Element | null) =>
    one instanceof HTMLInputElement && one.type === 'radio' ? one.name : null;
  if (radio(element) !== null && radio(at) === radio(element)) return 'ArrowDown';
  const table = element.closest('[role=grid]');
  const here = table?.contains(at) ? at?.closest<HTMLTableCellElement>('td, th') : null;
  const there = element.closest<HTMLTableCellElement>('td, th');
  const back = at !== null && (at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  if (!here || !there) return back ? 'Shift+Tab' : 'Tab';
  const rowOf = (cell: HTMLTableCellElement) => (cell.parentElement as HTMLTableRowElement).rowIndex;
  if (rowOf(here) !== rowOf(there)) return rowOf(here) < rowOf(there) ? 'ArrowDown' : 'ArrowUp';
  return here.cellIndex < there.cellIndex ? 'ArrowRight' : 'ArrowLeft';
}

/** Tab, and the arrow keys inside a table or a group of radio buttons, until the target has the focus. */
async function walkTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let stop = 0; stop < STOPS; stop += 1) {
    const key = await target.evaluate(nextKey);
    if (key === null) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${target} is not reached by ${STOPS} presses of keys`);
}

/** Every pointer that touches this page or a frame in it from now on; for a hand that has none, stays empty. */
export async function pointersOn(page: Page): Promise<readonly string[]> {
  const seen: string[] = [];
  await page.exposeFunction('koersProefAanwijzer', (type: string) => void seen.push(type));
  await page.addInitScript(`
    for (const type of ['pointerdown', 'mousedown', 'touchstart'])
      addEventListener(type, () => koersProefAanwijzer(type), { capture: true });
  `);
  return seen;
}
