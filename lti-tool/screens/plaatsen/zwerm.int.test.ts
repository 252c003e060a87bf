import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Elo, startElo } from '../../../fixtures/elo/elo.ts';
import { registerPlatform } from '../../lti/registration.ts';
import { formOf } from '../../lti/testing/platform/opening.ts';
import { toolAt } from '../../lti/testing/platform/stage.ts';
import { TestBrowser } from '../../lti/testing/test-browser.ts';
import { lesOp } from './testing/les.ts';

const CLIENT = 'koers-in-zwerm';
const ECKID = 'https://ketenid.nl/demo/marjan';
const les = lesOp('moodle');
const held = {} as { zwerm: Elo; atElo: TestBrowser };

beforeAll(async () => {
  const { brin } = await les.t.db.platform((tx) =>
    tx.selectFrom('koers.school').select('brin').where('id', '=', les.k.school).executeTakeFirstOrThrow(),
  );
  held.zwerm = await startElo({
    port: 0,
    koers: { ...toolAt(les.origin), origin: les.origin },
    clientId: CLIENT,
    deployments: [{ id: '1', brin, naam: 'School' }],
    people: [
      {
        ...{
          sub: '1',
          naam: 'Marjan Schelpenpad',
          given: 'Marjan',
          family: 'Schelpenpad',
          label: 'leerkracht',
        },
        roles: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'],
        ...{ deployment: '1', eckId: ECKID },
      },
    ],
  });
  const { issuer, authUrl, tokenUrl, jwksUrl } = held.zwerm;
  const terms = { clientId: CLIENT, deployment: '1', brin, approvedBy: 'test', demo: true };
  await registerPlatform(les.t.db, { issuer, authUrl, tokenUrl, jwksUrl, ...terms });
  await les.k.as(les.k.petra, (tx) =>
    tx
      .insertInto('koers.person_key')
      .values({
        school_id: les.k.school,
        person_id: les.k.marjan.person,
        system: 'eckid',
        key: ECKID,
        linked_by: 'import',
      })
      .execute(),
  );
  held.atElo = new TestBrowser();
  await held.atElo.request(new URL('/aanmelden', held.zwerm.url), { sub: '1' });
});
afterAll(() => held.zwerm.close());

const course = async () => (await held.atElo.request(new URL('/cursus', held.zwerm.url))).text();

/** What the browser does from a link in the course until Koers shows a page. */
async function open(path: string): Promise<{ browser: TestBrowser; naar: string }> {
  const browser = new TestBrowser();
  const begin = formOf(await (await held.atElo.request(new URL(path, held.zwerm.url))).text());
  const login = await browser.request(begin.action, begin.fields);
  const answer = formOf(await (await held.atElo.request(login.headers.get('location') ?? '')).text());
  const res = await browser.request(answer.action, answer.fields);
  return { browser, naar: res.headers.get('location') ?? '' };
}

it('R70 in the demo ELO a teacher places her group, and it opens from the course', async () => {
  expect(await course()).toContain('Zet iets van Koers in de les');
  const { browser, naar } = await open('/tool?kies=ja');
  const origin = { Origin: les.origin };
  const sent = formOf(await (await browser.request(naar, { plek: `groep:${les.k.groep}` }, origin)).text());
  expect(sent.action).toBe(`${held.zwerm.issuer}/gekozen`);
  const taken = await new TestBrowser().request(sent.action, sent.fields);
  expect(await taken.text()).toContain('Er staat één link van Koers in de les');
  expect((await new TestBrowser().request(sent.action, sent.fields)).status).toBe(400); // once

  const html = await course();
  const [, plek = ''] = /href="\/cursus\?[^"]*plek=([0-9a-f-]{36})"[^>]*>Groepsscherm/.exec(html) ?? [];
  const opened = await open(`/tool?plek=${plek}`);
  expect(opened.naar).toMatch(/\/plek\/[0-9a-f-]{36}$/);
  const page = await opened.browser.request(opened.naar);
  expect(page.headers.get('location')).toBe(`/groep/${les.k.groep}`);
});
