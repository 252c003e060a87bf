import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { AppError } from '../../gateway/errors.ts';
import { readZip } from './zip.ts';

const LIMITS = { maxBytes: 1024 * 1024, maxFiles: 10 };
const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

function refusal(bytes: Uint8Array, limits = LIMITS): AppError {
  try {
    readZip(bytes, limits);
  } catch (error) {
    return error as AppError;
  }
  throw new Error('nothing was refused');
}

describe('readZip', () => {
  it('unpacks what another program packed, deflated and stored', () => {
    const files = readZip(
      zipSync({ 'a.csv': strToU8('één'), map: { 'b.csv': [strToU8('twee'), { level: 0 }] } }),
      LIMITS,
    );

    expect([...files.keys()].sort()).toEqual(['a.csv', 'map/b.csv']);
    expect(text(files.get('a.csv'))).toBe('één');
    expect(text(files.get('map/b.csv'))).toBe('twee');
  });

  it('unpacks no further than the limit, whatever size the ZIP tells', () => {
    const bomb = zip({ 'a.csv': '0'.repeat(20 * 1024 * 1024) });
    expect(bomb.byteLength).toBeLessThan(100_000);
    const lies = Buffer.from(bomb);
    const central = lies.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    lies.writeUInt32LE(10, central + 24);

    const before = process.memoryUsage().arrayBuffers;
    expect(refusal(bomb).message).toMatch(/groter dan 1 MB/);
    expect(refusal(lies).message).toMatch(/groter dan 1 MB/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
  });

  it('counts all files together', () => {
    const half = '0'.repeat(700 * 1024);

    expect(refusal(zip({ a: half, b: half })).message).toMatch(/groter dan 1 MB/);
    expect(
      refusal(zip(Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`${i}`, ''])))).message,
    ).toMatch(/meer dan 10/);
  });

  it.each(['../x.csv', '/etc/passwd', 'a/../../x', 'C:\\x.csv', '..\\x.csv'])(
    'refuses the path %s',
    (name) => {
      expect(refusal(zip({ [name]: 'x' })).message).toMatch(/pad naar buiten/);
    },
  );

  it('takes a name with two dots in it for a name', () => {
    expect([...readZip(zip({ 'a..b.csv': 'x' }), LIMITS).keys()]).toEqual(['a..b.csv']);
  });

  it('refuses what is cut off, damaged, locked, or no ZIP', () => {
    const whole = zip({ 'a.csv': 'x'.repeat(100) });
    const damaged = Buffer.from(whole);
    damaged.writeUInt8((damaged[40] ?? 0) ^ 0xff, 40);
    const locked = Buffer.from(whole);
    const central = locked.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    locked.writeUInt16LE(1, central + 8);

    expect(refusal(whole.subarray(0, whole.length - 30)).message).toMatch(
      /geen ZIP, of het is niet helemaal aangekomen/,
    );
    expect(refusal(damaged).message).toMatch(/beschadigd/);
    expect(refusal(locked).message).toMatch(/wachtwoord/);
    for (const bytes of [new Uint8Array(), strToU8('PK'), strToU8('sourcedId,status')]) {
      expect(refusal(bytes)).toMatchObject({ code: 'source_invalid', opts: { retry: 'never' } });
    }
  });

  it('every change of one byte is refused, or changes nothing in what is read', () => {
    const whole = zip({ 'a.csv': 'sourcedId\n1', 'b.csv': 'sourcedId\n2' });
    const files = (bytes: Uint8Array) =>
      JSON.stringify([...readZip(bytes, LIMITS)].map(([, content]) => text(content)));
    const right = files(whole);
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      try {
        const read = files(changed);
        // A count that became smaller leaves files out; what is there has its check sum.
        expect(JSON.parse(right)).toEqual(expect.arrayContaining(JSON.parse(read)));
      } catch (error) {
        expect((error as AppError).code).toBe('source_invalid');
      }
    }
  });
});
