import { describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../fixtures/pakket/kompaslijnen.ts';
import { type Pakket, PakketSchema } from './pakket.ts';
import { pakketFouten } from './rules.ts';

const goed = PakketSchema.parse(kompaslijnen);
const met = (over: Partial<Pakket>): Pakket => ({ ...goed, ...over });
const nergens = '00000000-0000-4000-8000-000000000000';
const paden = (p: Pakket) => pakketFouten(p).map((f) => f.path);

describe('what a package may say (R4, R9)', () => {
  it('finds no fault in the demo package', () => {
    expect(pakketFouten(goed)).toEqual([]);
  });

  it('lists every row that points at nothing', () => {
    const [gebiedloos, ...lijnen] = goed.leerlijnen;
    const [actie] = goed.acties;
    const [route] = goed.routeLeerlijnen;
    if (!gebiedloos || !actie || !route) throw new Error('demo package is empty');
    const stuk = met({
      leerlijnen: [{ ...gebiedloos, leergebiedId: nergens }, ...lijnen],
      acties: [{ ...actie, leerdoelId: nergens }],
      routeLeerlijnen: [{ ...route, uitstroomniveauId: nergens }],
    });
    expect(paden(stuk)).toEqual(['leerlijnen/NT-M', `acties/${actie.id}`, 'routeLeerlijnen/NT-M']);
  });

  it('R4: wants niveaus on a leerlijn with order, and none on a leerlijn without', () => {
    const zonder = goed.leerdoelen.map((d) => (d.code === 'RW-E-2a' ? { ...d, niveauId: null } : d));
    const metNiveau = goed.leerdoelen.map((d) =>
      d.code === 'EM-i' ? { ...d, niveauId: goed.niveaus[0]?.id ?? null } : d,
    );
    const ander = goed.leerdoelen.map((d) =>
      d.code === 'RW-E-2a' ? { ...d, niveauId: goed.niveaus[0]?.id ?? null } : d,
    );
    expect([zonder, metNiveau, ander].map((leerdoelen) => paden(met({ leerdoelen })))).toEqual([
      ['leerdoelen/RW-E-2a'],
      ['leerdoelen/EM-i'],
      ['leerdoelen/RW-E-2a'],
    ]);
  });
});
