import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { needs } from '../support/programs.ts';
import { type Hand, handOf } from './hand.ts';
import { complaintsOf, faultsOf, IN_ELO } from './look.ts';
import { inWindow, ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');

/** What a teacher who sees Koers for the first time needs for each act, once the screen is open. */
const MOST = 2;

describe.skipIf(chromium.missing)(chromium.label('Story 1: four acties, a doel and a higher niveau'), () => {
  const school = ownDemo();
  const browser = ownBrowser('allowed', 'desktop');
  const phone = ownBrowser('allowed', 'phone');

  const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first();
  async function follow(hand: Hand, page: Page, target: Locator, to: RegExp): Promise<void> {
    await hand.press(target);
    await page.waitForURL(to);
    await page.waitForLoadState();
  }
  /** Does an act with this hand, and says how often it pressed. */
  async function kost(hand: Hand, wat: string, act: () => Promise<void>): Promise<void> {
    hand.taps = 0;
    await act();
    process.stdout.write(`${wat} by ${hand.name}: ${hand.taps} ${hand.taps === 1 ? 'press' : 'presses'}\n`);
    expect(hand.taps).toBeGreaterThan(0);
    expect(hand.taps).toBeLessThanOrEqual(MOST);
  }
  const melding = (page: Page) => textOf(page, '#meldingen');

  it.each(['keyboard', 'touch'] as const)(
    'by %s: profile, groepsplan and card change on screen',
    async (way) => {
      const tab = way === 'touch' ? phone : browser;
      const page = await inWindow(await tab.page(), school.demo.elo, 'Marjan Schelpenpad');
      const complaints = complaintsOf(page);
      const hand = handOf(way, page);

      await follow(hand, page, link(page, 'Acties afvinken in De Schelpen'), /toon=acties/);
      await follow(hand, page, link(page, 'Voorbereiding op uitstroom'), /leerlijn=/);
      const kolom = (await page.locator('.k-matrix__goal').first().getAttribute('id')) ?? '';
      await kost(hand, 'R29 an actie for four pupils', async () => {
        await hand.press(page.locator(`[id="${kolom.replace('-d-', '-k-')}-alles"]`));
        await expect.poll(() => melding(page)).toContain('4 acties gedaan.');
      });
      await follow(hand, page, link(page, 'Doelen'), /toon=doelen|leerlijn=[^&]+$/);
      await follow(hand, page, link(page, 'Mondelinge taal'), /leerlijn=/);
      await kost(hand, 'R30 a doel for one pupil', async () => {
        await hand.press(page.getByRole('button', { name: /^Pip Regenlaars.* NT-M-2b / }));
        await expect.poll(() => melding(page)).toMatch(/Behaald\. Nu 2 van 2 doelen, 100\s%/);
      });
      await follow(hand, page, link(page, 'Pip Regenlaars'), /\/leerling\//);
      expect(await textOf(page)).toMatch(/Mondelinge taal.*2 van 2 doelen, 100\s%/);

      // Fenna is in De Duinen, so Igor places her.
      await inWindow(page, school.demo.elo, 'Igor Helmgras');
      const groep = (await link(page, 'Doelen afvinken in De Duinen').getAttribute('href')) ?? '';
      const plan = `${school.demo.url}/groepen/${/\/groep\/([0-9a-f-]+)/.exec(groep)?.[1] ?? ''}/plan`;
      const subgroep = async (naam: string) => {
        await page.goto(plan);
        // What the server sent is whole, so a subgroep that is not there need not be waited for.
        const section = page
          .getByRole('heading', { name: naam, exact: true })
          .locator('xpath=ancestor::section[1]');
        return (await section.allTextContents()).join('');
      };
      expect(await subgroep('Geld: Niveau 4')).toContain('Fenna Papierboot');
      expect(await subgroep('Geld: Niveau 5')).toBe('');
      await page.goto(`${school.demo.url}/vandaag`);
      await kost(hand, 'R31 a higher niveau', async () => {
        await follow(hand, page, link(page, 'Fenna Papierboot'), /\/niveau$/);
        await follow(hand, page, page.getByRole('button', { name: 'Plaatsen' }), /\/kaart\?geplaatst=/);
      });
      expect(await melding(page)).toContain('Fenna werkt bij Geld nu aan Niveau 5.');
      const leerling = page.url().split('/kaart')[0] ?? '';
      expect(await textOf(page)).toMatch(/Geld.*Niveau 5.*RW-E-5a/);
      expect(await subgroep('Geld: Niveau 5')).toContain('Fenna Papierboot');
      expect(await subgroep('Geld: Niveau 4')).not.toContain('Fenna Papierboot');
      await page.goto(leerling);
      expect(await textOf(page)).toMatch(/Geld.*Niveau 5.*0 van 1 doel, 0\s%/);
      expect(await faultsOf(page, `verhaal-1-${way}`, IN_ELO)).toEqual([]);
      expect(complaints.take()).toEqual([]);

      // The same day everything can be taken back, so that the next one begins as this one did.
      await page.goto(`${school.demo.url}/vandaag`);
      await hand.press(page.getByRole('button', { name: /^Ongedaan maken: Fenna Papierboot, Geld/ }).first());
      await expect.poll(() => melding(page)).toContain('Ongedaan gemaakt.');
      await inWindow(page, school.demo.elo, 'Marjan Schelpenpad');
      await hand.press(page.getByRole('button', { name: /^Ongedaan maken: Pip Regenlaars, / }).first());
      await expect.poll(() => melding(page)).toContain('Ongedaan gemaakt.');
      for (let n = 0; n < 4; n += 1) {
        await page.reload();
        await page
          .getByRole('button', { name: /^Ongedaan maken: / })
          .first()
          .click();
        await expect.poll(() => melding(page)).toContain('Ongedaan gemaakt.');
      }
    },
  );
});
