import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createKeys } from '../../../gateway/access/keys.ts';
import { listRuns } from '../../../gateway/sync/service.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import type { Visitor } from '../testing/serve-screens.ts';
import { type FakeLvs, fakeLvs } from './testing/fake-lvs.ts';
import { type KoppelingenStage, openStage } from './testing/stage.ts';
import { bestandenUrl, koppelingUrl } from './urls.ts';

const t = testDb();
const MB = 1024 * 1024;
let lvs: FakeLvs;
let stage: KoppelingenStage;
let ria: Visitor;
let buur: Visitor;
let connection: string;

beforeAll(async () => {
  lvs = fakeLvs();
  Object.assign(lvs.adapter, {
    transport: 'file',
    files: { accept: ['.xml', '.zip'], maxBytes: MB, what: 'Maak in het LVS een uitvoer.', newest: 1 },
  });
  stage = await openStage(t.db, [lvs]);
});
afterAll(() => stage.close());

beforeEach(async () => {
  const { a, b } = await twoSchools(t.db);
  ria = await stage.visitor(a, 'beheerder');
  buur = await stage.visitor(b, 'beheerder', 'Nel Buurvrouw');
  const keys = createKeys({ master: Buffer.alloc(32, 7) });
  await t.db.tenant({ school: a, actor: null }, (tx) => keys.ensureSchoolKey(tx, a));
  connection = await stage.connect(ria);
});

/** As a browser sends it; the name of the file goes over the wire as it is. */
async function upload(
  who: Visitor,
  naam: string,
  text: string,
): Promise<{ status: number; html: string; to: string | null }> {
  const boundary = 'koersproef';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="bestand"; filename="${naam}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const response = await fetch(stage.origin + bestandenUrl(connection), {
    method: 'POST',
    redirect: 'manual',
    headers: {
      ...{ cookie: who.cookie, origin: stage.origin, accept: 'text/html' },
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    body: `${head}${text}\r\n--${boundary}--\r\n`,
  });
  return { status: response.status, html: await response.text(), to: response.headers.get('location') };
}

const runs = () => listRuns(stage.deps, ria.school, connection);

describe('handing a file in', () => {
  it('begins a run, and shows the file on the page of the connection', async () => {
    expect(await upload(ria, 'school.xml', '<a/>')).toMatchObject({
      status: 303,
      to: `${koppelingUrl(connection)}#bestanden`,
    });
    expect(await runs()).toMatchObject([{ trigger: 'file', status: 'queued' }]);
    const { html } = await ria.get(koppelingUrl(connection));
    expect(html).toContain('Maak in het LVS een uitvoer.');
    expect(html).toContain('school.xml');
    expect(html).toContain('Dit leest Koers');
    expect(html).toContain('als er een bestand is');
  });

  it.each([
    ['of another kind', 'lijst.exe', 'x', 415, 'eindigt op .xml of .zip'],
    ['too large', 'groot.xml', 'x'.repeat(MB + 1), 413, 'tot 1 MB'],
    ['called by a path', '../../etc/x.xml', 'x', 400, 'een map'],
    ['empty', 'leeg.xml', '', 400, 'leeg'],
    ['not chosen', '', '', 422, 'Kies eerst een bestand.'],
  ])('%s is refused with what to do, and nothing is kept', async (_, naam, text, status, words) => {
    const answer = await upload(ria, naam, text);
    expect(answer.status).toBe(status);
    expect(answer.html).toContain(words);
    expect(answer.html).not.toContain('Dit leest Koers');
    expect(await runs()).toEqual([]);
  });

  it('is for the beheerder of this school only (R85)', async () => {
    expect((await upload(buur, 'school.xml', '<a/>')).status).toBe(404);
    const juf = await stage.visitor(ria.school, 'leerkracht', 'Juf Ander');
    expect((await upload(juf, 'school.xml', '<a/>')).status).toBe(403);
    expect(await runs()).toEqual([]);
  });
});
