import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe } from '../support/browser.ts';
import { needs } from '../support/programs.ts';
import { handOf, pointersOn } from './hand.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { inWindow, ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');
const FENNA = 'Fenna Papierboot';

/** A voice as a browser tells of it; runs in the page, and keeps what would be said. */
const voices = (lang: string, localService: boolean) => `
  window.gezegd = [];
  Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
    getVoices: () => [{ name: 'Proef', lang: '${lang}', localService: ${localService} }],
    speak: (zin) => window.gezegd.push(zin.text), cancel() {} }) });
  window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
`;

/** What can be pressed on the page and is smaller than 48 px in one direction; text inside a sentence has none here. */
async function tooSmall(page: Page): Promise<string[]> {
  return await page
    .locator('main a, main button, header a, header button, main textarea')
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one) => ({ box: one.getBoundingClientRect(), text: (one.textContent ?? '').trim() }))
        .filter(({ box }) => box.height < 48 || box.width < 48)
        .map(({ box, text }) => `${text}: ${Math.round(box.width)} × ${Math.round(box.height)}`),
    );
}

async function picture(page: Page, name: string): Promise<void> {
  if (process.env['SCREENSHOTS'] !== '1') return;
  const folder = path.join(import.meta.dirname, '../../test-results');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

describe.skipIf(chromium.missing)(chromium.label('R59: a leerling and his own doelen'), () => {
  const school = ownDemo();
  const desktop = ownBrowser('allowed', 'desktop');
  const phone = ownBrowser('allowed', 'phone');

  it('by keyboard alone, as with one switch: looks, says "dit kan ik", chooses a doel, a face, and takes it back', async () => {
    const page = await inWindow(await desktop.page(), school.demo.elo, FENNA);
    const complaints = complaintsOf(page);
    const aangewezen = await pointersOn(page);
    const hand = handOf('keyboard', page);
    const faults: string[] = [];
    const look = async (name: string) => {
      faults.push(...(await faultsOf(page, name)), ...complaints.take().map((text) => `${name}: ${text}`));
      faults.push(...(await tooSmall(page)).map((text) => `${name} is too small: ${text}`));
      await page.setViewportSize({ width: 1280, height: 900 });
    };
    await page.reload(); // from here on every pointer is seen
    expect(await textOf(page)).toContain('Hoi Fenna');
    await look('mijn');
    await hand.press(page.getByRole('link', { name: /^Rekenen/ }));
    await page.waitForURL(/\/mijn\/gebied\//);
    await look('mijn-gebied');
    await hand.press(page.locator('a.s-mij__doel', { hasText: 'Hier werk ik aan' }).first());
    await page.waitForURL(/\/mijn\/doel\//);
    await look('mijn-doel');

    await hand.press(page.getByRole('button', { name: 'Dit kan ik' }));
    await page.locator('.k-toast__text', { hasText: 'Bewaard. Je juf of meester ziet dit.' }).waitFor();
    expect(await page.getByRole('button', { name: 'Dit kan ik' }).getAttribute('aria-pressed')).toBe('true');
    await hand.press(page.getByRole('button', { name: 'Hier wil ik aan werken' }));
    await page.locator('#zeg-wens[aria-pressed="true"]').waitFor();
    await hand.press(page.getByRole('button', { name: 'Gaat wel' }));
    await page.locator('#gezicht-gaat_wel[aria-pressed="true"]').waitFor();
    await hand.write(
      page.getByRole('textbox', { name: /Wil je er iets bij zeggen/ }),
      'Ik oefen graag samen',
    );
    const bewaard = page.waitForEvent('load');
    await hand.press(page.getByRole('button', { name: 'Bewaar' }));
    await bewaard;
    await look('mijn-doel-gezegd');
    expect(await page.getByRole('textbox').inputValue()).toBe('Ik oefen graag samen');
    expect(hand.taps).toBe(6);

    await hand.press(page.getByRole('button', { name: 'Dit kan ik' }));
    await page.locator('.k-toast__text', { hasText: 'Weggehaald.' }).waitFor();
    await page.locator('#zeg-kan[aria-pressed="false"]').waitFor();
    expect(aangewezen).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('what she says stands on the card of her leerkracht, who answers it; she reads the answer', async () => {
    const page = await inWindow(await desktop.page(), school.demo.elo, 'Igor Helmgras');
    const complaints = complaintsOf(page);
    const hand = handOf('keyboard', page);
    await hand.press(page.getByRole('link', { name: /leerling wil aan een doel werken/ }));
    await page.waitForURL(/\/acties/);
    await hand.press(page.getByRole('link', { name: 'Fenna Papierboot: antwoord geven' }));
    await page.waitForURL(/\/doel\//);
    expect(await textOf(page)).toContain('“Het gaat wel.” “Ik oefen graag samen”');
    const faults = await faultsOf(page, 'doel-met-wens');
    await page.setViewportSize({ width: 1280, height: 900 });
    await hand.write(page.getByRole('textbox', { name: 'Wat zeg je tegen Fenna?' }), 'Goed idee');
    await hand.press(page.getByRole('button', { name: 'Overnemen' }));
    await page.waitForURL(/bewaard=wens/);
    const doel = page
      .url()
      .replace(/^.*\/doel\//, '')
      .replace(/[?#].*$/, '');
    await hand.press(page.getByRole('link', { name: 'Naar de kaart' }));
    await page.waitForURL(/\/kaart/);
    expect(await textOf(page)).toContain('koos dit zelf');
    expect([...faults, ...complaints.take()]).toEqual([]);

    const fenna = await inWindow(await desktop.page(), school.demo.elo, FENNA);
    await fenna.goto(`${school.demo.url}/mijn/doel/${doel}`);
    expect(await textOf(fenna)).toContain('Igor Helmgras zegt Ja, hier gaan we aan werken. Goed idee');
  });

  it('by touch on a phone, and nothing of anybody else', async () => {
    const page = await inWindow(await phone.page(), school.demo.elo, FENNA);
    const hand = handOf('touch', page);
    for (const ander of ['Yara', 'Otis', 'Noud', 'De Duinen'])
      expect(await textOf(page)).not.toContain(ander);
    await hand.press(page.getByRole('link', { name: /^Nederlandse taal/ }));
    await page.waitForURL(/\/mijn\/gebied\//);
    await hand.press(page.locator('a.s-mij__doel').first());
    await page.waitForURL(/\/mijn\/doel\//);
    await hand.press(page.getByRole('button', { name: 'Niet goed' }));
    await page.locator('#gezicht-niet_goed[aria-pressed="true"]').waitFor();
    await picture(page, 'mijn-telefoon');
    await hand.press(page.getByRole('button', { name: 'Niet goed' }));
    await page.locator('#gezicht-niet_goed[aria-pressed="false"]').waitFor();
    expect(hand.taps).toBe(4);
  });

  it('reads aloud with a Dutch voice of the device itself, and shows no button without one', async () => {
    for (const [lang, eigen, knop] of [
      ['nl-NL', true, true],
      ['nl_BE', true, true],
      ['nl-NL', false, false],
      ['en-US', true, false],
    ] as const) {
      const page = await inWindow(await desktop.page(), school.demo.elo, FENNA);
      await page.addInitScript(voices(lang, eigen));
      await page.reload();
      expect(await page.getByRole('button', { name: 'Lees voor' }).isVisible()).toBe(knop);
      if (!knop) continue;
      await page.getByRole('button', { name: 'Lees voor' }).click();
      const gezegd = await page.evaluate(() => (window as unknown as { gezegd: string[] }).gezegd);
      expect(gezegd).toHaveLength(1);
      expect(gezegd[0]).toContain('Dit leer je nu. Kies er een. Nederlandse taal. Rekenen.');
    }
  });

  it('in forced colours and at 400 % nothing is lost', async () => {
    const page = await inWindow(await desktop.page(), school.demo.elo, FENNA);
    const doelen = await page.locator('a.s-mij__kaart').first().getAttribute('href');
    await page.goto(`${school.demo.url}${doelen ?? ''}`);
    const doel = await page.locator('a.s-mij__doel').first().getAttribute('href');
    const faults: string[] = [];
    for (const [name, at] of [
      ['mijn', '/mijn'],
      ['mijn-gebied', doelen],
      ['mijn-doel', doel],
    ] as const) {
      await page.emulateMedia({ forcedColors: 'active' });
      await page.goto(`${school.demo.url}${at ?? ''}`);
      await picture(page, `${name}-kleuren`);
      faults.push(...(await axe(page)));
      await page.emulateMedia({ forcedColors: 'none' });
      // 1280 px at 400 % is 320 CSS pixels wide (WCAG 1.4.10).
      await page.setViewportSize({ width: 320, height: 256 });
      await picture(page, `${name}-400`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wide > 0) faults.push(`${name} scrolls ${wide} px sideways at 400 %`);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    expect(faults).toEqual([]);
  });
});
