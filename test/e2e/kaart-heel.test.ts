import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { needs } from '../support/programs.ts';
import { handOf, pointersOn } from './hand.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');

describe.skipIf(chromium.missing)(chromium.label('R25–R28, R21: the whole card, by keyboard alone'), () => {
  const school = ownDemo();
  const browser = ownBrowser('allowed', 'desktop');

  /** Koers in a window of its own, for somebody who works there. */
  async function inWindow(naam: string, target: string, deel = 0): Promise<Page> {
    const page = await browser.page();
    await page.goto(school.demo.elo);
    await page.getByRole('button', { name: naam }).nth(deel).click();
    await page.goto(`${school.demo.elo}tool?venster=window&target=${target}`);
    await page.waitForURL((url) => url.origin === school.demo.url && url.pathname === target);
    return page;
  }

  /** Address of a pupil, by way of a group. */
  async function leerlingUrl(page: Page, naam: string): Promise<string> {
    const groepen = await page
      .locator('a[href^="/groep/"]')
      .evaluateAll((all) => [...new Set(all.map((a) => (a as HTMLAnchorElement).href.split('?')[0] ?? ''))]);
    for (const groep of groepen) {
      await page.goto(groep);
      const link = page.getByRole('link', { name: naam }).first();
      if ((await link.count()) > 0) return await link.evaluate((a) => (a as HTMLAnchorElement).href);
    }
    throw new Error(`${naam} is in no group`);
  }

  it('adds an actie, evaluates a doel and takes it back, writes down a factor and sees it on the card', async () => {
    const page = await inWindow('Igor Helmgras', '/vandaag');
    const complaints = complaintsOf(page);
    const faults: string[] = [];
    const look = async (name: string) => {
      faults.push(...(await faultsOf(page, name)), ...complaints.take().map((text) => `${name}: ${text}`));
      await page.setViewportSize({ width: 1280, height: 900 });
    };
    const yara = await leerlingUrl(page, 'Yara Vliegerkoord');
    const aangewezen = await pointersOn(page);
    await page.goto(`${yara}/kaart`);
    expect(await textOf(page)).toContain('Telt munten van 1 en 2 euro vlot');
    await look('kaart-heel');
    const hand = handOf('keyboard', page);

    await hand.press(page.getByRole('link', { name: 'Uitwerken van RW-E-3a' }));
    await page.waitForURL(/kaart\/doel/);
    await look('doelblad');
    await hand.press(page.locator('summary', { hasText: 'Actie erbij' }));
    await hand.write(page.locator('#nieuw-tekst'), 'Samen afrekenen in de schoolwinkel');
    await hand.write(page.locator('#nieuw-persoon'), 'Igor');
    await hand.press(page.getByRole('button', { name: 'Actie toevoegen' }));
    await page.waitForURL(/gedaan=actie/);
    expect(await textOf(page, '#acties')).toContain('Samen afrekenen in de schoolwinkel Igor Helmgras');

    await hand.press(page.locator('summary', { hasText: 'Evalueren en afsluiten' }));
    await hand.press(page.getByRole('button', { name: 'Evaluatie bewaren' })); // nothing filled in: the browser asks first
    await hand.choose(page.getByRole('radio', { name: 'deels behaald' }));
    await hand.write(page.locator('#evaluatie-tekst'), 'Rekent af met een volwassene naast zich.');
    await hand.choose(page.getByRole('radio', { name: 'op een andere manier verder' }));
    await hand.press(page.getByRole('button', { name: 'Evaluatie bewaren' }));
    await page.waitForURL(/gedaan=evaluatie/);
    expect(await textOf(page, '#evaluatie')).toContain('deels behaald');
    await look('doelblad-afgesloten');
    await page.goto(`${yara}/kaart`);
    expect(await textOf(page)).toMatch(/Afgesloten in Periode \d: deels behaald/);
    await look('kaart-afgesloten');
    await page.goBack();
    await hand.press(page.getByRole('button', { name: 'Ongedaan maken' }));
    await page.waitForURL(/teruggezet=1/);
    expect(await textOf(page, '#evaluatie')).not.toContain('deels behaald:');

    await hand.press(page.getByRole('link', { name: /^(Schrijf op wat|Factoren bekijken)/ }));
    await page.waitForURL(/ondersteuning/);
    await look('ondersteuning-leeg');
    await hand.press(page.locator('summary', { hasText: 'Factor erbij' }));
    await hand.write(page.locator('#nieuw-code'), 'hindert: vraagt');
    await hand.write(page.locator('#nieuw-behoefte'), 'een kaartje om hulp te vragen');
    await hand.press(page.getByRole('button', { name: 'Factor bewaren' }));
    await page.waitForURL(/gedaan=factor/);
    expect(await textOf(page, '#factoren')).toContain('vraagt geen hulp');
    await look('ondersteuning');

    await page.goto(`${yara}/kaart`);
    await hand.press(page.getByRole('link', { name: 'Uitwerken van RW-E-3a' }));
    await page.waitForURL(/kaart\/doel/);
    await hand.press(page.getByRole('checkbox', { name: /vraagt geen hulp/ }));
    await hand.press(page.getByRole('button', { name: 'Keuze bewaren' }));
    await page.waitForURL(/gedaan=factoren/);
    await page.goto(`${yara}/kaart`);
    expect(await textOf(page)).toContain('hindert: vraagt geen hulp');

    await page.goto(`${school.demo.url}/acties`);
    expect(await textOf(page)).toContain('1 van 1 nog te doen');
    await look('mijn-acties');
    const tik = page.locator('button.k-tick');
    await hand.press(tik);
    await expect.poll(() => tik.getAttribute('aria-pressed')).toBe('true');
    expect(aangewezen).toEqual([]);
    expect(faults).toEqual([]);
  }, 180_000);

  it('R26, R63: the logopedist finds what was given to her, and sees no other leerlijn', async () => {
    const page = await inWindow('Lies Klinkerpad', '/acties');
    const complaints = complaintsOf(page);
    const text = await textOf(page);
    expect(text).toContain("spraakcomputer: map 'keuzes' vullen");
    expect(text).toContain('gebaren voor meer, klaar en help oefenen');
    expect(await faultsOf(page, 'mijn-acties-lies')).toEqual([]);
    await page.getByRole('link', { name: 'Liv Theelicht' }).click();
    await page.waitForURL(/kaart/);
    expect(await textOf(page)).toContain('hindert: trage verwerking van gesproken taal');
    expect(await textOf(page)).not.toContain('RW-E');
    expect(complaints.take()).toEqual([]);
  });

  it('prints the card on A4', async () => {
    const page = await inWindow('Igor Helmgras', '/vandaag');
    const yara = await leerlingUrl(page, 'Yara Vliegerkoord');
    await page.goto(`${yara}/kaart`);
    const keep = process.env['SCREENSHOTS'] === '1';
    const file = path.join(import.meta.dirname, '../../test-results/kaart.pdf');
    const pdf = (await page.pdf({ preferCSSPageSize: true, ...(keep ? { path: file } : {}) })).toString(
      'latin1',
    );
    const sheets = [...pdf.matchAll(/\/Type\s*\/Page\b[^s]/g)].length;
    const boxes = new Set([...pdf.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map((m) => m[1]?.trim()));
    expect([...boxes].map((box) => box?.split(/\s+/).map((n) => Math.round(Number(n))))).toEqual([
      [0, 0, 595, 842],
    ]);
    expect(sheets).toBeGreaterThan(0);
    expect(sheets).toBeLessThanOrEqual(4); // six leerlijnen, seventeen doelen
  });
});
