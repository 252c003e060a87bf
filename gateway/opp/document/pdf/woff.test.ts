import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { uitWoff } from './woff.ts';

const waar = createRequire(import.meta.url);
const woff = readFileSync(
  waar.resolve('@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-ext-700-normal.woff'),
);

async function pdfMet(font: Buffer): Promise<Buffer> {
  const info = { CreationDate: new Date('2026-11-22T12:00:00Z') };
  const doc = new PDFDocument({ font: font as unknown as string, info });
  const delen: Buffer[] = [];
  doc.on('data', (deel: Buffer) => delen.push(deel));
  doc.text('Łódź, Şükrü en Đặng');
  const klaar = new Promise((resolve) => doc.once('end', resolve));
  doc.end();
  await klaar;
  return Buffer.concat(delen);
}

/** Sum of a table as OpenType counts it: of its 32-bit words, with zeros behind it (OpenType 1.9, "Calculating checksums"). */
function som(tabel: Buffer): number {
  const vol = Buffer.concat([tabel, Buffer.alloc((4 - (tabel.length % 4)) % 4)]);
  let uit = 0;
  for (let n = 0; n < vol.length; n += 4) uit = (uit + vol.readUInt32BE(n)) >>> 0;
  return uit;
}

describe('a font out of its WOFF', () => {
  it('is one OpenType file whose tables are whole and begin at words', () => {
    const sfnt = uitWoff(woff);
    expect(sfnt.length).toBe(woff.readUInt32BE(16)); // what the WOFF says that it comes to
    const aantal = sfnt.readUInt16BE(4);
    expect(aantal).toBeGreaterThan(10);
    for (let n = 0; n < aantal; n += 1) {
      const regel = sfnt.subarray(12 + n * 16);
      const naam = regel.toString('latin1', 0, 4);
      const [begin, lengte] = [regel.readUInt32BE(8), regel.readUInt32BE(12)];
      const tabel = Buffer.from(sfnt.subarray(begin, begin + lengte));
      if (naam === 'head') tabel.writeUInt32BE(0, 8); // its own sum of the file is not counted
      expect([naam, begin % 4, som(tabel)]).toEqual([naam, 0, regel.readUInt32BE(4)]);
    }
  });

  it('gives the same document as the WOFF itself', async () => {
    expect((await pdfMet(uitWoff(woff))).equals(await pdfMet(woff))).toBe(true);
  });

  it('is refused when it is another file, or damaged', () => {
    expect(() => uitWoff(Buffer.from('wOF2 and what follows'))).toThrow('not a WOFF 1.0 font');
    const kapot = Buffer.from(woff);
    kapot.fill(0xff, woff.length / 2, woff.length / 2 + 400);
    expect(() => uitWoff(kapot)).toThrow();
  });
});
