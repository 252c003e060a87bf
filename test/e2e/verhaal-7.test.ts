import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectClient } from '../../gateway/platform/db/connect.ts';
import { openEmbedded } from '../../gateway/platform/db/embedded/embedded.ts';
import { hashToken, newToken, SESSION_COOKIE } from '../../gateway/platform/http/session-cookie.ts';
import { needs } from '../support/programs.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { ownBrowser, ownDemo, textOf } from './stage.ts';

const chromium = needs('Chromium');

/** SQL on the database of the demo, as its keeper: what a test may do and nobody else. */
interface Keeper {
  one(sql: string, values?: readonly unknown[]): Promise<string>;
  run(sql: string, values?: readonly unknown[]): Promise<void>;
  close(): Promise<void>;
}

async function keeperOf(data: string): Promise<Keeper> {
  const embedded = await openEmbedded(data, data, async () => {});
  const client = await connectClient(
    { ...embedded.superuser, database: embedded.owner.database },
    'koers test',
  );
  return {
    one: async (sql, values = []) => (await client.query<{ id: string }>(sql, [...values])).rows[0]?.id ?? '',
    run: async (sql, values = []) => void (await client.query(sql, [...values])),
    async close() {
      await client.end();
      await embedded.leave();
    },
  };
}

const PERSOON = `SELECT p.id FROM koers.person p JOIN koers.person_identity i ON i.person_id = p.id
  WHERE i.roepnaam = $1 AND i.achternaam = $2 ORDER BY p.created_at DESC LIMIT 1`;

describe.skipIf(chromium.missing)(
  chromium.label('story 7, R63: fysiotherapeut Joep sees P15’s line EM only, until his access ends'),
  () => {
    const school = ownDemo();
    const browser = ownBrowser('allowed', 'desktop');
    const held: { db?: Keeper } = {};
    const db = (): Keeper => {
      if (!held.db) throw new Error('the keeper is there from beforeAll on');
      return held.db;
    };
    beforeAll(async () => {
      held.db = await keeperOf(school.demo.data);
    });
    afterAll(() => held.db?.close());

    /** Joep has no account at the ELO: he comes in with a session of Koers itself. */
    async function joep(): Promise<Page> {
      const person = await db().one(PERSOON, ['Joep', 'Veerkracht']);
      const token = newToken();
      await db().run(
        `INSERT INTO koers.session (id, token_hash, school_id, person_id, launch_roles, expires_at, method)
         SELECT $1, $2, school_id, id, '{}', now() + interval '1 hour', 'passkey' FROM koers.person WHERE id = $3`,
        [randomUUID(), hashToken(token), person],
      );
      const page = await browser.page();
      await page.context().clearCookies();
      await page.context().addCookies([
        {
          name: SESSION_COOKIE,
          value: token,
          url: school.demo.url.replace('http:', 'https:'),
          secure: true,
        },
      ]);
      await page.goto(`${school.demo.url}/vandaag`);
      return page;
    }

    it('opens the card of Keano: one leerlijn, without leerroute, groups, other leerlijnen or other pupils', async () => {
      const page = await joep();
      const complaints = complaintsOf(page);
      const faults: string[] = [];
      expect(await textOf(page)).toContain('Met jou gedeeld Keano Windvaan');
      await page.getByRole('link', { name: 'Kaart van Keano Windvaan' }).click();
      await page.waitForURL(/\/kaart/);
      const kaart = await textOf(page);
      expect(kaart).toContain('Ervaren en meedoen');
      for (const ander of ['Mondelinge taal', 'Geld', 'Samen met anderen', 'Route D', 'Leerroute 2'])
        expect(kaart).not.toContain(ander);
      faults.push(...(await faultsOf(page, 'verhaal-7-kaart')));
      await page.setViewportSize({ width: 1280, height: 900 });
      for (const deel of ['Profiel', 'Integraal beeld', 'Leerreis']) {
        await page.getByRole('navigation', { name: 'Over Keano' }).getByRole('link', { name: deel }).click();
        await page.waitForLoadState();
        const tekst = await textOf(page);
        for (const ander of ['Mondelinge taal', 'Geld', 'Samen met anderen', 'Route D', 'Leerroute 2'])
          expect(`${deel}: ${tekst}`).not.toContain(ander);
      }
      expect(faults).toEqual([]);
      expect(complaints.take()).toEqual([]);
    });

    it('marks a doel of that line and writes down what he saw', async () => {
      const page = await joep();
      await page.getByRole('link', { name: 'Kaart van Keano Windvaan' }).click();
      await page.waitForURL(/\/kaart/);
      await page.locator('.s-doel .k-tick').first().click();
      await page.locator('#melding-ongedaan').waitFor();
      await page
        .getByRole('link', { name: /^Verloop/ })
        .first()
        .click();
      await page.waitForURL(/\/doel\//);
      await page.getByRole('textbox', { name: 'Wat zag je?' }).fill('Draait zijn hoofd naar het geluid');
      await page.getByRole('button', { name: 'Waarneming bewaren' }).click();
      await page.waitForURL(/bewaard=waarneming/);
      expect(await textOf(page)).toContain('Draait zijn hoofd naar het geluid');
      // Neither on a page of another pupil, nor on another line of this one.
      const ander = await db().one(PERSOON, ['Roos', 'Mosterdzaad']);
      const keano = await db().one(PERSOON, ['Keano', 'Windvaan']);
      const lijn = await db().one(
        `SELECT s.leerlijn_id AS id FROM koers.streefniveau s JOIN koers.leerlijn l ON l.id = s.leerlijn_id
         WHERE s.leerling_id = $1 AND s.tot IS NULL AND l.code <> 'EM' LIMIT 1`,
        [keano],
      );
      for (const pad of [`/leerling/${ander}`, `/leerling/${keano}/leerlijn/${lijn}`])
        expect((await page.goto(school.demo.url + pad))?.status()).toBe(404);
      for (const pad of ['/groepen', '/leerlijnen'])
        expect((await page.goto(school.demo.url + pad))?.status()).toBe(403);
    });

    it('after the last day there is a clear page, and nothing else', async () => {
      const page = await joep();
      await page.getByRole('link', { name: 'Kaart van Keano Windvaan' }).click();
      await page.waitForURL(/\/kaart/);
      // The clock goes on to the day after: the share ends today.
      await db().run(
        `UPDATE koers.lijn_deling SET van = koers.vandaag() - 30, tot = koers.vandaag()
         WHERE person_id = (${PERSOON.replace('$1', "'Joep'").replace('$2', "'Veerkracht'")})`,
      );
      expect((await page.reload())?.status()).toBe(404);
      expect(await textOf(page)).not.toContain('Keano');
      await page.goto(`${school.demo.url}/vandaag`);
      const tekst = await textOf(page);
      expect(tekst).toContain('Er is nu niets met je gedeeld');
      expect(tekst).toContain('Vraag het de intern begeleider');
      for (const weg of ['Keano', 'Windvaan', 'Ervaren en meedoen']) expect(tekst).not.toContain(weg);
      expect(await faultsOf(page, 'verhaal-7-voorbij')).toEqual([]);
    });
  },
);
