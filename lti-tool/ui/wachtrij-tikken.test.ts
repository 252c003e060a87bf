import { describe, expect, it } from 'vitest';
import { BEWAAR_DAGEN } from '../../gateway/arrangementskaart/service.ts';
import {
  alsVerzoek,
  BEWAAR_MS,
  overzicht,
  type Tik,
  WAARSCHUW_MS,
  wachttijd,
} from './client/wachtrij/tikken.ts';

const NU = Date.parse('2026-11-22T12:00:00Z');
const tik = (over: Partial<Tik> = {}): Tik => ({
  id: 'a',
  inhoud: { soort: 'doel', leerling: 'l', leerdoel: 'd', stand: 4, verwacht: 0 },
  persoon: 'ik',
  op: NU - 1000,
  volgnr: 1,
  staat: 'wacht',
  ...over,
});

describe('marks that wait on a device (R33)', () => {
  it('are kept as long as the server takes them, and the person is told before they end', () => {
    expect(BEWAAR_MS).toBe(BEWAAR_DAGEN * 86_400_000);
    expect(overzicht([tik({ op: NU - WAARSCHUW_MS + 1 })], 'ik', NU).einde).toBeNull();
    const oud = NU - WAARSCHUW_MS - 1;
    expect(overzicht([tik(), tik({ op: oud })], 'ik', NU)).toMatchObject({
      wacht: 2,
      einde: oud + BEWAAR_MS,
    });
    expect(overzicht([tik({ op: NU - BEWAAR_MS - 1 })], 'ik', NU)).toMatchObject({ wacht: 0, einde: null });
  });

  it('of somebody else are counted apart and nothing more, and those to look at are one’s own', () => {
    const zijn = [tik({ persoon: 'jij' }), tik({ persoon: 'jij', staat: 'verschil' })];
    const mijn = [tik({ staat: 'geweigerd', waarom: 'afgesloten' }), tik()];
    expect(overzicht([...zijn, ...mijn], 'ik', NU)).toMatchObject({
      wacht: 1,
      vanAnder: 1,
      nakijken: [mijn[0]],
    });
  });

  it('are tried again twice as late each time, up to a minute, and not all at the same moment', () => {
    expect([1, 2, 3, 7, 50].map((n) => wachttijd(n, 1))).toEqual([1000, 2000, 4000, 60_000, 60_000]);
    expect(wachttijd(3, 0)).toBe(2000);
    expect(wachttijd(3, 0.5)).toBe(3000);
  });

  it('send ids, numbers and a time, and not whose they are on the device', () => {
    expect(alsVerzoek(tik())).toEqual({
      ...{ id: 'a', soort: 'doel', leerling: 'l', leerdoel: 'd', stand: 4, verwacht: 0 },
      ...{ op: '2026-11-22T11:59:59.000Z', volgnr: 1 },
    });
  });
});
