import { describe, expect, it } from 'vitest';
import type { OppInhoud } from '../../../model/opp.ts';
import { gewoneStijl } from '../huisstijl.ts';
import { GEWOON, LEGE, VASTGESTELD } from '../testing/voorbeeld.ts';
import { oppBlad } from './opp-blad.ts';

const namen = (inhoud: OppInhoud): readonly string[] =>
  oppBlad(inhoud, { voor: 'ouder', huisstijl: gewoneStijl('School') })
    .secties.flatMap(({ blokken }) => blokken)
    .flatMap((blok) => (blok.soort === 'ondertekening' ? blok.mensen.map(({ naam }) => naam) : []));

describe('R44: room to sign the handelingsdeel on paper', () => {
  it('is there for who has not answered, and not for who answered in Koers', () => {
    expect(namen(GEWOON)).toEqual(['Tim Vos']);
    expect(namen(VASTGESTELD)).toEqual([]);
  });

  it('is there for all who decide as long as nothing was put before them', () => {
    expect(namen({ ...GEWOON, h: { ...GEWOON.h, instemming: [] } })).toEqual(['Mirjam Vos-Haan', 'Tim Vos']);
    expect(namen(LEGE)).toEqual([]);
  });

  it('is not there when nothing is asked, or when the version is no longer in force', () => {
    expect(namen({ ...GEWOON, h: { ...GEWOON.h, handelingsdeel: 'niet_nodig' } })).toEqual([]);
    expect(namen({ ...GEWOON, versie: { ...GEWOON.versie, status: 'opgevolgd' } })).toEqual([]);
  });
});

describe('R38: a day in the document', () => {
  it('is written out, as elsewhere', () => {
    const inhoud: OppInhoud = {
      ...GEWOON,
      a: { ...GEWOON.a, inschrijfdatum: { ...GEWOON.a.inschrijfdatum, waarde: '2024-08-01' } },
    };
    const blad = JSON.stringify(
      oppBlad(inhoud, { voor: 'ouder', huisstijl: gewoneStijl('School') }).secties[0],
    );
    expect(blad).toContain('1 augustus 2024');
    expect(blad).not.toContain('2024-08-01');
  });
});

describe('the niveau of a doel', () => {
  it('is named once, whether it has a name of its own or is a number', () => {
    const [doel] = GEWOON.e.doelen;
    if (!doel) throw new Error('no doel');
    const met = (niveau: string) =>
      JSON.stringify(
        oppBlad(
          { ...GEWOON, e: { ...GEWOON.e, doelen: [{ ...doel, niveau }] } },
          { voor: 'ouder', huisstijl: gewoneStijl('School') },
        ),
      );
    expect(met('Niveau 3')).toContain('"Niveau 3 · ');
    expect(met('3')).toContain('"Niveau 3 · ');
  });
});
