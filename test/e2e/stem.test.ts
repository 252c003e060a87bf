import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { connectClient } from '../../gateway/platform/db/connect.ts';
import { openEmbedded } from '../../gateway/platform/db/embedded/embedded.ts';
import { needs } from '../support/programs.ts';
import { handOf, pointersOn } from './hand.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { inWindow, ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');
const JUNO = 'Juno Lampedoek';
const LIV = 'Liv Theelicht';
const MARJAN = 'Marjan Schelpenpad';
const WIDTHS = [700, 390] as const;

/** A voice as a browser tells of it; keeps what would be said. */
const VOICE = `
  window.gezegd = [];
  Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
    getVoices: () => [{ name: 'Proef', lang: 'nl-NL', localService: true }],
    speak: (zin) => window.gezegd.push(zin.text), cancel() {} }) });
  window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
`;

/** Gives these pupils a concept when nothing is being written for them, as a school does that begins an OPP. */
async function conceptVoor(data: string, achternamen: readonly string[]): Promise<void> {
  const embedded = await openEmbedded(data, data, async () => {});
  const client = await connectClient(
    { ...embedded.superuser, database: embedded.owner.database },
    'koers test',
  );
  for (const naam of achternamen)
    await client.query(
      `WITH l AS (SELECT i.person_id AS id, i.school_id FROM koers.person_identity i JOIN koers.person p ON p.id = i.person_id
          AND p.soort = 'leerling' WHERE i.achternaam = $1
          AND NOT EXISTS (SELECT FROM koers.opp_versie v WHERE v.leerling_id = i.person_id AND v.status IN ('concept', 'overleg', 'gehoord', 'instemming', 'in_evaluatie'))),
        o AS (INSERT INTO koers.opp (school_id, leerling_id, van, begonnen_door) SELECT school_id, id, current_date, id FROM l
          WHERE NOT EXISTS (SELECT FROM koers.opp b WHERE b.leerling_id = l.id AND b.tot IS NULL) RETURNING id, school_id, leerling_id)
      INSERT INTO koers.opp_versie (school_id, leerling_id, opp_id, nummer, soort, begonnen_door)
      SELECT x.school_id, x.leerling_id, x.id, coalesce((SELECT max(nummer) FROM koers.opp_versie v WHERE v.leerling_id = x.leerling_id), 0) + 1,
        CASE WHEN EXISTS (SELECT FROM koers.opp_versie v WHERE v.leerling_id = x.leerling_id) THEN 'bijstelling' ELSE 'eerste' END, x.leerling_id
      FROM (SELECT * FROM o UNION SELECT b.id, b.school_id, b.leerling_id FROM koers.opp b JOIN l ON l.id = b.leerling_id WHERE b.tot IS NULL) x`,
      [naam],
    );
  await client.end();
  await embedded.leave();
}

/** What can be pressed and is smaller than 48 px in one direction. */
async function tooSmall(page: Page, name: string): Promise<string[]> {
  return await page.locator('main :is(a, button, textarea, input:not([type=hidden]))').evaluateAll(
    (all, at) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one) => ({ box: one.getBoundingClientRect(), text: (one.textContent ?? '').trim() }))
        .filter(({ box }) => box.height < 44 || box.width < 44)
        .map(
          ({ box, text }) =>
            `${at} is too small: ${text} ${Math.round(box.width)} × ${Math.round(box.height)}`,
        ),
    name,
  );
}

describe.skipIf(chromium.missing)(chromium.label('R46: a pupil is heard in his own way'), () => {
  const school = ownDemo();
  const desktop = ownBrowser('allowed', 'desktop');
  const microfoon = ownBrowser('allowed', 'desktop', [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
  ]);
  beforeAll(() => conceptVoor(school.demo.data, ['Lampedoek', 'Theelicht', 'Papierboot']));

  it('P02 Juno, with one switch and nothing else: every screen is looked at, and it comes to school', async () => {
    const page = await inWindow(await desktop.page(), school.demo.elo, JUNO);
    const complaints = complaintsOf(page);
    const faults: string[] = [];
    const look = async (name: string) => {
      faults.push(...(await faultsOf(page, name, WIDTHS)), ...(await tooSmall(page, name)));
      faults.push(...complaints.take().map((text) => `${name}: ${text}`));
    };
    await page.addInitScript(VOICE);
    for (const [name, pad] of [
      ['stem-begin', ''],
      ['stem-vraag-een', '/vraag/1'],
      ['stem-vraag-meer', '/vraag/2'],
      ['stem-vertel', '/vertel'],
      ['stem-laat-zien', '/laat-zien'],
      ['stem-nog-niets', '/klaar'],
    ] as const) {
      await page.goto(`${school.demo.url}/mijn/stem${pad}`);
      await look(name);
    }
    expect(faults).toEqual([]);

    await page.setViewportSize({ width: 700, height: 900 });
    const aangewezen = await pointersOn(page);
    await page.goto(`${school.demo.url}/mijn/stem`);
    await page.evaluate(() => sessionStorage.setItem('stem-aanwijzen', 'nee snel nee')); // as who chose Snel before
    await page.reload();
    const begonnen = Date.now();
    let drukken = 0;
    /** Waits until Koers points at it, and presses the one key there is. */
    const kies = async (id: string, volgende: RegExp) => {
      await page.locator(`#${id}.is-aangewezen`).waitFor();
      await page.waitForTimeout(450); // a press this soon after the one before does not count
      const klaar = page.waitForEvent('load');
      await page.keyboard.press('Space');
      drukken += 1;
      await klaar;
      expect(page.url()).toMatch(volgende);
    };
    await page.keyboard.press('Space'); // nothing has the focus: Koers begins to point
    await page.locator('#aanwijzen[aria-pressed="true"]').waitFor();
    await kies('stem-begin', /\/vraag\/1$/);
    await kies('keuze-gezicht_goed', /\/vraag\/2$/);
    await kies('keuze-muziek', /\/vraag\/2$/);
    expect(await page.locator('#keuze-muziek').getAttribute('aria-pressed')).toBe('true');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('keuze-muziek');
    await kies('stem-verder', /\/vraag\/3$/);
    await kies('stem-verder', /\/vraag\/4$/);
    await kies('keuze-rust', /\/vraag\/4$/);
    await kies('stem-verder', /\/vraag\/5$/);
    await kies('stem-verder', /\/vraag\/6$/);
    await kies('keuze-gezicht_wel', /\/vertel$/);
    await kies('stem-verder', /\/laat-zien$/);
    await kies('stem-verder', /\/klaar$/);
    expect(await textOf(page)).toMatch(/Fijn.*Muziek.*Een rustige plek.*Gaat wel/);
    await kies('stem-klaar', /klaar=ja$/);
    expect(await textOf(page)).toContain('Dank je wel!');
    expect(aangewezen).toEqual([]);
    console.info(`stem: ${drukken} presses of one switch, ${Math.round((Date.now() - begonnen) / 1000)} s`);
    await look('stem-klaar');
    expect(faults).toEqual([]);
  });

  it('with the keyboard alone, and pointing stops where he takes over or presses Escape', async () => {
    const page = await inWindow(await desktop.page(), school.demo.elo, JUNO);
    const hand = handOf('keyboard', page);
    await page.goto(`${school.demo.url}/mijn/stem`);
    await hand.press(page.locator('#stem-begin'));
    await page.waitForURL(/vraag\/1$/);
    await hand.press(page.getByRole('button', { name: 'Gaat wel' }));
    await page.waitForURL(/vraag\/2$/);
    await hand.press(page.getByRole('button', { name: 'Eén knop' }));
    await page.locator('.is-aangewezen').first().waitFor();
    await hand.press(page.getByRole('button', { name: 'Snel' }));
    expect(await page.locator('#tempo-snel').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await page.locator('.is-aangewezen').count()).toBe(0);
    expect(await page.locator('#aanwijzen').getAttribute('aria-pressed')).toBe('false');
    await hand.press(page.getByRole('link', { name: 'Stoppen' }));
    await page.waitForURL(/gestopt=ja$/);
    expect(await textOf(page)).toContain('Ga verder');
  });

  it('P12 Liv speaks into the device, shows a photo and a drawing; without reading: each is said aloud', async () => {
    const page = await inWindow(await microfoon.page(), school.demo.elo, LIV);
    const complaints = complaintsOf(page);
    await page.addInitScript(VOICE);
    await page.goto(`${school.demo.url}/mijn/stem/vraag/1`);
    await page.getByRole('button', { name: 'Lees voor' }).click();
    const gezegd = await page.evaluate(() => (window as unknown as { gezegd: string[] }).gezegd.join(' '));
    expect(gezegd).toMatch(
      /Hoe (is|gaat) het (nu )?op school\?.*Gaat wel\. Ni?et (fijn|goed)\. Weet ik niet\./,
    );

    await page.goto(`${school.demo.url}/mijn/stem/vertel`);
    await page.getByRole('button', { name: 'Inspreken' }).click();
    await page.getByRole('button', { name: 'Stop', exact: true }).waitFor();
    await page.waitForTimeout(1500);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    const luister = page.getByRole('button', { name: 'Luister: Opname 1' });
    await luister.waitFor();
    await luister.click();
    await page.locator('button[aria-pressed="true"]', { hasText: 'Luister' }).waitFor();
    const tijd = () => page.locator('audio').evaluate((a) => (a as HTMLAudioElement).currentTime);
    await expect.poll(tijd).toBeGreaterThan(0.2);

    await page.goto(`${school.demo.url}/mijn/stem/laat-zien`);
    const foto = Buffer.from(
      await page.evaluate(async () => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 200 });
        const pen = canvas.getContext('2d');
        if (!pen) throw new Error('no canvas');
        pen.fillStyle = '#17653f';
        pen.fillRect(20, 20, 200, 120);
        const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
        return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))];
      }),
    );
    const kies = page.locator('input[type=file]');
    await kies.setInputFiles({ name: 'brief.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('geen foto') });
    await page.locator('[data-fout]', { hasText: 'Kies een foto' }).waitFor();
    complaints.take(); // the browser tells that it was refused
    await kies.setInputFiles({ name: 'thuis.jpg', mimeType: 'image/jpeg', buffer: foto });
    const beeld = page.locator('img.s-stem__foto');
    await beeld.waitFor();
    await expect.poll(() => beeld.evaluate((i) => (i as HTMLImageElement).naturalWidth)).toBe(320);

    await page.getByRole('button', { name: 'Tekenen' }).click();
    const blad = await page.locator('canvas').boundingBox();
    if (!blad) throw new Error('no sheet');
    await page.mouse.move(blad.x + 60, blad.y + 60);
    await page.mouse.down();
    await page.mouse.move(blad.x + 300, blad.y + 180, { steps: 8 });
    await page.mouse.up();
    await page.locator('#teken-bewaar').click();
    await expect.poll(() => beeld.count()).toBe(2);
    const faults = await faultsOf(page, 'stem-laat-zien-vol', WIDTHS);
    await page.goto(`${school.demo.url}/mijn/stem/klaar`);
    await page.locator('#stem-klaar').waitFor();
    faults.push(...(await faultsOf(page, 'stem-nakijken', WIDTHS)));
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator('#stem-klaar').click();
    await page.waitForURL(/klaar=ja/);
    expect([...faults, ...complaints.take()]).toEqual([]);
  });

  it('staff see it, hear it, sit beside a pupil, or write why it cannot be now', async () => {
    const page = await inWindow(await desktop.page(), school.demo.elo, 'Igor Helmgras');
    const groepen = page.url();
    const complaints = complaintsOf(page);
    const liv = await leerlingUrl(page, LIV);
    await page.goto(`${liv}/opp/stem`);
    expect(await textOf(page)).toMatch(
      /Liv is gehoord.*Zelf ingevuld.*met een foto, met een opname, met een tekening/,
    );
    const faults = await faultsOf(page, 'stem-stand', WIDTHS);
    const klank = page.locator('audio');
    await klank.evaluate((a) => (a as HTMLAudioElement).play());
    await expect.poll(() => klank.evaluate((a) => (a as HTMLAudioElement).currentTime)).toBeGreaterThan(0.2);

    await page.goto(groepen);
    const fenna = await leerlingUrl(page, 'Fenna Papierboot');
    await page.goto(`${fenna}/opp/stem`);
    await page.getByText('Het lukt nu niet').click();
    faults.push(...(await faultsOf(page, 'stem-niet', WIDTHS)));
    await page.getByLabel('Waarom kan Fenna nu niet gehoord worden?').fill('Fenna is een week ziek.');
    const later = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('Wanneer probeer je het opnieuw?').fill(later);
    await page.getByRole('button', { name: 'Bewaar' }).click();
    await page.waitForURL(/bewaard=ja/);
    expect(await textOf(page)).toMatch(
      /nog niet gehoord\. Probeer het op .* opnieuw.*Fenna is een week ziek/,
    );

    const marjan = await inWindow(await desktop.page(), school.demo.elo, MARJAN);
    const meer = complaintsOf(marjan);
    const juno = await leerlingUrl(marjan, JUNO);
    await marjan.goto(`${juno}/opp/stem`);
    expect(await textOf(marjan)).toContain('Juno is gehoord bij het opstellen.');
    await marjan.getByRole('link', { name: /Samen verder gaan|Nog een keer horen/ }).click();
    await marjan.waitForURL(/\/samen$/);
    await marjan.goto(`${juno}/opp/stem/samen/vraag/1`);
    expect(await textOf(marjan)).toContain('Je vult dit in samen met Juno.');
    faults.push(...(await faultsOf(marjan, 'stem-samen', WIDTHS)));
    expect([...faults, ...complaints.take(), ...meer.take()]).toEqual([]);
  });
});

/** Address of a pupil of the own groups, found as people find it: by the group. */
async function leerlingUrl(page: Page, naam: string): Promise<string> {
  const roepnaam = naam.split(' ')[0] ?? '';
  const groepen = await page
    .locator('main a[href^="/groep/"]')
    .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
  for (const groep of groepen) {
    await page.goto(groep);
    const hrefs = await page
      .locator('a[href^="/leerling/"]', { hasText: roepnaam })
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).pathname)); // at once: in most groups there is none
    const id = /\/leerling\/[0-9a-f-]{36}/.exec(hrefs[0] ?? '')?.[0];
    if (id) return new URL(id, page.url()).href;
  }
  throw new Error(`${naam} is in none of the groups`);
}
