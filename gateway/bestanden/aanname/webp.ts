import { MEESTE_PIXELS } from './soorten.ts';
import { geweigerd } from './weigering.ts';

const KEPT = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP']);
/** Bits of VP8X (RFC 9649 §2.7.1). */
const [ANIMATION, XMP, EXIF] = [0x02, 0x04, 0x08];

const stuk = () => geweigerd.stuk('foto');

/** Width × height as this chunk tells it; 0 when it does not. */
function pixelsOf(type: string, data: Buffer): number {
  if (type === 'VP8X' && data.length >= 10) return (data.readUIntLE(4, 3) + 1) * (data.readUIntLE(7, 3) + 1);
  if (type === 'VP8 ' && data.length >= 10)
    return (data.readUInt16LE(6) & 0x3fff) * (data.readUInt16LE(8) & 0x3fff);
  if (type === 'VP8L' && data.length >= 5) {
    const bits = data.readUInt32LE(1);
    return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1);
  }
  return 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** VP8X that no longer promises Exif or XMP. */
function withoutFlags(data: Buffer): Buffer {
  const flags = data[0] ?? 0;
  if (data.length < 10) throw stuk();
  if (flags & ANIMATION) throw geweigerd.bewegend();
  const plain = Buffer.from(data);
  plain[0] = flags & ~(XMP | EXIF);
  return plain;
}

/**
 * A still WebP without Exif and XMP, and without what stands behind its end.
 * @throws AppError `bad_request` when it is damaged, moves, or is too large to show
 */
export function schoneWebp(bytes: Buffer): Buffer {
  if (bytes.length < 12 || bytes.toString('latin1', 8, 12) !== 'WEBP') throw stuk();
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) throw stuk();
  const parts: Buffer[] = [];
  let picture = false;
  for (let at = 12; at + 8 <= end; ) {
    const type = bytes.toString('latin1', at, at + 4);
    const data = bytes.subarray(at + 8, at + 8 + bytes.readUInt32LE(at + 4));
    if (at + 8 + data.length > end || data.length !== bytes.readUInt32LE(at + 4)) throw stuk();
    if (pixelsOf(type, data) > MEESTE_PIXELS) throw geweigerd.pixels();
    picture ||= type === 'VP8 ' || type === 'VP8L';
    if (KEPT.has(type)) parts.push(chunk(type, type === 'VP8X' ? withoutFlags(data) : data));
    at += 8 + data.length + (data.length % 2);
  }
  if (!picture) throw stuk();
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...parts]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}
