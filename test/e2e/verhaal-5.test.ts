import { describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../fixtures/pakket/kompaslijnen.ts';
import { kompaslijnen11 } from '../../fixtures/pakket/kompaslijnen-1-1.ts';
import { plusDagen } from '../../fixtures/school/datum.ts';
import { lvsSchools } from '../../fixtures/school/lvs.ts';
import { SCHOLEN } from '../../fixtures/school/scholen.ts';
import { needs } from '../support/programs.ts';
import { handOf } from './hand.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { simulatorOf } from './simulator.ts';
import { inWindow, ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');
const WIDTHS = [700, 390] as const;
/** Who works in both parts has a button for each. */
const VSO = 1;

/** Otis as the vso enters him: another number, no ECK iD of the so, and a groep there (domain.md §2.5). */
function otisInHetVso() {
  const [so, vso] = lvsSchools(new Date());
  const otis = so?.leerlingen.find((l) => l.roepnaam === 'Otis');
  const groep = vso?.groepen.find((g) => g.soort === 'stamgroep');
  if (!otis || !groep) throw new Error('the demo has no Otis, or no groep in the vso');
  const { eckId: _, ...rest } = otis;
  const vandaag = new Date().toISOString().slice(0, 10);
  return {
    ...rest,
    key: '09911',
    jaargroep: SCHOLEN.vso.jaargroep,
    stamgroep: groep.key,
    groepen: [],
    instroomdatum: vandaag,
  };
}

/** Story 5 of domain.md §5.5: from so to vso, with leerreis and open doelen, from version 1.0 to 1.1. */
describe.skipIf(chromium.missing)(chromium.label('Story 5: Otis goes to the vso'), () => {
  const school = ownDemo();
  const browser = ownBrowser('allowed', 'desktop');
  const faults: string[] = [];

  /** Petra at the so opens his leerreis. */
  async function open(): Promise<void> {
    const page = await inWindow(await browser.page(), school.demo.elo, 'Petra Poolster');
    const complaints = complaintsOf(page);
    const hand = handOf('keyboard', page);
    await page.locator('main').getByRole('link', { name: 'De Duinen' }).first().click();
    await page.locator('main').getByRole('link', { name: 'Otis Kompasnaald' }).first().click();
    await hand.press(page.getByRole('link', { name: /^Gaat Otis naar een andere school/ }));
    await page.waitForURL(/\/overkomst$/);
    await page.locator('#laatste').fill(plusDagen(new Date().toISOString().slice(0, 10), 60));
    await hand.write(page.locator('#reden'), 'Otis gaat naar het vso');
    await hand.press(page.getByRole('button', { name: 'Leerreis openen' }));
    await page.waitForURL(/gedaan=open/);
    expect(await textOf(page)).toContain('De Kompasroos vso');
    faults.push(...(await faultsOf(page, 'verhaal-5-openen', WIDTHS)), ...complaints.take());
  }

  /** He stands in the LVS of the vso, and Koers fetches him. */
  async function arrive(): Promise<void> {
    const change = { kind: 'add', leerling: otisInHetVso() };
    await simulatorOf(school.demo)('leerling', { brin: SCHOLEN.vso.brin, change });
    const page = await inWindow(await browser.page(), school.demo.elo, 'Tom Sleutelbos', VSO);
    await page.goto(`${school.demo.url}/koppelingen`);
    await page.getByRole('link', { name: /^Bekijk alles/ }).click();
    await page.waitForURL(/\/koppelingen\/[0-9a-f-]{36}$/);
    await page.getByRole('button', { name: 'Nu ophalen' }).click();
    await expect
      .poll(() => page.locator('[aria-live=polite]').textContent(), { timeout: 30_000 })
      .toMatch(/^Ophalen is klaar: 1 nieuw/);
  }

  it('R72: the so opens his leerreis; the vso fetches him, links him, and goes on where he was', {
    timeout: 90_000,
  }, async () => {
    await open();
    await arrive();

    const page = await inWindow(await browser.page(), school.demo.elo, 'Petra Poolster', VSO);
    const complaints = complaintsOf(page);
    const hand = handOf('keyboard', page);
    // The vso is a version ahead (R10).
    await page.goto(`${school.demo.url}/overstap/nieuw?van=${kompaslijnen.id}&naar=${kompaslijnen11.id}`);
    await page.locator('#bevestig').click();
    await page.waitForURL(/\/overstap\/[0-9a-f-]{36}$/);

    await page.goto(`${school.demo.url}/vandaag`);
    await hand.press(page.getByRole('link', { name: /^1 leerling van een andere school/ }));
    faults.push(...(await faultsOf(page, 'verhaal-5-lijst', WIDTHS)));
    await hand.press(page.getByRole('link', { name: 'Otis Kompasnaald' }));
    await page.waitForURL(/\/overkomst\/[0-9a-f-]{36}$/);
    faults.push(...(await faultsOf(page, 'verhaal-5-koppelen', WIDTHS)));
    await hand.choose(page.getByRole('radio', { name: /^Otis Kompasnaald/ }));
    await page.keyboard.press('Space');
    await hand.press(page.getByRole('button', { name: 'Ja, dit is de leerling' }));
    await page.waitForURL(/gekoppeld=ja/);

    const voorbeeld = await textOf(page);
    expect(voorbeeld).toContain('van een andere versie naar die van jullie');
    expect(voorbeeld).toContain('Geld: Niveau 4');
    faults.push(...(await faultsOf(page, 'verhaal-5-voorbeeld', WIDTHS)));
    await hand.press(page.getByRole('button', { name: 'Ja, neem dit over voor Otis' }));
    await page.waitForURL(/\/overkomst\/[0-9a-f-]{36}$/);
    expect(await textOf(page)).toContain('Otis is overgenomen van De Kompasroos');
    faults.push(...(await faultsOf(page, 'verhaal-5-gedaan', WIDTHS)));

    await hand.press(page.getByRole('link', { name: 'Naar de kaart' }));
    await page.waitForURL(/\/kaart/);
    const kaart = await textOf(page);
    expect(kaart).toContain('komt van De Kompasroos');
    expect(kaart).toContain('RW-E-4c'); // what RW-E-4a became
    expect(kaart).not.toContain('RW-E-4a');
    faults.push(...(await faultsOf(page, 'verhaal-5-kaart', [390])));
    await page.goto(page.url().replace(/\/kaart.*/, '/leerreis'));
    const reis = await textOf(page);
    expect(reis).toContain('Begonnen op De Kompasroos vso');
    expect(reis).toMatch(/Begonnen op De Kompasroos(?! vso)/);
    expect(reis).toContain('Overgekomen van De Kompasroos.');
    expect([...faults, ...complaints.take()]).toEqual([]);
  });
});
