import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BronLeerling, BronRecord } from '../../../gateway/model/roster.ts';
import { grantRole } from '../../../gateway/school/people.ts';
import { listRuns, runChanges } from '../../../gateway/sync/service.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import type { Visitor } from '../testing/serve-screens.ts';
import { type FakeLvs, fakeLeerling, fakeLvs, fakeSchool } from './testing/fake-lvs.ts';
import { type KoppelingenStage, openStage } from './testing/stage.ts';
import { koppelingUrl, runUrl } from './urls.ts';

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
beforeEach(async () => {
  const { a, b } = await twoSchools(t.db);
  ria = await stage.visitor(a, 'beheerder');
  buur = await stage.visitor(b, 'beheerder', 'Nel Buurvrouw');
  connection = await stage.connect(ria, { firstSync: 'apply' });
});

/** Fetches what the LVS holds now, and takes it over. */
async function fetched(records: BronRecord[]) {
  lvs.records = records;
  await ria.post(`${koppelingUrl(connection)}/ophalen`);
  const [run] = await listRuns(stage.deps, ria.school, connection);
  if (!run) throw new Error('no run');
  await stage.work(ria, run.id);
  return run;
}

const changesOf = (run: string, pagina = 1, school = ria.school) =>
  runChanges(stage.deps, { school, run, pagina });

const OTHER_GROUP: BronRecord = {
  kind: 'groep',
  key: 'G2',
  naam: 'De Kwallen',
  soort: 'stamgroep',
  jaargroep: 'S',
  schooljaar: '2026-2027',
};

/** A year later: one has another name and group, one is gone, one is new. */
function aYearLater(): BronRecord[] {
  const [, ...rest] = fakeSchool(20).filter(({ key }) => key !== 'L2');
  const moved = { ...(fakeLeerling(1) as BronLeerling), achternaam: 'Regenboog', stamgroep: 'G2' };
  const [groep] = fakeSchool(0);
  if (!groep) throw new Error('no group');
  return [groep, OTHER_GROUP, ...rest.filter(({ key }) => key !== 'L1'), moved, fakeLeerling(21)];
}

describe('what a run changed', () => {
  it('is a line for each person and groep: who ended, who is new, and each field that differs (R71)', async () => {
    await fetched(fakeSchool(20));
    const run = await fetched(aYearLater());

    const { totaal, lines } = await changesOf(run.id);

    expect(lines.map(({ naam, kind, becomes }) => [naam, kind, becomes])).toEqual([
      ['Saar Sterrenschrift', 'leerling', 'ended'],
      ['Juno21 Waterval', 'leerling', 'created'],
      ['De Kwallen', 'groep', 'created'],
      ['Pip Regenboog', 'leerling', 'updated'],
    ]);
    expect(totaal).toBe(4);
    expect(lines.at(-1)?.velden).toEqual([
      { veld: 'achternaam', was: 'Regenlaars', wordt: 'Regenboog' },
      { veld: 'groep', was: 'De Schelpen', wordt: '' },
      { veld: 'groep', was: '', wordt: 'De Kwallen' },
    ]);
    expect(lines.slice(0, 3).flatMap(({ velden }) => velden)).toEqual([]);
    const page = await ria.get(runUrl(run));
    for (const text of [
      'Achternaam: Regenlaars werd Regenboog',
      'Niet meer in groep De Schelpen',
      'Nu in groep De Kwallen',
    ])
      expect(page.html).toContain(text);
  });

  it('comes 25 a page, everybody once', async () => {
    const run = await fetched(fakeSchool(30));
    const pages = await Promise.all([1, 2, 3].map((pagina) => changesOf(run.id, pagina)));
    expect(pages.map(({ totaal, lines }) => [totaal, lines.length])).toEqual([
      [32, 25],
      [32, 7],
      [32, 0],
    ]);
    expect(new Set(pages.flatMap(({ lines }) => lines.map(({ id }) => id))).size).toBe(32);
    expect((await ria.get(runUrl(run))).html).toContain('Bladzijde 1 van 2');
    const second = await ria.get(`${runUrl(run)}?pagina=2`);
    expect(second.html).toContain('Bladzijde 2 van 2');
    expect(second.html).toContain(`${runUrl(run)}#veranderd`);
    expect((await ria.get(`${runUrl(run)}?pagina=9`)).html).toContain('Deze bladzijde is er niet');
  });

  it('links a name only for who may open a pupil', async () => {
    const run = await fetched(fakeSchool(2));
    expect((await ria.get(runUrl(run))).html).not.toContain('href="/leerling/');
    await t.db.tenant({ school: ria.school, actor: null }, (tx) =>
      grantRole(tx, ria.school, { person: ria.person, rol: 'ib', reason: 'proef', grantedBy: 'invite' }),
    );
    const { lines } = await changesOf(run.id);
    const pip = lines.find(({ naam }) => naam === 'Pip Regenlaars');
    const { html } = await ria.get(runUrl(run));
    expect(html).toContain(`<a href="/leerling/${pip?.id}">Pip Regenlaars</a>`);
    expect(html.split('href="/leerling/')).toHaveLength(3); // a medewerker and a groep have no such page
  });

  it('is of this school only, and is gone once the run was undone or nothing changed', async () => {
    const run = await fetched(fakeSchool(3));
    expect(await changesOf(run.id, 1, buur.school)).toEqual({ totaal: 0, lines: [] });
    const again = await fetched(fakeSchool(3));
    expect((await changesOf(again.id)).totaal).toBe(0);
    expect((await ria.get(runUrl(again))).html).not.toContain('Wat er veranderde');
    await ria.post(`${runUrl(run)}/ongedaan`);
    expect((await changesOf(run.id)).totaal).toBe(0);
  });
});
