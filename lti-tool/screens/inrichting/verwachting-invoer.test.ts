import { describe, expect, it } from 'vitest';
import { leesVerwachting } from './verwachting-invoer.ts';

const uitstroom = 'n4';
const lees = (body: Record<string, string>) => leesVerwachting(body, { uitstroom, hoogste: 5 });

describe('R1: what a leerroute expects of a leerlijn', () => {
  it('is any shape of line: years that were left empty say nothing', () => {
    expect(lees({ hoort: 'ja', 'n.6': '0,5', 'n.12': '2.5', 'n.13': '2', 'n.20': ' 4 ', 'n.7': '' })).toEqual(
      {
        kind: 'goed',
        wordt: {
          uitstroomniveau: 'n4',
          profiel: [
            { onderwijsleeftijd: 6, niveau: 0.5 },
            { onderwijsleeftijd: 12, niveau: 2.5 },
            { onderwijsleeftijd: 13, niveau: 2 },
            { onderwijsleeftijd: 20, niveau: 4 },
          ],
        },
      },
    );
  });

  it('is nothing when the leerlijn is not in the leerroute', () => {
    expect(lees({ 'n.6': '1' })).toEqual({ kind: 'goed', wordt: null });
  });

  it('is refused at the year that is wrong', () => {
    for (const fout of ['x', '-1', '5,1', '1e9'])
      expect(lees({ hoort: 'ja', 'n.6': '1', 'n.9': fout })).toMatchObject({ kind: 'fout', bij: 9 });
  });
});
