import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BronRecord } from '../model/roster.ts';
import { AnswerDigest, canonicalRecord, hashOf } from './record-hash.ts';

const hash = (record: BronRecord) => hashOf(canonicalRecord(record));

const base: BronRecord = {
  kind: 'leerling',
  key: 'L1',
  roepnaam: 'Ada',
  groepen: ['B', 'A'],
  stamgroep: 'G',
};
const teacher: BronRecord = {
  kind: 'medewerker',
  key: 'M1',
  groepen: [{ key: 'A', rol: 'leerkracht' }, { key: 'B' }],
};

describe('the hash of a record', () => {
  it('is the same whatever the order of its fields and of its groups', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.entries(base), { minLength: 5 }), (entries) => {
        expect(hash(Object.fromEntries(entries) as BronRecord)).toBe(hash(base));
      }),
    );
    expect(hash({ ...base, groepen: ['A', 'B', 'A'] })).toBe(hash(base));
    const turned: BronRecord = {
      kind: 'medewerker',
      key: 'M1',
      groepen: [{ key: 'B' }, { rol: 'leerkracht', key: 'A' }],
    };
    expect(hash(turned)).toBe(hash(teacher));
  });

  it('tells absent, empty and a value apart, and one field from another', () => {
    const variants: BronRecord[] = [
      base,
      { ...base, email: null },
      { ...base, email: '' },
      { ...base, voorvoegsel: '' },
      { ...base, groepen: [] },
      { ...base, groepen: ['A'] },
      { ...base, key: 'L2' },
      { ...base, kind: 'leerling', roepnaam: 'ada' },
      teacher,
      { ...teacher, groepen: [{ key: 'A' }, { key: 'B', rol: 'leerkracht' }] },
    ];
    expect(new Set(variants.map((v) => hash(v))).size).toBe(variants.length);
  });

  it('ignores a field that is present but undefined', () => {
    const record = { ...base, ...({ email: undefined } as object) } as BronRecord;
    expect(hash(record)).toBe(hash(base));
  });

  it('takes what PostgreSQL cannot keep out of a text, so that one character does not stop a school', () => {
    const told: BronRecord = { ...base, key: 'L\u00001', roepnaam: 'A\ud800da \\u0000' };
    const { record, json } = canonicalRecord(told);
    expect(record).toMatchObject({ key: 'L1', roepnaam: 'A\ufffdda \\u0000' });
    expect(JSON.parse(json)).toEqual({ ...record, groepen: ['A', 'B'] });
  });
});

describe('the digest of an answer', () => {
  const digest = (...batches: BronRecord[][]) => {
    const whole = new AnswerDigest();
    for (const batch of batches) whole.add(batch.map(canonicalRecord));
    return whole.value;
  };

  it('is the same for the same records, and another for any change, addition or omission', () => {
    const same = digest([base, teacher]);
    expect(digest([{ ...base, groepen: ['A', 'B'] }, teacher])).toBe(same);
    const others = [
      digest(),
      digest([base]),
      digest([base, teacher, base]),
      digest([base, { ...teacher, key: 'M2' }]),
    ];
    expect(new Set([same, ...others]).size).toBe(5);
  });
});
