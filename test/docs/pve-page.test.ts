import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bewijsModule, eisenIn, namenIn, pveBewijs } from '../../docs/pve-bewijs.ts';
import { pvePage } from '../../docs/pve-page.ts';
import { EISEN } from '../../gateway/gebruikersgroep/pve/eisen.ts';
import { pveStand, statusVan, verhaalStanden } from '../../gateway/gebruikersgroep/pve/status.ts';

const root = path.join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

describe('R78: every requirement with its status and what proves it', () => {
  it('finds the numbers in the names of tests, and nowhere else', () => {
    const bron = `
      // R12 in a comment, const x = 'R13';
      describe('R29–R31: three acts', () => {
        it.each([['a', fn(1)]])("R4 \\"EM\\" and (R8)", () => {});
        test.skipIf(x)(\`R90 \${y}\`, () => {});
        it('has none, nor R0 and R99', () => {});
      });`;
    const namen = namenIn(bron);
    expect(namen).toHaveLength(4);
    expect(namen.flatMap(eisenIn)).toEqual([29, 30, 31, 4, 8, 90]);
  });

  it('is current: run npm run docs', () => {
    const bewijs = pveBewijs(root);
    expect(read('gateway/gebruikersgroep/pve/bewijs.gen.ts') === bewijsModule(bewijs), 'bewijs.gen.ts').toBe(
      true,
    );
    expect(read('docs/pve.md') === pvePage(pveStand(bewijs), verhaalStanden(bewijs)), 'docs/pve.md').toBe(
      true,
    );
  });

  it('knows R1 to R90 once each, and calls built only what a test that is there names', () => {
    expect(EISEN.map((eis) => eis.nr)).toEqual(Array.from({ length: 90 }, (_, i) => i + 1));
    const eisen = pveStand().flatMap((deel) => deel.eisen);
    expect(eisen).toHaveLength(90);
    for (const eis of eisen) {
      if (eis.status === 'later') expect(eis.bewijs).toEqual([]);
      else expect(read(eis.bewijs[0]?.bestand ?? '')).toContain(`R`);
      if (eis.status === 'gebouwd') expect(eis.mist).toBeUndefined();
    }
    const [een = EISEN[0]] = EISEN;
    if (!een) throw new Error('no requirements');
    const test = { bestand: 'x.test.ts', naam: 'R1: x' };
    expect(statusVan(een, [])).toBe('later');
    expect(statusVan(een, [test])).toBe('gebouwd');
    expect(statusVan({ ...een, mist: 'iets' }, [test])).toBe('deels');
    expect(statusVan({ ...een, mist: 'iets' }, [])).toBe('later');
  });
});

describe('R79: stories to follow in the demo', () => {
  it('says of each whether a test follows it, and that test is there', () => {
    const verhalen = verhaalStanden();
    expect(verhalen.map((v) => v.nr)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const { nr, stappen, test } of verhalen) {
      expect([nr, stappen.length > 1, existsSync(path.join(root, test ?? 'none'))]).toEqual([nr, true, true]);
      expect(read(test ?? '')).toMatch(new RegExp(`story ${nr}\\b`, 'i'));
    }
  });
});
