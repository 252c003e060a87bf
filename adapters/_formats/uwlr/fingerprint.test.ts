import { describe, expect, it } from 'vitest';
import { answer, DEFAULTS } from './answer.fixture.ts';
import { fingerprintOf } from './fingerprint.ts';

const school = (time: string) => `<schooljaar>2026-2027</schooljaar><brincode>99XX</brincode>${time}`;
const at = (time: string) => answer({ school: school(`<aanmaakdatum>${time}</aanmaakdatum>`) });
const print = (text: string, encoding: BufferEncoding = 'utf8') => fingerprintOf(Buffer.from(text, encoding));

describe('the fingerprint of an answer', () => {
  it('does not look at the source’s time stamp, and tells it', () => {
    const early = print(at('2026-11-21T08:00:00'));
    const late = print(at('2026-11-22T08:00:00+01:00'));

    expect(late.hash).toBe(early.hash);
    expect(late.aanmaakdatum).toBe('2026-11-22T08:00:00+01:00');
  });

  it('knows the time stamp by any prefix', () => {
    const prefixed = at('2026-11-21T08:00:00')
      .replaceAll('aanmaakdatum>', 'lg:aanmaakdatum>')
      .replace('</lg', '</lg');

    expect(print(prefixed).aanmaakdatum).toBe('2026-11-21T08:00:00');
  });

  it.each([
    ['a leerling', { leerlingen: DEFAULTS.leerlingen.replace('Juno', 'Juna') }],
    ['one byte in a key', { leerlingen: DEFAULTS.leerlingen.replace('00123', '00124') }],
    ['the school', { school: DEFAULTS.school.replace('99XX', '99XY') }],
    ['the school year', { school: DEFAULTS.school.replace('2026-2027', '2025-2026') }],
  ])('differs by %s', (_, parts) => {
    expect(print(answer(parts)).hash).not.toBe(print(answer()).hash);
  });

  it.each(['', '<aanmaakdatum/>', '<aanmaakdatum xsi:nil="true"></aanmaakdatum>'])(
    'takes every byte when there is no time to cut (%s)',
    (time) => {
      const { hash, aanmaakdatum } = print(answer({ school: school(time) }));

      expect(aanmaakdatum).toBeUndefined();
      expect(hash).not.toBe(print(answer({ school: school(`${time} `) })).hash);
    },
  );

  it('takes every byte of UTF-16', () => {
    expect(print(at('2026-11-21T08:00:00'), 'utf16le').hash).not.toBe(
      print(at('2026-11-21T09:00:00'), 'utf16le').hash,
    );
  });
});
