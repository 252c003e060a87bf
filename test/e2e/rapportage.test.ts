import { describe, expect, it } from 'vitest';
import { needs } from '../support/programs.ts';
import { handOf } from './hand.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { inWindow, ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');

describe.skipIf(chromium.missing)(chromium.label('R65, R67, R68: reports'), () => {
  const school = ownDemo();
  const browser = ownBrowser('allowed', 'desktop');
  const at = (path: string) => `${school.demo.url}${path}`;

  it('R67: by keyboard, from the figures to a leaver of whom it is not known where he is; each screen holds at three widths', async () => {
    const page = await inWindow(await browser.page(), school.demo.elo, 'Petra Poolster');
    const complaints = complaintsOf(page);
    const hand = handOf('keyboard', page);
    await page.goto(at('/rapportage'));
    const faults = await faultsOf(page, 'rapportage');
    await page.setViewportSize({ width: 700, height: 900 });
    await hand.press(page.getByRole('link', { name: 'Toon ook kleine aantallen' }));
    await page.waitForURL(/alles=ja/);
    expect(await textOf(page)).toContain('Je ziet ook kleine aantallen');
    faults.push(...(await faultsOf(page, 'rapportage-alles')));
    await page.setViewportSize({ width: 700, height: 900 });
    await hand.press(page.getByRole('link', { name: 'Oud-leerlingen' }));
    await page.waitForURL(/oud-leerlingen$/);
    faults.push(...(await faultsOf(page, 'oud-leerlingen')));
    await page.setViewportSize({ width: 700, height: 900 });
    const nog = async () => Number(/Nog navragen: (\d+)/.exec(await textOf(page))?.[1]);
    const voor = await nog();
    await hand.press(page.getByRole('link', { name: /^Invullen: / }).first());
    await page.waitForURL(/oud-leerlingen\/[0-9a-f-]{36}$/);
    faults.push(...(await faultsOf(page, 'oud-leerling')));
    await page.setViewportSize({ width: 700, height: 900 });
    await page.getByLabel('beschut werk').focus();
    await page.keyboard.press('Space');
    await hand.press(page.getByRole('button', { name: 'Bewaren' }));
    await page.waitForURL(/bewaard=ja/);
    expect(await nog()).toBe(voor - 1);
    expect([...faults, ...complaints.take()]).toEqual([]);
  });

  it('Story 6: Hilde sees what was expected of leavers and what came of it, taal and rekenen, and which OPP’s are late', async () => {
    const page = await inWindow(await browser.page(), school.demo.elo, 'Hilde Roerganger');
    await page.getByRole('link', { name: 'Rapportage', exact: true }).click();
    await page.waitForURL(/rapportage$/);
    const text = await textOf(page);
    for (const part of [
      'Nederlandse taal',
      'Rekenen',
      'Uitstroom in',
      'Na een jaar',
      'Termijnen van de OPP’s',
    ])
      expect(text).toContain(part);
    expect(text).toMatch(
      /\d+ van de \d+ leerlingen zitten bij rekenen op of boven wat de leerroute verwacht/,
    );
    await page.getByRole('link', { name: 'Evalueren' }).click();
    await page.waitForURL(/opp-status\?lijst=evaluatie/);
    expect(await page.locator('a[href^="/leerling/"]').count()).toBeGreaterThan(0);
  });

  it('R65, R68: a bestuurder sees both schools, no pupil, and what is in the set before she takes it', async () => {
    const page = await inWindow(await browser.page(), school.demo.elo, 'Anneke Horizon');
    const complaints = complaintsOf(page);
    await page.goto(at('/rapportage'));
    expect(await textOf(page)).toContain('2 scholen van jullie bestuur');
    expect(await page.locator('a[href^="/leerling"], a[href^="/opp-status"]').count()).toBe(0);
    const faults = await faultsOf(page, 'rapportage-bestuur');
    await page.setViewportSize({ width: 700, height: 900 });
    await page.getByRole('link', { name: 'Gegevens ophalen' }).click();
    await page.waitForURL(/gegevens$/);
    faults.push(...(await faultsOf(page, 'gegevens')));
    const loading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Alles in Excel' }).click();
    expect((await loading).suggestedFilename()).toBe('koers-gegevens.xlsx');
    expect([...faults, ...complaints.take()]).toEqual([]);
  });
});
