import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { needs } from '../support/programs.ts';
import { handOf, pointersOn } from './hand.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');

describe.skipIf(chromium.missing)(chromium.label('Groups and the groepsplan with the keyboard alone'), () => {
  const school = ownDemo();
  const browser = ownBrowser('allowed', 'desktop');

  /** Koers opened by this person; from here on there are only keys, and `pointers` shows that. */
  async function keysOf(naam: string) {
    const page = await browser.page();
    await page.goto(school.demo.elo);
    await page.getByRole('button', { name: naam }).first().click();
    const pointers = await pointersOn(page);
    await page.goto(`${school.demo.elo}tool?venster=window&target=/vandaag`);
    await page.waitForURL(/\/vandaag$/);
    return { page, hand: handOf('keyboard', page), pointers };
  }

  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

  it("R52, R53, R54: the IB'er asks for Geld on niveau 3, sees who and why, makes the group and its plan", async () => {
    const { page, hand, pointers } = await keysOf('Petra Poolster');
    const complaints = complaintsOf(page);
    const faults: string[] = [];
    const look = async (name: string) => {
      faults.push(...(await faultsOf(page, name)), ...complaints.take().map((text) => `${name}: ${text}`));
      await page.setViewportSize({ width: 1280, height: 900 });
    };
    await hand.press(page.getByRole('link', { name: 'Groepen', exact: true }).first());
    await heading(page, 'Groepen');
    expect(await textOf(page)).toContain(
      'Tijd niveau 3 niveaugroep voorstel: 3 leerlingen 3 Tijd Tineke Duindoorn',
    );
    await look('groepen');
    await hand.press(page.getByRole('link', { name: 'Groep samenstellen' }));
    await heading(page, 'Groep samenstellen');
    await look('samenstellen');
    await hand.write(page.locator('#plek-niveau'), 'Geld: Niveau 3');
    await hand.press(page.locator('#voeg-niveau-ja'));
    await page.waitForURL(/vraag=/);
    expect(await textOf(page)).toContain('Dit zijn leerlingen met leerlijn Geld op niveau 3.');
    expect(await textOf(page)).toMatch(/Noud Kaplaars De Duinen · Geld: Niveau 3/);
    await look('samenstellen-gevonden');
    await hand.write(page.getByLabel('Naam van de groep'), 'Winkelrekenen');
    await hand.press(page.getByRole('button', { name: 'Maak groep' }));
    await heading(page, 'Winkelrekenen');
    expect(await textOf(page)).toContain(
      'Deze groep volgt een regel: leerlingen met leerlijn Geld op niveau 3.',
    );
    expect(await textOf(page)).toContain('De groep klopt met de regel');
    await look('groep-eigen');
    await hand.press(page.getByRole('link', { name: 'Groepsplan' }));
    await heading(page, 'Groepsplan Winkelrekenen');
    await hand.press(page.getByRole('button', { name: 'Begin een concept' }));
    await page.getByText('Het concept staat klaar.').first().waitFor();
    await hand.press(page.locator('summary', { hasText: 'Aanpak en evaluatie schrijven' }));
    await hand.write(page.getByLabel('Aanpak van deze subgroep'), 'Winkelspel met echte munten.');
    await look('groepsplan-concept');
    await hand.press(page.getByRole('button', { name: 'Bewaar' }));
    await page.getByText('Je tekst is bewaard.').first().waitFor();
    await hand.press(page.locator('summary', { hasText: 'Plan vaststellen' }));
    await hand.press(page.getByRole('button', { name: 'Ja, stel vast' }));
    await page.getByText('Het groepsplan is vastgesteld.').first().waitFor();
    const plan = await textOf(page);
    expect(plan).toContain('vastgesteld, versie 1');
    expect(plan).toContain('Winkelspel met echte munten.');
    await look('groepsplan-vastgesteld');
    expect(faults).toEqual([]);
    expect(pointers).toEqual([]);
  });

  it('R53: a pending proposal is confirmed for one and refused for another', async () => {
    const { page, hand, pointers } = await keysOf('Petra Poolster');
    await page.goto(`${school.demo.url}/groepen`);
    await hand.press(page.getByRole('link', { name: 'Tijd niveau 3' }));
    await heading(page, 'Tijd niveau 3');
    expect(await textOf(page)).toContain('Voorstel: de groep is veranderd');
    await hand.press(page.getByRole('checkbox', { name: /^Noud Kaplaars/ }));
    await hand.press(page.getByRole('checkbox', { name: /^Blijft zoals het nu is/ }));
    await hand.press(page.getByRole('button', { name: 'Neem over' }));
    await page.getByText('Het voorstel is verwerkt.').first().waitFor();
    const na = await textOf(page);
    expect(na).toContain('De groep klopt met de regel');
    expect(na).toContain('Noud Kaplaars zit er toch in.');
    expect(na).toMatch(/Leerlingen Naam .*Daan Bellenblaas/);
    expect(pointers).toEqual([]);
  });

  it('R54: the plan prints on A4 without anything to press', async () => {
    const { page } = await keysOf('Petra Poolster');
    await page.goto(`${school.demo.url}/groepen`);
    await page.getByRole('link', { name: 'Tijd niveau 3' }).click();
    await page.getByRole('link', { name: 'Groepsplan' }).click();
    await heading(page, 'Groepsplan Tijd niveau 3');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('main').getByRole('button').filter({ visible: true }).count()).toBe(0);
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      ...(process.env['SCREENSHOTS'] === '1' ? { path: 'test-results/groepsplan.pdf' } : {}),
    });
    const [, breed = 0, hoog = 0] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString('latin1')) ?? [];
    // A4 in points, 210 × 297 mm.
    expect([Math.round(Number(breed)), Math.round(Number(hoog))]).toEqual([595, 842]);
    await page.emulateMedia({ media: null });
  });
});
