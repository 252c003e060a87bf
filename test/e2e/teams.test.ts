import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerBron } from '../../gateway/access/oidc/bronnen.ts';
import { oidcProviders } from '../../gateway/access/oidc/provider.ts';
import { startTestProvider, type TestProvider } from '../../gateway/access/oidc/testing/test-provider.ts';
import { createApp } from '../../gateway/app.ts';
import { compose, type Koers } from '../../gateway/compose.ts';
import { readConfig } from '../../gateway/config.ts';
import { outboundFetch } from '../../gateway/platform/http/outbound-fetch.ts';
import { createMetrics } from '../../gateway/platform/metrics.ts';
import { aanmeldenRoutes } from '../../lti-tool/screens/aanmelden/routes.ts';
import { renderProblem, screenRoutes } from '../../lti-tool/screens/routes.tsx';
import { plekVan } from '../../lti-tool/teams/plek.ts';
import { teamsRoutes } from '../../lti-tool/teams/routes.tsx';
import { CLIENT, fakeMicrosoft, type Microsoft } from '../../lti-tool/teams/testing/microsoft.ts';
import { loadAssets } from '../../lti-tool/ui/assets.ts';
import { axe } from '../support/browser.ts';
import { preparedData, removeData } from '../support/demo.ts';
import { needs } from '../support/programs.ts';
import { ownBrowser, textOf } from './stage.ts';
import { koersIn, openInTeams, saidTo, tell } from './teams-host.ts';

const chromium = needs('Chromium');
const TENANT = '8b6e2a7c-0b0f-4a55-9c77-2f0a3d5e1c01';
const OID = 'a0000000-0000-4000-8000-000000000001';

interface Stage {
  readonly origin: string;
  readonly microsoft: Microsoft;
  readonly provider: TestProvider;
  readonly groep: string;
  readonly leerling: string;
  close(): Promise<void>;
}

/** The demo school with a tenant, and Marjan as one of its people. */
async function seed(
  { store, keys }: Koers,
  provider: TestProvider,
): Promise<{ groep: string; leerling: string }> {
  const of = await store.db.platform((tx) =>
    tx.selectFrom('koers.school').select('id').where('brin', '=', '99XX').executeTakeFirstOrThrow(),
  );
  const row = { tenant: TENANT, client_id: CLIENT, school_id: of.id, approved_by: 'test' };
  await store.db.platform((tx) => tx.insertInto('koers.teams_tenant').values(row).execute());
  const { issuer, clientId, secret } = provider;
  const dienst = { issuer, clientId, secret, naam: 'Entree' };
  const bron = await registerBron({ db: store.db, keys, demo: true }, of.id, dienst, 'test');
  return await store.db.tenant({ school: of.id, actor: null }, async (tx) => {
    const { person_id } = await tx
      .selectFrom('koers.person_identity')
      .select('person_id')
      .where('achternaam', '=', 'Schelpenpad')
      .executeTakeFirstOrThrow();
    const link = { school_id: of.id, person_id, key: OID, linked_by: 'import' };
    const systems = [`teams:${TENANT}`, `oidc:${bron.id}`];
    await tx
      .insertInto('koers.person_key')
      .values(systems.map((system) => ({ ...link, system })))
      .execute();
    const lid = await tx
      .selectFrom('koers.groep_lid as mij')
      .innerJoin('koers.groep_lid as kind', 'kind.groep_id', 'mij.groep_id')
      .select(['mij.groep_id', 'kind.person_id'])
      .where('mij.person_id', '=', person_id)
      .where('kind.als', '=', 'leerling')
      .executeTakeFirstOrThrow();
    return { groep: lid.groep_id, leerling: lid.person_id };
  });
}

async function start(): Promise<Stage> {
  const data = await preparedData();
  const koers = await compose(
    readConfig({ KOERS_DATA: data, KOERS_LOG: 'silent', KOERS_DEMO: 'true' }),
    'koers test',
  );
  const [microsoft, assets, provider] = await Promise.all([
    fakeMicrosoft(),
    loadAssets(),
    startTestProvider(),
  ]);
  const ids = await seed(koers, provider);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const at = { db: koers.store.db, origin: () => origin, assets };
  const { log, keys } = koers;
  const now = () => new Date();
  const fetch = outboundFetch({ allowLoopback: true });
  const providers = oidcProviders({ fetch, demo: true, now });
  const dienst = { ...at, log, keys, now, providers, terug: () => `${origin}/aanmelden/oidc/terug` };
  const account = { ...at, log, passkeyRequired: true };
  const routes = [
    ...teamsRoutes({ ...at, log, now, keysAt: microsoft.keysAt }),
    ...aanmeldenRoutes({ assets, now, account, dienst }),
    ...screenRoutes({ assets, keys: koers.keys, demo: true }),
  ];
  const deps = { ...at, log, metrics: createMetrics(), renderProblem: renderProblem(assets) };
  server.on('request', createApp(routes, deps, {}).app);
  return {
    origin,
    microsoft,
    provider,
    ...ids,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all([koers.close(), provider.close()]);
      removeData(data);
    },
  };
}

/** Chromium asks before a page of the internet may show one of this computer; here the computer is Koers' server. */
const ARGS = ['--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests'];
const shot = async (page: Page, name: string): Promise<void> => {
  if (process.env['SCREENSHOTS'] === '1')
    await page.screenshot({
      path: path.join(import.meta.dirname, '../../test-results', `teams-${name}.png`),
    });
};
const background = (frame: Frame): Promise<string> =>
  frame.evaluate(() => getComputedStyle(document.body).backgroundColor);

describe.skipIf(chromium.missing)(
  chromium.label('R70: Koers in Microsoft Teams, by its own library, and without an ELO'),
  () => {
    const s = {} as { stage: Stage; token: string };
    beforeAll(async () => {
      s.stage = await start();
      s.token = await s.stage.microsoft.token(TENANT, OID);
    });
    afterAll(() => s.stage.close());
    const allowed = ownBrowser('allowed', 'desktop', ARGS);
    const blocked = ownBrowser('blocked', 'iframe', ARGS);
    const tab = (more = {}) => ({
      theme: 'default' as const,
      content: `${s.stage.origin}/teams/tab`,
      token: s.token,
      ...more,
    });

    it.each([
      ['default', 'rgb(234, 242, 242)'],
      ['dark', 'rgb(14, 31, 38)'],
      ['contrast', 'rgb(0, 0, 0)'],
    ] as const)(
      'signs in without a second login and stands in theme %s, without a fault (R86)',
      async (theme, ground) => {
        const page = await allowed.page();
        const pageId = plekVan('groep', s.stage.groep);
        const outer = await openInTeams(page, tab({ theme, pageId }));
        const koers = await koersIn(outer, /\/groep\//);
        expect(await textOf(koers)).toContain('De Schelpen');
        await expect.poll(() => background(koers)).toBe(ground);
        expect(await axe(koers)).toEqual([]);
        await shot(page, `groep-${theme}`);
        for (const [name, where] of [
          ['beeld', `/leerling/${s.stage.leerling}/beeld`],
          ['vandaag', '/vandaag'],
        ] as const) {
          await koers.goto(s.stage.origin + where);
          await expect.poll(() => background(koers)).toBe(ground);
          expect(await axe(koers)).toEqual([]);
          await shot(page, `${name}-${theme}`);
        }
        const said = (await saidTo(page)).map(({ func }) => func);
        expect(said).toEqual(
          expect.arrayContaining(['appInitialization.appLoaded', 'appInitialization.success']),
        );
      },
    );

    it('follows another theme at once, goes by deep link, and hands the focus over and back', async () => {
      const page = await allowed.page();
      const outer = await openInTeams(page, tab({ subPageId: plekVan('leerling', s.stage.leerling) }));
      const koers = await koersIn(outer, /\/leerling\//);
      await tell(page, 'themeChange', 'dark');
      await expect.poll(() => background(koers)).toBe('rgb(14, 31, 38)');
      await tell(page, 'themeChange', 'default');
      await expect.poll(() => background(koers)).toBe('rgb(234, 242, 242)');
      await tell(page, 'focusEnter', true);
      await expect.poll(() => koers.evaluate(() => document.activeElement?.className)).toBe('k-skip');
      await outer.getByRole('button', { name: 'Terug naar Teams' }).focus();
      await page.keyboard.press('Enter');
      await expect
        .poll(async () => (await saidTo(page)).at(-1))
        .toEqual({ func: 'returnFocus', args: [true] });
    });

    it('signs in again by itself when the session has ended meanwhile', async () => {
      const page = await allowed.page();
      const outer = await openInTeams(page, tab({ theme: 'dark' }));
      const koers = await koersIn(outer, /\/vandaag/);
      await page.context().clearCookies({ name: '__Host-koers' });
      await koers.goto(`${s.stage.origin}/groepen`).catch(() => undefined); // the frame is taken away under it
      const again = async () => textOf(await koersIn(outer, /\/vandaag/));
      await expect.poll(() => again().catch(() => '')).toContain('De Schelpen');
      expect((await saidTo(page)).filter(({ func }) => func === 'authentication.getAuthToken')).toHaveLength(
        2,
      );
    });

    it('tells somebody that Koers does not know yet what to do, by the token and not by what Teams says of him', async () => {
      const page = await allowed.page();
      const token = await s.stage.microsoft.token(TENANT, 'a0000000-0000-4000-8000-00000000000f');
      const outer = await openInTeams(page, tab({ token, theme: 'dark' }));
      await outer.getByText('Geef deze code aan de beheerder').waitFor();
      expect(await textOf(outer)).toMatch(/Welkom bij Koers .* [A-Z2-9]{3}\s[A-Z2-9]{3} /);
      expect(await axe(outer)).toEqual([]);
      await shot(page, 'onbekend-dark');
    });

    it.each([
      [
        'a token for another app',
        async () => s.stage.microsoft.token(TENANT, OID, { aud: TENANT }),
        'nog niet bekend bij Koers',
      ],
      ['a token that ran out', async () => s.stage.microsoft.token(TENANT, OID, { exp: 1 }), 'klopt niet'],
      ['no token, because somebody closed the screen', async () => null, 'Teams gaf Koers geen toegang'],
    ])('%s: a page that says so, with a way on', async (_name, tokenOf, words) => {
      const page = await allowed.page();
      const outer = await openInTeams(page, tab({ token: await tokenOf() }));
      await outer.getByRole('button', { name: 'Probeer het opnieuw' }).waitFor();
      expect(await textOf(outer)).toContain(words);
      expect(await axe(outer)).toEqual([]);
      await shot(page, `geweigerd-${words.length}`);
    });

    it('lets who adds a tab to a channel choose a group, and tells Teams no name', async () => {
      const page = await allowed.page();
      const outer = await openInTeams(
        page,
        tab({ content: `${s.stage.origin}/teams/instellen`, frameContext: 'settings', theme: 'contrast' }),
      );
      await outer.getByLabel('De Schelpen').check();
      expect(await axe(outer)).toEqual([]);
      await shot(page, 'instellen-contrast');
      await expect
        .poll(async () => (await saidTo(page)).at(-1))
        .toEqual({ func: 'settings.setValidityState', args: [true] });
      await tell(page, 'settings.save', {});
      await expect.poll(async () => (await saidTo(page)).at(-1)?.func).toBe('settings.save.success');
      const set = (await saidTo(page)).find(({ func }) => func === 'settings.setSettings');
      expect(set?.args).toEqual([
        {
          entityId: plekVan('groep', s.stage.groep),
          contentUrl: `${s.stage.origin}/teams/tab`,
          websiteUrl: `${s.stage.origin}/groep/${s.stage.groep}`,
          suggestedDisplayName: 'Koers',
        },
      ]);
    });

    it('with third-party cookies blocked it still stands in the frame: its cookies are partitioned', async () => {
      const page = await blocked.page();
      const koers = await koersIn(await openInTeams(page, tab({ theme: 'dark' })), /\/vandaag/);
      expect(await textOf(koers)).toContain('De Schelpen');
      await shot(page, 'smal-dark');
    });

    it('R70: without Teams and ELO, with the account of school: known goes in, unknown waits with a code', async () => {
      const page = await allowed.page();
      const { provider, origin } = s.stage;
      const claims = { eduPersonAffiliation: 'employee' };
      provider.inBrowser = { sub: 'iemand', claims };
      const faults: string[] = [];
      const look = async (name: string) => {
        faults.push(...(await axe(page)));
        await shot(page, name);
      };
      const signIn = async () => {
        await page.goto(`${origin}/aanmelden`);
        await look('dienst-aanmelden');
        await page.getByRole('link', { name: 'Aanmelden met Entree' }).click();
      };
      await signIn();
      await page.getByText('Geef deze code aan de beheerder').waitFor();
      await look('dienst-onbekend');
      await page.reload(); // the answer counted once
      await page.getByText('al gebruikt of verlopen').waitFor();
      await look('dienst-geweigerd');
      provider.inBrowser = { sub: OID, claims };
      await signIn();
      await page.waitForURL(/\/vandaag$/);
      expect(await textOf(page)).toContain('De Schelpen');
      expect(faults).toEqual([]);
    });

    it('outside Teams says so, and loads the library nowhere else', async () => {
      const page = await allowed.page();
      await page.goto(`${s.stage.origin}/teams/tab`);
      await page.getByText('Deze pagina hoort in Microsoft Teams.').waitFor();
      expect(await axe(page)).toEqual([]);
      const asked: string[] = [];
      page.on('request', (request) => void asked.push(request.url()));
      await page.goto(`${s.stage.origin}/ontwerp`);
      expect(asked.filter((url) => url.includes('/teams/') || !url.startsWith(s.stage.origin))).toEqual([]);
    });
  },
);
