import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../support/programs.ts';
import { type Hand, handOf, pointersOn } from './hand.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { type ThuisToneel, thuisToneel } from './opp-thuis-toneel.ts';
import { inWindow, ownBrowser, ownDemo, textOf } from './stage.ts';
import { komBinnen } from './telefoon.ts';

const chromium = needs('Chromium');

/** R38: fewer fields than this are typed for a pupil whose card is filled. */
const TE_TYPEN = 10;
/** Story 2: six minutes are ten fields of twenty seconds, and this many presses of five. */
const TE_DRUKKEN = 30;

const TEKSTEN: Readonly<Record<string, string>> = {
  'b.beeld': 'Leert graag samen met een ander kind en wijst aan wat fijn is.',
  'd.onderbouwing': 'Past bij wat helpt en bij het tempo van nu.',
  'e.hulpmiddelen': 'Spraakcomputer op tafel.',
  'e.zorg': 'Logopedie, elke dinsdag een half uur.',
  'e.afwijkingen': 'Geen.',
};

describe.skipIf(chromium.missing)(chromium.label('The OPP that writes itself'), () => {
  const school = ownDemo();
  const browser = ownBrowser('allowed', 'desktop');
  const telefoon = ownBrowser('allowed', 'phone');
  let toneel: ThuisToneel;
  beforeAll(async () => {
    toneel = await thuisToneel(school.demo.data);
  });
  afterAll(() => toneel.close());

  const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: true }).first();
  const veld = (page: Page, naam: string) => page.locator(`#veld-${naam.replace('.', '-')}-waarde`);
  const melding = (page: Page) => textOf(page, '#meldingen');

  /** Petra on the OPP of a pupil, by the menu. */
  async function naarOpp(page: Page, hand: Hand, naam: string): Promise<string> {
    await hand.press(link(page, 'Groepen'));
    await page.waitForURL(/\/groepen$/);
    await page.goto(await groepVan(page, 'De Schelpen'));
    await hand.press(link(page, naam));
    await page.waitForURL(/\/leerling\/[^/]+$/);
    await hand.press(page.locator('.k-tabs').getByRole('link', { name: 'OPP', exact: true }));
    await page.waitForURL(/\/opp$/);
    return page.url();
  }
  /** Begins a concept: the first, or one beside what is in force. */
  async function begin(page: Page, hand: Hand): Promise<number> {
    if ((await page.locator('#begin').count()) > 0) {
      await hand.press(page.locator('#begin'));
      await page.waitForURL(/gedaan=begin/);
    } else if ((await page.locator('#act-bijstellen').count()) > 0) {
      await hand.press(page.locator('#act-bijstellen > summary'));
      await hand.write(page.locator('#act-bijstellen-reden'), 'Er is iets veranderd.');
      await hand.press(page.locator('#act-bijstellen-bewaar'));
      await page.waitForURL(/gedaan=bijstellen/);
      return 1;
    }
    return 0;
  }
  const groepVan = async (page: Page, naam: string) =>
    `${school.demo.url}${await link(page, naam).getAttribute('href')}`;

  /** Types in a field that keeps itself, and waits until it says so. */
  async function typ(page: Page, hand: Hand, naam: string): Promise<number> {
    const doos = veld(page, naam);
    if ((await doos.count()) === 0 || (await doos.inputValue()) !== '') return 0;
    await hand.write(doos, TEKSTEN[naam] ?? '');
    const stand = page.locator(`#veld-${naam.replace('.', '-')} [data-stand]`);
    await expect.poll(() => stand.textContent(), { timeout: 10_000 }).toContain('Bewaard om');
    return 1;
  }

  /** What is missing of the register is chosen from its list, so nothing is typed. */
  async function factor(page: Page, hand: Hand, richting: 'bevorderend' | 'belemmerend'): Promise<void> {
    const kolom = richting === 'bevorderend' ? 'Nog niets dat helpt.' : 'Nog niets dat hindert.';
    if (!(await textOf(page)).includes(kolom)) return;
    await hand.press(page.locator(`#factor-${richting} > summary`));
    await page.locator(`#factor-${richting}-code`).selectOption({ index: 1 });
    await hand.press(page.locator(`#factor-${richting}-bewaar`));
    await page.waitForURL(/gedaan=veld/);
  }

  /** The form of the pupil, filled in together: one picto for each question. */
  async function luister(page: Page, hand: Hand): Promise<void> {
    await hand.press(page.locator('#naar-stem'));
    await page.waitForURL(/\/opp\/stem$/);
    await hand.press(link(page, /^Samen met/));
    await page.locator('#stem-begin').waitFor();
    /** Presses what leads to another page, or to this one again, and waits until it is there. */
    const ga = async (target: Locator) => {
      await page.evaluate(() => void document.documentElement.setAttribute('data-oud', ''));
      await hand.press(target);
      await page.waitForFunction(
        () => !document.documentElement.hasAttribute('data-oud') && document.readyState === 'complete',
      );
    };
    await ga(page.locator('#stem-begin'));
    for (let n = 0; n < 30 && (await page.locator('#stem-klaar').count()) === 0; n += 1) {
      const kan = page.locator('button[name="keuze"]');
      const open =
        (await kan.count()) > 0 &&
        (await page.locator('button[name="keuze"][aria-pressed="true"]').count()) === 0;
      await ga(open ? kan.first() : page.locator('#stem-verder'));
    }
    await ga(page.locator('#stem-klaar'));
  }

  async function overlegEnAdvies(page: Page, hand: Hand, opp: string): Promise<number> {
    await page.goto(`${opp}?doe=overleg#act-overleg`);
    await hand.write(page.locator('#overleg-uitkomst'), 'We zijn het eens over de route.');
    const anderen = (await page.locator('input[name="deelnemer"]').count()) === 0;
    if (anderen) await hand.write(page.locator('#overleg-anderen'), 'Ouders');
    await hand.press(page.locator('#act-overleg-bewaar'));
    await page.waitForURL(/gedaan=overleg/);
    await page.goto(`${opp}?doe=cvb_advies#act-cvb_advies`);
    if ((await page.locator('#advies-advies').count()) === 0) return anderen ? 2 : 1;
    await hand.write(page.locator('#advies-advies'), 'De commissie vindt dit passend.');
    await hand.press(page.locator('#act-cvb_advies-bewaar'));
    await page.waitForURL(/gedaan=cvb_advies/);
    return anderen ? 3 : 2;
  }

  /** What Petra made is put before the ouder, who reads it and agrees with both parts on a phone of 390 px. */
  async function ouderAkkoord(petra: Page, hand: Hand, opp: string): Promise<void> {
    await petra.goto(`${opp}/voorleggen`);
    await hand.press(petra.locator('#bevestig'));
    await petra.waitForURL(/gedaan=ter_instemming/);
    const { pad, code } = await toneel.nodigUit(await toneel.wie('Bert', 'Lampedoek'));
    const page = await telefoon.page();
    await komBinnen(page, `${school.demo.url}${pad}`, code);
    expect(await textOf(page)).toContain('School vraagt je 2 dingen');
    await page.getByRole('link', { name: 'Lees het plan van Juno' }).tap();
    await page.waitForURL(/\/plan$/);
    expect(await textOf(page)).toContain(TEKSTEN['e.zorg']);
    for (const [vraag, ja] of [
      ['Wat vind je van de richting', 'Ik ben het ermee eens'],
      ['Ben je akkoord', 'Akkoord'],
    ] as const) {
      await page.getByRole('link', { name: new RegExp(`^Geef antwoord: ${vraag}`) }).tap();
      await page.waitForURL(/\/antwoord\//);
      await page.getByRole('radio', { name: ja, exact: true }).check();
      await page.getByRole('button', { name: 'Geef antwoord' }).tap();
      await page.waitForURL(/gedaan=antwoord/);
    }
    expect(await textOf(page)).toContain('Je bent akkoord, sinds');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  }

  it.each([
    ['mouse', 'Juno Lampedoek'],
    ['keyboard', 'Boaz Knikkerpot'],
  ] as const)('R38, story 2 by %s: Petra makes the OPP of %s within six minutes', async (way, naam) => {
    const page = await browser.page();
    const pointers = await pointersOn(page);
    await inWindow(page, school.demo.elo, 'Petra Poolster');
    const complaints = complaintsOf(page);
    const hand = handOf(way, page);
    const opp = await naarOpp(page, hand, naam);
    const vooraf = pointers.length;
    let getypt = await begin(page, hand);
    await factor(page, hand, 'bevorderend');
    await factor(page, hand, 'belemmerend');
    for (const één of Object.keys(TEKSTEN)) getypt += await typ(page, hand, één);
    getypt += await overlegEnAdvies(page, hand, opp);
    await page.goto(opp);
    await luister(page, hand);
    if (way === 'mouse') await ouderAkkoord(page, hand, opp);
    await page.goto(opp);
    expect(await textOf(page)).toMatch(/Vaststellen|Stel het OPP vast/);
    await page.goto(`${opp}/vaststellen`);
    await hand.press(page.locator('#bevestig'));
    await page.waitForURL(/gedaan=vaststellen/);
    process.stdout.write(`OPP of ${naam} by ${way}: ${getypt} fields typed, ${hand.taps} presses\n`);
    expect(await melding(page)).toContain('Het OPP is vastgesteld.');
    if (way === 'mouse') {
      const juno = await toneel.wie('Juno', 'Lampedoek');
      expect(await toneel.stand(juno)).toEqual({ status: 'vastgesteld', handeling: 'ingestemd' });
      expect(await textOf(page, '#sectie-f')).toMatch(/picto/i);
    }
    expect(getypt).toBeLessThan(TE_TYPEN);
    expect(hand.taps).toBeLessThanOrEqual(TE_DRUKKEN);
    if (way === 'keyboard') expect(pointers.slice(vooraf)).toEqual([]);
    expect(complaints.take()).toEqual([]);
  });

  it('looks right and can be used at 700, 1280 and 390 px, as a concept, with a form open, and fixed', async () => {
    const page = await inWindow(await browser.page(), school.demo.elo, 'Petra Poolster');
    const complaints = complaintsOf(page);
    const hand = handOf('mouse', page);
    const opp = await naarOpp(page, hand, 'Pip Regenlaars');
    const faults: string[] = [];
    faults.push(...(await faultsOf(page, 'opp-begin')));
    await begin(page, hand);
    faults.push(...(await faultsOf(page, 'opp-concept')));
    for (const [deel, naam] of [
      ['?doe=overleg', 'opp-overleg'],
      ['/vaststellen', 'opp-vaststellen'],
      ['/voorleggen', 'opp-voorleggen'],
      ['/anders', 'opp-anders'],
    ] as const) {
      await page.goto(`${opp}${deel}`);
      faults.push(...(await faultsOf(page, naam)));
    }
    expect(faults).toEqual([]);
    expect(complaints.take()).toEqual([]);
  });

  it('keeps what is typed when the page is left, and says in its place that a colleague was first', async () => {
    const page = await inWindow(await browser.page(), school.demo.elo, 'Petra Poolster');
    const hand = handOf('mouse', page);
    const opp = await naarOpp(page, hand, 'Tygo Zandkasteel');
    await begin(page, hand);
    const ander = await page.context().newPage();
    await ander.goto(opp);
    await veld(page, 'b.beeld').fill('Tygo bouwt graag.');
    await page.locator('h1').click(); // leaves the field: kept at once, without a pause
    const stand = (tab: Page) => tab.locator('#veld-b-beeld [data-stand]').textContent();
    await expect.poll(() => stand(page)).toContain('Bewaard om');
    await veld(ander, 'b.beeld').fill('Iets anders.');
    await ander.locator('h1').click();
    await expect.poll(() => stand(ander)).toContain('Tygo bouwt graag.');
    expect(await veld(ander, 'b.beeld').inputValue()).toBe('Iets anders.');
    await ander.close();
    await page.reload();
    expect(await veld(page, 'b.beeld').inputValue()).toBe('Tygo bouwt graag.');
  });
});
