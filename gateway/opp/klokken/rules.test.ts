import { describe, expect, it } from 'vitest';
import { type Kalender, plusDagen } from './kalender-rules.ts';
import { herinneringenOp, klokkenVan } from './rules.ts';
import { STANDAARD, termijnFout } from './termijnen.ts';
import type { Klok, KlokFeiten } from './view.ts';

const LEEG: Kalender = { vakanties: [] };
const feiten = (f: Partial<KlokFeiten> = {}): KlokFeiten => ({
  ingeschreven: '2026-09-01',
  uitgeschreven: null,
  geboortedatum: null,
  eersteVastgesteld: null,
  begonnen: false,
  laatsteEvaluatie: null,
  inEvaluatie: false,
  tlv: null,
  periode: null,
  bewaarstop: false,
  ...f,
});
function klok(soort: Klok['soort'], f: Partial<KlokFeiten>, vandaag: string, kalender = LEEG): Klok {
  const gevonden = klokkenVan(feiten(f), STANDAARD, kalender, vandaag).find((k) => k.soort === soort);
  if (!gevonden) throw new Error(`no clock ${soort}`);
  return gevonden;
}
const opDag = (n: number, f: Partial<KlokFeiten> = {}) => klok('opp', f, plusDagen('2026-09-01', n));

describe('R42: the first OPP within six weeks after inschrijving', () => {
  it('warns from day 28, is in time on day 42, and late from day 43', () => {
    expect([27, 28, 42, 43].map((n) => opDag(n).staat)).toEqual([
      'loopt',
      'waarschuwing',
      'waarschuwing',
      'te_laat',
    ]);
    expect(opDag(43).dagen).toBe(-1);
  });

  it('says what to do next: begin it, or fix what was begun', () => {
    expect(opDag(30).stap).toBe('opp_beginnen');
    expect(opDag(30, { begonnen: true }).stap).toBe('opp_vaststellen');
  });

  it('is met by what was vastgesteld, also when it was late, and then reminds nobody', () => {
    const laat = opDag(60, { eersteVastgesteld: plusDagen('2026-09-01', 50) });
    expect(laat).toMatchObject({ staat: 'gehaald', stap: 'geen', momenten: [] });
    expect((laat.gehaaldOp ?? '') > laat.uiterlijk).toBe(true);
  });

  it('counts calendar weeks by law; a school that counts school weeks gets those of a holiday on top', () => {
    const kalender = { vakanties: [{ van: '2026-10-12', tot: '2026-10-19' }] };
    const [wet] = klokkenVan(feiten(), STANDAARD, kalender, '2026-09-01');
    const [school] = klokkenVan(feiten(), { ...STANDAARD, tellen: 'schoolweken' }, kalender, '2026-09-01');
    expect(wet?.uiterlijk).toBe('2026-10-13');
    expect(school?.uiterlijk).toBe('2026-10-20');
  });

  it('moves a warning to the last school day before it, and what is late to the first one after it', () => {
    // Day 28 is Tuesday 29 September; day 43 is Wednesday 14 October, in the autumn holiday.
    const kalender = {
      vakanties: [
        { van: '2026-09-26', tot: '2026-09-30' },
        { van: '2026-10-12', tot: '2026-10-19' },
      ],
    };
    expect(klok('opp', {}, '2026-09-01', kalender).momenten).toEqual([
      { moment: 'waarschuwing', op: '2026-09-25' },
      { moment: 'te_laat', op: '2026-10-19' },
    ]);
  });

  it('never warns before the pupil came, also when he came in the summer holiday', () => {
    const zomer = { vakanties: [{ van: '2026-07-18', tot: '2026-08-31' }] };
    const [eerste] = klok('opp', { ingeschreven: '2026-08-01' }, '2026-08-01', zomer).momenten;
    expect(eerste).toEqual({ moment: 'waarschuwing', op: '2026-08-31' });
  });
});

describe('the other clocks', () => {
  it('R47: warns ten months after the last evaluation, and is late after twelve', () => {
    const f = { eersteVastgesteld: '2025-11-30', laatsteEvaluatie: '2025-11-30' };
    const staat = (dag: string) => klok('evaluatie', f, dag).staat;
    expect(['2026-09-29', '2026-09-30', '2026-11-30', '2026-12-01'].map(staat)).toEqual([
      'loopt',
      'waarschuwing',
      'waarschuwing',
      'te_laat',
    ]);
    expect(klok('evaluatie', { ...f, inEvaluatie: true }, '2026-10-01').stap).toBe('evaluatie_afronden');
  });

  it('counts months of any length: ten months after 30 April is the last day of February', () => {
    const k = klok('evaluatie', { laatsteEvaluatie: '2026-04-30' }, '2026-05-01');
    expect([k.waarschuwVanaf, k.uiterlijk]).toEqual(['2027-02-28', '2027-04-30']);
  });

  it('R49: a TLV that ends on 31 July is on the list from 31 January', () => {
    const staat = (dag: string) => klok('tlv', { tlv: { van: '2023-08-01', tot: '2027-07-31' } }, dag).staat;
    expect(['2027-01-30', '2027-01-31', '2027-07-31', '2027-08-01'].map(staat)).toEqual([
      'loopt',
      'waarschuwing',
      'waarschuwing',
      'te_laat',
    ]);
  });

  it('R45: six months before the 18th birthday; on the day itself the rights have moved', () => {
    const k = (dag: string) => klok('meerderjarig', { geboortedatum: '2009-03-31' }, dag);
    expect(k('2026-09-29').staat).toBe('loopt');
    expect(k('2026-09-30').staat).toBe('waarschuwing');
    expect(k('2027-03-31')).toMatchObject({ staat: 'gehaald', gehaaldOp: '2027-03-31', momenten: [] });
  });

  it('R45: who was born on 29 February becomes 18 on 1 March', () => {
    expect(klok('meerderjarig', { geboortedatum: '2008-02-29' }, '2025-10-01').uiterlijk).toBe('2026-03-01');
  });

  it('begins the evaluation of the card three weeks before the end of a period', () => {
    const k = klok('periode', { periode: { van: '2026-08-01', tot: '2026-12-01' } }, '2026-11-10');
    expect(k).toMatchObject({ staat: 'waarschuwing', uiterlijk: '2026-11-30', waarschuwVanaf: '2026-11-10' });
  });

  it('R48: who left has the clock of the retention only, and a dispute stops it', () => {
    const weg = { uitgeschreven: '2026-08-01', laatsteEvaluatie: '2026-01-01', bewaarstop: true };
    const klokken = klokkenVan(feiten(weg), STANDAARD, LEEG, '2026-09-01');
    expect(klokken).toHaveLength(1);
    expect(klokken[0]).toMatchObject({
      soort: 'bewaren',
      uiterlijk: '2029-08-01',
      gestopt: true,
      momenten: [],
    });
    const nogHier = klokkenVan(feiten({ uitgeschreven: '2026-10-01' }), STANDAARD, LEEG, '2026-09-30');
    expect(nogHier.map((k) => k.soort)).toEqual(['opp']);
  });
});

describe('what is due on a day', () => {
  const klokken = klokkenVan(feiten(), STANDAARD, LEEG, '2026-10-20');

  it('gives reminders in their order, each on its day', () => {
    expect(herinneringenOp(klokken, '2026-01-01', '2026-09-28')).toEqual([]);
    expect(herinneringenOp(klokken, '2026-01-01', '2026-10-20').map((h) => [h.moment, h.op])).toEqual([
      ['waarschuwing', '2026-09-29'],
      ['te_laat', '2026-10-14'],
    ]);
  });

  it('leaves out what lay before the school began with Koers', () => {
    expect(herinneringenOp(klokken, '2026-10-01', '2026-10-20').map((h) => h.moment)).toEqual(['te_laat']);
  });
});

it('refuses terms whose warning does not come before the term', () => {
  expect(termijnFout(STANDAARD)).toBeNull();
  expect(termijnFout({ ...STANDAARD, oppWaarschuwDagen: 42 })).toBe('opp');
  expect(termijnFout({ ...STANDAARD, evaluatieWaarschuwMaanden: 12 })).toBe('evaluatie');
});
