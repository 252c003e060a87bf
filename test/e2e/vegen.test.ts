import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { axe } from '../support/browser.ts';
import { borrowBrowser, giveBack } from '../support/kept-browser.ts';
import { needs } from '../support/programs.ts';
import { inWindow, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');

describe.skipIf(chromium.missing)(chromium.label('R33: painting and keys in the matrix'), () => {
  const school = ownDemo();
  const open: BrowserContext[] = [];
  afterEach(async () => {
    for (const context of open.splice(0)) await giveBack(context);
  });

  async function matrix(naam: string, groep: string, width: 'desktop' | 'phone' = 'desktop'): Promise<Page> {
    const context = await borrowBrowser('allowed', width);
    open.push(context);
    const page = await inWindow(await context.newPage(), school.demo.elo, naam);
    await page
      .getByRole('link', { name: `Doelen afvinken in ${groep}`, exact: true })
      .first()
      .click();
    await page.waitForURL(/\/groep\//);
    await page.waitForLoadState();
    return page;
  }
  async function lijn(page: Page, naam: string): Promise<void> {
    await page.getByRole('link', { name: naam, exact: true }).click();
    await page.waitForURL(/leerlijn=/);
    await page.waitForLoadState();
  }
  const cellen = (page: Page) => page.locator('[data-matrix] .k-tick[hx-post]');
  const standen = (page: Page) =>
    cellen(page).evaluateAll((all) => all.map((cel) => cel.getAttribute('data-stand') ?? ''));
  const midden = async (page: Page, n: number) => {
    const box = await cellen(page).nth(n).boundingBox();
    if (!box) throw new Error(`cell ${n} is not in sight`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const melding = (page: Page) => textOf(page, '#meldingen');

  it('a stroke of the mouse marks a row in one act, and one undo takes all of it back', async () => {
    const page = await matrix('Igor Helmgras', 'De Duinen');
    const was = await standen(page);
    await page.getByRole('radio', { name: 'met hulp' }).locator('xpath=ancestor::label').click();
    await veeg(page, await midden(page, 0), await midden(page, 3)); // two rows of two
    await expect.poll(() => melding(page)).toMatch(/leerdoelen op "met hulp" gezet/);
    const na = await standen(page);
    expect([na[0], na[3]]).toEqual(['2', '2']);
    expect(na.slice(4)).toEqual(was.slice(4));
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => standen(page)).toEqual(was);
    expect(await melding(page)).toMatch(/keer ongedaan gemaakt|Ongedaan gemaakt/);
  });

  it('a finger scrolls over cells until it is asked to paint; then it paints, and scrolls beside them', async () => {
    const page = await matrix('Igor Helmgras', 'De Duinen', 'phone');
    const finger = await page.context().newCDPSession(page);
    await cellen(page).nth(2).scrollIntoViewIfNeeded();
    const was = await standen(page);
    const plek = () =>
      page.evaluate(() =>
        [window.scrollY, ...[...document.querySelectorAll('.k-matrix__scroll')].map((b) => b.scrollTop)].join(
          ' ',
        ),
      );
    const eerst = await plek();
    const begin = await midden(page, 2);
    await sleep(finger, begin, { x: begin.x, y: begin.y - 200 });
    await expect.poll(plek).not.toBe(eerst);
    expect(await standen(page)).toEqual(was);

    await page
      .getByRole('checkbox', { name: /^Vegen/ })
      .locator('xpath=ancestor::label')
      .tap();
    await cellen(page).nth(0).scrollIntoViewIfNeeded();
    const [van, tot] = [await midden(page, 0), await midden(page, 1)];
    const stil = await plek();
    await sleep(finger, van, tot);
    await expect.poll(() => melding(page)).toMatch(/op "behaald" gezet/);
    expect((await standen(page)).slice(0, 2)).toEqual(['4', '4']);
    expect(await plek()).toBe(stil);
    const naam = await page.locator('[data-matrix] tbody th').first().boundingBox();
    if (!naam) throw new Error('no name in sight');
    await sleep(finger, { x: naam.x + 20, y: naam.y + 20 }, { x: naam.x + 20, y: naam.y - 180 });
    await expect.poll(plek).not.toBe(stil);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ongedaan maken' }).tap();
    await expect.poll(() => standen(page)).toEqual(was);
  });

  // A person makes a gesture every two seconds: thirty are a minute.
  it('8 pupils × 6 doelen are marked in thirty gestures, a stroke for each pupil', async () => {
    const page = await matrix('Igor Helmgras', 'De Duinen');
    const telling = { gebaren: 0, vakjes: 0, leerlingen: new Set<string>() };
    for (const naam of ['Mondelinge taal', 'Tijd', 'Samen met anderen', 'Taakaanpak']) {
      if (telling.vakjes >= 48) break;
      await lijn(page, naam);
      await page.getByRole('radio', { name: 'aangeboden' }).locator('xpath=ancestor::label').click();
      telling.gebaren += 2;
      await rijen(page, telling);
    }
    process.stdout.write(
      `R33: ${telling.vakjes} marks of ${telling.leerlingen.size} pupils with ${telling.gebaren} gestures\n`,
    );
    expect(telling.leerlingen.size).toBe(8);
    expect(telling.vakjes).toBeGreaterThanOrEqual(48);
    expect(telling.gebaren).toBeLessThanOrEqual(30);
  });

  /** Every row of every table gets one stroke, at the pace of somebody who reads the name first. */
  async function rijen(
    page: Page,
    telling: { gebaren: number; vakjes: number; leerlingen: Set<string> },
  ): Promise<void> {
    for (const rij of await page.locator('[data-matrix] tbody tr').all()) {
      const vakjes = rij.locator('.k-tick[hx-post]');
      const aantal = await vakjes.count();
      if (aantal === 0) continue;
      await vakjes.first().scrollIntoViewIfNeeded();
      const [van, tot] = [await vakjes.first().boundingBox(), await vakjes.last().boundingBox()];
      if (!van || !tot) throw new Error('a row is not in sight');
      await page.waitForTimeout(300);
      const punt = (box: typeof van) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
      if (aantal === 1) await vakjes.first().click();
      else await veeg(page, punt(van), punt(tot));
      telling.gebaren += 1;
      telling.vakjes += aantal;
      telling.leerlingen.add((await rij.locator('th a').first().textContent()) ?? '');
      await expect
        .poll(() => vakjes.evaluateAll((all) => all.map((c) => c.getAttribute('data-stand'))))
        .toEqual(Array(aantal).fill('1'));
    }
  }

  it('the keyboard has one stop, walks the grid with arrows, Home and End, and marks with space and digits', async () => {
    const page = await matrix('Igor Helmgras', 'De Duinen');
    const tafel = page.locator('[data-matrix]').first();
    const stops = await tafel
      .locator('button, a[href]')
      .evaluateAll((all) => all.filter((one) => (one as HTMLElement).tabIndex === 0).length);
    expect(stops).toBe(1);
    expect(await tafel.getAttribute('role')).toBe('grid');
    const vakjes = tafel.locator('.k-tick:not(:disabled)');
    /** Row and column of what has the focus. */
    const plek = () =>
      tafel.evaluate((grid) => {
        const vak = grid.ownerDocument.activeElement?.closest<HTMLTableCellElement>('td, th');
        return [vak?.closest('tr')?.rowIndex ?? -1, vak?.cellIndex ?? -1];
      });
    await vakjes.first().focus();
    const [rij = 0, kolom = 0] = await plek();
    const laatste = (rijen: string) =>
      tafel
        .locator(`${rijen} .k-tick:not(:disabled)`)
        .last()
        .evaluate((cel) => {
          const vak = cel.closest<HTMLTableCellElement>('td');
          return [vak?.closest('tr')?.rowIndex ?? -1, vak?.cellIndex ?? -1];
        });
    const [eind, eindVanRij] = [
      await laatste('tr'),
      await laatste(`tr:has(#${await vakjes.first().getAttribute('id')})`),
    ];
    for (const [toets, waar] of [
      ['ArrowRight', [rij, kolom + 1]],
      ['ArrowDown', [rij + 1, kolom + 1]],
      ['ArrowLeft', [rij + 1, kolom]],
      ['ArrowUp', [rij, kolom]],
      ['Control+End', eind],
      ['Control+Home', [rij, kolom]],
      ['Home', [rij, 0]],
      ['End', eindVanRij],
      ['Control+Home', [rij, kolom]],
    ] as const) {
      await page.keyboard.press(toets);
      expect([toets, await plek()]).toEqual([toets, waar]);
    }
    // The name says who, what and how it stands (headers are announced).
    const naam = await vakjes.nth(0).evaluate((cel) =>
      (cel.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => {
          const e = document.getElementById(id);
          return e === cel ? cel.getAttribute('aria-label') : e?.textContent;
        })
        .join(' | '),
    );
    expect(naam).toMatch(/^\S.+ \| NT-M-\d[a-z].+ \| nu: /);
    await page.keyboard.press('2');
    await expect.poll(() => melding(page)).toContain('Met hulp');
    await page.keyboard.press('Space');
    await expect.poll(() => melding(page)).toContain('Behaald');
    await page.keyboard.press('Control+z');
    await expect.poll(() => vakjes.nth(0).getAttribute('data-stand')).toBe('2');
    expect(await plek()).toEqual([rij, kolom]);
    // Pressed while the next mark is on its way, it takes back that one and not the one before.
    const terug = page.waitForResponse((answer) => answer.url().includes('ongedaan'));
    await page.keyboard.press('3');
    await page.keyboard.press('Control+z');
    await terug;
    await expect.poll(() => vakjes.nth(0).getAttribute('data-stand')).toBe('2');
  });
});

interface Punt {
  readonly x: number;
  readonly y: number;
}

/** A drag of the mouse as a hand makes it: a few dozen milliseconds, not one jump. */
async function veeg(page: Page, van: Punt, tot: Punt): Promise<void> {
  await page.mouse.move(van.x, van.y);
  await page.mouse.down();
  await page.mouse.move(tot.x, tot.y, { steps: 6 });
  await page.mouse.up();
}

/** A drag of one finger, by the way real touches take through the browser. */
async function sleep(cdp: CDPSession, van: Punt, tot: Punt): Promise<void> {
  const stuur = (type: 'touchStart' | 'touchMove' | 'touchEnd', punt?: Punt) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: punt ? [{ x: punt.x, y: punt.y }] : [] });
  await stuur('touchStart', van);
  for (let n = 1; n <= 8; n += 1)
    await stuur('touchMove', { x: van.x + ((tot.x - van.x) * n) / 8, y: van.y + ((tot.y - van.y) * n) / 8 });
  // The finger rests before it leaves. Else the page flings on, and a tap in a fling stops it and presses nothing.
  await new Promise((resolve) => setTimeout(resolve, 200));
  await stuur('touchMove', tot);
  await stuur('touchEnd');
}
