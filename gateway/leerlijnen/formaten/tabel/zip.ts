import { inflateRawSync } from 'node:zlib';

/** What a spreadsheet may be when it is unpacked, in bytes. */
const MEESTE_UITGEPAKT = 300 * 1024 * 1024;
const MEESTE_DELEN = 2000;

/** Names of the parts of a zip (APPNOTE 6.3.9 §4.3.12), or why it is refused. */
export type ZipInhoud = { readonly namen: string[] } | { readonly fout: string };

/**
 * Looks at a zip before anything else unpacks it: how large it is unpacked, not as it says but as it is, so that a small
 * file cannot fill the memory.
 */
export function keurZip(bytes: Uint8Array): ZipInhoud {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stuk = { fout: 'Dit bestand is beschadigd.' };
  const eind = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (eind < 0 || eind + 22 > zip.length) return stuk;
  const aantal = zip.readUInt16LE(eind + 10);
  let plek = zip.readUInt32LE(eind + 16);
  if (aantal > MEESTE_DELEN) return { fout: 'Dit bestand heeft te veel onderdelen.' };
  const namen: string[] = [];
  let samen = 0;
  for (let i = 0; i < aantal; i++) {
    if (plek + 46 > zip.length || zip.readUInt32LE(plek) !== 0x02014b50) return stuk;
    const grootte = uitgepakt(zip, plek, MEESTE_UITGEPAKT - samen);
    if (grootte === null) return stuk;
    if (grootte === 'te groot')
      return { fout: `Uitgepakt is dit bestand groter dan ${MEESTE_UITGEPAKT / 1024 ** 2} MB.` };
    samen += grootte;
    const lengte = zip.readUInt16LE(plek + 28);
    namen.push(zip.toString('utf8', plek + 46, plek + 46 + lengte));
    plek += 46 + lengte + zip.readUInt16LE(plek + 30) + zip.readUInt16LE(plek + 32);
  }
  return { namen };
}

// Bytes of one part when unpacked; null when it cannot be.
function uitgepakt(zip: Buffer, kop: number, hoogstens: number): number | 'te groot' | null {
  const [methode, grootte] = [zip.readUInt16LE(kop + 10), zip.readUInt32LE(kop + 20)];
  const begin = zip.readUInt32LE(kop + 42);
  if (begin + 30 > zip.length || zip.readUInt32LE(begin) !== 0x04034b50) return null;
  const data = begin + 30 + zip.readUInt16LE(begin + 26) + zip.readUInt16LE(begin + 28);
  if (data + grootte > zip.length) return null;
  if (methode === 0) return grootte > hoogstens ? 'te groot' : grootte;
  if (methode !== 8 || hoogstens < 1) return null;
  try {
    return inflateRawSync(zip.subarray(data, data + grootte), { maxOutputLength: hoogstens }).length;
  } catch (fout) {
    return fout instanceof Error && 'code' in fout && fout.code === 'ERR_BUFFER_TOO_LARGE'
      ? 'te groot'
      : null;
  }
}
