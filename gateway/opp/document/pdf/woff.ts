import { inflateSync } from 'node:zlib';

/** Lengths of WOFF 1.0 §4–5 and of the OpenType table directory, in bytes. */
const WOFF = { kop: 44, tabel: 20 } as const;
const SFNT = { kop: 12, tabel: 16 } as const;

const opVier = (lengte: number): number => Math.ceil(lengte / 4) * 4;

interface Tabel {
  /** Its name and the checksum of its bytes, as they stand in the directory. */
  readonly naam: Buffer;
  readonly som: Buffer;
  readonly inhoud: Buffer;
}

function tabellen(woff: Buffer): Tabel[] {
  return Array.from({ length: woff.readUInt16BE(12) }, (_, n) => {
    const in_ = woff.subarray(WOFF.kop + n * WOFF.tabel, WOFF.kop + (n + 1) * WOFF.tabel);
    const [begin, ingepakt, lengte] = [in_.readUInt32BE(4), in_.readUInt32BE(8), in_.readUInt32BE(12)];
    const bytes = woff.subarray(begin, begin + ingepakt);
    const inhoud = ingepakt < lengte ? inflateSync(bytes, { maxOutputLength: lengte }) : bytes;
    return { naam: in_.subarray(0, 4), som: in_.subarray(16, 20), inhoud };
  });
}

/**
 * A font as it was before it was packed as WOFF 1.0 (W3C, §4–5): the same tables in an OpenType file. pdfkit reads WOFF as well,
 * but unpacks the table of all outlines again for every letter that it takes of it.
 * @throws when it is not WOFF 1.0, or is damaged
 */
export function uitWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new TypeError('not a WOFF 1.0 font');
  const alle = tabellen(woff);
  const macht = Math.floor(Math.log2(alle.length));
  const kop = Buffer.alloc(SFNT.kop + alle.length * SFNT.tabel);
  woff.copy(kop, 0, 4, 8); // what kind of outlines
  kop.writeUInt16BE(alle.length, 4);
  kop.writeUInt16BE(2 ** macht * SFNT.tabel, 6);
  kop.writeUInt16BE(macht, 8);
  kop.writeUInt16BE((alle.length - 2 ** macht) * SFNT.tabel, 10);
  const delen: Buffer[] = [kop];
  let waar = kop.length;
  for (const [n, { naam, som, inhoud }] of alle.entries()) {
    const regel = kop.subarray(SFNT.kop + n * SFNT.tabel);
    regel.set(naam, 0);
    regel.set(som, 4);
    regel.writeUInt32BE(waar, 8);
    regel.writeUInt32BE(inhoud.length, 12);
    delen.push(inhoud, Buffer.alloc(opVier(inhoud.length) - inhoud.length));
    waar += opVier(inhoud.length);
  }
  return Buffer.concat(delen);
}
