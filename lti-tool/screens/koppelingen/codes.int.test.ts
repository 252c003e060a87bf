import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listRuns } from '../../../gateway/sync/service.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { tagsNamed } from '../../ui/test-kit/tags.ts';
import type { Visitor } from '../testing/serve-screens.ts';
import { type FakeLvs, fakeLvs, fakeSchool, ROLLEN } from './testing/fake-lvs.ts';
import { type KoppelingenStage, openStage } from './testing/stage.ts';
import { codesUrl, codeTerugUrl, codeVoorbeeldUrl, koppelingUrl } from './urls.ts';

const t = testDb();
let lvs: FakeLvs;
let stage: KoppelingenStage;
let ria: Visitor;
let connection: string;

beforeAll(async () => {
  lvs = fakeLvs();
  Object.assign(lvs.adapter, { lists: [ROLLEN] });
  stage = await openStage(t.db, [lvs]);
});
afterAll(() => stage.close());

beforeEach(async () => {
  const { a } = await twoSchools(t.db);
  ria = await stage.visitor(a, 'beheerder');
  const issue = { code: 'unknown_code', message: 'Deze rol kent Koers niet.', effect: 'partial' } as const;
  const unknown = { list: ROLLEN.id, code: 'V<b>' };
  lvs.records = fakeSchool();
  lvs.issues = [
    { ...issue, path: 'medewerker/1', seen: 'V<b>', unknown },
    { ...issue, path: 'medewerker/2', seen: 'V<b>', unknown },
  ];
  connection = await stage.connect(ria, { firstSync: 'apply' });
  await ria.post(`${koppelingUrl(connection)}/ophalen`);
  const [run] = await listRuns(stage.deps, ria.school, connection, 1);
  await stage.work(ria, run?.id ?? '');
});

const page = async () => (await ria.get(codesUrl(connection))).html;
const choose = (waarde: string, code = 'V<b>') =>
  ria.post(codesUrl(connection), { lijst: ROLLEN.id, code, waarde });

describe('codes of a connection (R71)', () => {
  it('shows what is not known with how many rows, and what the standard says; a code from outside is text', async () => {
    const html = await page();
    expect(html).toContain('staat de laatste keer bij 2 regels');
    expect(html).toContain('V&lt;b>');
    expect(html).not.toContain('V<b>');
    expect(html).toContain('Wat de standaard zegt: 1 code<');
  });

  it('is asked on the connection itself, at the cause, with the words to choose from', async () => {
    const { html } = await ria.get(koppelingUrl(connection));
    expect(html).toContain(`action="${codesUrl(connection)}"`);
    expect(tagsNamed(html, 'option').map((o) => o.attributes.get('value'))).toEqual([
      '',
      'leerkracht',
      'overig',
    ]);
    expect(html).toContain(`href="${codesUrl(connection)}"`);
  });

  it('tells beforehand what a choice would do, and changes nothing by telling', async () => {
    const query = new URLSearchParams({ lijst: ROLLEN.id, code: 'V<b>', waarde: 'overig' });
    const { html } = await ria.get(`${codeVoorbeeldUrl(connection)}?${query}`, { htmx: true });
    expect(html).toContain('Bij 2 regels van de laatste keer komt dan te staan: Iets anders.');
    expect(html).toContain('medewerker/1');
    expect(await page()).toContain('staat de laatste keer bij 2 regels');
    expect((await ria.get(codeVoorbeeldUrl(connection), { htmx: true })).html).toBe('');
  });

  it('keeps a choice, says that the next fetch knows it, and takes it back', async () => {
    const answer = await choose('overig');
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `${codesUrl(connection)}?gedaan=gekozen`,
    ]);
    const html = (await ria.get(`${codesUrl(connection)}?gedaan=gekozen`)).html;
    expect(html).toContain('Bij de volgende keer ophalen kent Koers deze code.');
    expect(html).not.toContain('staat de laatste keer bij');
    expect(html).toContain('Wat jullie kozen');
    const keuze =
      tagsNamed(html, 'input')
        .find((input) => input.attributes.get('name') === 'keuze')
        ?.attributes.get('value') ?? '';
    expect((await ria.post(codeTerugUrl(connection), { keuze })).status).toBe(303);
    expect(await page()).not.toContain('Wat jullie kozen');
    expect((await ria.post(codeTerugUrl(connection), { keuze })).status).toBe(303); // twice is once
  });

  it.each([
    ['nothing chosen', ''],
    ['a value that there is not', 'koning'],
  ])('with %s says so and keeps nothing', async (_, waarde) => {
    const answer = await choose(waarde);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('Kies wat deze code betekent.');
    expect(answer.html).not.toContain('Wat jullie kozen');
  });

  it('says of a system without a witness that it is not verified, on its page and where systems are chosen', async () => {
    expect((await ria.get(koppelingUrl(connection))).html).toContain('niet geverifieerd');
    const other = fakeLvs('tweede', 'Tweede');
    Object.assign(other.adapter, { witness: { kind: 'xsd', what: 'UWLR 2.3' } });
    const both = await openStage(t.db, [lvs, other]);
    try {
      const who = await both.visitor(ria.school, 'beheerder', 'Bea Ander');
      const { html } = await who.get('/koppelingen/nieuw');
      expect(html.match(/niet geverifieerd/g)).toHaveLength(1);
      expect(html).toContain('UWLR 2.3. Nog niet met een echte school.');
    } finally {
      await both.close();
    }
  });
});
