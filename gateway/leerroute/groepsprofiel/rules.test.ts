import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behoudVan, type Lid, type Profiel, verschilMet } from './rules.ts';

const profiel = (leerroute: string | null, streef: Record<string, string | null>): Profiel => ({
  leerroute,
  streef: new Map(Object.entries(streef)),
});
const lid = (leerroute: string | null, streef: Record<string, string | null>): Lid => ({
  leerling: 'p',
  ...profiel(leerroute, streef),
});
const niemand = new Set<string>();

describe('R6: the profile of a group and what a pupil has of his own', () => {
  const nieuw = profiel('LR4', { geld: 'N3', tijd: 'N2', ervaren: null });

  it('fills what is empty, for who had nothing as well', () => {
    expect(behoudVan(null, nieuw, lid(null, {}), niemand)).toEqual(new Set());
    expect(behoudVan(null, nieuw, lid('LR4', { geld: 'N3' }), niemand)).toEqual(new Set());
  });

  it('keeps what a pupil already had when the group gets its first profile', () => {
    expect(behoudVan(null, nieuw, lid('LR4', { geld: 'N1' }), niemand)).toEqual(new Set(['geld']));
    expect(behoudVan(null, nieuw, lid('LR2', { geld: 'N3' }), niemand)).toBe('alles');
  });

  it('takes along who followed the group, and keeps who did not', () => {
    const vorig = profiel('LR4', { geld: 'N2', tijd: 'N2' });
    expect(behoudVan(vorig, nieuw, lid('LR4', { geld: 'N2', tijd: 'N2' }), niemand)).toEqual(new Set());
    expect(behoudVan(vorig, nieuw, lid('LR4', { geld: 'N1', tijd: 'N2' }), niemand)).toEqual(
      new Set(['geld']),
    );
    const andereRoute = profiel('LR2', { geld: 'N2' });
    expect(behoudVan(andereRoute, nieuw, lid('LR2', { geld: 'N2' }), niemand)).toEqual(new Set());
    expect(behoudVan(andereRoute, nieuw, lid('LR6', { geld: 'N2' }), niemand)).toBe('alles');
  });

  it('does not take along a pupil whose leerlijn has no niveaus for one without the leerlijn', () => {
    const vorig = profiel('LR4', {});
    expect(
      behoudVan(vorig, profiel('LR4', { ervaren: 'N1' }), lid('LR4', { ervaren: null }), niemand),
    ).toEqual(new Set(['ervaren']));
    expect(verschilMet(nieuw, lid('LR4', { geld: 'N3', tijd: 'N2' })).lijnen).toEqual([
      { leerlijn: 'ervaren', eigen: undefined, groep: null },
    ]);
  });

  it('marks exactly what stayed: after coupling a pupil differs where he kept his own, and nowhere else', () => {
    const niveau = fc.constantFrom('N1', 'N2', 'N3', null);
    const streef = fc.dictionary(fc.constantFrom('geld', 'tijd', 'taal', 'ervaren'), niveau);
    const route = fc.constantFrom('LR2', 'LR4', 'LR6');
    const een = fc.record({ route, streef });
    fc.assert(
      fc.property(
        fc.option(een),
        een,
        fc.record({ route: fc.option(route), streef }),
        fc.boolean(),
        (v, n, l, volgt) => {
          const was = lid(l.route, l.streef);
          const naar = profiel(n.route, n.streef);
          const volg = new Set(volgt ? ['p'] : []);
          const behoud = behoudVan(v && profiel(v.route, v.streef), naar, was, volg);
          if (behoud === 'alles') {
            expect(was.leerroute).not.toBe(n.route);
            return;
          }
          const wordt = { ...was, leerroute: n.route, streef: new Map(was.streef) };
          for (const [lijn, doel] of naar.streef) if (!behoud.has(lijn)) wordt.streef.set(lijn, doel);
          const verschil = verschilMet(naar, wordt);
          expect(verschil.eigenRoute).toBe(false);
          expect(new Set(verschil.lijnen.map((x) => x.leerlijn))).toEqual(behoud);
          if (volgt) expect(behoud.size).toBe(0);
        },
      ),
    );
  });
});
