import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../support/programs.ts';
import { handOf } from './hand.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { type ThuisToneel, thuisToneel } from './opp-thuis-toneel.ts';
import { inWindow, ownBrowser, ownDemo, textOf } from './stage.ts';
import { addDevice, PHONE } from './telefoon.ts';

const chromium = needs('Chromium');

/** The code of a new invitation, as the school sees it once. */
async function nodigUit(petra: Page, url: string, leerling: string, ouder: string): Promise<string> {
  await petra.goto(`${url}/contact/${leerling}`);
  await petra.locator('summary', { hasText: `${ouder} uitnodigen` }).click();
  await petra
    .getByRole('radio', { name: /^geef ik op school/ })
    .first()
    .check();
  await petra.getByRole('button', { name: 'Maak de uitnodiging' }).first().click();
  return (await petra.locator('.s-code--groot').textContent()) ?? '';
}

/** The newest mail with this subject, in the post box of the demo; it takes the queue a moment. */
async function openMail(page: Page, postbus: string, onderwerp: string): Promise<string> {
  for (let n = 0; n < 100; n += 1) {
    await page.goto(postbus);
    const brief = page.locator('article', { hasText: onderwerp }).first();
    if ((await brief.count()) > 0) return (await brief.getByRole('link').getAttribute('href')) ?? '';
    await page.waitForTimeout(200);
  }
  throw new Error(`no mail "${onderwerp}"`);
}

describe.skipIf(chromium.missing)(chromium.label('R44, R60: a parent on a phone'), () => {
  const school = ownDemo();
  const kantoor = ownBrowser('allowed', 'desktop');
  const thuis = ownBrowser('allowed', 'phone');
  let toneel: ThuisToneel;
  let siem = '';
  let mila = '';
  beforeAll(async () => {
    toneel = await thuisToneel(school.demo.data);
    siem = await toneel.wie('Siem', 'Dropveter');
    mila = await toneel.wie('Mila', 'Wolkenveer');
    await toneel.legVoor(siem);
  });
  afterAll(() => toneel.close());

  it('story 3: invited by link and code, she refuses the handelingsdeel; the direction is fixed and the steps are shown', async () => {
    const { url, mail } = school.demo;
    const petra = await inWindow(await kantoor.page(), school.demo.elo, 'Petra Poolster');
    const faults: string[] = [];
    await petra.goto(`${url}/contact?zoek=Dropveter`);
    faults.push(...(await faultsOf(petra, 'contact-lijst')));
    await petra.goto(`${url}/contact/${siem}`);
    faults.push(...(await faultsOf(petra, 'contact')));
    const code = await nodigUit(petra, url, siem, 'Ilse');
    faults.push(...(await faultsOf(petra, 'contact-code')));

    const page = await thuis.page();
    const complaints = complaintsOf(page);
    await addDevice(page);
    await page.goto(await openMail(page, mail, 'Je uitnodiging voor Koers'));
    faults.push(...(await faultsOf(page, 'welkom', [390])));
    await page.setViewportSize(PHONE);
    await page.getByLabel('Code').fill(code);
    await page.getByRole('button', { name: 'Verder' }).tap();
    await page.getByRole('button', { name: 'Maak een passkey' }).tap();
    await page.waitForURL(/\/thuis$/);
    expect(await textOf(page)).toContain('School vraagt je 2 dingen');
    faults.push(...(await faultsOf(page, 'thuis')));

    await page.setViewportSize(PHONE);
    await page.getByRole('link', { name: 'Lees het plan van Siem' }).tap();
    await page.waitForURL(/\/plan$/);
    expect(await textOf(page)).toContain('Werkt graag met zijn handen');
    faults.push(...(await faultsOf(page, 'thuis-plan')));
    await page.setViewportSize(PHONE);
    await page.getByRole('link', { name: /^Geef antwoord: Ben je akkoord/ }).tap();
    await page.waitForURL(/antwoord\/handeling$/);
    faults.push(...(await faultsOf(page, 'thuis-antwoord')));
    await page.setViewportSize(PHONE);
    await page.getByRole('radio', { name: 'Niet akkoord' }).check();
    await page.getByRole('button', { name: 'Geef antwoord' }).tap();
    await page.getByText('Schrijf op waarom je het er niet mee eens bent.').waitFor();
    faults.push(...(await faultsOf(page, 'thuis-antwoord-reden', [390])));
    await page.getByRole('textbox').fill('Siem heeft ook logopedie nodig.');
    await page.getByRole('button', { name: 'Geef antwoord' }).tap();
    await page.waitForURL(/gedaan=antwoord/);
    expect(await page.locator('#stappen').textContent()).toMatch(/onderwijsconsulent.*10 weken/);
    faults.push(...(await faultsOf(page, 'thuis-nee')));

    await toneel.stelVast(siem);
    expect(await toneel.stand(siem)).toEqual({ status: 'vastgesteld', handeling: 'niet_ingestemd' });
    await page.goto(await openMail(page, mail, 'Er staat iets voor je klaar in Koers'));
    await page.goto(`${url}/thuis/${siem}/plan`);
    expect(await textOf(page)).toMatch(/Dit plan geldt sinds.*Geschillencommissie/);
    await page.getByRole('link', { name: 'Bewijs van je antwoorden' }).tap();
    expect(await textOf(page)).toMatch(
      /Ilse Dropveter.*Niet akkoord.*passkey.*code gekregen op school.*[0-9a-f]{64}/,
    );
    faults.push(...(await faultsOf(page, 'thuis-bewijs')));
    expect([...faults, ...complaints.take().filter((said) => !said.includes('422'))]).toEqual([]);
  });

  it('story 3, at school: the refusal with its steps is before Petra; a dispute sets the hold on destruction', async () => {
    const { url } = school.demo;
    const petra = await inWindow(await kantoor.page(), school.demo.elo, 'Petra Poolster');
    const opp = `${url}/leerling/${siem}/opp`;
    /** An act that asks for a reason, as she does it on the page. */
    const doe = async (act: 'geschil_open' | 'geschil_sluiten') => {
      await petra.goto(opp);
      await petra.locator(`#act-${act} > summary`).click();
      await petra.locator(`#act-${act}-reden`).fill('Het gesprek met moeder van vandaag.');
      await petra.locator(`#act-${act}-bewaar`).click();
      await petra.waitForURL(new RegExp(`gedaan=${act}`));
    };
    await doe('geschil_sluiten'); // the one that the demo began with
    expect(await toneel.bewaarstops(siem)).toBe(0);
    expect(await textOf(petra)).toMatch(
      /Ilse Dropveter stemt niet in met het handelingsdeel.*onderwijsconsulent.*Geschillencommissie.*10 weken/,
    );
    await doe('geschil_open');
    expect(await textOf(petra, '#meldingen')).toContain('Er wordt niets vernietigd zolang het loopt.');
    expect(await toneel.bewaarstops(siem)).toBe(1);
    await petra.goto(`${url}/opp-status?lijst=geschil`);
    expect(await textOf(petra)).toContain('Siem Dropveter');
    expect(await toneel.stand(siem)).toEqual({ status: 'vastgesteld', handeling: 'niet_ingestemd' });
  });

  it('signs in with the passkey afterwards, and reads in Arabic from right to left', async () => {
    const { url } = school.demo;
    const page = await thuis.page();
    await page.goto(`${url}/thuis/${siem}/plan`);
    await page.getByRole('button', { name: 'العربية' }).click();
    await page.waitForURL(/\/plan$/);
    expect(await page.evaluate('getComputedStyle(document.documentElement).direction')).toBe('rtl');
    // The page is mirrored: what begins a line stands at the right edge, and what the school wrote runs the other way.
    const spots = await page.evaluate(`(() => {
      const of = (selector) => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector(selector));
        const { left, right } = range.getBoundingClientRect();
        return { left, right: innerWidth - right };
      };
      const school = document.querySelector('#sectie-d [lang="nl"]');
      return { kop: of('h1'), merk: of('.k-header a'), richting: getComputedStyle(school).direction };
    })()`);
    expect(spots).toMatchObject({ richting: 'ltr' });
    const { kop, merk } = spots as Record<'kop' | 'merk', { left: number; right: number }>;
    expect([kop.right < kop.left, merk.right < merk.left]).toEqual([true, true]);
    const faults = await faultsOf(page, 'thuis-arabisch');
    await page.setViewportSize(PHONE);
    await page.goto(`${url}/thuis/${siem}/antwoord/handeling`);
    faults.push(...(await faultsOf(page, 'thuis-arabisch-antwoord')));
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Do you agree with the support?',
    );
    faults.push(...(await faultsOf(page, 'thuis-engels', [390])));
    await page.getByRole('button', { name: 'Nederlands' }).click();
    expect(faults).toEqual([]);
  });

  it('P04: the second parent agrees with the keyboard only, from the ELO; then the handelingsdeel is agreed', async () => {
    const page = await inWindow(await kantoor.page(), school.demo.elo, 'Sander Wolkenveer');
    const hand = handOf('keyboard', page);
    expect(await textOf(page)).toContain('School legt een plan aan je voor: Mila Wolkenveer');
    const faults = await faultsOf(page, 'vandaag-ouder');
    await hand.press(page.getByRole('button', { name: /^School legt een plan aan je voor/ }).first());
    await page.waitForURL(/\/plan$/);
    expect(await textOf(page)).toContain('Je hebt nog geen antwoord gegeven.');
    await hand.press(page.getByRole('link', { name: /^Geef antwoord: Ben je akkoord/ }));
    await page.waitForURL(/antwoord\/handeling$/);
    await hand.choose(page.getByRole('radio', { name: 'Akkoord', exact: true }));
    await page.keyboard.press('Space'); // nothing is chosen for him: the first one is chosen by a key of its own
    await hand.press(page.getByRole('button', { name: 'Geef antwoord' }));
    await page.waitForURL(/gedaan=antwoord/);
    expect(await textOf(page)).toContain('Je bent akkoord, sinds');
    expect(await toneel.stand(mila)).toMatchObject({ handeling: 'ingestemd' });
    expect(faults).toEqual([]);
  });
});
