import { describe, expect, it } from 'vitest';
import { DEELBARE_LICENTIES, magDelen } from './rules.ts';

const pakket = { licentie: 'CC-BY-4.0', gepubliceerd: true, bewerkt: false };

describe('R12: which packages may be shared', () => {
  it('lets an open licence pass, also of what was changed', () => {
    for (const licentie of DEELBARE_LICENTIES)
      for (const bewerkt of [true, false]) expect(magDelen({ ...pakket, licentie, bewerkt }).kind).toBe('ja');
  });

  it('never lets a concept pass, nor what may not be passed on', () => {
    expect(magDelen({ ...pakket, gepubliceerd: false }).kind).toBe('nee');
    for (const licentie of ['LicenseRef-eigendom', 'CC-BY-4.0x', 'onbekend'])
      expect(magDelen({ ...pakket, licentie })).toMatchObject({
        kind: 'nee',
        waarom: expect.stringContaining(licentie),
      });
  });

  it('lets a licence without changes pass only for what was not changed', () => {
    expect(magDelen({ ...pakket, licentie: 'CC-BY-ND-4.0' }).kind).toBe('ja');
    expect(magDelen({ ...pakket, licentie: 'CC-BY-ND-4.0', bewerkt: true }).kind).toBe('nee');
  });
});
