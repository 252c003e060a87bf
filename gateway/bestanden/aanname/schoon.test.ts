import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors.ts';
import { schoneJpeg } from './jpeg.ts';
import { schonePng } from './png.ts';
import { chunk, exif, jpeg, png, riffChunk, segment, webp } from './testing/bytes.ts';
import { schoneWebp } from './webp.ts';

const GEHEIM = 'GPS 52.0907 5.1214 Liv';
const geheim = Buffer.from(GEHEIM, 'latin1');
const metGeheim = fc
  .tuple(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }))
  .map(([a, b]) => Buffer.concat([a, geheim, b]));
/** Application segments and comments: whatever stands in them, a viewer does not need it. */
const bijzaak = fc
  .tuple(fc.constantFrom(0xe1, 0xe3, 0xe4, 0xec, 0xed, 0xef, 0xfe), metGeheim)
  .map(([marker, payload]) => segment(marker, payload));

describe('a photo without what a camera wrote beside it', () => {
  it('JPEG: whatever stands in which segment, before, between and behind the picture, it goes, and the picture stays', () => {
    fc.assert(
      fc.property(
        fc.array(bijzaak, { maxLength: 5 }),
        fc.array(bijzaak, { maxLength: 2 }),
        metGeheim,
        (voor, midden, na) => {
          const schoon = schoneJpeg(jpeg(voor, { midden, na }));
          expect(schoon.includes(geheim)).toBe(false);
          expect(schoon).toEqual(jpeg([], { midden: midden.length > 0 ? [Buffer.alloc(0)] : [] }));
          expect(schoneJpeg(schoon)).toEqual(schoon);
        },
      ),
    );
  });

  it.each([false, true])(
    'JPEG: keeps how the camera was held and nothing else of Exif (little-endian: %s)',
    (little) => {
      for (let stand = 2; stand <= 8; stand += 1) {
        const schoon = schoneJpeg(jpeg([exif(stand, GEHEIM, little)]));
        expect(schoon.includes(geheim)).toBe(false);
        expect(schoon).toEqual(schoneJpeg(jpeg([exif(stand, 'iets anders', true)])));
        expect(schoon.equals(jpeg())).toBe(false);
        expect(schoneJpeg(schoon)).toEqual(schoon);
      }
      expect(schoneJpeg(jpeg([exif(1, GEHEIM, little)]))).toEqual(jpeg());
      expect(schoneJpeg(jpeg([exif(77, GEHEIM, little)]))).toEqual(jpeg());
    },
  );

  it('JPEG: keeps its colours (ICC, Adobe), and cuts the small copy out of its JFIF header', () => {
    const icc = segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01kleur', 'latin1'));
    const adobe = segment(0xee, Buffer.from('Adobe\0d\0\0\0\0\x01', 'latin1'));
    expect(schoneJpeg(jpeg([icc, adobe]))).toEqual(jpeg([icc, adobe]));
    const klein = Buffer.concat([Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\x02\x02', 'latin1'), geheim]);
    const schoon = schoneJpeg(jpeg([segment(0xe0, klein)]));
    expect([schoon.includes(geheim), schoon.includes(Buffer.from('JFIF'))]).toEqual([false, true]);
    const mpf = segment(0xe2, Buffer.concat([Buffer.from('MPF\0'), geheim]));
    expect(schoneJpeg(jpeg([mpf]))).toEqual(jpeg());
  });

  it('PNG: keeps what shows the picture; text, time, Exif, animation and what stands behind it go', () => {
    const soort = fc.constantFrom('tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'acTL', 'fdAT', 'prVt');
    const bij = fc.array(
      fc.tuple(soort, metGeheim).map(([type, data]) => chunk(type, data)),
      { maxLength: 5 },
    );
    const kleur = chunk('gAMA', Buffer.of(0, 0, 0xb1, 0x8f));
    fc.assert(
      fc.property(bij, metGeheim, (voor, na) => {
        const schoon = schonePng(png([...voor, kleur], { na }));
        expect(schoon.includes(geheim)).toBe(false);
        expect(schoon).toEqual(png([kleur]));
        expect(schonePng(schoon)).toEqual(schoon);
      }),
    );
  });

  it('WebP: loses Exif, XMP and what stands behind it, and no longer says that they are there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('EXIF', 'XMP ', 'GEHM'), metGeheim), { maxLength: 4 }),
        metGeheim,
        (bij, na) => {
          const schoon = schoneWebp(
            Buffer.concat([
              webp(
                bij.map(([type, data]) => riffChunk(type, data)),
                0x0c | 0x10,
              ),
              na,
            ]),
          );
          expect(schoon).toEqual(webp([], 0x10));
          expect(schoneWebp(schoon)).toEqual(schoon);
        },
      ),
    );
    expect(() => schoneWebp(webp([], 0x02))).toThrow(/bewegend/);
  });

  it.each([
    ['JPEG', schoneJpeg, jpeg([exif(6, GEHEIM)])],
    ['PNG', schonePng, png([chunk('tEXt', geheim)])],
    ['WebP', schoneWebp, webp([riffChunk('EXIF', geheim)], 0x08)],
  ] as const)(
    '%s: cut off or changed anywhere, it is either refused or clean; nothing else is thrown',
    (_, schoon, heel) => {
      const probeer = (bytes: Buffer) => {
        try {
          expect(schoon(bytes).includes(geheim)).toBe(false);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      };
      for (let n = 0; n < heel.length; n += 1) probeer(heel.subarray(0, n));
      fc.assert(
        fc.property(fc.nat(heel.length - 1), fc.nat(255), (at, byte) => {
          const kapot = Buffer.from(heel);
          kapot[at] = byte;
          try {
            schoon(kapot);
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
        }),
        { numRuns: 500 },
      );
      expect(() => schoon(heel.subarray(0, heel.length - 3))).toThrow(/beschadigd/);
    },
  );

  it('is refused when a browser would need gigabytes to show it', () => {
    expect(() => schoneJpeg(jpeg([], { breed: 60_000, hoog: 60_000 }))).toThrow(/te groot/);
    expect(() => schonePng(png([], { breed: 100_000, hoog: 100_000 }))).toThrow(/te groot/);
    expect(() => schonePng(png([], { breed: 8000, hoog: 6000 }))).not.toThrow();
    // A WebP is at most 16,384 wide in VP8L; VP8X promises more than that.
    const groot = webp([], 0);
    groot.writeUIntLE(0xffffff, 24, 3);
    groot.writeUIntLE(0xffffff, 27, 3);
    expect(() => schoneWebp(groot)).toThrow(/te groot/);
  });
});
