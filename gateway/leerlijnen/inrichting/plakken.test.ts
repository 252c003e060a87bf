import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boomVan } from './boom.ts';
import { leesPlakken, MEEST_RIJEN } from './plakken.ts';
import { stelSamen } from './rules.ts';
import { kleinPakket, vast } from './testing/klein-pakket.ts';
import { Wijziging } from './wijziging.ts';

const VORM = { gebieden: 1, lijnen: 1, niveaus: 2, doelen: 1, acties: 0, routes: 0 };
const pakket = kleinPakket(VORM);
const lijn = vast('lijn G1L1');
const plak = (tekst: string, van = pakket) => leesPlakken(boomVan(van), lijn, tekst, vast('zaad'));

describe('R8, R9: doelen pasted from a spreadsheet', () => {
  it('reads niveau, code and text, in the order of the rows', () => {
    const { rijen, wijzigingen } = plak('N1\tA1\ttelt tot drie\nN2\tA2\ttelt tot tien\n\tA3\ttelt terug');
    expect(rijen.map((r) => [r.regel, r.uitkomst])).toEqual([
      [1, 'erbij'],
      [2, 'erbij'],
      [3, 'erbij'],
    ]);
    expect(wijzigingen.map((w) => w.wat === 'toevoegen' && w.ouder)).toEqual([
      vast('niveau G1L1N1'),
      vast('niveau G1L1N2'),
      vast('niveau G1L1N2'),
    ]);
    const na = stelSamen(pakket, wijzigingen).pakket;
    expect(na.leerdoelen.filter((d) => d.code.startsWith('A')).map((d) => d.tekst)).toEqual([
      'telt tot drie',
      'telt tot tien',
      'telt terug',
    ]);
  });

  it('lets headers decide, takes a cell with more lines as one, and skips empty rows', () => {
    const { rijen } = plak('Leerdoel\tNiveau\n"telt\nverder"\tniveau 1\n\t\n');
    expect(rijen).toMatchObject([{ regel: 2, niveau: 'niveau 1', tekst: 'telt verder', uitkomst: 'erbij' }]);
  });

  it('makes a niveau that is not there yet, once, after the others', () => {
    const { rijen, wijzigingen } = plak('N3\tX\teen\nn3\tY\ttwee');
    expect(rijen.map((r) => r.waarom)).toEqual(['Het niveau "N3" komt erbij.', null]);
    expect(wijzigingen.map((w) => (w.wat === 'toevoegen' ? w.soort : ''))).toEqual([
      'niveau',
      'leerdoel',
      'leerdoel',
    ]);
    const { niveaus } = stelSamen(pakket, wijzigingen).pakket;
    expect(niveaus.find((n) => n.code === 'N3')?.rang).toBe(3);
  });

  it('refuses a row that cannot be taken and says why, and takes the others', () => {
    const { rijen } = plak('N1\tG1L1N1D1\tdubbel\nN1\tB\t\nN1\t\tzonder code');
    expect(rijen.map((r) => [r.code, r.waarom])).toEqual([
      ['G1L1N1D1', 'Deze code is al in gebruik.'],
      ['B', 'Er staat geen doel op deze regel.'],
      ['G1L1-1', null],
    ]);
    expect(plak('alleen tekst').rijen[0]?.waarom).toMatch(/niveau/);
  });

  it('R4: on a leerlijn without niveaus the text alone is enough', () => {
    const los = kleinPakket({ ...VORM, niveaus: 0 });
    const { rijen, wijzigingen } = plak('een\ntwee', los);
    expect(rijen.map((r) => r.uitkomst)).toEqual(['erbij', 'erbij']);
    expect(stelSamen(los, wijzigingen).pakket.leerdoelen).toHaveLength(3);
  });

  it('never fails and never makes a change that is none, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.boolean(), (tekst, tabs) => {
        const { rijen, wijzigingen } = plak(tabs ? tekst.replaceAll(' ', '\t') : tekst);
        for (const w of wijzigingen) expect(Wijziging.safeParse(w).success).toBe(true);
        const doelen = wijzigingen.filter((w) => w.wat === 'toevoegen' && w.soort === 'leerdoel');
        expect(doelen).toHaveLength(rijen.filter((r) => r.uitkomst === 'erbij').length);
      }),
      { numRuns: 500 },
    );
  });

  it('takes a stated number of rows and no more', () => {
    const { rijen, wijzigingen } = plak(
      Array.from({ length: MEEST_RIJEN + 50 }, (_, i) => `N1\tZ${i}\tdoel ${i}`).join('\n'),
    );
    expect(wijzigingen).toHaveLength(MEEST_RIJEN);
    expect(rijen.at(-1)?.uitkomst).toBe('geweigerd');
  });
});
