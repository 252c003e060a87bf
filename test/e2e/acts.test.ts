import type { Frame, Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { needs } from '../support/programs.ts';
import { type Hand, handOf, pointersOn } from './hand.ts';
import { secondsPerAct } from './server-time.ts';
import { ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');

/** What a screen reader is told. */
const heard = (frame: Frame, text: RegExp) =>
  expect.poll(() => frame.locator('[aria-live=polite]').textContent(), { timeout: 10_000 }).toMatch(text);

/** The live region says it, and the bar for undo shows it. */
async function says(frame: Frame, text: RegExp): Promise<void> {
  await heard(frame, text);
  expect(await frame.locator('#melding .k-toast__text').textContent()).toMatch(text);
}

const focused = (frame: Frame) =>
  frame.locator('html').evaluate((html) => html.ownerDocument.activeElement?.id ?? '');

/** Does something and proves that no page was loaded for it (R30): the document is still the same one. */
async function onThisPage(frame: Frame, work: () => Promise<void>): Promise<void> {
  const born = () => frame.locator('html').evaluate(() => `${location.href} ${performance.timeOrigin}`);
  const before = await born();
  await work();
  expect(await born()).toBe(before);
}

/** From the chooser of the ELO to the first page of Koers, with this hand alone. */
async function launch(hand: Hand, page: Page, elo: string, naam: string): Promise<Frame> {
  await page.goto(elo);
  await hand.press(page.getByRole('button', { name: naam }).first());
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('the course page has no frame');
  await frame.waitForURL(/\/vandaag$/);
  await frame.waitForLoadState();
  return frame;
}

async function follow(hand: Hand, frame: Frame, link: Locator, to: RegExp): Promise<void> {
  await hand.press(link);
  await frame.waitForURL(to);
  await frame.waitForLoadState();
}

const link = (frame: Frame, name: string) => frame.getByRole('link', { name, exact: true }).first();
const pressed = (cells: Locator) =>
  cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('aria-pressed')));
/** The row of a leerling or leerlijn, as text. */
const row = async (frame: Frame, name: string) =>
  (await frame.locator('tr', { has: link(frame, name) }).textContent())?.replaceAll('\u00a0', ' ');

describe.skipIf(chromium.missing)(chromium.label('Story 1: an actie, a doel, a higher niveau'), () => {
  const school = ownDemo();
  const desktop = ownBrowser('allowed', 'desktop');
  const phone = ownBrowser('allowed', 'phone');
  const inElo = ownBrowser('blocked', 'iframe');

  describe.each(['mouse', 'touch', 'keyboard'] as const)('by %s', (way) => {
    const browser = way === 'touch' ? phone : desktop;

    async function begin(naam: string) {
      const page = await browser.page();
      const pointers = await pointersOn(page);
      const hand = handOf(way, page);
      return { hand, pointers, frame: await launch(hand, page, school.demo.elo, naam) };
    }
    const onlyKeys = (pointers: readonly string[]) =>
      way === 'keyboard' ? expect(pointers).toEqual([]) : expect(pointers.length).toBeGreaterThan(0);

    it('Marjan ticks an actie for four pupils by one tap, for one pupil by one more, and undoes both (R29)', async () => {
      const { hand, frame, pointers } = await begin('Marjan Schelpenpad');
      await follow(hand, frame, link(frame, 'Acties afvinken in De Schelpen'), /toon=acties/);
      await follow(hand, frame, link(frame, 'Voorbereiding op uitstroom'), /leerlijn=/);
      const heads = frame.locator('.k-matrix__goal');
      const columns = await heads.evaluateAll((all) => all.map((head) => head.id));
      const cellsOf = (n: number) => frame.locator(`button.k-tick[aria-labelledby~="${columns[n]}"]`);
      const before = await pressed(cellsOf(0));
      expect(before.filter((done) => done === 'false')).toHaveLength(4);

      const whole = frame.locator(`[id="${columns[0]?.replace('-d-', '-k-')}-alles"]`);
      hand.taps = 0;
      await onThisPage(frame, async () => {
        await hand.press(whole);
        await says(frame, /^4 acties gedaan\.$/);
      });
      expect(hand.taps).toBe(1);
      expect(new Set(await pressed(cellsOf(0)))).toEqual(new Set(['true']));
      expect(await focused(frame)).toBe(await whole.getAttribute('id'));

      await onThisPage(frame, async () => {
        await hand.press(frame.getByRole('button', { name: 'Ongedaan maken' }));
        await says(frame, /^4 keer ongedaan gemaakt\.$/);
      });
      expect(await pressed(cellsOf(0))).toEqual(before);
      expect(await focused(frame)).toBe(await whole.getAttribute('id'));

      const one = cellsOf(1).first();
      const id = await one.getAttribute('id');
      hand.taps = 0;
      await onThisPage(frame, async () => {
        await hand.press(one);
        await says(frame, /^Actie gedaan\.$/);
      });
      expect(hand.taps).toBe(1);
      expect(await focused(frame)).toBe(id);
      expect(await pressed(cellsOf(1))).toEqual(['true', ...Array(5).fill('false')]);
      await hand.press(frame.getByRole('button', { name: 'Ongedaan maken' }));
      await says(frame, /^Ongedaan gemaakt\.$/);
      expect(await pressed(cellsOf(1))).toEqual(Array(6).fill('false'));
      onlyKeys(pointers);
    });

    it('Marjan ticks a doel for one pupil: 50 becomes 100 % at once, here and on the profile; undone from Vandaag (R15, R30)', async () => {
      const { hand, frame, pointers } = await begin('Marjan Schelpenpad');
      await follow(hand, frame, link(frame, 'Doelen afvinken in De Schelpen'), /\/groep\//);
      const cell = frame.getByRole('button', { name: /^Pip Regenlaars.* NT-M-2b / });
      const id = await cell.getAttribute('id');
      expect(await row(frame, 'Pip Regenlaars')).toContain('1 van 2 doelen, 50 %');
      hand.taps = 0;
      await onThisPage(frame, async () => {
        await hand.press(cell);
        await says(frame, /^Behaald\. Nu 2 van 2 doelen, 100\s%\.$/);
      });
      expect(hand.taps).toBe(1);
      expect(await cell.getAttribute('aria-pressed')).toBe('true');
      expect(await row(frame, 'Pip Regenlaars')).toContain('2 van 2 doelen, 100 %');
      expect(await focused(frame)).toBe(id);

      await follow(hand, frame, link(frame, 'Pip Regenlaars'), /\/leerling\//);
      expect(await row(frame, 'Mondelinge taal')).toMatch(/2 van 2 doelen, 100\s%/);
      await follow(hand, frame, link(frame, 'Vandaag'), /\/vandaag$/);
      const done = frame.locator('#gedaan');
      await onThisPage(frame, async () => {
        await hand.press(done.getByRole('button', { name: /^Ongedaan maken: Pip Regenlaars, / }).first());
        await says(frame, /^Ongedaan gemaakt\.$/);
      });
      expect(await done.evaluate((section) => section.contains(section.ownerDocument.activeElement))).toBe(
        true,
      );
      await follow(hand, frame, link(frame, 'Doelen afvinken in De Schelpen'), /\/groep\//);
      expect(await row(frame, 'Pip Regenlaars')).toContain('1 van 2 doelen, 50 %');
      onlyKeys(pointers);
    });

    it('Igor places Fenna in a higher niveau for Geld: new doelen on card and profile, the old in the leerreis; undone (R24, R31)', async () => {
      const { hand, frame, pointers } = await begin('Igor Helmgras');
      hand.taps = 0;
      await follow(hand, frame, link(frame, 'Fenna Papierboot'), /\/niveau$/);
      expect(await textOf(frame)).toContain('Alle doelen van Niveau 4 zijn behaald');
      expect(await frame.getByRole('radio', { name: /^Niveau 5, het volgende/ }).isChecked()).toBe(true);
      await follow(hand, frame, frame.getByRole('button', { name: 'Plaatsen' }), /\/kaart\?geplaatst=/);
      expect(hand.taps).toBe(2);
      const geld = frame.getByRole('region', { name: /^Geld/ });
      await geld.waitFor();
      const placed = await geld.textContent();
      expect(placed).toContain('Streefniveau: Niveau 5');
      expect(placed).toContain('RW-E-5a');
      expect(placed).not.toContain('RW-E-4');
      expect(await textOf(frame, '#melding')).toContain('Fenna werkt bij Geld nu aan Niveau 5.');

      await follow(hand, frame, link(frame, 'Leerreis'), /\/leerreis$/);
      expect(await textOf(frame)).toMatch(/Geld: van Niveau 4 naar Niveau 5.*Geld: (blijft )?Niveau 4/);
      await follow(hand, frame, link(frame, 'Profiel'), /\/leerling\/[^/]+$/);
      expect(await row(frame, 'Geld')).toMatch(/Niveau 5.*0 van 1 doel, 0\s%/);
      await follow(hand, frame, link(frame, 'Geld'), /\/leerlijn\//);
      expect(await textOf(frame)).toMatch(/Niveau 4 2 van 2 doelen, 100 % Eerder Niveau 5 0 van 1 doel/);

      await follow(hand, frame, link(frame, 'Vandaag'), /\/vandaag$/);
      await hand.press(
        frame.getByRole('button', { name: /^Ongedaan maken: Fenna Papierboot, Geld/ }).first(),
      );
      await says(frame, /^Ongedaan gemaakt\.$/);
      await follow(hand, frame, link(frame, 'Doelen afvinken in De Duinen'), /\/groep\//);
      await follow(hand, frame, link(frame, 'Fenna Papierboot'), /\/leerling\//);
      expect(await row(frame, 'Geld')).toMatch(/Niveau 4.*2 van 2 doelen, 100\s%/);
      onlyKeys(pointers);
    });
  });

  describe.each(['mouse', 'keyboard'] as const)('with a doel still open, by %s', (way) => {
    it('Hassan drops it with a reason or carries it over; undo puts the card back (R24, R31)', async () => {
      const page = await inElo.page();
      const hand = handOf(way, page);
      const frame = await launch(hand, page, school.demo.elo, 'Hassan Werkbank');
      await follow(hand, frame, link(frame, 'Doelen afvinken in Route A'), /\/groep\//);
      await follow(hand, frame, link(frame, 'Jaap Fietsbel'), /\/leerling\//);
      await follow(hand, frame, link(frame, 'Arrangementskaart'), /\/kaart$/);
      const geld = frame.getByRole('region', { name: /^Geld/ });
      const higher = geld.getByRole('link', { name: /niveau/ });
      const place = frame.getByRole('button', { name: 'Plaatsen' });

      await follow(hand, frame, higher, /\/niveau$/);
      expect(await textOf(frame)).toContain('Hoger dan het uitstroomniveau: het OPP klopt dan niet meer');
      await hand.choose(frame.getByRole('radio', { name: /^Laten vervallen/ }));
      await onThisPage(frame, async () => {
        await hand.press(place);
        await heard(frame, /Schrijf op waarom een doel vervalt/);
      });
      const why = frame.getByRole('textbox', { name: /^Waarom/ });
      expect(await why.getAttribute('aria-invalid')).toBe('true');
      await hand.write(why, 'Past niet meer bij zijn stage');
      await follow(hand, frame, place, /\/kaart\?geplaatst=/);
      expect(await geld.textContent()).toMatch(/Streefniveau: Niveau 5(?!.*RW-E-4).*RW-E-5a/);
      if (way === 'keyboard') {
        await expect.poll(() => focused(frame)).toBe('meldingen');
        const place = await geld.boundingBox();
        await page.keyboard.press('Tab');
        expect(await focused(frame)).toBe('melding-ongedaan');
        expect(await geld.boundingBox()).toEqual(place); // the bar is in sight, so nothing scrolls
      }
      await follow(hand, frame, frame.getByRole('button', { name: 'Ongedaan maken' }), /\?teruggezet=1/);
      expect(await textOf(frame, '#melding')).toContain('De plaatsing is ongedaan gemaakt.');
      expect(await geld.textContent()).toMatch(/Streefniveau: Niveau 4(?!.*RW-E-5).*RW-E-4a.*RW-E-4b/);

      if (way === 'keyboard') return; // what follows is done with the same keys
      await follow(hand, frame, higher, /\/niveau$/);
      hand.taps = 0;
      await follow(hand, frame, place, /\/kaart\?geplaatst=/);
      expect(hand.taps).toBe(1); // carrying over is what happens when nothing is chosen
      expect(await geld.textContent()).toMatch(/Niveau 5.*RW-E-5a.*RW-E-4b.*meegenomen van Niveau 4/);
      await follow(hand, frame, frame.getByRole('button', { name: 'Ongedaan maken' }), /\?teruggezet=1/);
    });
  });

  describe('in the matrix by keyboard', () => {
    it('arrows go from cell to cell, a digit gives that stand at once, and Ctrl+Z takes it back', async () => {
      const page = await inElo.page();
      const hand = handOf('keyboard', page);
      const frame = await launch(hand, page, school.demo.elo, 'Marjan Schelpenpad');
      await follow(hand, frame, link(frame, 'Doelen afvinken in De Schelpen'), /\/groep\//);
      const mila = frame.getByRole('button', { name: /^Mila Wolkenveer.* NT-M-2b / });
      await hand.press(mila); // tick off
      await says(frame, /^Behaald\./);
      await page.keyboard.press('3');
      await says(frame, /^Zelfstandig in een bekende situatie\. Nu 1 van 2 doelen, 50\s%\.$/);
      expect(await mila.getAttribute('data-stand')).toBe('3');
      await page.keyboard.press('ArrowDown');
      expect(await focused(frame)).toBe(
        await frame.getByRole('button', { name: /^Tygo Zandkasteel.* NT-M-2b / }).getAttribute('id'),
      );
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('0');
      await says(frame, /^Niet gestart\./);
      expect(await mila.getAttribute('data-stand')).toBe('0');
      await page.keyboard.press('Control+z');
      await says(frame, /^Ongedaan gemaakt\.$/);
      expect(await mila.getAttribute('data-stand')).toBe('3');
      expect(await focused(frame)).toBe(await mila.getAttribute('id'));
    });
  });

  it('answers every act in less than 100 ms of server time in the median', async () => {
    const acts = await secondsPerAct(school.demo.url);
    for (const line of acts.lines) process.stdout.write(`${line}\n`);
    expect(acts.count).toBeGreaterThanOrEqual(10);
    expect(acts.within100ms / acts.count).toBeGreaterThan(0.5);
  });
});
