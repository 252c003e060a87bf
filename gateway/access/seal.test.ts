import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newKey, open, seal, unwrap, wrap } from './seal.ts';

describe('sealing (AES-256-GCM)', () => {
  it('opens what it sealed, with the same key and the same words only', () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.array(fc.string(), { minLength: 1, maxLength: 4 }),
        fc.array(fc.string(), { minLength: 1, maxLength: 4 }),
        (bytes, words, others) => {
          const key = newKey();
          const sealed = seal(key, words, Buffer.from(bytes));
          expect(open(key, words, sealed)).toEqual(Buffer.from(bytes));
          if (JSON.stringify(words) !== JSON.stringify(others))
            expect(() => open(key, others, sealed)).toThrow('versleutelde tekst');
          expect(() => open(newKey(), words, sealed)).toThrow('versleutelde tekst');
        },
      ),
    );
  });

  it('does not take words that are cut elsewhere for the same words', () => {
    const key = newKey();
    expect(() => open(key, ['a', 'bc'], seal(key, ['ab', 'c'], Buffer.from('x')))).toThrow();
  });

  it('notices every changed bit', () => {
    const key = newKey();
    const sealed = seal(key, ['school'], Buffer.from('Pip kan het'));
    for (let i = 0; i < sealed.length * 8; i += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(i >> 3) ^ (1 << (i & 7)), i >> 3);
      expect(() => open(key, ['school'], changed)).toThrow();
    }
    expect(() => open(key, ['school'], sealed.subarray(0, 20))).toThrow();
    expect(() => open(key, ['school'], Buffer.alloc(0))).toThrow();
  });

  it('never gives the same bytes twice, and prints no key', () => {
    const key = newKey();
    const made = new Set(
      Array.from({ length: 500 }, () => seal(key, ['x'], Buffer.from('y')).toString('hex')),
    );
    expect(made.size).toBe(500);
    const bytes = key.export();
    expect(`${JSON.stringify(key)} ${String(key)}`).not.toContain(bytes.toString('hex'));
    const again = unwrap(key, ['inner'], wrap(key, ['inner'], newKey()));
    expect(again.symmetricKeySize).toBe(32);
  });
});
