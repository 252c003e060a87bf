import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { kompaslijnen11 } from '../../fixtures/pakket/kompaslijnen-1-1.ts';
import { alsVersie } from '../../gateway/leerlijnen/inrichting/als-versie.ts';
import { PakketSchema } from '../../gateway/leerlijnen/pakket.ts';
import { importPakket, publishPakket } from '../../gateway/leerlijnen/service.ts';
import { openEmbedded } from '../../gateway/platform/db/embedded/embedded.ts';
import { openDb } from '../../gateway/platform/db/pool.ts';
import type { Demo } from '../support/demo.ts';
import { needs } from '../support/programs.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { inWindow, ownBrowser, ownDemo, textOf } from './stage.ts';

/** A newer version of the demo package, and a package that another bestuur shares. */
async function meerPakketten(demo: Demo): Promise<void> {
  const database = await openEmbedded(demo.data, demo.data, async () => {});
  const db = openDb({ ...database.pool }, { max: 2, name: 'koers test' });
  const basis = PakketSchema.parse(kompaslijnen11);
  const nieuw = alsVersie(basis, { id: randomUUID(), versie: '2.0' });
  const leerdoelen = nieuw.leerdoelen.map((d) =>
    d.code === 'NT-M-1a' ? { ...d, tekst: 'zegt het nu anders' } : d,
  );
  const eigen = { id: randomUUID(), pakketId: randomUUID(), code: 'duin', naam: 'Duinlijnen van de buren' };
  await db.platform(async (tx) => {
    const naam = 'Stichting De Buren';
    const { id: bestuurId } = await tx
      .insertInto('koers.bestuur')
      .values({ naam })
      .returning('id')
      .executeTakeFirstOrThrow();
    const herkomst = { gedeeldDoor: naam, gedeeldOp: '2026-11-01' };
    for (const pakket of [
      { ...nieuw, leerdoelen },
      alsVersie(basis, { ...eigen, bestuurId, herkomst, uitgever: naam }),
    ]) {
      await importPakket(tx, pakket);
      await publishPakket(tx, pakket.id);
    }
    await tx.updateTable('koers.pakket').set({ gedeeld: true }).where('id', '=', eigen.pakketId).execute();
  });
  await db.close();
  await database.leave();
}

const chromium = needs('Chromium');

describe.skipIf(chromium.missing)(chromium.label('Own leerlijnen, at three widths'), () => {
  const school = ownDemo();
  const browser = ownBrowser('allowed', 'desktop');

  async function launch(naam: string): Promise<Page> {
    return await inWindow(await browser.page(), school.demo.elo, naam);
  }

  /** Presses a key and waits until the answer is in the page. */
  async function druk(page: Page, toets: string): Promise<void> {
    const antwoord = page.waitForResponse((r) => r.request().method() === 'POST');
    await page.keyboard.press(toets);
    await antwoord;
    await page.locator('#melding').waitFor();
  }

  const veld = (page: Page, label: string) =>
    page.getByRole('form', { name: label }).getByLabel('De leerling …');

  it('R8, R1: is made with the keyboard alone, undone, pasted into, published and worked with; axe finds nothing', async () => {
    const page = await launch('Petra Poolster');
    const complaints = complaintsOf(page);
    const faults: string[] = [];
    const kijk = async (naam: string) => {
      // A message that is still coming in has not its own colours yet.
      await page.evaluate(
        async () => void (await Promise.all(document.getAnimations().map((a) => a.finished))),
      );
      faults.push(...(await faultsOf(page, `eigen-${naam}`)));
    };
    await page.goto(`${school.demo.url}/leerlijnen`);
    await page.getByRole('link', { name: 'Eigen leerlijnen' }).click();
    await kijk('leeg');
    await page
      .getByLabel('Waar bouw je op verder?')
      .selectOption({ label: 'Kompaslijnen 1.1 (demo) 1.1 (CC0-1.0)' });
    await page.getByLabel('Naam').fill('Duinlijnen');
    await page.getByLabel('Korte code').fill('duin');
    await page.getByRole('button', { name: 'Beginnen' }).click();
    await kijk('lijn');

    await page.setViewportSize({ width: 700, height: 900 });
    const nieuw = veld(page, 'Nieuw: leerdoel bij Niveau 1');
    await nieuw.fill('kiest zelf een boek');
    await nieuw.focus();
    await druk(page, 'Enter');
    // The next one can be typed at once.
    await page.keyboard.type('legt het boek terug');
    await druk(page, 'Enter');
    const rijen = async () =>
      page
        .locator('textarea[data-enter]')
        .evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));
    await expect.poll(rijen).toEqual(expect.arrayContaining(['kiest zelf een boek', 'legt het boek terug']));
    const plek = async (tekst: string) => (await rijen()).indexOf(tekst);
    const eerst = await plek('legt het boek terug');
    await page.locator('textarea', { hasText: 'legt het boek terug' }).focus();
    await druk(page, 'Alt+ArrowUp');
    await expect.poll(() => plek('legt het boek terug')).toBe(eerst - 1);
    const woorden = page.locator('textarea[data-enter]').first();
    await woorden.fill('zegt het in onze woorden');
    await woorden.focus();
    await druk(page, 'Enter');
    await expect.poll(() => textOf(page)).toContain('Door jullie gewijzigd');
    await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    await expect.poll(() => textOf(page)).not.toContain('Door jullie gewijzigd');
    await page
      .getByRole('button', { name: /^Verberg leerdoel/ })
      .first()
      .click();
    await expect.poll(() => textOf(page)).toContain('Toon weer');
    await kijk('lijn-bewerkt');

    await page
      .getByRole('link', { name: /^Acties/ })
      .first()
      .click();
    await kijk('doel');
    await page.goBack();
    await page.getByRole('link', { name: 'Plak uit een spreadsheet' }).click();
    await page.getByLabel('Rijen uit een spreadsheet').fill('N1\tP1\tplakt een\nN1\t\t\nN9\tP2\tplakt twee');
    await page.getByRole('button', { name: 'Bekijken' }).click();
    await kijk('plakken');
    await page.getByRole('button', { name: 'Voeg 2 doelen toe' }).click();
    await expect.poll(rijen).toEqual(expect.arrayContaining(['plakt een', 'plakt twee']));

    await page.getByRole('link', { name: 'Leerroutes', exact: true }).click();
    await kijk('leerroutes');
    await page
      .getByRole('link', { name: /^Leerlijnen en verwachting van/ })
      .nth(3)
      .click();
    await kijk('leerroute');
    await page.locator('main table a').first().click();
    await page.getByLabel('8 jaar', { exact: true }).fill('1,5');
    await kijk('verwachting');
    await page.getByRole('button', { name: 'Bewaar' }).click();
    expect(await textOf(page)).toContain('8 jaar: 1,5');

    await page.getByRole('link', { name: /^Nieuwe versie en keuzes/ }).click();
    await kijk('kiezen');
    await page.getByRole('link', { name: 'Wijzigingen', exact: true }).click();
    await kijk('wijzigingen');
    await page.getByRole('link', { name: 'Publiceren', exact: true }).click();
    await page.getByLabel('Wat is er nieuw?').fill('Ons eerste');
    await page.getByRole('button', { name: 'Publiceer', exact: true }).click();
    await kijk('publiceren');
    await page.getByRole('button', { name: 'Ga hiermee werken' }).click();
    expect(await textOf(page)).toContain('Versie 1.0');
    await kijk('overzicht');
    expect(complaints.take()).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('R8, R12: shows both sides of a new version to choose from, and takes over what others share', async () => {
    const page = await launch('Petra Poolster');
    const faults: string[] = [];
    await page.goto(`${school.demo.url}/leerlijnen/eigen`);
    await page
      .getByLabel('Waar bouw je op verder?')
      .selectOption({ label: 'Kompaslijnen 1.1 (demo) 1.1 (CC0-1.0)' });
    await page.getByLabel('Naam').fill('Zeelijnen');
    await page.getByLabel('Korte code').fill('zee');
    await page.getByRole('button', { name: 'Beginnen' }).click();
    const woorden = page.locator('textarea[data-enter]').first();
    await woorden.fill('zegt het in onze woorden');
    await woorden.focus();
    await druk(page, 'Enter');
    await meerPakketten(school.demo);
    await page.getByRole('link', { name: /^Nieuwe versie en keuzes/ }).click();
    await page.getByRole('link', { name: /^Bekijk wat er gebeurt/ }).click();
    const tekst = await textOf(page);
    for (const kant of ['Zo was het:', 'zegt het in onze woorden', 'zegt het nu anders'])
      expect(tekst).toContain(kant);
    faults.push(...(await faultsOf(page, 'eigen-naast-elkaar')));
    await page.getByRole('button', { name: /^Ga verder op versie/ }).click();
    faults.push(...(await faultsOf(page, 'eigen-nog-kiezen')));
    await page.getByRole('radio', { name: /Wat het pakket nu zegt/ }).check();
    await page.getByRole('button', { name: 'Bewaar de keuzes' }).click();
    expect(await textOf(page)).toContain('Er is niets te kiezen');
    await page.getByRole('link', { name: 'Leerlijnen', exact: true }).last().click();
    expect(await page.locator('textarea[data-enter]').first().inputValue()).toBe('zegt het nu anders');

    await page.goto(`${school.demo.url}/leerlijnen/eigen`);
    expect(await textOf(page)).toContain('Stichting De Buren op 1 november 2026');
    faults.push(...(await faultsOf(page, 'eigen-gedeeld')));
    await page.getByRole('button', { name: 'Neem over: Duinlijnen van de buren' }).click();
    expect(await textOf(page)).toContain('Jullie werken hiermee');
    expect(faults).toEqual([]);
  });
});
