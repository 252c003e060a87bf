import { crc32, deflateSync } from 'node:zlib';

/** Files as bytes, made here: pictures and recordings that readers take for real, with room for what should go. */
const ascii = (text: string) => Buffer.from(text, 'latin1');
const u32 = (n: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(n);
  return bytes;
};
const u16 = (n: number) => u32(n).subarray(2);

export const segment = (marker: number, payload: Buffer): Buffer =>
  Buffer.concat([Buffer.of(0xff, marker), u16(payload.length + 2), payload]);

const frame = (breed: number, hoog: number) =>
  segment(0xc0, Buffer.concat([Buffer.of(8), u16(hoog), u16(breed), Buffer.of(1, 1, 0x11, 0)]));
const JFIF = segment(0xe0, Buffer.concat([ascii('JFIF\0'), Buffer.of(1, 1, 0, 0, 1, 0, 1, 0, 0)]));
/** Data of a scan, with a stuffed FF and a restart marker in it. */
const SCAN = Buffer.concat([
  segment(0xda, Buffer.of(1, 1, 0, 0, 63, 0)),
  Buffer.of(1, 0xff, 0, 2, 0xff, 0xd3, 3),
]);

/** A JPEG whose structure holds; its picture is one grey block. */
export const jpeg = (
  extra: readonly Buffer[] = [],
  { breed = 8, hoog = 8, na = Buffer.alloc(0), midden = [] as readonly Buffer[] } = {},
): Buffer =>
  Buffer.concat([
    Buffer.of(0xff, 0xd8),
    JFIF,
    ...extra,
    segment(0xdb, Buffer.concat([Buffer.of(0), Buffer.alloc(64, 1)])),
    frame(breed, hoog),
    SCAN,
    ...midden,
    ...(midden.length > 0 ? [SCAN] : []),
    Buffer.of(0xff, 0xd9),
    na,
  ]);

/** Exif as a camera writes it: how it was held, and where. */
export const exif = (orientation: number, secret: string, little = false): Buffer => {
  const n16 = (n: number) => (little ? Buffer.from(u16(n)).reverse() : u16(n));
  const n32 = (n: number) => (little ? Buffer.from(u32(n)).reverse() : u32(n));
  return segment(
    0xe1,
    Buffer.concat([
      ascii('Exif\0\0'),
      ascii(little ? 'II' : 'MM'),
      n16(42),
      n32(8),
      n16(2),
      Buffer.concat([n16(0x010f), n16(2), n32(secret.length), n32(38)]),
      Buffer.concat([n16(0x0112), n16(3), n32(1), n16(orientation), n16(0)]),
      n32(0),
      ascii(secret),
    ]),
  );
};

export const chunk = (type: string, data: Buffer): Buffer =>
  Buffer.concat([u32(data.length), ascii(type), data, u32(crc32(Buffer.concat([ascii(type), data])))]);

/** A grey PNG of `breed` × `hoog`. */
export const png = (
  extra: readonly Buffer[] = [],
  { breed = 2, hoog = 2, na = Buffer.alloc(0) } = {},
): Buffer =>
  Buffer.concat([
    ascii('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', Buffer.concat([u32(breed), u32(hoog), Buffer.of(8, 0, 0, 0, 0)])),
    ...extra,
    chunk('IDAT', deflateSync(Buffer.alloc(Math.min(hoog, 9) * (1 + Math.min(breed, 9)), 7))),
    chunk('IEND', Buffer.alloc(0)),
    na,
  ]);

export const riffChunk = (type: string, data: Buffer): Buffer =>
  Buffer.concat([ascii(type), Buffer.from(u32(data.length)).reverse(), data, Buffer.alloc(data.length % 2)]);

const riff = (form: string, ...chunks: readonly Buffer[]): Buffer =>
  riffChunk('RIFF', Buffer.concat([ascii(form), ...chunks]));

/** VP8L begins with 2F and the size less one, 14 bits each. */
export const webp = (extra: readonly Buffer[] = [], flags = 0, breed = 4): Buffer => {
  const bits = Buffer.alloc(4);
  bits.writeUInt32LE(((breed - 1) | (3 << 14)) >>> 0);
  const maat = Buffer.alloc(6);
  maat.writeUIntLE(breed - 1, 0, 3);
  maat.writeUIntLE(3, 3, 3);
  return riff(
    'WEBP',
    riffChunk('VP8X', Buffer.concat([Buffer.of(flags, 0, 0, 0), maat])),
    riffChunk('VP8L', Buffer.concat([Buffer.of(0x2f), bits, Buffer.of(1, 2)])),
    ...extra,
  );
};

/** A tone of `ms` milliseconds as any player plays it: 8 kHz, 8 bits. */
export const wav = (ms = 250): Buffer => {
  const samples = Buffer.from(
    Array.from({ length: 8 * ms }, (_, i) => 128 + Math.round(60 * Math.sin(i / 3))),
  );
  const kop = Buffer.alloc(16);
  kop.writeUInt16LE(1, 0);
  kop.writeUInt16LE(1, 2);
  kop.writeUInt32LE(8000, 4);
  kop.writeUInt32LE(8000, 8);
  kop.writeUInt16LE(1, 12);
  kop.writeUInt16LE(8, 14);
  return riff('WAVE', riffChunk('fmt ', kop), riffChunk('data', samples));
};

export const mp3 = (): Buffer =>
  Buffer.concat([
    ascii('ID3\x03\0\0\0\0\0\0'),
    ...Array.from({ length: 4 }, () => Buffer.concat([Buffer.of(0xff, 0xfb, 0x90, 0x44), Buffer.alloc(413)])),
  ]);

export const ogg = (): Buffer =>
  Buffer.concat([
    ascii('OggS\0\x02'),
    Buffer.alloc(20),
    Buffer.of(1, 19),
    ascii('OpusHead'),
    Buffer.alloc(64),
  ]);

const box = (type: string, ...data: readonly Buffer[]): Buffer => {
  const inhoud = Buffer.concat(data);
  return Buffer.concat([u32(inhoud.length + 8), ascii(type), inhoud]);
};
const track = (handler: string) =>
  box('trak', box('mdia', box('hdlr', Buffer.alloc(8), ascii(handler), Buffer.alloc(12))));

/** An MP4 with these handlers as its tracks; its list of tracks behind the data, as a telephone writes it. */
export const mp4 = (merk: string, ...handlers: readonly string[]): Buffer =>
  Buffer.concat([
    box('ftyp', ascii(merk.padEnd(4)), u32(0), ascii('isom')),
    box('mdat', Buffer.alloc(64)),
    box('moov', ...handlers.map(track)),
  ]);

const ebml = (id: readonly number[], data: Buffer, unknown = false): Buffer =>
  Buffer.concat([
    Buffer.from(id),
    unknown
      ? Buffer.of(0x01, 255, 255, 255, 255, 255, 255, 255)
      : Buffer.concat([Buffer.of(0x10), u32(data.length).subarray(1)]),
    data,
  ]);

/** A WebM as a browser records it (its length unknown) with tracks of these types: 1 picture, 2 sound. */
export const webm = (...types: readonly number[]): Buffer =>
  Buffer.concat([
    ebml([0x1a, 0x45, 0xdf, 0xa3], ebml([0x42, 0x82], ascii('webm'))),
    ebml(
      [0x18, 0x53, 0x80, 0x67],
      Buffer.concat([
        ebml([0x15, 0x49, 0xa9, 0x66], Buffer.alloc(8)),
        ebml(
          [0x16, 0x54, 0xae, 0x6b],
          Buffer.concat(types.map((t) => ebml([0xae], ebml([0x83], Buffer.of(t))))),
        ),
        ebml([0x1f, 0x43, 0xb6, 0x75], Buffer.alloc(32, 0x83), true),
      ]),
      true,
    ),
  ]);

/** A ZIP that becomes a thousand times as large: zeros. */
export const zipbom = (): Buffer => {
  const data = deflateSync(Buffer.alloc(4 * 1024 * 1024)).subarray(2, -4);
  const kop = Buffer.alloc(30);
  kop.write('PK\x03\x04', 'latin1');
  kop.writeUInt16LE(20, 4);
  kop.writeUInt16LE(8, 8);
  kop.writeUInt32LE(data.length, 18);
  kop.writeUInt32LE(4 * 1024 * 1024, 22);
  kop.writeUInt16LE(8, 26);
  return Buffer.concat([kop, ascii('foto.png'), data]);
};

export const svgMetScript = (): Buffer =>
  ascii('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
