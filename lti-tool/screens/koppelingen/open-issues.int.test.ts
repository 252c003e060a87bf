import { afterAll, beforeAll, expect, it } from 'vitest';
import { listConnections, requestSync } from '../../../gateway/sync/service.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { fakeLvs, fakeSchool } from './testing/fake-lvs.ts';
import { type KoppelingenStage, openStage } from './testing/stage.ts';
import { koppelingUrl, runUrl } from './urls.ts';

const t = testDb();
const lvs = fakeLvs();
let stage: KoppelingenStage;

beforeAll(async () => {
  stage = await openStage(t.db, [lvs]);
});
afterAll(() => stage.close());

it('what an LVS did not tell right stays in sight as long as it says that nothing changed', async () => {
  const { a: school } = await twoSchools(t.db);
  const ria = await stage.visitor(school, 'beheerder');
  const connection = await stage.connect(ria, { firstSync: 'apply' });
  const sync = async () => {
    const { run } = await requestSync(stage.deps, { school, person: null }, connection, 'schedule');
    await stage.work(ria, run);
    return run;
  };
  const open = async () => (await listConnections(stage.deps, school))[0]?.run?.open;

  lvs.records = fakeSchool();
  lvs.issues = [
    { path: '/leerling[9]', code: 'no_name', seen: '', message: 'Er staat geen naam.', effect: 'dropped' },
  ];
  const told = await sync();
  lvs.quiet = true;
  for (let night = 0; night < 12; night += 1) await sync(); // more than the runs whose issues are kept
  expect(await open()).toEqual({ run: told, issues: 1 });
  expect((await ria.get('/koppelingen')).html).toContain('In orde, 1 aandachtspunt');
  const page = (await ria.get(koppelingUrl(connection))).html;
  expect(page).toContain('Er staat geen naam.');
  expect((await ria.get(runUrl({ id: told, connection }))).html).toContain('Er staat geen naam.');

  Object.assign(lvs, { quiet: false, issues: [] });
  const mended = await sync();
  expect(await open()).toEqual({ run: mended, issues: 0 });
  expect((await ria.get('/koppelingen')).html).not.toContain('aandachtspunt');
  lvs.quiet = true;
  await sync();
  expect(await open()).toEqual({ run: mended, issues: 0 });
});
