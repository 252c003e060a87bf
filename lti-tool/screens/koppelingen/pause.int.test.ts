import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { dueConnections, listConnections, listRuns } from '../../../gateway/sync/service.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { tagsNamed } from '../../ui/test-kit/tags.ts';
import type { Visitor } from '../testing/serve-screens.ts';
import { fakeLvs, fakeSchool, GOOD_SETTINGS } from './testing/fake-lvs.ts';
import { type KoppelingenStage, openStage } from './testing/stage.ts';
import { gegevensUrl, koppelingUrl, ophalenUrl, pauseUrl, schemaUrl } from './urls.ts';

const t = testDb();
const lvs = fakeLvs();
let stage: KoppelingenStage;
let ria: Visitor;
let connection: string;

beforeAll(async () => {
  stage = await openStage(t.db, [lvs]);
});
afterAll(() => stage.close());
beforeEach(async () => {
  const { a } = await twoSchools(t.db);
  ria = await stage.visitor(a, 'beheerder');
  lvs.records = fakeSchool();
  connection = await stage.connect(ria, { firstSync: 'apply', schedule: '12 5 * * 1-5' });
});

const ask = async (url: string) => (await ria.post(url)).status;
const now = async () => (await listConnections(stage.deps, ria.school))[0];
const lastRun = async () => (await listRuns(stage.deps, ria.school, connection))[0];
/** Connections of this school that are due a week from now. */
const dueLater = async () =>
  (await dueConnections({ db: t.db, now: () => new Date(Date.now() + 7 * 86_400_000) })).filter(
    (due) => due.connection === connection,
  ).length;

async function fetched() {
  await ask(ophalenUrl(connection));
  await stage.work(ria, (await lastRun())?.id ?? '');
}

it('a beheerder chooses when Koers fetches by itself; a time that is none is said at the question', async () => {
  const { html } = await ria.get(schemaUrl(connection));
  expect(html).toMatch(/value="werkdag" checked/);
  expect(html).toContain('value="05:12"');
  const wrong = await ria.post(schemaUrl(connection), { dagen: 'dag', om: '25:00' });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('Vul een tijd in, zoals 05:30.');
  expect((await ria.post(schemaUrl(connection), { dagen: 'dag', om: '21:05' })).status).toBe(303);
  expect(await now()).toMatchObject({ schedule: '5 21 * * *', nextDueAt: expect.any(Date) });
  expect((await ria.get(koppelingUrl(connection))).html).toContain('elke dag om 21:05');
  await ria.post(schemaUrl(connection), { dagen: 'nooit' });
  expect(await now()).toMatchObject({ schedule: null, nextDueAt: null });
});

it('a beheerder pauses a connection: the schedule skips it, nobody fetches by hand, and it says since when', async () => {
  await fetched();
  expect(await dueLater()).toBe(1);
  expect(await ask(pauseUrl(connection, 'pauzeren'))).toBe(303);
  expect(await ask(pauseUrl(connection, 'pauzeren'))).toBe(303); // twice is once
  expect(await now()).toMatchObject({ status: 'paused', pausedAt: expect.any(Date), nextDueAt: null });
  expect(await dueLater()).toBe(0);
  expect(await ask(ophalenUrl(connection))).toBe(409);
  for (const page of ['/koppelingen', koppelingUrl(connection)]) {
    const { html } = await ria.get(page);
    expect(html).toMatch(/Gepauzeerd sinds vandaag om \d\d:\d\d/);
    expect(html).toContain('Weer aanzetten');
    expect(html).not.toContain('Nu ophalen');
  }
  const part = await ria.post(pauseUrl(connection, 'hervatten'), { plek: 'pagina' }, { htmx: true });
  expect(part.html).toContain('Nu ophalen');
  expect(part.html).toContain('data-announce="De koppeling staat weer aan."');
  expect(await now()).toMatchObject({ status: 'active', pausedAt: null });
  expect(await dueLater()).toBe(1);
  const { rows } = await t.db.tenant({ school: ria.school, actor: null }, (tx) =>
    sql<{ actie: string; actor: string }>`
      SELECT actie, actor_id AS actor FROM koers.audit WHERE onderwerp_id = ${connection} AND actie ~ 'paused|resumed' ORDER BY at`.execute(
      tx,
    ),
  );
  expect(rows).toEqual([
    { actie: 'connection_paused', actor: ria.person },
    { actie: 'connection_resumed', actor: ria.person },
  ]);
});

it('a connection with a run under way is not paused: that is ended first', async () => {
  await ask(ophalenUrl(connection));
  const answer = await ria.post(pauseUrl(connection, 'pauzeren'));
  expect(answer.status).toBe(409);
  expect(answer.html).toContain('Er loopt of wacht nog een synchronisatie');
  expect((await now())?.status).toBe('active');
});

it('what was filled in can be read back, but for the secrets: of those only when', async () => {
  await fetched();
  const { html } = await ria.get(koppelingUrl(connection));
  expect(html).toMatch(/Adres<\/dt><dd[^>]*>https:\/\/lvs\.example/);
  expect(html).toMatch(/Sleutel<\/dt><dd[^>]*>ingevuld op \d+ \w+ 20\d\d/);
  const form = (await ria.get(gegevensUrl(connection))).html;
  const inputs = tagsNamed(form, 'input').map((tag) => tag.attributes);
  const value = (name: string) => inputs.find((a) => a.get('name') === name)?.get('value') ?? '';
  expect([value('veld.adres'), value('veld.sleutel')]).toEqual(['https://lvs.example', '']);
  expect(html + form).not.toContain(GOOD_SETTINGS.sleutel);
});
