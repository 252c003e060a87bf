import { describe, expect, it } from 'vitest';
import { STANDAARD } from '../../../gateway/leerroute/volg-instelling.ts';
import { gelezen, ingevuld } from './volgen-invoer.ts';

describe('the form of how the school follows', () => {
  it('reads back what it shows, with a comma or a point', () => {
    expect(gelezen(ingevuld(STANDAARD))).toEqual({ keuze: STANDAARD });
    expect(gelezen({ ...ingevuld(STANDAARD), marge: ' 0.5 ' })).toEqual({ keuze: STANDAARD });
  });
  it('says per field what is wrong', () => {
    const uit = gelezen({ regel: 'gemiddelde', marge: '', voor: 'een', achter: '11' });
    expect(Object.keys('fouten' in uit ? uit.fouten : {})).toEqual(['regel', 'marge', 'voor', 'achter']);
    expect(gelezen({ ...ingevuld(STANDAARD), voor: '0' })).toEqual({
      fouten: { voor: 'Vul een getal in van 0,1 tot en met 10.' },
    });
  });
});
