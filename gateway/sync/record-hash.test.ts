import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BronRecord } from '../model/roster.ts';
import { hashRecord } from './record-hash.ts';

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
        expect(hashRecord(Object.fromEntries(entries) as BronRecord).hash).toBe(hashRecord(base).hash);
      }),
    );
    expect(hashRecord({ ...base, groepen: ['A', 'B', 'A'] }).hash).toBe(hashRecord(base).hash);
    const turned: BronRecord = {
      kind: 'medewerker',
      key: 'M1',
      groepen: [{ key: 'B' }, { rol: 'leerkracht', key: 'A' }],
    };
    expect(hashRecord(turned).hash).toBe(hashRecord(teacher).hash);
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
    expect(new Set(variants.map((v) => hashRecord(v).hash)).size).toBe(variants.length);
  });

  it('ignores a field that is present but undefined', () => {
    const record = { ...base, ...({ email: undefined } as object) } as BronRecord;
    expect(hashRecord(record).hash).toBe(hashRecord(base).hash);
  });

  it('takes what PostgreSQL cannot keep out of a text, so that one character does not stop a school', () => {
    const told: BronRecord = { ...base, key: 'L\u00001', roepnaam: 'A\ud800da \\u0000' };
    const { record, json } = hashRecord(told);
    expect(record).toMatchObject({ key: 'L1', roepnaam: 'A\ufffdda \\u0000' });
    expect(JSON.parse(json)).toEqual({ ...record, groepen: ['A', 'B'] });
  });
});
