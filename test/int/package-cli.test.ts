import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../fixtures/pakket/kompaslijnen.ts';
import { readConfig } from '../../gateway/config.ts';
import { schrijfCase } from '../../gateway/leerlijnen/formaten/case/schrijven.ts';
import { PakketSchema } from '../../gateway/leerlijnen/pakket.ts';
import { type Running, startKoers } from '../../gateway/main.ts';
import { demoData, koers, removeData } from '../support/demo.ts';

const data = demoData();
const file = path.join(data, 'lijnen.json');
const demo = PakketSchema.parse(kompaslijnen);
let running: Running;

const json = async (...args: string[]) => {
  const { code, out, err } = await koers(data, ['package', ...args, '--json']);
  return { code, said: out ? JSON.parse(out) : err };
};

describe('koers package, beside a running Koers (R9, R10)', () => {
  beforeAll(async () => {
    running = await startKoers(readConfig({}, { KOERS_DATA: data, KOERS_PORT: '0', KOERS_LOG: 'silent' }), {
      web: true,
      worker: false,
    });
    await koers(data, [
      'school',
      'add',
      '--brin',
      '12AB',
      '--naam',
      'De Wilg',
      '--bestuur',
      'Stichting Rivier',
    ]);
    writeFileSync(file, JSON.stringify(schrijfCase(demo)));
  });
  afterAll(async () => {
    await running?.close();
    removeData(data);
  });

  it('import --dry-run says what would happen and stores nothing; then it does, once', async () => {
    expect(await json('import', file, '--dry-run')).toMatchObject({
      code: 0,
      said: { dryRun: true, uitkomst: 'nieuw', inhoud: { leerdoelen: 52 }, aantallen: { geweigerd: 0 } },
    });
    expect((await json('list')).said).toEqual([]);
    expect((await json('import', file)).said).toMatchObject({ uitkomst: 'nieuw', versie: demo.id });
    expect((await json('import', file)).said).toMatchObject({ uitkomst: 'stond_er_al' });
    expect((await json('list')).said).toMatchObject([
      { id: demo.id, versie: '1.0', status: 'concept', doelen: 52 },
    ]);
  });

  it('publish makes it there for everybody: a school sees it and the CASE provider hands it out', async () => {
    expect((await json('list', '--school', '12AB')).said).toEqual([]);
    expect((await json('publish', demo.id)).code).toBe(0);
    expect((await json('list', '--school', '12AB')).said).toMatchObject([{ status: 'published' }]);
    const adres = `${running.url}/ims/case/v1p1/CFPackages/${demo.id}`;
    expect(await (await fetch(adres)).json()).toMatchObject({ CFDocument: { title: demo.naam } });
    // Not from our own network, unless in the demo (lti.md §0.5).
    expect((await json('import', adres, '--school', '12AB')).said).toMatchObject({
      error: { code: 'source_refused' },
    });
    const eigen = await json('import', file, '--school', '12AB', '--publish');
    expect(eigen.said).toMatchObject({ uitkomst: 'nieuw', formaat: 'case-1.1' });
    expect((await json('list', '--school', '12AB')).said).toHaveLength(2);
    expect((await json('list')).said).toHaveLength(2);
  });

  it.each(['case-1.1', 'case-1.0', 'koers', 'csv', 'xlsx'])(
    'export --formaat %s writes a file that can be read in again',
    async (formaat) => {
      const naar = path.join(data, `uit-${formaat}`);
      expect((await json('export', demo.id, '--formaat', formaat, '--naar', naar)).code).toBe(0);
      expect(readFileSync(naar).length).toBeGreaterThan(1000);
      const opnieuw = await json('import', naar, '--school', '12AB', '--dry-run', '--versie', '7.0');
      expect(opnieuw.said).toMatchObject({
        uitkomst: 'nieuw',
        inhoud: { leerdoelen: 52 },
        aantallen: { geweigerd: 0 },
      });
    },
  );

  it('says what is wrong and leaves with the code for it', async () => {
    expect(await json('import', path.join(data, 'is-er-niet'))).toMatchObject({ code: 2 });
    writeFileSync(path.join(data, 'stuk.json'), '{ "CFDocument": }');
    const stuk = await koers(data, ['package', 'import', path.join(data, 'stuk.json')]);
    expect([stuk.code, stuk.err]).toEqual([2, expect.stringContaining('regel 1')]);
    expect((await json('import', file, '--school', '99ZZ')).code).toBe(1);
    expect((await json('publish', 'geen-id')).code).toBe(2);
    expect((await json('export', '00000000-0000-4000-8000-000000000000')).code).toBe(1);
    const help = await koers(data, ['package', 'import', '--help']);
    expect(help.out).toContain('Voorbeeld:\n  npx koers package import leerlijnen.json');
  });
});
