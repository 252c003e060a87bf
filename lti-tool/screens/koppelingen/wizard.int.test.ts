import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../gateway/errors.ts';
import { listConnections, listRuns, reportOf } from '../../../gateway/sync/service.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { tagsNamed } from '../../ui/test-kit/tags.ts';
import type { Visitor } from '../testing/serve-screens.ts';
import { type FakeLvs, fakeLvs, fakeSchool } from './testing/fake-lvs.ts';
import { type KoppelingenStage, openStage } from './testing/stage.ts';
import { koppelingUrl, NIEUW, runActUrl } from './urls.ts';

const t = testDb();
let lvs: FakeLvs;
let files: FakeLvs;
let stage: KoppelingenStage;
let ria: Visitor;
let connection: string;
let url: string;

beforeAll(async () => {
  lvs = fakeLvs();
  files = fakeLvs('zeezak', 'Zeezak');
  Object.assign(files.adapter, {
    transport: 'file',
    files: { accept: ['.xml'], maxBytes: 1024, what: 'De uitvoer die Zeezak maakt onder Beheer.', newest: 1 },
  });
  stage = await openStage(t.db, [lvs, files]);
});
afterAll(() => stage.close());
beforeEach(async () => {
  const { a } = await twoSchools(t.db);
  ria = await stage.visitor(a, 'beheerder');
  lvs.records = fakeSchool();
  connection = await stage.connect(ria);
  url = koppelingUrl(connection);
});

/** The step one is at, as a screen reader says it; null: there are no steps. */
const stepAt = (html: string): string | null =>
  /aria-current="step".*?nu: <\/span>([^<]+)/s.exec(html)?.[1] ?? null;

const primary = (html: string): string[] =>
  tagsNamed(html, 'button').flatMap((tag) =>
    /utrecht-button--primary/.test(tag.attributes.get('class') ?? '') ? [tag.attributes.get('id') ?? ''] : [],
  );

const lastRun = async () => {
  const [run] = await listRuns(stage.deps, ria.school, url.split('/').at(-1) ?? '');
  if (!run) throw new Error('no run');
  return run;
};

describe('the way to a connection', () => {
  it('says at each page which of the five steps it is, and what to do next (R71)', async () => {
    expect(stepAt((await ria.get(NIEUW)).html)).toBe('1. Systeem');
    expect(stepAt((await ria.get(`${NIEUW}?systeem=kompas`)).html)).toBe('2. Gegevens');
    const mended = await ria.post(NIEUW, { systeem: 'kompas', naam: '' });
    expect(stepAt(mended.html)).toBe('2. Gegevens');

    const made = await ria.get(url);
    expect(stepAt(made.html)).toBe('3. Testen');
    expect(primary(made.html)).toEqual(['testen']);

    const tested = await ria.post(`${url}/testen`);
    expect(stepAt(tested.html)).toBe('4. Eerste keer ophalen (proef)');
    expect(primary(tested.html)).toEqual([expect.stringMatching(/^ophalen-/)]);

    await ria.post(`${url}/ophalen`);
    expect(stepAt((await ria.get(url)).html)).toBe('4. Eerste keer ophalen (proef)');
    await stage.work(ria, (await lastRun()).id);
    const preview = await ria.get(url);
    expect(stepAt(preview.html)).toBe('4. Eerste keer ophalen (proef)');
    expect(primary(preview.html)).toEqual([expect.stringMatching(/^ja-/)]);

    const run = await lastRun();
    const yes = await ria.post(runActUrl(run, 'bevestigen'), {}, { htmx: true });
    expect(yes.html).toContain('hx-target="#stappen"');
    expect(stepAt(yes.html)).toBe('5. Wanneer');
    await stage.work(ria, run.id);
    expect(stepAt((await ria.get(url)).html)).toBeNull();
  });

  it('moves along with a test, in the page that is there; a test that fails stays where it was', async () => {
    const good = await ria.post(`${url}/testen`, {}, { htmx: true });
    expect(stepAt(good.html)).toBe('4. Eerste keer ophalen (proef)');
    expect(primary(good.html)).toEqual([expect.stringMatching(/^ophalen-/)]);
    lvs.onCheck = () => Promise.reject(new Error('boom'));
    expect((await ria.post(`${url}/testen`, {}, { htmx: true })).status).toBe(500);
    lvs.onCheck = async () => {};
    await ria.post(`${url}/gegevens`, {
      'veld.adres': 'https://lvs.example',
      'veld.sleutel': 'dit-is-fout',
      'veld.versie': '2',
    });
    const bad = await ria.post(`${url}/testen`, {}, { htmx: true });
    expect(stepAt(bad.html)).toBe('3. Testen');
    expect(primary(bad.html)).toEqual(['testen']);
  });

  it('of a system that reads files says what to hand in, and when', async () => {
    const { html } = await ria.get(`${NIEUW}?systeem=zeezak`);
    expect(html).toContain('De uitvoer die Zeezak maakt onder Beheer. Dat lever je straks in');
    expect(html).not.toContain('Vul in wat je van Zeezak hebt gekregen');
    const made = await ria.post(NIEUW, {
      ...{ systeem: 'zeezak', naam: 'Zeezak', 'veld.adres': 'https://lvs.example' },
      ...{ 'veld.sleutel': 'diep-geheim-7', 'veld.versie': '2' },
    });
    const page = await ria.get(made.headers.get('location') ?? '');
    expect(stepAt(page.html)).toBe('4. Eerste keer ophalen (proef)');
    expect(page.html).toContain('niet nodig: </span>3. Testen');
    expect(primary(page.html)).toHaveLength(1);
    expect(page.html).toContain('Inleveren');
  });
});

describe('the first fetch', () => {
  it('shows the first five of each kind with their groups, from the answer itself', async () => {
    await ria.post(`${url}/ophalen`);
    await stage.work(ria, (await lastRun()).id);
    const { html } = await ria.get(url);
    expect(html).toContain('Nieuwe leerlingen: de eerste 5, en nog 1');
    const rows = [
      ...html.matchAll(
        /<th scope="row">([^<]*)<\/th><td[^>]*data-label="(Groep|Groepen|Jaargroep)">([^<]*)/g,
      ),
    ];
    expect(rows.map(([, naam, , groep]) => [naam, groep])).toEqual([
      ...['Pip Regenlaars', 'Saar Sterrenschrift', 'Juno Waterval', 'Bram Zeilmaker', 'Fenna Duinroos'].map(
        (naam) => [naam, 'De Schelpen'],
      ),
      ['De Schelpen', 'S'],
      ['Marjan Schelpenpad', 'De Schelpen'],
    ]);
  });
});

describe('a new connection', () => {
  const filled = {
    systeem: 'kompas',
    naam: 'Tweede LVS',
    'veld.adres': 'https://lvs.example',
    'veld.sleutel': 'diep-geheim-7',
    'veld.versie': '2',
  };

  it('is saved from a form, tests its connection, and shows nothing of its secret anywhere', async () => {
    const made = await ria.post('/koppelingen/nieuw', filled);
    expect(made.status).toBe(303);
    const url = made.headers.get('location') ?? '';
    const page = await ria.get(url);
    expect(page.html).toContain('Test de verbinding');
    const settings = await ria.get(`${url}/gegevens`);
    const tested = await ria.post(`${url}/testen`, {}, { htmx: true });
    expect(tested.html).toContain('data-announce="Gelukt: De verbinding werkt."');
    for (const { html } of [page, settings, tested, await ria.get('/koppelingen')])
      expect(html).not.toContain('diep-geheim-7');
    expect(await listRuns(stage.deps, ria.school, url.split('/').at(-1) ?? '')).toEqual([]);
  });

  it('says per question what is wrong, keeps the rest and not the secret (422)', async () => {
    const wrong = { ...filled, naam: ' ', 'veld.adres': 'http://x', 'veld.sleutel': 'kort' };
    for (const htmx of [true, false]) {
      const answer = await ria.post('/koppelingen/nieuw', wrong, { htmx });
      expect(answer.status).toBe(422);
      expect(answer.html.startsWith('<!DOCTYPE html>')).toBe(!htmx);
      const invalid = tagsNamed(answer.html, 'input').filter(
        (tag) => tag.attributes.get('aria-invalid') === 'true',
      );
      expect(invalid.map((tag) => [tag.attributes.get('name'), tag.attributes.get('value') ?? ''])).toEqual([
        ['naam', ''],
        ['veld.adres', 'http://x'],
        ['veld.sleutel', ''],
      ]);
      expect(answer.html).not.toContain('kort');
    }
    expect(await listConnections(stage.deps, ria.school)).toHaveLength(1);
  });

  it('is made once: the same form again says that the name is taken', async () => {
    const [one, two] = [
      await ria.post('/koppelingen/nieuw', filled, { htmx: true }),
      await ria.post('/koppelingen/nieuw', filled),
    ];
    expect(one.headers.get('hx-redirect')).toMatch(/^\/koppelingen\/[0-9a-f-]{36}$/);
    expect(two.status).toBe(422);
    expect(two.html).toContain('Er is al een koppeling met deze naam.');
    expect(await listConnections(stage.deps, ria.school)).toHaveLength(2);
  });

  it('gets another key later; a key the system refuses is a step that failed, in words', async () => {
    const changed = await ria.post(`${koppelingUrl(connection)}/gegevens`, {
      ...filled,
      'veld.sleutel': 'dit-is-fout',
    });
    expect(changed.headers.get('location')).toBe(koppelingUrl(connection));
    const tested = await ria.post(`${koppelingUrl(connection)}/testen`);
    expect(tested.html).toContain('De sleutel is geweigerd.');
    expect(
      (await ria.post(`${koppelingUrl(connection)}/gegevens`, { ...filled, 'veld.sleutel': '' })).status,
    ).toBe(422);
  });
});

describe('testing a connection', () => {
  const who = () => ({ school: ria.school, person: ria.person });

  it('ends in words when the system says nothing at all', async () => {
    lvs.onCheck = (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    const report = await reportOf(stage.deps, who(), { id: connection, title: 'KompasLVS' }, 50);
    lvs.onCheck = async () => {};
    expect(report).toEqual({
      ok: false,
      steps: [
        { ok: false, message: 'KompasLVS gaf binnen 0 seconden geen antwoord. Probeer het later opnieuw.' },
      ],
    });
  });

  it('tells what a system says no to, and does not hide a mistake of ours', async () => {
    lvs.onCheck = () => Promise.reject(new AppError('source_refused', 'De sleutel is ingetrokken.'));
    expect((await ria.post(`${koppelingUrl(connection)}/testen`)).html).toContain(
      'De sleutel is ingetrokken.',
    );
    lvs.onCheck = () => Promise.reject(new AppError('internal', 'Er ging iets mis in Koers.'));
    expect((await ria.post(`${koppelingUrl(connection)}/testen`)).status).toBe(500);
    lvs.onCheck = async () => {};
  });
});
