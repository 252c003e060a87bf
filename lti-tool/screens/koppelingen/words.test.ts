import { describe, expect, it } from 'vitest';
import { endInWords, endOf } from './answer.tsx';
import { splitMessage } from './issues.tsx';
import { counts, RUN, runView, ZERO } from './testing/views.ts';
import { schemaInWoorden, straks, toen } from './when.ts';
import { countsInWords, opsomming, startedBy } from './words.ts';

describe('moments, in the Netherlands', () => {
  const now = new Date('2026-11-21T12:15:00Z');
  it.each([
    ['2026-11-21T04:12:00Z', 'vandaag om 05:12'],
    ['2026-11-20T22:59:00Z', 'gisteren om 23:59'],
    ['2026-11-20T23:00:00Z', 'vandaag om 00:00'],
    ['2026-11-12T04:12:00Z', '12 november 2026 om 05:12'],
    ['2026-07-01T03:12:00Z', '1 juli 2026 om 05:12'],
  ])('%s was %s', (moment, said) => expect(toen(new Date(moment), now)).toBe(said));

  it.each([
    ['2026-11-21T12:15:00Z', 'zo meteen'],
    ['2026-11-21T12:16:00Z', 'vandaag om 13:16'],
    ['2026-11-22T04:12:00Z', 'morgen om 05:12'],
    ['2026-11-23T04:12:00Z', 'maandag 23 november om 05:12'],
  ])('%s comes %s', (moment, said) => expect(straks(new Date(moment), now)).toBe(said));

  it.each([
    ['12 5 * * 1-5', 'elke werkdag om 05:12'],
    ['0 17 * * *', 'elke dag om 17:00'],
    ['*/5 * * * *', 'op vaste tijden'],
    [null, 'alleen als je zelf ophaalt'],
  ])('the schedule %s is told as %s', (cron, said) => expect(schemaInWoorden(cron)).toBe(said));
});

describe('figures in words', () => {
  it.each([
    [{ created: 2, updated: 1, unchanged: 57 }, '2 nieuw, 1 gewijzigd en 57 gelijk gebleven'],
    [{ unchanged: 57 }, 'niets veranderd, 57 gelijk gebleven'],
    [{ ended: 4 }, '4 beëindigd'],
    [{ quarantined: 1, unchanged: 2 }, '1 apart gezet en 2 gelijk gebleven'],
    [{}, 'niets gevonden'],
  ])('%j', (some, said) => expect(countsInWords({ ...ZERO, ...some })).toBe(said));

  it('joins with commas and one "en"', () => {
    expect([opsomming([]), opsomming(['a']), opsomming(['a', 'b']), opsomming(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a en b',
      'a, b en c',
    ]);
  });
});

describe('who started a run', () => {
  const names = new Map([['otto', 'Otto Vloedlijn']]);
  it.each([
    [{ requestedBy: 'ria' }, 'door jou'],
    [{ requestedBy: 'otto' }, 'door Otto Vloedlijn'],
    [{ requestedBy: 'weg' }, 'door een collega'],
    [{ trigger: 'schedule' }, 'vanzelf, volgens het schema'],
    [{ trigger: 'cli' }, 'op de server'],
    [{ trigger: 'setup' }, 'bij het inrichten'],
    [{ trigger: 'file' }, 'vanzelf, na een nieuw bestand'],
  ] as const)('%j', (extra, said) => expect(startedBy(runView(extra), 'ria', names)).toBe(said));
});

describe('what is said aloud', () => {
  it('is nothing while a run goes on, and nothing for a run that had ended before', () => {
    expect(endOf('queued', runView({ status: 'pulling' }))).toBeNull();
    expect(endOf('done', runView({ status: 'done' }))).toBeNull();
    expect(endOf('queued', null)).toBeNull();
  });

  it('is the outcome, once it ended', () => {
    const total = { ...ZERO, created: 2 };
    expect(endOf('applying', runView({ id: RUN, counts: counts({ created: 2 }), total }))).toBe(
      'Ophalen is klaar: 2 nieuw.',
    );
    expect(
      endInWords(runView({ status: 'failed', error: { code: null, message: 'De sleutel is verlopen.' } })),
    ).toBe('Ophalen is mislukt. De sleutel is verlopen.');
    expect(endInWords(runView({ status: 'cancelled' }))).toBe('Gestopt. Er is niets veranderd.');
    expect(endInWords(runView({ status: 'needs_confirmation' }))).toContain('wacht op jou');
  });
});

describe('the message of an issue', () => {
  it.each([
    [
      'Twee regels gaan over dezelfde persoon. Verwijder er een.',
      'Twee regels gaan over dezelfde persoon.',
      'Verwijder er een.',
    ],
    ['Geen naam.', 'Geen naam.', ''],
    ['Schrijf bijv. een datum. Échte datums bestaan.', 'Schrijf bijv. een datum.', 'Échte datums bestaan.'],
  ])('%s', (message, what, rest) => expect(splitMessage(message)).toEqual({ what, rest }));
});
