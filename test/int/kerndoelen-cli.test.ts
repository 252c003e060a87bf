import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoKerndoel, demoKerndoelen } from '../../fixtures/kerndoelen/demo-kerndoelen.ts';
import { kompaslijnen, pakketRij } from '../../fixtures/pakket/kompaslijnen.ts';
import { readConfig } from '../../gateway/config.ts';
import { adoptPakket, importPakket, publishPakket } from '../../gateway/leerlijnen/service.ts';
import { type Running, startKoers } from '../../gateway/main.ts';
import { demoData, koers, removeData } from '../support/demo.ts';

const data = demoData();
const folder = path.join(data, 'invoer');
let running: Running;

const json = async (...args: string[]) => {
  const { code, out } = await koers(data, [...args, '--json']);
  return { code, said: JSON.parse(out) };
};
const NAAM = ['--naam', 'Demo-kerndoelen', '--uitgever', 'Koers', '--licentie', 'CC0-1.0'];

describe('R11: koers kerndoelen and koers package coverage, beside a running Koers', () => {
  beforeAll(async () => {
    running = await startKoers(readConfig({}, { KOERS_DATA: data, KOERS_PORT: '0', KOERS_LOG: 'silent' }), {
      web: true,
      worker: false,
    });
    const school = ['--brin', '12AB', '--naam', 'De Wilg', '--bestuur', 'Stichting Rivier'];
    const { said } = await json('school', 'add', ...school);
    const { db } = running.koers.store;
    await db.platform(async (tx) => {
      await importPakket(tx, kompaslijnen);
      await publishPakket(tx, kompaslijnen.id);
    });
    const who = { school: said.id, person: null, roles: new Set<never>() };
    await db.tenant({ school: said.id, actor: null }, (tx) =>
      adoptPakket(tx, who, { versie: kompaslijnen.id }),
    );
    mkdirSync(folder, { recursive: true });
    for (const { naam, bytes } of demoKerndoelen) writeFileSync(path.join(folder, naam), bytes);
  });
  afterAll(async () => {
    await running?.close();
    removeData(data);
  });

  it('a dry run says what would come in and stores nothing', async () => {
    const { code, said } = await json('kerndoelen', 'import', folder, ...NAAM, '--dry-run');
    expect(code).toBe(0);
    expect(said).toMatchObject({ dryRun: true, uitgaven: [{ nieuw: true, sets: [{ aantal: 18 }] }] });
    expect((await json('kerndoelen', 'list')).said).toEqual([]);
  });

  it('a folder comes in with the counts beside those of the source; again changes nothing', async () => {
    const first = await koers(data, ['kerndoelen', 'import', folder, ...NAAM, '--uitgave', 'proef']);
    expect(first.code).toBe(0);
    expect(first.out).toContain('Demo-kerndoelen, proef: ingelezen. Bron: Koers. Licentie: CC0-1.0.');
    expect(first.out).toContain('kerndoelen.json: 18 van 18 regels');
    expect(first.out).toContain('vakleergebieden.json: 18 van 18 verwijzingen');
    const again = await json('kerndoelen', 'import', folder, ...NAAM);
    expect(again.said.uitgaven).toMatchObject([{ nieuw: false }]);
    expect((await json('kerndoelen', 'list')).said).toHaveLength(1);
  });

  it('a broken file is refused with its name, and stores nothing', async () => {
    const stuk = path.join(data, 'stuk');
    mkdirSync(stuk);
    writeFileSync(path.join(stuk, 'kerndoelen.json'), '[{"id": 1');
    const { code, err } = await koers(data, ['kerndoelen', 'import', stuk]);
    expect(code).toBe(2);
    expect(err).toContain('kerndoelen.json: Dit is geen geldige JSON');
    expect((await koers(data, ['kerndoelen', 'import', path.join(data, 'weg')])).code).toBe(2);
    expect((await json('kerndoelen', 'list')).said).toHaveLength(1);
  });

  it('coverage by names within a school, and by ids without one', async () => {
    const bijNaam = ['--school', '12AB', '--leerroute', 'LR4', '--set', 'demo-kerndoelen'];
    const { code, said } = await json('package', 'coverage', ...bijNaam);
    expect(code).toBe(0);
    expect(said.telling).toEqual({ kerndoelen: 18, gedekt: 11, doelen: 42, doelenGekoppeld: 37 });
    const people = (await koers(data, ['package', 'coverage', ...bijNaam])).out;
    expect(people).toContain('11 van 18 kerndoelen hebben een doel');
    expect(people).toContain('Demo 18  Veilig werken  (Wat er na school komt)');
    const bijId = ['--leerroute', pakketRij('leerroute', 'LR4'), '--set', said.set.id];
    expect((await json('package', 'coverage', ...bijId)).said.telling).toEqual(said.telling);
    expect(demoKerndoel(1)).toBe(said.hoofdstukken[0].kerndoelen[0].id);
  });

  it('says what to do when a name is nobody’s, or a code stands without a school', async () => {
    const zonderSchool = ['package', 'coverage', '--leerroute', 'LR4', '--set', 'Demo-kerndoelen'];
    const ask = await koers(data, zonderSchool);
    expect([ask.code, ask.err]).toEqual([2, expect.stringContaining('--school')]);
    const geenSet = ['package', 'coverage', '--school', '12AB', '--leerroute', 'LR4', '--set', 'Anders'];
    expect(await koers(data, geenSet)).toMatchObject({ code: 2 });
  });
});
