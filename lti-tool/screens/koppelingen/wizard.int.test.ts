import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listRuns } from '../../../gateway/sync/service.ts';
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
  url = koppelingUrl(await stage.connect(ria));
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
