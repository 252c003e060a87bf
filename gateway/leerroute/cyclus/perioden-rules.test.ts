import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BestaandePeriode,
  evenGrenzen,
  grensFout,
  grenzenUit,
  jaarPerioden,
  ontbrekendePerioden,
  planPerioden,
} from './perioden-rules.ts';

const DRIE = ['08-01', '12-01', '04-01'];
const bestaat = (
  jaar: number,
  grenzen: readonly string[],
  gebruikt: readonly number[] = [],
): BestaandePeriode[] =>
  jaarPerioden(jaar, grenzen).map((p) => ({
    ...p,
    id: `${jaar}/${p.volgnummer}`,
    inGebruik: gebruikt.includes(p.volgnummer),
  }));

describe('R57: how a school divides its year', () => {
  it('proposes even parts of whole months, from 1 August to 31 July', () => {
    expect(evenGrenzen(2)).toEqual(['08-01', '02-01']);
    expect(evenGrenzen(3)).toEqual(DRIE);
    expect(evenGrenzen(4)).toEqual(['08-01', '11-01', '02-01', '05-01']);
    expect(jaarPerioden(2026, DRIE).map((p) => [p.schooljaar, p.naam, p.van, p.tot])).toEqual([
      ['2026-2027', 'Periode 1', '2026-08-01', '2026-12-01'],
      ['2026-2027', 'Periode 2', '2026-12-01', '2027-04-01'],
      ['2026-2027', 'Periode 3', '2027-04-01', '2027-08-01'],
    ]);
  });

  it.each([
    ['aantal', ['08-01']],
    ['aantal', ['08-01', '10-01', '12-01', '02-01', '04-01']],
    ['eerste', ['09-01', '02-01']],
    ['datum', ['08-01', '02-29']],
    ['datum', ['08-01', '13-01']],
    ['datum', ['08-01', 'maart']],
    ['volgorde', ['08-01', '04-01', '12-01']],
    ['volgorde', ['08-01', '12-01', '12-01']],
    ['te_kort', ['08-01', '08-20']],
    ['te_kort', ['08-01', '07-20']],
  ])('says what is wrong: %s', (fout, grenzen) => {
    expect(grensFout(grenzen)).toBe(fout);
  });

  it('takes the division from the periods that a school has already', () => {
    expect(grenzenUit(bestaat(2026, ['08-01', '01-05']))).toEqual(['08-01', '01-05']);
    expect(grenzenUit([])).toEqual(DRIE);
  });

  it('leaves what has begun as it is and divides the rest', () => {
    const nu = bestaat(2026, DRIE);
    const plan = planPerioden(nu, evenGrenzen(4), '2026-11-22');
    expect(plan.weg).toEqual(['2026/2', '2026/3']);
    expect(
      plan.nieuw.filter((p) => p.schooljaar === '2026-2027').map((p) => [p.volgnummer, p.van, p.tot]),
    ).toEqual([
      [2, '2026-12-01', '2027-02-01'],
      [3, '2027-02-01', '2027-05-01'],
      [4, '2027-05-01', '2027-08-01'],
    ]);
    expect(plan.nieuw.filter((p) => p.schooljaar === '2027-2028')).toHaveLength(4);
  });

  it('makes no period too short to plan in: the rest goes to the next one', () => {
    const nu = bestaat(2026, ['08-01', '01-15']);
    const plan = planPerioden(nu, ['08-01', '02-01', '05-01'], '2026-11-22');
    expect(plan.nieuw[0]).toMatchObject({ van: '2027-01-15', tot: '2027-05-01', naam: 'Periode 2' });
  });

  it('makes a next year without work, and nothing when it is there', () => {
    const nu = bestaat(2026, DRIE);
    const nieuw = ontbrekendePerioden(nu, DRIE, '2026-11-22');
    expect(nieuw.map((p) => p.van)).toEqual(['2027-08-01', '2027-12-01', '2028-04-01']);
    expect(ontbrekendePerioden([...nu, ...bestaat(2027, DRIE)], DRIE, '2026-11-22')).toEqual([]);
  });

  const dag = fc
    .integer({ min: 0, max: 700 })
    .map((n) => new Date(Date.UTC(2026, 7, 1) + n * 86_400_000).toISOString().slice(0, 10));
  const verdeling = fc
    .uniqueArray(fc.constantFrom('09-15', '10-20', '11-25', '01-05', '02-10', '03-20', '05-01', '06-10'), {
      minLength: 1,
      maxLength: 3,
    })
    .map((g) => [
      '08-01',
      ...g.sort((a, b) => (a < '08-01' ? 1 : 0) - (b < '08-01' ? 1 : 0) || (a < b ? -1 : 1)),
    ]);

  it('R57: whatever is chosen, nothing that has begun or is in use goes, and the years have no gap and no overlap', () => {
    fc.assert(
      fc.property(
        verdeling,
        verdeling,
        verdeling,
        dag,
        fc.nat(3),
        (eerst, daarna, nieuw, vandaag, gebruikt) => {
          fc.pre([eerst, daarna, nieuw].every((g) => grensFout(g) === null));
          const nu = [...bestaat(2026, eerst, [gebruikt]), ...bestaat(2027, daarna, [gebruikt])];
          const plan = planPerioden(nu, nieuw, vandaag);
          const weg = new Set(plan.weg);
          expect(nu.filter((p) => weg.has(p.id) && (p.inGebruik || p.van <= vandaag))).toEqual([]);
          const over = [...nu.filter((p) => !weg.has(p.id)), ...plan.nieuw].sort((a, b) =>
            a.van < b.van ? -1 : 1,
          );
          expect(over.slice(1).map((p) => p.van)).toEqual(over.slice(0, -1).map((p) => p.tot));
          expect(over[0]?.van).toBe('2026-08-01');
          const sleutels = over.map((p) => `${p.schooljaar}/${p.volgnummer}`);
          expect(new Set(sleutels).size).toBe(sleutels.length);
          expect(over.every((p) => p.tot > p.van)).toBe(true);
        },
      ),
    );
  });

  it('choosing the same again changes nothing', () => {
    fc.assert(
      fc.property(verdeling, dag, (grenzen, vandaag) => {
        fc.pre(grensFout(grenzen) === null && vandaag < '2027-08-01');
        const nu = [...bestaat(2026, grenzen), ...bestaat(2027, grenzen)];
        expect(planPerioden(nu, grenzen, vandaag)).toEqual({ weg: [], nieuw: [] });
      }),
    );
  });
});
