import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BronRecord } from '../../../gateway/model/roster.ts';
import { switchWeg } from '../../../gateway/sync/out/weg-store.ts';
import {
  createConnection,
  listConnections,
  listRuns,
  readSettings,
  requestSync,
} from '../../../gateway/sync/service.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import type { Visitor } from '../testing/serve-screens.ts';
import { fakeLvs, fakeSchool, GOOD_SETTINGS } from './testing/fake-lvs.ts';
import { type KoppelingenStage, openStage } from './testing/stage.ts';
import { eindeUrl, koppelingUrl, pauseUrl, type RunAct, runActUrl } from './urls.ts';

const t = testDb();
const lvs = fakeLvs();
const nieuw = fakeLvs('zeilen', 'ZeilenLVS');
let stage: KoppelingenStage;
let ria: Visitor;
let connection: string;

const eck = (n: number) => `https://ketenid.nl/proef/${String(n).padStart(64, '0')}`;
const withEckIds = (records: readonly BronRecord[]): BronRecord[] =>
  records.map((one) => (one.kind === 'leerling' ? { ...one, eckId: eck(Number(one.key?.slice(1))) } : one));

beforeAll(async () => {
  stage = await openStage(t.db, [lvs, nieuw]);
});
afterAll(() => stage.close());
beforeEach(async () => {
  const { a } = await twoSchools(t.db);
  ria = await stage.visitor(a, 'beheerder');
  lvs.records = withEckIds(fakeSchool());
  connection = await stage.connect(ria, { firstSync: 'apply', schedule: '12 5 * * 1-5' });
  await fetchOf(connection);
});

async function fetchOf(id: string): Promise<void> {
  const { run } = await requestSync(stage.deps, ria, id, 'manual');
  await stage.work(ria, run);
}
const lastRun = async () => {
  const [run] = await listRuns(stage.deps, ria.school, connection);
  if (!run) throw new Error('no run');
  return run;
};
const now = async () => (await listConnections(stage.deps, ria.school)).find((one) => one.id === connection);
const page = async () => (await ria.get(koppelingUrl(connection))).html;
async function say(act: RunAct): Promise<void> {
  const run = await lastRun();
  expect((await ria.post(runActUrl(run, act))).status).toBeLessThan(400);
  if (act === 'bevestigen') await stage.work(ria, run.id);
}
async function asked(): Promise<void> {
  expect((await ria.post(eindeUrl(connection))).status).toBe(303);
  await stage.work(ria, (await lastRun()).id);
}
const inTenant = <T>(query: ReturnType<typeof sql<T>>) =>
  t.db.tenant({ school: ria.school, actor: null }, async (tx) => (await query.execute(tx)).rows);
/** Pupils who are here by what we know, and who have gone. */
const leerlingen = async () => {
  const [row] = await inTenant(sql<{ hier: number; weg: number; inGroep: number }>`
    SELECT count(*) FILTER (WHERE p.ended_at IS NULL)::int AS hier, count(*) FILTER (WHERE p.ended_at IS NOT NULL)::int AS weg,
      (SELECT count(*)::int FROM koers.groep_lid l JOIN koers.groep g ON g.id = l.groep_id WHERE l.als = 'leerling' AND l.tot IS NULL) AS "inGroep"
    FROM koers.person p WHERE p.soort = 'leerling' AND EXISTS (SELECT FROM koers.source_record s WHERE s.entity_id = p.id)`);
  return row;
};

describe('the end of a koppeling (R75, R76)', () => {
  it('first says who it touches; "nee" changes nothing, and the koppeling can be set on again', async () => {
    lvs.fails = new Error('asked all the same') as never; // a source that is gone answers nothing
    await asked();
    lvs.fails = null;
    const html = await page();
    expect(html).toContain('Deze koppeling beëindigen?');
    expect(html).toContain('Niemand van hen staat ook in een andere koppeling');
    expect(html).toContain('Saar Sterrenschrift');
    expect(html).not.toContain('Opnieuw ophalen');
    expect(await now()).toMatchObject({ status: 'paused', nextDueAt: null });
    expect(await leerlingen()).toEqual({ hier: 6, weg: 0, inGroep: 6 });
    const { id } = await lastRun();
    expect((await ria.post(eindeUrl(connection))).status).toBe(303);
    expect((await lastRun()).id).toBe(id); // asked twice while it waits is asked once
    await say('stoppen');
    expect((await ria.post(pauseUrl(connection, 'hervatten'))).status).toBe(303);
    expect(await now()).toMatchObject({ status: 'active', nextDueAt: expect.any(Date) });
    expect(await leerlingen()).toEqual({ hier: 6, weg: 0, inGroep: 6 });
  });

  it('"ja" ends who is known by it alone, forgets the keys, keeps what Koers has, and asks nobody any more', async () => {
    await inTenant(sql`INSERT INTO koers.conflict (school_id, person_id, veld, connection_id, waarde, since)
      SELECT ${ria.school}, entity_id, 'roepnaam', connection_id, 'Anders', now()
      FROM koers.source_record WHERE connection_id = ${connection} AND kind = 'leerling' LIMIT 1`);
    await t.db.tenant({ school: ria.school, actor: null }, (tx) =>
      switchWeg(tx, { school: ria.school, connection }, { aan: true, by: null, now: new Date() }),
    );
    await asked();
    const open = sql<{ weg: boolean; conflicten: number }>`
      SELECT aan AS weg, (SELECT count(*)::int FROM koers.conflict) AS conflicten FROM koers.terugweg WHERE connection_id = ${connection}`;
    expect(await inTenant(open)).toEqual([{ weg: true, conflicten: 1 }]);
    await say('bevestigen');
    expect(await now()).toMatchObject({ status: 'ended', nextDueAt: null });
    expect(await leerlingen()).toEqual({ hier: 0, weg: 6, inGroep: 0 });
    expect(await inTenant(open)).toEqual([{ weg: false, conflicten: 0 }]);
    const [kept] = await inTenant(sql<{ credentials: Buffer }>`
      SELECT credentials FROM koers.connection WHERE id = ${connection}`);
    const plain = await stage.deps.keys.open(ria.school, kept?.credentials ?? Buffer.of());
    expect(plain.toString()).toBe('{}');
    const stand = `${koppelingUrl(connection)}/stand?plek=pagina&was=applying&n=1`;
    const poll = await ria.get(stand, { htmx: true });
    const klaar = poll.headers.get('hx-redirect') ?? '';
    expect((await ria.get(klaar)).html).toContain('data-announce="De koppeling is beëindigd."');
    const html = await page();
    expect(html).toContain('Beëindigd');
    expect(html).toContain('zijn gewist');
    for (const gone of ['Nu ophalen', 'Test de verbinding', 'Koppeling beëindigen', GOOD_SETTINGS.adres])
      expect(html).not.toContain(gone);
    const acts = await inTenant(sql<{ actie: string }>`
      SELECT actie FROM koers.audit WHERE onderwerp_id = ${connection} AND actie ~ 'paused|ended|confirmed' ORDER BY at`);
    expect(acts.map(({ actie }) => actie)).toEqual([
      'connection_paused',
      'sync_confirmed',
      'connection_ended',
    ]);
    const runs = (await listRuns(stage.deps, ria.school, connection)).length;
    expect((await ria.post(eindeUrl(connection))).status).toBe(303); // twice is once
    expect((await ria.post(pauseUrl(connection, 'hervatten'))).status).toBe(409);
    expect((await listRuns(stage.deps, ria.school, connection)).length).toBe(runs);
  });

  it('is undone like any other: all are back, and the koppeling waits on pause for new keys', async () => {
    await asked();
    await say('bevestigen');
    await say('ongedaan');
    expect(await leerlingen()).toEqual({ hier: 6, weg: 0, inGroep: 6 });
    expect((await now())?.status).toBe('paused');
    expect((await readSettings(stage.deps, ria.school, connection)).answered).toEqual([]);
    expect(await page()).toContain('niet ingevuld');
    expect(await page()).not.toContain('ingevuld op');
    // First the key; to set it on again without one leads nowhere.
    expect((await page()).match(/<(?:a|button)[^>]*primary-action[^>]*>.*?<\/(?:a|button)>/gs)).toEqual([
      expect.stringContaining('Gegevens wijzigen'),
    ]);
  });

  it('of a school that goes over to another LVS: whom the new one has, stays', async () => {
    nieuw.records = withEckIds(fakeSchool(4)).map((one) => ({ ...one, key: `Z${one.key}` }));
    nieuw.records = nieuw.records.map((one) =>
      one.kind === 'groep'
        ? one
        : { ...one, ...('stamgroep' in one ? { stamgroep: 'ZG1' } : { groepen: [] }) },
    );
    const other = await createConnection(stage.deps, ria, {
      ...{
        adapter: 'zeilen',
        naam: 'Nieuw LVS',
        settings: GOOD_SETTINGS,
        schedule: null,
        firstSync: 'apply',
      },
    });
    await fetchOf(other.id);
    await asked();
    expect(await page()).toContain('Hiervan blijven 4 leerlingen gewoon staan');
    await say('bevestigen');
    expect(await leerlingen()).toEqual({ hier: 4, weg: 2, inGroep: 4 });
    const names = await inTenant(sql<{ n: number }>`
      SELECT count(*)::int AS n FROM koers.inschrijving i JOIN koers.person p ON p.id = i.leerling_id
      WHERE p.ended_at IS NULL AND i.tot IS NULL`);
    expect(names).toEqual([{ n: 4 }]);
  });

  it('does not shut out who has a role in Koers: who else would connect the next system?', async () => {
    const [marjan] = await inTenant(sql<{ id: string }>`
      SELECT person_id AS id FROM koers.person_identity WHERE roepnaam = 'Marjan'`);
    await inTenant(sql`INSERT INTO koers.role_grant (school_id, person_id, rol, granted_by, reason)
      VALUES (${ria.school}, ${marjan?.id}, 'beheerder', 'test', 'proef')`);
    await asked();
    expect(await page()).toContain('Hiervan blijft 1 medewerker gewoon staan');
    await say('bevestigen');
    const staff = await inTenant(sql<{ ended: boolean }>`
      SELECT ended_at IS NOT NULL AS ended FROM koers.person WHERE id = ${marjan?.id}`);
    expect(staff).toEqual([{ ended: false }]);
  });

  it('is for a beheerder of this school who signed in with a passkey', async () => {
    const { a } = await twoSchools(t.db);
    const other = await stage.visitor(a, 'beheerder');
    expect((await other.post(eindeUrl(connection))).status).toBe(404);
    const teacher = await stage.visitor(ria.school, 'leerkracht');
    expect((await teacher.post(eindeUrl(connection))).status).toBe(403);
    const fromElo = await stage.visitor(ria.school, 'beheerder', 'Tom Elo', 'lti'); // without a passkey
    expect((await fromElo.post(eindeUrl(connection))).status).toBe(403);
    expect((await lastRun()).trigger).toBe('manual');
    expect((await now())?.status).toBe('active');
  });

  it('is work for the queue of this source, without a word about anybody', async () => {
    expect((await ria.post(eindeUrl(connection))).status).toBe(303);
    const { id } = await lastRun();
    const rows = await t.db.platform((tx) =>
      tx.selectFrom('koers.outbox').where('dedupe', '=', id).select(['topic', 'payload']).execute(),
    );
    expect(rows).toEqual([{ topic: 'sync:kompas', payload: { school: ria.school, run: id } }]);
  });

  it('waits for a run that is under way, and takes the place of one that waits for a yes', async () => {
    await requestSync(stage.deps, ria, connection, 'manual');
    const answer = await ria.post(eindeUrl(connection));
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('Er loopt nog een synchronisatie');
    lvs.records = withEckIds(fakeSchool(1));
    await stage.work(ria, (await lastRun()).id);
    const waiting = await lastRun();
    expect(waiting.reason).toBe('mass_end');
    await asked();
    const [, before] = await listRuns(stage.deps, ria.school, connection);
    expect(before).toMatchObject({
      ...{ id: waiting.id, status: 'cancelled', error: { message: 'De koppeling wordt beëindigd.' } },
    });
    const left = await inTenant(sql`SELECT FROM koers.sync_row WHERE run_id = ${waiting.id}`);
    expect(left).toEqual([]);
    expect(await lastRun()).toMatchObject({
      trigger: 'einde',
      reason: 'einde',
      status: 'needs_confirmation',
    });
  });
});
