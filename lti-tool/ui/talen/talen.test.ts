import { describe, expect, it } from 'vitest';
import { nl, type Sleutel } from './nl.ts';
import { richting, TALEN, taalVan, tijdstip, vertaler, WOORDEN } from './taal.ts';

const sleutels = Object.keys(nl) as Sleutel[];
/** Names that a message fills in: `{naam}`, `{datum, date, long}`. */
const gaten = (tekst: string) =>
  [...new Set([...tekst.matchAll(/\{(\w+)[,}]/g)].map(([, naam]) => naam))].sort();
const WAARDEN = {
  naam: 'Noor',
  school: 'De Kompasroos',
  aantal: 3,
  nummer: 2,
  tekst: 'telt tot 5',
  datum: new Date('2026-11-22T12:00:00Z'),
};

describe('the languages of thuis', () => {
  it.each(TALEN)('%s has every message, with the same things to fill in, and each can be written', (taal) => {
    expect(Object.keys(WOORDEN[taal]).sort()).toEqual([...sleutels].sort());
    const t = vertaler(taal);
    for (const sleutel of sleutels) {
      expect([sleutel, gaten(WOORDEN[taal][sleutel])]).toEqual([sleutel, gaten(nl[sleutel])]);
      const gezegd = t(sleutel, WAARDEN);
      expect([sleutel, gezegd.trim() !== '' && !gezegd.includes('{') && gezegd !== sleutel]).toEqual([
        sleutel,
        true,
      ]);
    }
  });

  it('is another text in another language, and Arabic in Arabic letters', () => {
    const vreemd = sleutels.filter((s) => !/[\u0600-\u06ff]/.test(WOORDEN.ar[s]));
    expect(vreemd).toEqual([]);
    const zelfde = sleutels.filter((s) => WOORDEN.en[s] === nl[s]);
    expect(zelfde).toEqual(['kader.menu', 'bewijs.passkey']);
  });

  it('counts as each language counts', () => {
    const zeg = (taal: (typeof TALEN)[number], aantal: number) =>
      vertaler(taal)('thuis.gevraagd', { aantal });
    expect([zeg('nl', 1), zeg('nl', 2)]).toEqual(['School vraagt je 1 ding', 'School vraagt je 2 dingen']);
    expect(zeg('ar', 2)).toContain('أمرين');
    expect(zeg('ar', 3)).toContain('3 أمور');
  });

  it('writes days in the language, in the Netherlands, with the digits of the letters of school', () => {
    const nacht = new Date('2026-11-22T23:30:00Z'); // already the 23rd here
    expect(vertaler('nl')('opp.staat.vastgesteld', { datum: nacht })).toBe(
      'Dit plan geldt sinds 23 november 2026.',
    );
    expect(vertaler('ar')('opp.staat.vastgesteld', { datum: nacht })).toContain('23');
    expect(tijdstip('nl', nacht)).toMatch(/23 november 2026.*00:30/);
  });

  it('runs from right to left in Arabic only, and is Dutch for who asks for something else', () => {
    expect(TALEN.map(richting)).toEqual(['ltr', 'ltr', 'rtl']);
    expect([taalVan('ar'), taalVan('xx'), taalVan(undefined)]).toEqual(['ar', 'nl', 'nl']);
  });
});
