import { readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SCHOLEN } from '../../fixtures/school/scholen.ts';
import { connectClient } from '../../gateway/platform/db/connect.ts';
import { type Embedded, openEmbedded } from '../../gateway/platform/db/embedded/embedded.ts';
import { type Demo, demoData, koers, removeData, startDemo } from '../support/demo.ts';
import { rowsWritten } from '../support/rows-written.ts';

const Run = z.object({
  school: z.string(),
  connection: z.uuid(),
  adapter: z.string(),
  status: z.string(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  ended: z.int(),
  quarantined: z.int(),
});
const Status = z.object({
  versions: z.object({ koers: z.string(), node: z.string(), postgres: z.string() }),
  schools: z.array(
    z.object({
      brin: z.string(),
      name: z.string(),
      connections: z.array(z.object({ id: z.uuid(), adapter: z.string(), status: z.string() })),
    }),
  ),
});
const SO = SCHOLEN.so.brin;

describe('koers beside the running demo', () => {
  const data = demoData();
  let demo: Demo;
  let database: Embedded;
  let client: pg.Client;
  let simulator: string;

  beforeAll(async () => {
    demo = await startDemo(data);
    database = await openEmbedded(data, data, async () => {});
    client = await connectClient(owner(), 'koers test');
    const ports = z
      .object({ parnassys: z.int() })
      .parse(JSON.parse(readFileSync(path.join(data, 'demo.json'), 'utf8')));
    simulator = `http://127.0.0.1:${ports.parnassys}`;
  });
  afterAll(async () => {
    await client?.end();
    await database?.leave();
    await demo?.stop();
    removeData(data);
  });

  /** The superuser in the database of Koers: past row-level security, so that no row stays unseen. */
  const owner = () => ({ ...database.superuser, database: database.owner.database });

  async function inParnassys(what: 'leerling' | 'fault', body: unknown): Promise<void> {
    const answer = await fetch(`${simulator}/_sim/${what}`, { method: 'POST', body: JSON.stringify(body) });
    expect(answer.status).toBe(204);
  }

  /** `koers sync --all --json` beside the demo, with every row of school data that it wrote. */
  async function syncAll(): Promise<{ runs: z.infer<typeof Run>[]; written: unknown }> {
    let runs: z.infer<typeof Run>[] = [];
    const written = await rowsWritten(owner(), async () => {
      const { code, out, err } = await koers(data, ['sync', '--all', '--json']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      runs = z.array(Run).parse(JSON.parse(out));
    });
    return { runs, written };
  }

  /** The version of what is known of each person: the transaction that wrote it last. */
  const rowVersions = async () =>
    new Map(
      (
        await client.query<{ person_id: string; xmin: string }>(
          'SELECT person_id, xmin::text FROM koers.person_identity',
        )
      ).rows.map((row) => [row.person_id, row.xmin]),
    );

  it('right after READY nothing is created, updated or ended, and no row of school data is written', async () => {
    const { runs, written } = await syncAll();
    expect(
      runs.map(({ school, status, created, updated, ended }) => [school, status, created, updated, ended]),
    ).toEqual([
      [SCHOLEN.so.brin, 'done', 0, 0, 0],
      [SCHOLEN.vso.brin, 'done', 0, 0, 0],
    ]);
    for (const run of runs) expect(run.unchanged).toBeGreaterThan(20);
    expect(written).toEqual({});
  });

  it('a pupil changed in ParnasSys: exactly the rows of that pupil change, and the next time none', async () => {
    const change = { kind: 'update', key: '00101', set: { roepnaam: 'Pippeloen' } };
    const before = await rowVersions();
    await inParnassys('leerling', { brin: SO, change });
    const { runs, written } = await syncAll();
    expect(runs.map(({ school, created, updated, ended }) => [school, created, updated, ended])).toEqual([
      [SCHOLEN.so.brin, 0, 1, 0],
      [SCHOLEN.vso.brin, 0, 0, 0],
    ]);
    // What is known of the pupil, and what the source said of him.
    const once = { written: 1, gone: 1 };
    expect(written).toEqual({ person_identity: once, source_record: once });
    const changed = [...(await rowVersions())].filter(([id, version]) => before.get(id) !== version);
    const { rows } = await client.query<{ person_id: string; roepnaam: string }>(
      `SELECT k.person_id, i.roepnaam FROM koers.person_key k JOIN koers.person_identity i USING (person_id)
       JOIN koers.school s ON s.id = k.school_id WHERE s.brin = $1 AND k.system = 'sourcedid' AND k.key = '00101'`,
      [SO],
    );
    expect(rows.map(({ roepnaam }) => roepnaam)).toEqual(['Pippeloen']);
    expect(changed.map(([id]) => id)).toEqual([rows[0]?.person_id]);
    expect((await syncAll()).written).toEqual({});
  });

  it('exit code 1 when a source refuses, 2 for wrong usage; the demo goes on', async () => {
    await inParnassys('fault', { kind: 'unauthorised' });
    const refused = await koers(data, ['sync', '--school', SO, '--json']);
    await inParnassys('fault', null);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject([
      { school: SO, status: 'failed', created: 0, updated: 0, ended: 0, error: { code: 'source_refused' } },
    ]);
    for (const wrong of [['sync'], ['sync', '--everything']]) expect((await koers(data, wrong)).code).toBe(2);
    expect((await koers(data, ['sync', '--school', SO])).code).toBe(0);
    expect((await fetch(`${demo.url}/healthz`)).status).toBe(200);
  });

  it('the demo has a past of its own and an empty today: each leerkracht has done acties, nobody anything today', async () => {
    const { rows } = await client.query<{ soort: string; wie: string[]; vandaag: number }>(
      `SELECT a.soort, array_agg(DISTINCT i.roepnaam || ' ' || i.achternaam) AS wie,
         count(*) FILTER (WHERE a.at AT TIME ZONE 'Europe/Amsterdam' >= date_trunc('day', now() AT TIME ZONE 'Europe/Amsterdam'))::int AS vandaag
       FROM koers.act a JOIN koers.person_identity i ON i.person_id = a.actor_id GROUP BY 1 ORDER BY 1`,
    );
    expect(rows.map(({ soort, vandaag }) => [soort, vandaag])).toEqual(
      [
        ...['actie_afgevinkt', 'actie_toegevoegd', 'beginsituatie', 'doel_geevalueerd', 'doel_stand'],
        ...['factor_gekoppeld', 'factor_vastgelegd', 'leerroute_geplaatst', 'niveau_geplaatst'],
        'ondersteuning_vastgelegd',
      ].map((soort) => [soort, 0]),
    );
    const wie = new Map(rows.map((row) => [row.soort, row.wie]));
    for (const soort of ['actie_afgevinkt', 'doel_stand']) {
      expect(wie.get(soort)).toEqual(expect.arrayContaining(['Marjan Schelpenpad', 'Hassan Werkbank']));
      expect(wie.get(soort)).not.toContain('Petra Poolster');
      wie.delete(soort);
    }
    expect(new Set([...wie.values()].flat())).toEqual(new Set(['Petra Poolster']));
  });

  it('a source that cannot be reached is told after the first try, exit code 1; the server goes on with it', async () => {
    await inParnassys('fault', { kind: 'error' });
    const began = Date.now();
    const ill = await koers(data, ['sync', '--school', SO, '--json']);
    expect(ill.code).toBe(1);
    const [told] = z
      .array(
        z.object({ status: z.string(), tries: z.int(), retryAt: z.iso.datetime(), continuedBy: z.string() }),
      )
      .parse(JSON.parse(ill.out));
    expect(told).toMatchObject({ status: 'queued', tries: 1, continuedBy: 'server' });
    const retryAt = Date.parse(told?.retryAt ?? '');
    expect(retryAt).toBeGreaterThan(began + 30_000);
    expect(retryAt).toBeLessThan(Date.now() + 61_000);
    // Asked again while it waits for its next try: that try is made at once.
    const people = await koers(data, ['sync', '--school', SO]);
    expect(people.code).toBe(1);
    expect(people.out).toMatch(
      /storing \(500\).* Koers probeert het opnieuw om \d\d:\d\d; de server gaat ermee door\.$/m,
    );
    await inParnassys('fault', null);
    expect((await koers(data, ['sync', '--school', SO])).code).toBe(0);
  });

  it('waits no longer than --wait, says that it goes on, and refuses a wait that is none', async () => {
    await inParnassys('fault', { kind: 'timeout' });
    const { code, out } = await koers(data, ['sync', '--school', SO, '--wait', '1', '--json']);
    await inParnassys('fault', null);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([{ status: 'pulling', continuedBy: 'server' }]);
    expect((await koers(data, ['sync', '--school', SO, '--wait', 'even'])).code).toBe(2);
  });

  it('connect --check tells what the screen tells, and exits 1 when the source says no', async () => {
    const Report = z.object({
      connection: z.uuid(),
      ok: z.boolean(),
      steps: z.array(z.object({ ok: z.boolean(), message: z.string() })),
    });
    const ask = async (...more: string[]) => await koers(data, ['connect', '--school', SO, ...more]);
    const good = await ask('--check', '--json');
    expect({ code: good.code, err: good.err }).toEqual({ code: 0, err: '' });
    const report = Report.parse(JSON.parse(good.out));
    expect(report.ok).toBe(true);
    expect(report.steps.length).toBeGreaterThan(0);
    const lines = await ask('--check', '--connection', report.connection);
    expect(lines.out).toContain(`goed: ${report.steps[0]?.message}`);
    const list = await koers(data, ['connect', 'list', '--school', SO, '--json']);
    expect(list.err).toBe('');
    expect(JSON.parse(list.out)).toMatchObject([
      { id: report.connection, adapter: 'parnassys', status: 'active' },
    ]);
    await inParnassys('fault', { kind: 'unauthorised', times: 1 });
    const refused = await ask('--check', '--json');
    expect(refused.code).toBe(1);
    expect(Report.parse(JSON.parse(refused.out))).toMatchObject({ connection: report.connection, ok: false });
    expect((await ask('--check', '--connection', 'onbekend')).code).toBe(1);
    expect((await ask()).code).toBe(2); // neither a new one nor a check
  });

  it('status lists schools, connections and versions', async () => {
    const { code, out } = await koers(data, ['status', '--json']);
    expect(code).toBe(0);
    const status = Status.parse(JSON.parse(out));
    expect(status.schools.map(({ brin, name }) => [brin, name])).toEqual(
      // The third works with another system, and is in a gebruikersgroep with these two.
      [...Object.values(SCHOLEN).map(({ brin, naam }) => [brin, naam]), ['99XZ', 'De Ankersteen']],
    );
    expect(status.schools.flatMap((school) => school.connections.map((c) => [c.adapter, c.status]))).toEqual([
      ['parnassys', 'active'],
      ['somtoday', 'active'],
    ]);
    expect(status.versions).toEqual({
      koers: z.object({ version: z.string() }).parse(JSON.parse(readFileSync('package.json', 'utf8')))
        .version,
      node: process.version,
      postgres: expect.stringMatching(/^\d+\.\d+/),
    });
  });

  it('without a server and without the source: the same answer, and it says that a server must take it up', async () => {
    await demo.stop(); // the simulator goes with it
    const { code, out } = await koers(data, ['sync', '--school', SCHOLEN.vso.brin, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      { status: 'queued', tries: 1, continuedBy: null, error: { code: 'source_unavailable' } },
    ]);
  });

  it('deliver: says that nothing is switched on, and status counts nothing', async () => {
    const told = await koers(data, ['deliver', '--school', SO]);
    expect([told.code, told.out.trim()]).toEqual([0, 'Er is geen koppeling waarvan terugsturen aan staat.']);
    const json = await koers(data, ['deliver', '--school', SO, '--json']);
    expect([json.code, JSON.parse(json.out)]).toEqual([0, []]);
    const status = await koers(data, ['status', '--json']);
    expect(status.out).toContain('"delivery":null');
    expect((await koers(data, ['deliver', '--school', '00ZZ'])).code).toBe(1);
  });
});
