import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Elo, startElo } from '../../fixtures/elo/elo.ts';
import { listContexts } from './context-store.ts';
import { registerPlatform } from './registration.ts';
import { type RosterSeal, readRoster } from './roster/service.ts';
import { launchStage } from './testing/launch-stage.ts';
import { CLIENT, MEMBERSHIP } from './testing/launching.ts';
import { testServiceClient } from './testing/platform/stage.ts';
import { TestBrowser } from './testing/test-browser.ts';

const stage = launchStage();
const plainNames: RosterSeal = { seal: async (_tx, _school, b) => b, open: async (_tx, _school, b) => b };
let zwerm: Elo;
let brin = '';

beforeAll(async () => {
  const { origin } = stage.koers;
  const row = await stage.db.platform((tx) =>
    tx.selectFrom('koers.school').select('brin').where('id', '=', stage.a).executeTakeFirstOrThrow(),
  );
  brin = row.brin;
  const person = (sub: string, naam: string, roles: string[], more = {}) => ({
    sub,
    naam,
    given: naam,
    family: 'Proef',
    roles,
    deployment: '1',
    label: naam,
    ...more,
  });
  zwerm = await startElo({
    port: 0,
    koers: {
      loginUrl: `${origin}/lti/login`,
      launchUrl: `${origin}/lti/launch`,
      jwksUrl: `${origin}/lti/jwks`,
      origin,
    },
    clientId: CLIENT,
    deployments: [{ id: '1', brin, naam: 'School A' }],
    people: [
      person('1', 'Leerkracht', [`${MEMBERSHIP}#Instructor`], {
        eckId: 'https://ketenid.nl/demo/leerkracht',
      }),
      person('2', 'Ouder', [`${MEMBERSHIP}#Mentor`], {
        role_scope_mentor: ['3'],
        eckId: 'https://ketenid.nl/demo/ouder',
      }),
      person('3', 'Leerling', [`${MEMBERSHIP}#Learner`], { eckId: 'https://ketenid.nl/demo/leerling' }),
      person('5', 'Later', [`${MEMBERSHIP}#Learner`], { eckId: 'https://ketenid.nl/demo/laat' }),
      person('4', 'Nieuw', [`${MEMBERSHIP}#Instructor`]),
    ],
  });
  const { issuer, authUrl, tokenUrl, jwksUrl } = zwerm;
  const urls = { issuer, authUrl, tokenUrl, jwksUrl };
  await registerPlatform(stage.db, {
    ...urls,
    clientId: CLIENT,
    deployment: '1',
    brin,
    approvedBy: 'test',
    demo: true,
  });
  await stage.addPerson(stage.a, 'medewerker', { eckid: 'https://ketenid.nl/demo/leerkracht' });
  await stage.addPerson(stage.a, 'ouder', { eckid: 'https://ketenid.nl/demo/ouder' });
  await stage.addPerson(stage.a, 'leerling', { eckid: 'https://ketenid.nl/demo/leerling' });
});
afterAll(() => zwerm.close());

const plain = (text = '') => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
const formOf = (html: string) => ({
  action: plain(/<form[^>]* action="([^"]*)"/.exec(html)?.[1]),
  fields: Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, n = '', v]) => [
      n,
      plain(v),
    ]),
  ),
});

/** What a browser does when someone signs in at the demo ELO and opens Koers. */
async function open(sub: string): Promise<{ res: Response; browser: TestBrowser }> {
  const atElo = new TestBrowser();
  const browser = new TestBrowser();
  await atElo.request(new URL('/aanmelden', zwerm.url), { sub });
  const begin = formOf(await (await atElo.request(new URL('/tool?target=/groep/7', zwerm.url))).text());
  const login = await browser.request(begin.action, begin.fields);
  const answer = formOf(await (await atElo.request(login.headers.get('location') ?? '')).text());
  return { res: await browser.request(answer.action, answer.fields), browser };
}

describe('R70 from the demo ELO, without a second login', () => {
  it.each([
    ['1', 'leerkracht'],
    ['2', 'ouder'],
    ['3', 'leerling'],
  ])('person %s lands on the page he opened as %s', async (sub, rol) => {
    const { res, browser } = await open(sub);
    expect([res.status, res.headers.get('location')]).toEqual([303, `${stage.koers.origin}/groep/7`]);
    expect(await stage.who(browser)).toMatchObject({ school: stage.a, roles: [rol] });
  });

  it('its course is a class list that Koers reads, and links by ECK iD who never opened Koers', async () => {
    const at = { school: stage.a, actor: null };
    const [course] = await stage.db.tenant(at, (tx) => listContexts(tx));
    const late = await stage.addPerson(stage.a, 'leerling', { eckid: 'https://ketenid.nl/demo/laat' });
    const deps = {
      db: stage.db,
      client: testServiceClient(stage.db),
      keys: plainNames,
      now: () => new Date(),
    };
    const read = await readRoster(deps, { school: stage.a, context: course?.id ?? '' });
    expect(read).toMatchObject({ members: 5, linked: 1, whole: true });
    const keys = await stage.db.tenant(at, (tx) =>
      tx.selectFrom('koers.person_key').select('key').where('person_id', '=', late).execute(),
    );
    expect(keys.map((row) => row.key).sort()).toEqual(['5', 'https://ketenid.nl/demo/laat']);
  });

  it('someone Koers does not know gets the friendly page', async () => {
    const { res } = await open('4');
    expect([res.status, (await res.text()).includes('Koers weet nog niet wie jij bent')]).toEqual([
      200,
      true,
    ]);
  });
});
