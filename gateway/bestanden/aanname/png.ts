import { inflateSync } from 'node:zlib';
import { MEESTE_PIXELS } from './soorten.ts';
import { geweigerd } from './weigering.ts';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** What is needed to show the picture in its colours (PNG 3rd edition, §11); text, time, Exif and animation are not. */
const KEPT = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'cHRM',
  'gAMA',
  'sBIT',
  'sRGB',
  'iCCP',
  'bKGD',
  'pHYs',
]);

const stuk = () => geweigerd.stuk('foto');

/**
 * A PNG without what was written beside the picture, and without what stands behind its end.
 * @throws AppError `bad_request` when it is damaged or too large to show
 */
export function schonePng(bytes: Buffer, pixels: number = MEESTE_PIXELS): Buffer {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw stuk();
  const parts: Buffer[] = [SIGNATURE];
  const seen = new Set<string>();
  for (let at = 8; !seen.has('IEND'); ) {
    if (at + 12 > bytes.length) throw stuk();
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) throw stuk();
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (seen.size === 0) checkHeader(type, bytes.subarray(at + 8, end - 4), pixels);
    seen.add(type);
    if (KEPT.has(type)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  if (!seen.has('IDAT')) throw stuk();
  return Buffer.concat(parts);
}

function checkHeader(type: string, header: Buffer, pixels: number): void {
  if (type !== 'IHDR' || header.length !== 13) throw stuk();
  if (header.readUInt32BE(0) * header.readUInt32BE(4) > pixels) throw geweigerd.pixels();
}

/**
 * A PNG whose picture can be unpacked: what is put into documents is unpacked there, where nobody could be told that it is damaged.
 * It costs at most eight bytes a pixel, and so only for a picture that was measured first.
 * @throws AppError `bad_request` when it cannot, or comes to more than its header says
 */
export function uitpakbarePng(bytes: Buffer, pixels: number): Buffer {
  const data: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  try {
    inflateSync(Buffer.concat(data), { maxOutputLength: pixels * 8 + 1024 * 1024 });
  } catch {
    throw stuk();
  }
  return bytes;
}
