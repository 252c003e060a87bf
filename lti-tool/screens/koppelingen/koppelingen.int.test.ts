import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POLICY } from '../../../gateway/access/policy.ts';
import { AppError } from '../../../gateway/errors.ts';
import { listRuns, requestSync } from '../../../gateway/sync/service.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import type { Visitor } from '../testing/serve-screens.ts';
import { koppelingenRoutes } from './routes.tsx';
import { type FakeLvs, fakeLeerling, fakeLvs, fakeSchool } from './testing/fake-lvs.ts';
import { type KoppelingenStage, openStage } from './testing/stage.ts';
import { koppelingUrl, runActUrl, runUrl } from './urls.ts';

const t = testDb();
let lvs: FakeLvs;
let stage: KoppelingenStage;
let ria: Visitor;
let buur: Visitor;
let connection: string;

beforeAll(async () => {
  lvs = fakeLvs();
  stage = await openStage(t.db, [lvs]);
});
afterAll(() => stage.close());

/** Every test has two schools of its own; `ria` keeps the connections of the first, `buur` of the second. */
beforeEach(async () => {
  const { a, b } = await twoSchools(t.db);
  ria = await stage.visitor(a, 'beheerder');
  buur = await stage.visitor(b, 'beheerder', 'Nel Buurvrouw');
  Object.assign(lvs, { records: fakeSchool(), issues: [], fails: null });
  connection = await stage.connect(ria);
});

const lastRun = async (of = connection) => {
  const [run] = await listRuns(stage.deps, ria.school, of);
  if (!run) throw new Error('no run');
  return run;
};

/** Asks for a run on the screen and does its work. */
async function sync(of = connection) {
  await ria.post(`${koppelingUrl(of)}/ophalen`);
  await stage.work(ria, (await lastRun(of)).id);
  return await lastRun(of);
}

async function syncedTwice() {
  const first = await sync();
  await ria.post(runActUrl(first, 'bevestigen'));
  await stage.work(ria, first.id);
  lvs.records = [...lvs.records, fakeLeerling(7)];
  return await sync();
}

describe('who may', () => {
  it('is the beheerder only: a leerkracht, an IB-er and a directeur get 403 on every route (R85)', async () => {
    const routes = koppelingenRoutes({ assets: { url: String }, sync: stage.deps });
    expect(routes.length).toBeGreaterThan(10);
    const run = await sync();
    for (const rol of ['leerkracht', 'ib', 'directeur'] as const) {
      const other = await stage.visitor(ria.school, rol, `Iemand ${rol}`);
      for (const { method, path } of routes) {
        const url = path.replace(':connection', connection).replace(':run', run.id);
        const { status } = method === 'GET' ? await other.get(url) : await other.post(url);
        expect(`${rol} ${method} ${path} ${status}`).toBe(`${rol} ${method} ${path} 403`);
      }
    }
    expect(POLICY.filter((row) => row.may.includes('koppelingen_beheren')).map((row) => row.rol)).toEqual([
      'beheerder',
    ]);
  });

  it('is the beheerder of that school only: another school gets 404 on every id, and nothing happens (R85)', async () => {
    const run = await sync();
    const own = await stage.connect(buur, { naam: 'Van de buren' });
    const routes = koppelingenRoutes({ assets: { url: String }, sync: stage.deps }).filter(({ path }) =>
      path.includes(':'),
    );
    expect(routes.length).toBeGreaterThan(8);
    for (const { method, path } of routes) {
      // Also with a connection of his own and a foreign run: a run is asked for with its connection.
      const connections = path.includes(':run') ? [connection, own] : [connection];
      for (const of of connections) {
        const url = path.replace(':connection', of).replace(':run', run.id);
        const { status, html } =
          method === 'GET' ? await buur.get(url) : await buur.post(url, { dagen: 'nooit' });
        expect(`${method} ${path} ${status}`).toBe(`${method} ${path} 404`);
        expect(html).not.toContain('Pip');
      }
    }
    expect(await lastRun()).toMatchObject({ id: run.id, status: 'needs_confirmation' });
    expect((await buur.get('/koppelingen')).html).not.toContain('Ons LVS');
  });

  it('needs a form of our own: another origin is refused', async () => {
    const answer = await ria.post(
      `${koppelingUrl(connection)}/ophalen`,
      {},
      { origin: 'https://elders.example' },
    );
    expect(answer.status).toBe(403);
    expect(await listRuns(stage.deps, ria.school, connection)).toEqual([]);
  });

  it('takes an id that is no id, and an unknown system, for something that is not there', async () => {
    expect((await ria.get('/koppelingen/1')).status).toBe(404);
    expect((await ria.get('/koppelingen/nieuw?systeem=onbekend')).status).toBe(404);
  });
});

describe('a run and its connection', () => {
  it('belong together: the run of another connection of this school is not there', async () => {
    const run = await sync();
    const other = await stage.connect(ria, { naam: 'Tweede' });
    expect((await ria.get(runUrl(run))).status).toBe(200);
    expect((await ria.get(runUrl({ connection: other, id: run.id }))).status).toBe(404);
    expect((await ria.post(runActUrl({ connection: other, id: run.id }, 'bevestigen'))).status).toBe(404);
    expect((await lastRun()).status).toBe('needs_confirmation');
  });
});

describe('a first fetch', () => {
  it('is started by one tap, however often one taps', async () => {
    const url = `${koppelingUrl(connection)}/ophalen`;
    const answers = await Promise.all([ria.post(url), ria.post(url), ria.post(url, { plek: 'overzicht' })]);
    expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
      [303, koppelingUrl(connection)],
      [303, koppelingUrl(connection)],
      [303, '/koppelingen'],
    ]);
    expect(await listRuns(stage.deps, ria.school, connection)).toHaveLength(1);
  });

  it('is a preview with figures, names and issues, and nothing of it is in Koers until yes', async () => {
    lvs.issues = [
      {
        path: '/leerling[4]',
        code: 'no_key',
        seen: '#',
        message: 'Geen sleutel. Vraag erom.',
        effect: 'partial',
      },
    ];
    const run = await sync();
    const page = await ria.get(koppelingUrl(connection));
    for (const text of [
      'Kijk dit na',
      'Pip Regenlaars',
      'De Schelpen',
      '/leerling[4]',
      'Er is 1 aandachtspunt',
    ])
      expect(page.html).toContain(text);
    expect((await ria.get('/koppelingen')).html).toContain('Wacht op jou');
    expect(await people()).toBe(1); // the beheerder herself

    const yes = runActUrl(run, 'bevestigen');
    const twice = await Promise.all([ria.post(yes), ria.post(yes)]);
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    await stage.work(ria, run.id);
    expect(await lastRun()).toMatchObject({ status: 'done', total: { created: 8 } });
    expect(await people()).toBe(8);
    expect((await ria.post(yes)).status).toBe(303); // a tab that was left open
  });

  it('leaves nothing behind after no, also said twice', async () => {
    const run = await sync();
    const no = runActUrl(run, 'stoppen');
    expect((await ria.post(no)).status).toBe(303);
    expect((await ria.post(no)).status).toBe(303);
    expect(await lastRun()).toMatchObject({ id: run.id, status: 'cancelled' });
    expect(await people()).toBe(1);
    expect((await ria.post(runActUrl(run, 'bevestigen'))).status).toBe(409); // too late, and told so
  });
});

const people = async () =>
  await t.db.tenant({ school: ria.school, actor: null }, async (tx) => {
    const rows = await tx.selectFrom('koers.person').select('id').where('ended_at', 'is', null).execute();
    return rows.length;
  });

describe('many who would end', () => {
  it('asks first: how many and who; no leaves them, yes ends them', async () => {
    await syncedTwice();
    lvs.records = lvs.records.filter((record) => record.kind !== 'leerling' || record.key === 'L1');
    const run = await sync();
    expect(run).toMatchObject({ status: 'needs_confirmation', reason: 'mass_end' });
    const page = await ria.get(koppelingUrl(connection));
    expect(page.html).toContain('6 leerlingen staan ineens niet meer in het LVS');
    expect(page.html).toContain('Saar Sterrenschrift, Juno Waterval');
    expect(page.html).not.toContain('/ongedaan'); // first an answer, then undo

    await ria.post(runActUrl(run, 'stoppen'));
    expect(await people()).toBe(9);
    const again = await sync();
    await ria.post(runActUrl(again, 'bevestigen'));
    await stage.work(ria, again.id);
    expect(await people()).toBe(3);
  });
});

describe('undo', () => {
  it('puts back what the last run did, once, and says what it did', async () => {
    const run = await syncedTwice();
    expect(await people()).toBe(9);
    const page = await ria.get(koppelingUrl(connection));
    expect(page.html.split('/ongedaan"').length - 1).toBe(2); // action and hx-post of one form

    const undone = await ria.post(runActUrl(run, 'ongedaan'), {}, { htmx: true });
    expect(undone.html).toContain('Ongedaan gemaakt: 1 persoon of groep weggehaald.');
    expect(await people()).toBe(8);
    const again = await ria.post(runActUrl(run, 'ongedaan'));
    expect(again.html).toContain('was al ongedaan gemaakt');
    expect((await ria.get(koppelingUrl(connection))).html).toContain('De volgende keer kijk jij eerst mee.');
  });

  it('is refused for a run that is not the last one', async () => {
    const [, first] = [await syncedTwice(), (await listRuns(stage.deps, ria.school, connection))[1]];
    expect(first?.canUndo).toBe(false);
    expect((await ria.post(runActUrl(first ?? { connection, id: connection }, 'ongedaan'))).status).toBe(409);
    expect(await people()).toBe(9);
  });
});

describe('while it runs', () => {
  const stand = (was: string) =>
    ria.get(`${koppelingUrl(connection)}/stand?plek=pagina&was=${was}&n=3`, { htmx: true });

  it('says the start and the end aloud, nothing in between, and stops asking by itself', async () => {
    const first = await ria.post(`${koppelingUrl(connection)}/ophalen`, {}, { htmx: true });
    expect(first.headers.get('hx-redirect')).toBe(koppelingUrl(connection)); // from steps to the page itself
    await ria.post(runActUrl(await lastRun(), 'stoppen'));
    const begun = await ria.post(`${koppelingUrl(connection)}/ophalen`, {}, { htmx: true });
    expect(begun.html).toContain('data-announce="Koers haalt nu de gegevens op."');
    expect(begun.html).toContain('hx-trigger="load delay:1s');
    const again = await ria.post(`${koppelingUrl(connection)}/ophalen`, {}, { htmx: true });
    expect(again.html).not.toContain('data-announce');
    const seen: string[] = [];
    lvs.onBatch = async () => void seen.push((await stand('queued')).html);
    const { id } = await lastRun();
    await stage.work(ria, id);
    lvs.onBatch = async () => {};
    expect(seen.length).toBeGreaterThan(3);
    for (const html of seen) {
      expect(html).not.toContain('data-announce');
      expect(html).toContain('was=pulling&amp;n=4');
    }
    const ended = (await stand('pulling')).html;
    expect(ended).toContain('data-announce="De gegevens zijn opgehaald. Koers wacht op jou');
    expect(ended).toContain('hx-target="#uitkomst"');
    expect(ended).not.toContain('hx-trigger');
    expect((await stand('needs_confirmation')).html).not.toContain('data-announce');
  });

  it('can be stopped before anything is applied, and says why it failed', async () => {
    await requestSync(stage.deps, ria, connection, 'manual');
    const stopped = await ria.post(
      runActUrl(await lastRun(), 'stoppen'),
      { plek: 'overzicht' },
      { htmx: true },
    );
    expect(stopped.html).toContain('data-announce="Gestopt. Er is niets veranderd."');

    lvs.fails = new AppError('source_refused', 'De sleutel is niet meer geldig.', { retry: 'never' });
    await sync();
    const page = await ria.get('/koppelingen');
    expect(page.html).toContain('De sleutel is niet meer geldig. Er staat nog niets in Koers.');
  });

  it('keeps showing what the last good run brought after one that failed', async () => {
    await syncedTwice();
    lvs.fails = new AppError('source_refused', 'De sleutel is niet meer geldig.', { retry: 'never' });
    await sync();
    const page = await ria.get('/koppelingen');
    expect(page.html).toContain('1 nieuw en 8 gelijk gebleven');
    expect(page.html).toContain('In Koers staan de gegevens van ');
  });

  it('names the colleague who started a run', async () => {
    const otto = await stage.visitor(ria.school, 'beheerder', 'Otto Vloedlijn');
    await otto.post(`${koppelingUrl(connection)}/ophalen`);
    expect((await ria.get(koppelingUrl(connection))).html).toContain('door Otto Vloedlijn');
    expect((await ria.get(runUrl(await lastRun()))).html).toContain('Gestart door Otto Vloedlijn');
    expect((await otto.get(koppelingUrl(connection))).html).toContain('door jou');
  });
});
