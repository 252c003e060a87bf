import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors.ts';
import { type Aangeboden, neemAan, type Wat } from './service.ts';
import { jpeg, mp3, mp4, ogg, png, svgMetScript, wav, webm, webp, zipbom } from './testing/bytes.ts';

/** A PNG of which the picture was damaged after it was made; its header and its length are whole. */
function onuitpakbaar(): Buffer {
  const heel = png();
  const at = heel.indexOf('IDAT') + 4;
  return Buffer.concat([heel.subarray(0, at), Buffer.from([0xff, 0xff, 0xff, 0xff]), heel.subarray(at + 4)]);
}

const bied = (bytes: Buffer, wat: Wat = 'foto', over: Partial<Aangeboden> = {}) =>
  neemAan({ naam: 'thuis.jpg', metMap: false, bytes, ...over }, wat, null);

const PDF = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n', 'latin1');

describe('what is taken in', () => {
  it.each([
    ['JPEG', jpeg(), 'foto', 'image/jpeg'],
    ['PNG', png(), 'foto', 'image/png'],
    ['WebP', webp(), 'foto', 'image/webp'],
    ['WebM with sound', webm(2), 'geluid', 'audio/webm'],
    ['M4A', mp4('M4A', 'soun'), 'geluid', 'audio/mp4'],
    ['MP4 with sound, as Safari records', mp4('iso5', 'soun'), 'geluid', 'audio/mp4'],
    ['Ogg', ogg(), 'geluid', 'audio/ogg'],
    ['MP3', mp3(), 'geluid', 'audio/mpeg'],
    ['WAV', wav(), 'geluid', 'audio/wav'],
    ['PDF', PDF, 'document', 'application/pdf'],
    ['a scan', jpeg(), 'document', 'image/jpeg'],
    ['a logo', png(), 'logo', 'image/png'],
  ] as const)('%s, by its bytes, whatever its name', async (_, bytes, wat, type) => {
    const aangenomen = await bied(bytes, wat, { naam: 'niets.exe' });
    expect([aangenomen.type, aangenomen.wat, aangenomen.bytes.equals(bytes)]).toEqual([type, wat, true]);
  });
});

describe('what is refused, with a sentence that says what to do (R46)', () => {
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
  it.each([
    ['nothing', Buffer.alloc(0), 'foto', {}, /leeg/],
    ['text', Buffer.from('dag juf'), 'foto', {}, /Kies een foto/],
    ['SVG with a script', svgMetScript(), 'foto', { naam: 'plaatje.png' }, /Kies een foto/],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'foto', {}, /Kies een foto/],
    ['a zip bomb', zipbom(), 'foto', { naam: 'foto.png' }, /Kies een foto/],
    ['PDF', Buffer.from('%PDF-1.7\n'), 'foto', {}, /Kies een foto/],
    ['HEIC', heic, 'foto', {}, /HEIC/],
    ['sound for a photo', wav(), 'foto', {}, /Kies een foto/],
    ['a photo for sound', png(), 'geluid', {}, /Kies een geluidsopname/],
    ['a film (MP4)', mp4('mp42', 'vide', 'soun'), 'geluid', {}, /film/],
    ['a film (WebM)', webm(1, 2), 'geluid', {}, /film/],
    ['a WebM without tracks', webm(), 'geluid', {}, /beschadigd/],
    ['a path in its name', png(), 'foto', { naam: 'foto.png', metMap: true }, /map/],
    ['a way up in its name', png(), 'foto', { naam: '..' }, /map/],
    ['a backslash in its name', png(), 'foto', { naam: 'c:\\foto.png' }, /map/],
    ['half a photo', png().subarray(0, 40), 'foto', {}, /beschadigd/],
    ['half a PDF', PDF.subarray(0, 12), 'document', {}, /beschadigd/],
    ['sound for a document', wav(), 'document', {}, /PDF of een foto/],
    ['a PDF for a logo', PDF, 'logo', {}, /Kies een plaatje/],
    ['a logo that is too large', Buffer.concat([png(), Buffer.alloc(300_000)]), 'logo', {}, /256 kB/],
    ['a logo with too many pixels', png([], { breed: 3000, hoog: 3000 }), 'logo', {}, /te groot/],
    ['a logo that does not unpack', onuitpakbaar(), 'logo', {}, /beschadigd/],
    ['more than fits', Buffer.concat([png(), Buffer.alloc(12 * 1024 * 1024)]), 'foto', {}, /12 MB/],
  ] as const)('%s', async (_, bytes, wat, over, zin) => {
    const fout: unknown = await bied(bytes, wat, over).catch((error: unknown) => error);
    expect(fout).toBeInstanceOf(AppError);
    expect(fout).toMatchObject({ code: 'bad_request', message: expect.stringMatching(zin) });
  });

  it('anything at all: refused or taken in, never another error', async () => {
    const begin = fc.constantFrom(
      jpeg(),
      png(),
      webp(),
      webm(2),
      mp4('M4A', 'soun'),
      ogg(),
      mp3(),
      wav(),
      PDF,
      zipbom(),
    );
    await fc.assert(
      fc.asyncProperty(
        begin,
        fc.nat(64),
        fc.uint8Array({ maxLength: 64 }),
        fc.constantFrom<Wat>('foto', 'geluid', 'document', 'logo'),
        async (heel, knip, rest, wat) => {
          const bytes = Buffer.concat([heel.subarray(0, knip), rest]);
          const uit: unknown = await bied(bytes, wat).catch((error: unknown) => error);
          if (uit instanceof Error) expect(uit).toBeInstanceOf(AppError);
        },
      ),
    );
  });
});
