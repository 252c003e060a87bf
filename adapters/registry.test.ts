import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { SourceAdapter } from '../gateway/sync/source-adapter.ts';
import { collect, testContext } from './_kit/conformance-pull.ts';
import { adapterFolders, loadAdapters } from './registry.ts';

const folders: string[] = [];
const zod = import.meta.resolve('zod');

/** A folder of adapters, each given as the text of its index.js. */
function planted(files: Record<string, string>): URL {
  const root = mkdtempSync(join(tmpdir(), 'koers-adapters-'));
  folders.push(root);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, name));
    if (text !== '') writeFileSync(join(root, name, 'index.js'), text);
  }
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  return pathToFileURL(`${root}/`);
}

const good = (id: string, change = '') =>
  `import { z } from ${JSON.stringify(zod)};
   const adapter = { id: '${id}', title: 'X', connection: z.object({}), offers: ['roster'], answers: 'full', transport: 'rest', witness: { kind: 'none', what: 'X' }, async check() {}, async *pull() {} };
   ${change}
   export default adapter;`;

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('the registry', () => {
  it('finds our own adapters', async () => {
    const adapters = await loadAdapters();

    expect([...adapters.keys()]).toEqual(await adapterFolders());
    expect(adapters.get('parnassys')).toMatchObject({ title: 'ParnasSys', answers: 'full' });
  });

  it('takes a new folder without a line anywhere else, and skips what starts with _', async () => {
    const adapters = await loadAdapters(
      planted({ nieuw: good('nieuw'), ander: good('ander'), _kit: 'throw 1', _formats: '' }),
    );

    expect([...adapters.keys()]).toEqual(['ander', 'nieuw']);
  });

  it('keeps the pace of a vendor over all of its runs', async () => {
    const times: number[] = [];
    const http = {
      request: async () => {
        times.push(performance.now());
        return { status: 200, headers: new Headers(), bytes: new Uint8Array() };
      },
    };
    const asks = `adapter.pace = { perSecond: 20, parallel: 9 };
      adapter.pull = async function* (_, since, ctx) {
        for (let i = 0; i < 13; i++) await ctx.http.request({ method: 'GET', url: 'https://lvs.example.org/' });
      };`;
    const adapter = (await loadAdapters(planted({ traag: good('traag', asks) }))).get('traag');
    const { ctx } = testContext({ brin: '99XX', dependance: '', naam: 'De Kompasroos' }, { http });
    await Promise.all([1, 2].map(() => collect(adapter as SourceAdapter, {}, null, ctx)));

    // Twenty at once, and the other six at twenty a second.
    expect(times).toHaveLength(26);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(270);
  });

  it.each([
    ['without an index', '', /kapot \(no index\.ts\)/],
    ['that cannot be imported', 'throw new Error("stuk")', /kapot \(stuk\)/],
    ['without a default export', 'export const x = 1', /kapot \(must be the default export\)/],
    ['with another id', good('anders'), /id is "anders", must equal the folder name/],
    ['without pull', good('kapot', 'delete adapter.pull;'), /pull must be a function/],
    [
      'whose connection is no schema',
      good('kapot', 'adapter.connection = {};'),
      /connection must be a zod schema/,
    ],
    ['that offers nothing', good('kapot', 'adapter.offers = [];'), /offers/],
    ['that does not say what it was held against', good('kapot', 'delete adapter.witness;'), /witness/],
    [
      'whose pace never lets anyone through',
      good('kapot', 'adapter.pace = { perSecond: 0, parallel: 1 };'),
      /pace/,
    ],
    ['with an unknown way of answering', good('kapot', 'adapter.answers = "soms";'), /answers/],
  ])('refuses a folder %s, and says so', async (_, text, message) => {
    await expect(loadAdapters(planted({ kapot: text, goed: good('goed') }))).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringMatching(message),
      opts: { issues: [{ path: 'kapot' }] },
    });
  });

  it('names every bad folder at once', async () => {
    await expect(loadAdapters(planted({ a: '', b: '' }))).rejects.toMatchObject({
      opts: { issues: [{ path: 'a' }, { path: 'b' }] },
    });
  });
});
