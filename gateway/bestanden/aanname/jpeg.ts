import { MEESTE_PIXELS } from './soorten.ts';
import { geweigerd } from './weigering.ts';

const [SOI, EOI, SOS, APP0, APP1, APP2, APP14, COM] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee, 0xfe];
const EXIF = Buffer.from('Exif\0\0', 'latin1');
const begins = (payload: Buffer, text: string) =>
  payload.subarray(0, text.length).equals(Buffer.from(text, 'latin1'));

interface Segment {
  readonly marker: number;
  /** What stands between the length and the next marker; of a scan also its data. */
  readonly payload: Buffer;
  readonly bytes: Buffer;
}

const stuk = () => geweigerd.stuk('foto');

/** Where the data of a scan end: at the first marker that is neither a stuffed FF nor a restart (ITU-T T.81, B.1.1.5). */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw stuk();
}

/** The segments between the begin and the end of a picture; what stands behind its end is not among them. */
function* segmentsOf(bytes: Buffer): Generator<Segment> {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw stuk();
  let at = 2;
  for (;;) {
    const begin = at;
    if (bytes[at] !== 0xff) throw stuk();
    while (bytes[at] === 0xff) at += 1; // fill bytes
    const marker = bytes[at] ?? 0;
    at += 1;
    if (marker === EOI) return;
    if (at + 2 > bytes.length) throw stuk();
    const length = bytes.readUInt16BE(at);
    let end = at + length;
    if (length < 2 || end > bytes.length) throw stuk();
    if (marker === SOS) end = endOfScan(bytes, end);
    const payload = bytes.subarray(at + 2, at + length);
    yield { marker, payload, bytes: Buffer.concat([Buffer.of(0xff), bytes.subarray(begin + 1, end)]) };
    at = end;
  }
}

/** 1–8 of tag 0x0112 of the first IFD (Exif 2.32, 4.6.4 A); 1 when it is not there or not readable. */
function orientationOf(exif: Buffer): number {
  const tiff = exif.subarray(EXIF.length);
  if (tiff.length < 10) return 1;
  const little = begins(tiff, 'II');
  const u16 = (at: number) =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const ifd = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let n = 0; n < Math.min(u16(ifd), 200); n += 1) {
    const entry = ifd + 2 + n * 12;
    if (u16(entry) !== 0x0112) continue;
    const value = u16(entry + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

const segment = (marker: number, payload: Buffer): Buffer => {
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
};

/** Exif that says how the camera was held, and nothing else: without it a photo of a phone lies on its side. */
const exifWith = (orientation: number): Buffer =>
  segment(
    APP1,
    Buffer.concat([
      EXIF,
      Buffer.from('MM\0*', 'latin1'),
      Buffer.of(0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0),
    ]),
  );

const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** What of a segment stays: what is needed to show the picture. `null`: nothing. */
function kept({ marker, payload, bytes }: Segment): Buffer | null {
  // A JFIF header may carry a small copy of the picture as it once was: it is cut off.
  if (marker === APP0)
    return begins(payload, 'JFIF\0') && payload.length >= 14
      ? segment(APP0, Buffer.concat([payload.subarray(0, 12), Buffer.of(0, 0)]))
      : null;
  if (marker === APP2) return begins(payload, 'ICC_PROFILE\0') ? bytes : null;
  if (marker === APP14) return begins(payload, 'Adobe') ? bytes : null;
  return marker >= APP0 && marker <= COM ? null : bytes;
}

/**
 * A JPEG without what a camera wrote beside the picture: place, time, device, name, thumbnails, and what stands behind its end.
 * Only how it was held stays.
 * @throws AppError `bad_request` when it is damaged or too large to show
 */
export function schoneJpeg(bytes: Buffer, pixels: number = MEESTE_PIXELS): Buffer {
  const parts: Buffer[] = [];
  let orientation = 1;
  let frame = false;
  let scan = false;
  for (const one of segmentsOf(bytes)) {
    if (one.marker === APP1 && one.payload.subarray(0, EXIF.length).equals(EXIF))
      orientation = orientationOf(one.payload);
    if (isFrame(one.marker)) {
      if (one.payload.length < 6) throw stuk();
      if (one.payload.readUInt16BE(1) * one.payload.readUInt16BE(3) > pixels) throw geweigerd.pixels();
      frame = true;
    }
    scan ||= one.marker === SOS;
    const part = kept(one);
    if (part) parts.push(part);
  }
  if (!frame || !scan) throw stuk();
  const exif = orientation === 1 ? [] : [exifWith(orientation)];
  return Buffer.concat([Buffer.of(0xff, SOI), ...exif, ...parts, Buffer.of(0xff, EOI)]);
}
