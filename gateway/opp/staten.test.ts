import { describe, expect, it } from 'vitest';
import {
  type ConceptFeiten,
  conceptStatus,
  LEEG,
  NIEUW_CONCEPT,
  type OppFeiten,
  volgende,
  weigering,
} from './staten.ts';
import type { OppAct } from './view.ts';

const klaar: ConceptFeiten = {
  ...NIEUW_CONCEPT,
  overleg: 'ja',
  gehoord: true,
  cvb: 'ja',
  bevorderend: 1,
  belemmerend: 1,
  onderbouwing: true,
  beeld: true,
  uitstroom: true,
  gezaghebbenden: 2,
};
const met = (over: Partial<ConceptFeiten>): OppFeiten => ({ ...LEEG, concept: { ...klaar, ...over } });
const geldt: OppFeiten = { ...LEEG, geldend: { status: 'vastgesteld', gehoordEvaluatie: false } };

describe('the table of acts', () => {
  it('R34, R35, R43, R46: fixing is refused for each thing that is missing, and for nothing else', () => {
    const zonder: [Partial<ConceptFeiten>, string][] = [
      [{ overleg: 'nee' }, 'Overleg'],
      [{ overleg: 'oud' }, 'opnieuw'],
      [{ gehoord: false }, 'Stem van de leerling'],
      [{ bevorderend: 0 }, 'bevorderende'],
      [{ belemmerend: 0 }, 'belemmerende'],
      [{ onderbouwing: false }, 'onderbouwing'],
      [{ beeld: false }, 'B. Beeld'],
      [{ uitstroom: false }, 'uitstroombestemming'],
      [{ cvb: 'nee' }, 'commissie voor de begeleiding'],
      [{ aanbod: 'oud' }, 'stap Instemming'],
    ];
    for (const [over, woord] of zonder) expect(weigering('vaststellen', met(over))).toContain(woord);
    expect(weigering('vaststellen', met({}))).toBeNull();
    expect(weigering('vaststellen', met({ cvb: 'niet_nodig' }))).toBeNull();
  });

  it('R44: a handelingsdeel that is refused, open or never offered does not hold up what the school decides', () => {
    for (const handeling of ['niet_nodig', 'open', 'ingestemd', 'niet_ingestemd'] as const)
      for (const aanbod of ['nee', 'ja'] as const)
        expect(weigering('vaststellen', met({ handeling, aanbod, gezaghebbenden: 0 }))).toBeNull();
  });

  it('R41: one concept at most, beside what is in force', () => {
    const beide: OppFeiten = { ...geldt, concept: klaar };
    expect(weigering('bijstellen', geldt)).toBeNull();
    for (const act of ['begin', 'bijstellen', 'evaluatie_begin'] as const)
      expect(weigering(act, beide)).not.toBeNull();
    expect(weigering('begin', geldt)).toContain('Stel dat bij');
  });

  it('nothing can be done with what is not there, but to begin', () => {
    const acten: OppAct[] = [
      'overleg',
      'cvb_advies',
      'gehoord',
      'ter_instemming',
      'antwoord',
      'vaststellen',
      'evaluatie_begin',
      'evaluatie_klaar',
      'bijstellen',
      'vervallen',
      'beeindigen',
      'geschil_open',
      'geschil_sluiten',
    ];
    for (const act of acten) expect(weigering(act, LEEG)).not.toBeNull();
    expect(weigering('begin', LEEG)).toBeNull();
  });

  it('what lies before ouders goes there again only when something changed', () => {
    expect(weigering('ter_instemming', met({ aanbod: 'ja' }))).toContain('ligt al bij de ouders');
    expect(weigering('ter_instemming', met({ aanbod: 'ja', verschoven: true }))).toBeNull();
    expect(weigering('ter_instemming', met({ aanbod: 'oud' }))).toBeNull();
    expect(weigering('ter_instemming', met({ gezaghebbenden: 0 }))).toContain('Ouders en contact');
    expect(weigering('antwoord', met({ aanbod: 'oud' }))).not.toBeNull();
  });

  it('the status says how far it is, in whatever order it came to be', () => {
    expect(conceptStatus({ ...klaar, overleg: 'nee' })).toBe('concept');
    expect(conceptStatus({ ...klaar, overleg: 'oud', aanbod: 'oud' })).toBe('concept');
    expect(conceptStatus({ ...klaar, gehoord: false })).toBe('overleg');
    expect(conceptStatus(klaar)).toBe('gehoord');
    expect(conceptStatus({ ...klaar, aanbod: 'ja' })).toBe('instemming');
  });

  it('names one act that comes next, and it can be done', () => {
    const alle: [OppFeiten, OppAct | null][] = [
      [LEEG, 'begin'],
      [met({ overleg: 'nee' }), 'overleg'],
      [met({ gehoord: false }), 'gehoord'],
      [met({}), 'ter_instemming'],
      [met({ handeling: 'niet_nodig' }), 'vaststellen'],
      [met({ aanbod: 'ja' }), 'vaststellen'],
      [geldt, null],
      [{ ...geldt, geldend: { status: 'in_evaluatie', gehoordEvaluatie: false } }, 'gehoord'],
      [{ ...geldt, geldend: { status: 'in_evaluatie', gehoordEvaluatie: true } }, 'evaluatie_klaar'],
    ];
    for (const [feiten, act] of alle) {
      expect(volgende(feiten)).toBe(act);
      if (act) expect(weigering(act, feiten)).toBeNull();
    }
  });
});
