import { describe, expect, it } from 'vitest';
import { gelezen, ingevuld } from './perioden-invoer.ts';

const invoer = { aantal: '3', begin2: '1-12', begin3: '01-04', begin4: '', woorden: 'hgw' } as const;

describe('R57: the form of the periods', () => {
  it('reads days as people write them, and shows them again', () => {
    const uit = gelezen(invoer);
    expect(uit).toEqual({ keuze: { grenzen: ['08-01', '12-01', '04-01'], woorden: 'hgw' } });
    expect('keuze' in uit && ingevuld(uit.keuze.grenzen, uit.keuze.woorden)).toEqual({
      ...invoer,
      begin3: '1-4',
    });
  });

  it('looks only at as many beginnings as there are periods', () => {
    expect(gelezen({ ...invoer, aantal: '2' })).toEqual({
      keuze: { grenzen: ['08-01', '12-01'], woorden: 'hgw' },
    });
  });

  it.each([
    [{ begin2: '' }, 'Vul bij elke periode een dag en een maand in, bijvoorbeeld 1-12.'],
    [{ begin2: '31-2' }, 'Vul bij elke periode een dag en een maand in, bijvoorbeeld 1-12.'],
    [{ begin2: '1-5' }, 'Elke periode begint na de vorige, en voor 1 augustus.'],
    [{ begin2: '10-8' }, 'Een periode duurt minstens vier weken.'],
    [{ woorden: 'anders' }, 'Kies welke woorden jullie gebruiken.'],
  ])('says what is wrong with %j', (meer, fout) => {
    expect(gelezen({ ...invoer, ...meer })).toEqual({ fout });
  });
});
