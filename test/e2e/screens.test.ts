import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { SCHOLEN } from '../../fixtures/school/scholen.ts';
import { needs } from '../support/programs.ts';
import { complaintsOf, faultsOf, IN_ELO } from './look.ts';
import { simulatorOf } from './simulator.ts';
import { ownBrowser, ownDemo } from './stage.ts';

const chromium = needs('Chromium');

/** A screen by its address: ids become `:id`, and of a query only the names count. */
function kindOf(address: URL): string {
  const names = [...address.searchParams.keys()].sort().join('&');
  const path = address.pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\/vraag\/\d+$/, '/vraag/:nr');
  return names ? `${path}?${names}` : path;
}

const LEERLING = [
  '/leerling/:id',
  '/leerling/:id/beeld',
  '/leerling/:id/doel/:id',
  '/leerling/:id/kaart',
  '/leerling/:id/leerlijn/:id',
  '/leerling/:id/leerreis',
];
const UITWERKEN = ['/leerling/:id/kaart/doel/:id', '/leerling/:id/ondersteuning', '/acties'];
const GROEP = ['/groep/:id', '/groep/:id/profiel', '/groep/:id?leerlijn', '/groep/:id?leerlijn&toon'];
const GROEPEN = ['/groepen', '/groepen/:id', '/groepen/:id/plan', '/groepen/samenstellen'];
const CIJFERS = '/groepen/:id/cijfers';
const LEERLIJNEN = ['/leerlijnen', '/leerlijnen/:id/:id', '/leerlijnen?leerroute', '/kerndoelen'];
const KOPPELEN = [
  '/kerndoelen/koppelen?doel&leerroute&set',
  '/kerndoelen/koppelen?kerndoel&leerroute&set',
  '/kerndoelen?leerroute&set',
];
const VERSIES = [
  '/overstap',
  '/overstap/vergelijken?naar&van',
  '/overstap/vergelijken?naar&soort&van',
  '/overstap/vergelijken?lot&naar&van',
  '/overstap/vergelijken?lot&naar&soort&van',
];
const PAKKETTEN = [
  ...['/pakketten', '/pakketten/:id', '/pakketten/:id?lijn', '/pakketten/:id?lijn&niveau'],
  ...VERSIES,
];
const PAKKET_BEHEER = [...PAKKETTEN, '/pakketten/inlezen', '/leerlijnen/eigen', ...KOPPELEN];
const NIVEAU = '/leerling/:id/leerlijn/:id/niveau';
const KOPPELINGEN = [
  '/koppelingen',
  '/koppelingen/:id',
  '/koppelingen/:id/codes',
  '/koppelingen/:id/gegevens',
  '/koppelingen/:id/synchronisatie/:id',
  '/koppelingen/:id/terug',
  '/koppelingen/:id/wanneer',
  '/koppelingen/nieuw',
  '/koppelingen/personen',
  '/koppelingen/verschillen',
  '/koppelingen/nieuw?systeem',
];

const LEEROMGEVINGEN = [
  '/leeromgevingen',
  '/leeromgevingen/:id',
  '/leeromgevingen/cijfers',
  '/leeromgevingen/cursussen',
  '/leeromgevingen/cursussen/:id',
  '/leeromgevingen/nieuw',
  '/leeromgevingen/teams',
];
const AANBIEDERS = ['/aanbieders', '/aanbieders/:id'];
const SLEUTELS = ['/sleutels'];
const PERIODEN = ['/perioden', '/perioden?aantal'];
const OPP = ['/opp-status', '/opp-status?lijst', '/leerling/:id/opp', '/leerling/:id/opp?versie'];
const SAMEN = '/leerling/:id/opp/stem/samen';
/** From a concept, which the first pupil on the list of the school has. */
const CONCEPT = ['/leerling/:id/opp/stem', '/leerling/:id/opp/voorleggen', '/leerling/:id/opp?doe'];
const THUIS = [
  '/thuis',
  ...['plan', 'bewijs', 'antwoord/handeling', 'antwoord/uitstroom'].map((wat) => `/thuis/:id/${wat}`),
];
/** Every question is one kind, so the walk ends at the first; test/e2e/stem.test.ts looks at the pages behind it. */
const HOREN = ['/leerling/:id/opp/stem?gestopt', SAMEN, `${SAMEN}/vraag/:nr`];
const TERMIJNEN = ['/opp-status/termijnen'];
const RAPPORTAGE = ['/rapportage', '/rapportage?alles&jaar', '/rapportage?jaar'];
const OUD_LEERLINGEN = [
  '/rapportage/oud-leerlingen',
  '/rapportage/oud-leerlingen/:id',
  '/rapportage/oud-leerlingen?wie',
];
const CONTACT = ['/contact', '/contact/:id'];
const AAN_TAFEL = [
  '/gebruikersgroepen',
  '/gebruikersgroep/:id',
  ...['besluiten', 'bijeenkomsten/:id', 'pilots/:id', 'wensen/:id', 'wensen/nieuw'].map(
    (wat) => `/gebruikersgroep/:id/${wat}`,
  ),
  '/pve',
];
const MENSEN = [
  '/mensen',
  '/mensen/:id',
  '/mensen/uitnodigen',
  '/mensen/uitnodigen?persoon',
  '/mensen/wachten',
];

interface Role {
  readonly rol: string;
  readonly naam: string;
  /** Which of the screens of a kind is looked at, so that not everybody looks at the same one. */
  readonly take: 'first' | 'last';
  /** Every kind that links lead to from Vandaag. */
  readonly screens: readonly string[];
}
const ROLES: readonly Role[] = [
  {
    rol: 'leerkracht',
    naam: 'Igor Helmgras',
    take: 'first',
    screens: [
      ...GROEP,
      '/groep/:id?toon',
      '/groep/:id/periode',
      ...GROEPEN,
      CIJFERS,
      ...LEERLING,
      ...UITWERKEN,
      NIVEAU,
      ...[...OPP, '/leerling/:id/opp/evaluatie', '/leerling/:id/tlv'],
      ...LEERLIJNEN,
      ...PAKKETTEN,
      ...AAN_TAFEL,
    ],
  },
  {
    rol: 'ib',
    naam: 'Petra Poolster',
    take: 'last',
    screens: [
      ...[...GROEP, ...GROEPEN, ...LEERLING, ...UITWERKEN, NIVEAU, ...LEERLIJNEN, ...PAKKET_BEHEER],
      '/overstap/nieuw?naar&van',
      '/leerling/:id/overkomst',
      CIJFERS,
      '/volgen',
      '/groep/:id/periode',
      ...[...PERIODEN, ...OPP, ...CONCEPT, ...HOREN, '/opp-documenten', ...TERMIJNEN, ...CONTACT],
      ...AAN_TAFEL,
      ...[...RAPPORTAGE, ...OUD_LEERLINGEN],
    ],
  },
  {
    rol: 'directeur',
    naam: 'Hilde Roerganger',
    take: 'last',
    screens: [
      ...GROEP,
      ...GROEPEN,
      ...LEERLING,
      ...LEERLIJNEN,
      ...PAKKETTEN,
      ...MENSEN,
      ...[...PERIODEN, ...OPP, ...CONCEPT, '/opp-documenten', ...TERMIJNEN, ...CONTACT],
      ...[...RAPPORTAGE, ...OUD_LEERLINGEN, '/rapportage/gegevens'],
      '/acties',
      '/volgen',
      ...[...AAN_TAFEL, '/pilots'],
    ],
  },
  { rol: 'zorgverlener', naam: 'Lies Klinkerpad', take: 'first', screens: [...LEERLING, ...UITWERKEN] },
  { rol: 'ouder', naam: 'Sander Wolkenveer', take: 'first', screens: [...LEERLING, ...THUIS] },
  {
    rol: 'leerling',
    naam: 'Fenna Papierboot',
    take: 'last',
    screens: [
      ...['/mijn', '/mijn/doel/:id', '/mijn/gebied/:id', '/mijn/stem'],
      ...LEERLING.filter((screen) => screen !== '/leerling/:id/beeld'),
    ],
  },
  {
    rol: 'beheerder',
    naam: 'Tom Sleutelbos',
    take: 'first',
    screens: [
      '/groepen',
      '/groepen/samenstellen',
      ...KOPPELINGEN,
      ...LEEROMGEVINGEN,
      ...LEERLIJNEN,
      ...PAKKET_BEHEER,
      ...[...AANBIEDERS, ...SLEUTELS],
      ...[...PERIODEN, ...TERMIJNEN, '/opp-status', '/opp-status?lijst'],
      ...MENSEN,
      '/acties',
      ...[...AAN_TAFEL, '/pilots'],
    ],
  },
  { rol: 'fg', naam: 'Paul Stilzwijger', take: 'first', screens: ['/spoor'] },
];

/** These are the same for everyone, so one pair of eyes will do; each has a test of its own besides. */
const SAME = new Set([
  ...[
    ...LEERLIJNEN,
    ...PAKKET_BEHEER,
    ...GROEPEN,
    ...UITWERKEN,
    ...OPP,
    ...CONCEPT,
    ...HOREN,
    ...MENSEN,
    ...PERIODEN,
    ...AAN_TAFEL,
    ...RAPPORTAGE,
    ...OUD_LEERLINGEN,
  ],
  ...['/leerling/:id/beeld', '/groep/:id/profiel'],
]);
/** Who works with a pupil, or is one, sees of one screen now this and now that. */
const looksElse = (rol: string, kind: string): boolean =>
  !['directeur', 'beheerder', 'fg'].includes(rol) && !SAME.has(kind);

describe.skipIf(chromium.missing)(chromium.label('Every screen, for every role, at three widths'), () => {
  const school = ownDemo();
  const browser = ownBrowser('allowed', 'desktop');

  /** Koers in a window of its own, as the ELO opens it, so that a width is the width of Koers. */
  async function inWindow(naam: string): Promise<Page> {
    const page = await browser.page();
    await page.goto(school.demo.elo);
    await page.getByRole('button', { name: naam }).first().click();
    await page.goto(`${school.demo.elo}tool?venster=window&target=/vandaag`);
    await page.waitForURL(/\/(vandaag|mijn)$|\/lti\/launch$/);
    return page;
  }

  /** Links on this page to kinds of screens that were not seen yet, one of each. */
  async function newKinds(
    page: Page,
    seen: ReadonlySet<string>,
    take: Role['take'],
  ): Promise<Map<string, URL>> {
    const links = await page
      .locator('a[href]:not([download], [href*="/opp/document/"])')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    const found = new Map<string, URL>();
    for (const link of links.map((href) => new URL(href))) {
      link.hash = '';
      const kind = kindOf(link);
      if (link.origin !== school.demo.url || seen.has(kind)) continue;
      // With a query the first one is often the page itself.
      if (take === 'last' || link.search || !found.has(kind)) found.set(kind, link);
    }
    return found;
  }

  /** Kinds that somebody saw at every width: the next one looks as most people see them. */
  const seenAtAllWidths = new Set<string>();
  const lookAt = async (page: Page, kind: string, name: string) => {
    const faults = await faultsOf(page, name, seenAtAllWidths.has(kind) ? IN_ELO : undefined);
    seenAtAllWidths.add(kind);
    return faults;
  };

  /** Follows links to every kind of screen once, and looks at each. */
  async function walk(page: Page, { rol, take }: Role) {
    const complaints = complaintsOf(page);
    const faults: string[] = [];
    const todo = new Map([['/vandaag', new URL('/vandaag', school.demo.url)]]);
    const seen = new Set(todo.keys());
    for (const [kind, at] of todo) {
      const answer = await page.goto(at.href);
      if (answer?.status() !== 200) faults.push(`${at.pathname}: ${answer?.status()}`);
      const name = `${rol}${kind.replaceAll(/[^a-z]+/g, '-')}`;
      // Vandaag is another page for every role.
      const what = kind === '/vandaag' ? name : kind;
      if (!seenAtAllWidths.has(what) || looksElse(rol, kind))
        faults.push(...(await lookAt(page, what, name)));
      faults.push(...complaints.take().map((text) => `${name}: ${text}`));
      for (const [next, link] of await newKinds(page, seen, take)) {
        seen.add(next);
        todo.set(next, link); // a Map that grows is walked to its end
      }
    }
    return { screens: [...seen].sort(), faults };
  }

  /** A fetch with something to see: one leerling in a groep that is not there. */
  async function fetchWithAnIssue(page: Page): Promise<void> {
    await simulatorOf(school.demo)('leerling', {
      brin: SCHOLEN.so.brin,
      change: { kind: 'update', key: '00101', set: { roepnaam: 'Pippa' } },
    });
    await simulatorOf(school.demo)('fault', { kind: 'dangling-group', times: 1 });
    await page.goto(`${school.demo.url}/koppelingen`);
    await page.getByRole('button', { name: 'Nu ophalen' }).click();
    await page.getByRole('link', { name: /aandachtspunt/ }).waitFor();
  }

  it.each(ROLES)('as $rol', async (role) => {
    const page = await inWindow(role.naam);
    if (role.rol === 'beheerder') await fetchWithAnIssue(page);
    const walked = await walk(page, role);
    expect(walked.faults).toEqual([]);
    expect(walked.screens).toEqual(['/vandaag', ...role.screens].sort());
  });

  /** Looks at one page after another; `faults` holds what is wrong with any of them. */
  function looker(page: Page) {
    const complaints = complaintsOf(page);
    const faults: string[] = [];
    const look = async (name: string, heading: string) => {
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(heading);
      faults.push(...(await faultsOf(page, name)), ...complaints.take().map((text) => `${name}: ${text}`));
    };
    return { faults, look };
  }

  it('pages for who is not inside: unknown, refused, not allowed, not there, no session, and the design', async () => {
    const page = await inWindow('Noor Eerstedag');
    const { faults, look } = looker(page);
    await look('onbekend', 'Welkom bij Koers');
    for (const [path, name, heading] of [
      ['/lti/launch', 'geweigerd', 'Koers kon niet openen vanuit de leeromgeving'],
      ['/vandaag', 'andere-rol', 'Dit is niet voor jou te zien'],
      ['/bestaat-niet', 'niet-gevonden', 'Deze pagina is er niet'],
      ['/ontwerp', 'ontwerp', 'Ontwerp van Koers'],
    ] as const) {
      await page.goto(school.demo.url + path);
      await look(name, heading);
    }
    await page.context().clearCookies();
    await page.goto(`${school.demo.url}/vandaag`);
    await look('niet-aangemeld', 'Je bent niet meer aangemeld');
    expect(faults).toEqual([]);
  });

  it('a passkey is asked for in a window of its own; one tap on the lock ends the session, and says so', async () => {
    const page = await inWindow('Tom Sleutelbos');
    const { faults, look } = looker(page);
    await page.goto(`${school.demo.url}/passkeys`);
    await look('passkey-nodig', 'Hiervoor meld je je aan met een passkey');
    const own = page.getByRole('link', { name: /^Open beheer in een eigen venster/ });
    expect([await own.getAttribute('href'), await own.getAttribute('target')]).toEqual([
      '/aanmelden?naar=%2Fpasskeys',
      '_blank',
    ]);
    await page.goto(`${school.demo.url}/vandaag`);
    await page.getByRole('button', { name: 'Vergrendel' }).click();
    await page.waitForURL(/\/uit$/);
    await look('vergrendeld', 'Vergrendeld');
    expect((await page.goto(`${school.demo.url}/vandaag`))?.status()).toBe(401);
    expect(faults).toEqual([]);
  });
});
