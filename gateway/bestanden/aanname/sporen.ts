/** What runs in a recording: only sound, also pictures, or nothing that we find. */
export type Sporen = 'geluid' | 'beeld' | 'geen';

const uit = (geluid: boolean, beeld: boolean): Sporen => (beeld ? 'beeld' : geluid ? 'geluid' : 'geen');

interface Doos {
  readonly type: string;
  readonly data: Buffer;
}

/** Boxes of ISO/IEC 14496-12 §4.2, one after the other; stops at one that is longer than what holds it. */
function* dozen(bytes: Buffer): Generator<Doos> {
  for (let at = 0; at + 8 <= bytes.length; ) {
    let size = bytes.readUInt32BE(at);
    let head = 8;
    if (size === 1) {
      if (at + 16 > bytes.length) return;
      size = Number(bytes.readBigUInt64BE(at + 8));
      head = 16;
    } else if (size === 0) size = bytes.length - at;
    if (size < head || at + size > bytes.length) return;
    yield { type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + head, at + size) };
    at += size;
  }
}

const binnen = (bytes: Buffer, type: string): Buffer[] =>
  [...dozen(bytes)].filter((d) => d.type === type).map((d) => d.data);

/** Tracks of an MP4 by the handler of each (§8.4.3). */
export function sporenVanMp4(bytes: Buffer): Sporen {
  const soorten = binnen(bytes, 'moov')
    .flatMap((moov) => binnen(moov, 'trak'))
    .flatMap((trak) => binnen(trak, 'mdia'))
    .flatMap((mdia) => binnen(mdia, 'hdlr'))
    .map((hdlr) => hdlr.toString('latin1', 8, 12));
  return uit(soorten.includes('soun'), soorten.includes('vide'));
}

const [SEGMENT, TRACKS, TRACK, TRACK_TYPE, CLUSTER] = [0x18538067, 0x1654ae6b, 0xae, 0x83, 0x1f43b675];

/** Length of a number of EBML by its first byte (RFC 8794 §4); 9 when it is none. */
const lengte = (first: number): number => (first === 0 ? 9 : Math.clz32(first) - 23);

interface Element {
  readonly id: number;
  readonly data: Buffer;
}

/** Elements one after the other; one of unknown size (a recording that was streamed) goes on to the end. */
function* elementen(bytes: Buffer): Generator<Element> {
  for (let at = 0; at < bytes.length; ) {
    const n = lengte(bytes[at] ?? 0);
    if (n > 4 || at + n >= bytes.length) return;
    const id = bytes.readUIntBE(at, n);
    const first = bytes[at + n] ?? 0;
    const m = lengte(first);
    const begin = at + n + m;
    if (m > 8 || begin > bytes.length) return;
    const size = groot(bytes.subarray(at + n, begin), m);
    const end = Math.min(bytes.length, size === null ? bytes.length : begin + size);
    yield { id, data: bytes.subarray(begin, end) };
    at = end;
  }
}

function groot(bytes: Buffer, m: number): number | null {
  const value = bytes.reduce((sum, byte, i) => sum * 256 + (i === 0 ? byte & (0xff >> m) : byte), 0);
  return value === 2 ** (7 * m) - 1 ? null : value;
}

/** Tracks of a WebM by their type: 1 is picture, 2 is sound (RFC 9559 §5.1.4.1.3). */
export function sporenVanWebm(bytes: Buffer): Sporen {
  const soorten: number[] = [];
  for (const segment of elementen(bytes)) {
    if (segment.id !== SEGMENT) continue;
    for (const deel of elementen(segment.data)) {
      if (deel.id === CLUSTER) break; // from here on it is the recording itself
      if (deel.id !== TRACKS) continue;
      for (const track of elementen(deel.data)) {
        if (track.id !== TRACK) continue;
        for (const { id, data } of elementen(track.data)) if (id === TRACK_TYPE) soorten.push(data[0] ?? 0);
      }
    }
  }
  return uit(
    soorten.includes(2),
    soorten.some((s) => s !== 2),
  );
}
