import { describe, expect, it } from 'vitest';
import { bescherm } from '../../../gateway/rapportage/onderdrukken-rules.ts';
import type { Deel, Tabel } from '../../../gateway/rapportage/service.ts';
import { uitCellen } from '../../../gateway/rapportage/tabel.ts';
import { renderFragment } from '../../ui/render.ts';
import { tekst } from '../testing/school-web.ts';
import { Grafiek, Legenda } from './grafiek.tsx';

/** Leerroutes by name, each with how many are below, on and above. */
const deel = (cijfers: Readonly<Record<string, number[]>>, beschermd = true): Deel => {
  const heel = uitCellen(
    [['onder'], ['op'], ['boven']],
    Object.entries(cijfers).map(([naam, cellen]) => ({ sleutels: [naam], cellen })),
  );
  return { verdeling: 'leerroute', tabel: (beschermd ? bescherm(heel) : heel) as Tabel };
};
const grafiek = (van: Deel, samen = true) =>
  renderFragment(<Grafiek deel={van} samen={samen} bijschrift="Rekenen" />);
const legenda = (van: Deel) => renderFragment(<Legenda delen={[van]} />);
const rijen = (html: string) =>
  [...html.matchAll(/<tr.*?<\/tr>/gs)].slice(1).map(([rij]) => tekst(rij).trim());
const VERBORGEN = 'url(#k-patroon-verborgen)';

describe('R65: a chart with what is hidden in it', () => {
  const deels = { 'Route 2': [2, 9, 8], 'Route 4': [20, 21, 22], 'Route 6': [3, 9, 8] };

  it('says in the legend what the bar of hidden figures looks like, and does not when none is hidden', () => {
    const [met, zonder] = [deel(deels), deel(deels, false)];
    expect([grafiek(met).includes(VERBORGEN), legenda(met).includes(VERBORGEN)]).toEqual([true, true]);
    expect(tekst(legenda(met))).toContain('niet getoond');
    expect([grafiek(zonder).includes(VERBORGEN), legenda(zonder).includes(VERBORGEN)]).toEqual([
      false,
      false,
    ]);
  });

  it('gives each column a look of its own, also when all six of uitstroom are there', () => {
    const kolommen = ['lager', 'gelijk', 'hoger', 'anders', 'vso', 'onbekend'].map((k) => [k]);
    const tabel = uitCellen(kolommen, [{ sleutels: ['Route 4'], cellen: [9, 9, 9, 9, 9, 9] }]);
    const tekens = [...legenda({ verdeling: 'leerroute', tabel }).matchAll(/<rect [^>]*>/g)].map(
      ([rect]) => rect,
    );
    expect([tekens.length, new Set(tekens).size]).toEqual([6, 6]);
  });

  it('has first all pupils together, of whom every figure is shown, and that in one chart of a subject', () => {
    expect(rijen(grafiek(deel(deels)))[0]).toMatch(/^Alle leerlingen 25 39 38 102$/);
    expect(rijen(grafiek(deel(deels), false)).join()).not.toContain('Alle leerlingen');
  });

  it('shows no rows in which there is nothing to see, nor one that says the same as all together', () => {
    const niets = deel({ 'Route 2': [3, 4, 0], 'Route 4': [4, 3, 0] });
    expect(rijen(grafiek(niets))).toEqual(['Alle leerlingen 7 7 14']);
    expect(legenda(niets)).not.toContain(VERBORGEN);
    expect(grafiek(niets, false)).toBe('');
    expect(rijen(grafiek(deel({ 'Route 2': [7, 8, 9] })))).toEqual(['Alle leerlingen 7 8 9 24']);
  });
});
