import type { Frame } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { LEERLING_TABEL } from '../../fixtures/school/leerling-tabel.ts';
import { SCHOLEN } from '../../fixtures/school/scholen.ts';
import { axe, launchAs } from '../support/browser.ts';
import { needs } from '../support/programs.ts';
import { simulatorOf } from './simulator.ts';
import { ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');
const SO = LEERLING_TABEL.filter((l) => l.stamgroep === 'schelpen' || l.stamgroep === 'duinen');
const SCHELPEN = SO.filter((l) => l.stamgroep === 'schelpen').map((l) => `${l.roepnaam} ${l.achternaam}`);

describe.skipIf(chromium.missing)(chromium.label('The beheerder keeps the connection to ParnasSys'), () => {
  const school = ownDemo();
  const browser = ownBrowser('allowed', 'iframe');

  const parnassys = (...typed: Parameters<ReturnType<typeof simulatorOf>>) =>
    simulatorOf(school.demo)(...typed);
  const changed = (key: string, roepnaam: string) =>
    parnassys('leerling', { brin: SCHOLEN.so.brin, change: { kind: 'update', key, set: { roepnaam } } });
  afterEach(() => parnassys('fault', null));

  /** Tom on the page of the connection. */
  async function tom(): Promise<Frame> {
    const page = await browser.page();
    const frame = await launchAs(page, school.demo.elo, 'Tom Sleutelbos', { target: '/koppelingen' });
    await frame.getByRole('link', { name: /^Bekijk alles/ }).click();
    await frame.waitForURL(/\/koppelingen\/[0-9a-f-]{36}$/);
    return frame;
  }

  /** The pupils of De Schelpen as their leerkracht sees them. */
  async function schelpen(): Promise<string[]> {
    const frame = await launchAs(await browser.page(), school.demo.elo, 'Marjan Schelpenpad');
    await frame.getByRole('link', { name: 'Doelen afvinken in De Schelpen' }).click();
    await frame.getByRole('link', { name: 'Voorbereiding op uitstroom' }).click(); // all six on one niveau
    await frame.waitForURL(/leerlijn=/);
    return (await frame.locator('tbody th a').allTextContents()).sort();
  }

  const heard = (frame: Frame, text: RegExp) =>
    expect.poll(() => frame.locator('[aria-live=polite]').textContent(), { timeout: 30_000 }).toMatch(text);
  const fetchNow = (frame: Frame) => frame.getByRole('button', { name: 'Nu ophalen' }).click();

  it('a pupil changed in ParnasSys: progress in sight, then exactly that pupil is another', async () => {
    await changed('00101', 'Pippeloen');
    const frame = await tom();
    await fetchNow(frame);
    await heard(frame, /Koers haalt nu de gegevens op/);
    await frame.getByRole('progressbar').waitFor();
    expect(await frame.getByRole('button', { name: 'Bezig met ophalen' }).count()).toBe(1);
    expect(await axe(frame)).toEqual([]);
    await heard(frame, /^Ophalen is klaar: 1 gewijzigd en \d+ gelijk gebleven\.$/);
    expect(await textOf(frame, '#stand')).toContain('In orde');
    expect(await textOf(frame, '#uitkomst')).toMatch(/1 gewijzigd en \d+ gelijk gebleven.*door jou/);
    expect(await axe(frame)).toEqual([]);
    const now = SCHELPEN.map((naam) => (naam === 'Pip Regenlaars' ? 'Pippeloen Regenlaars' : naam));
    expect(await schelpen()).toEqual(now.sort());
  });

  it('a code of the LVS gets a meaning by keyboard: what it changes is told first, and it is taken back (R71)', async () => {
    const frame = await tom();
    await frame.getByRole('link', { name: 'Codes' }).click();
    await frame.waitForURL(/\/codes$/);
    const roles = frame.locator('.k-card', { has: frame.getByRole('heading', { level: 2 }) }).first();
    await roles.locator('summary').press('Enter');
    await roles.getByLabel('Code', { exact: true }).fill('ZZ9');
    const means = roles.getByLabel('Betekent', { exact: true });
    await means.selectOption({ index: 1 });
    await heard(frame, /Bij de volgende keer ophalen betekent de code/);
    await expect.poll(() => roles.getByText('De laatste keer was dit geen vraag.').count()).toBe(1);
    expect(await axe(frame)).toEqual([]);
    await roles.getByRole('button', { name: 'Bewaren' }).press('Enter');
    await frame.getByText('Bij de volgende keer ophalen kent Koers deze code.').first().waitFor();
    expect(await axe(frame)).toEqual([]);
    await frame.getByRole('button', { name: 'Ongedaan maken: ZZ9' }).press('Enter');
    await frame.getByText('Ongedaan gemaakt.').first().waitFor();
    await expect.poll(() => frame.getByText('ZZ9').count()).toBe(0);
  });

  it('half the pupils gone: Koers asks first, and "nee" changes nothing', async () => {
    const before = await schelpen();
    await changed('00103', 'Tygo');
    await parnassys('fault', { kind: 'half' });
    const frame = await tom();
    await fetchNow(frame);
    await heard(frame, /Koers wacht op jou: kijk ze na/);
    const gone = Math.floor(SO.length / 2);
    const ask = await textOf(frame, '#stand');
    expect(ask).toContain(`${gone} leerlingen staan ineens niet meer in het LVS`);
    expect(ask).toContain('Wacht op jou');
    expect(ask).toContain('Er is nog niets veranderd');
    expect(await axe(frame)).toEqual([]);
    await frame.getByRole('button', { name: 'Nee, verander niets' }).click();
    await heard(frame, /niets veranderd/);
    expect(await textOf(frame, '#uitkomst')).toContain('Niet doorgegaan');
    expect(await schelpen()).toEqual(before);
  });

  const ENGLISH = /\b(error|failed|timeout|unexpected|invalid|undefined|null|exception|SOAP|XML)\b/i;

  it('a source that answers with a web page: what happened, what to do, and what still holds', async () => {
    const before = await schelpen();
    await changed('00103', 'Wordt niet gelezen');
    await parnassys('fault', { kind: 'html' });
    const frame = await tom();
    await fetchNow(frame);
    await heard(frame, /^Ophalen is mislukt\./);
    const text = await textOf(frame, '#stand');
    for (const part of ['Ophalen mislukt', 'er kwam een webpagina', 'Controleer het adres van de koppeling'])
      expect(text).toContain(part);
    expect(text).toMatch(/In Koers staan de gegevens van vandaag om \d\d:\d\d\./);
    expect(text).not.toMatch(ENGLISH);
    expect(await axe(frame)).toEqual([]);
    expect(await schelpen()).toEqual(before);
  });

  it('a source that breaks down: Koers tries again by itself, and stops when the beheerder says so', async () => {
    const before = await schelpen();
    await changed('00103', 'Wordt niet gelezen');
    await parnassys('fault', { kind: 'error' });
    const frame = await tom();
    await fetchNow(frame);
    await expect.poll(() => textOf(frame, '#stand'), { timeout: 30_000 }).toContain('Probeert het opnieuw');
    const text = await textOf(frame, '#stand');
    for (const part of ['heeft een storing', 'Koers probeert het vanzelf opnieuw'])
      expect(text).toContain(part);
    expect(text).not.toMatch(ENGLISH);
    expect(await axe(frame)).toEqual([]);
    await frame.getByRole('button', { name: 'Stoppen' }).click();
    await heard(frame, /^Gestopt\. Er is niets veranderd\.$/);
    expect(await schelpen()).toEqual(before);
  });

  it('the line to Koers goes while a fetch runs: it says so, and takes it back when the line is there again', async () => {
    await parnassys('fault', { kind: 'timeout' });
    const frame = await tom();
    await fetchNow(frame);
    await frame.getByRole('progressbar').waitFor();
    await frame.page().context().setOffline(true);
    await heard(frame, /De verbinding met Koers is weg\.$/);
    expect(await textOf(frame, '#meldingen')).toContain('We proberen het vanzelf opnieuw.');
    expect(await axe(frame)).toEqual([]);
    await frame.page().context().setOffline(false);
    await frame.locator('#meldingen > *').waitFor({ state: 'detached', timeout: 30_000 });
    await frame.getByRole('button', { name: 'Stoppen' }).click();
    await heard(frame, /^Gestopt\. Er is niets veranderd\.$/);
  });

  it('a connection is paused and set on again by keyboard', async () => {
    const frame = await tom();
    await frame.getByRole('button', { name: 'Pauzeren' }).focus();
    await frame.page().keyboard.press('Enter');
    await heard(frame, /^Gepauzeerd\. Koers haalt niets meer op\.$/);
    expect(await textOf(frame, '#stand')).toMatch(/Gepauzeerd sinds vandaag om \d\d:\d\d/);
    await frame.getByRole('button', { name: 'Weer aanzetten' }).focus();
    await frame.page().keyboard.press('Enter');
    await heard(frame, /^De koppeling staat weer aan\.$/);
    expect(await frame.getByRole('button', { name: 'Nu ophalen' }).count()).toBe(1);
  });

  it('before the scripts have come, the button still does its work', async () => {
    const page = await browser.page();
    const scripts = (url: URL) => url.origin === school.demo.url && url.pathname.endsWith('.js');
    await page.route(scripts, (route) => route.abort());
    const frame = await launchAs(page, school.demo.elo, 'Tom Sleutelbos', { target: '/koppelingen' });
    await fetchNow(frame);
    await frame
      .getByText(/Bezig met ophalen|gelijk gebleven/)
      .first()
      .waitFor({ timeout: 5000 });
  });
});
