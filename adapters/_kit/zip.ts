import { crc32, inflateRawSync } from 'node:zlib';
import { AppError } from '../../gateway/errors.ts';

export interface ZipReadOptions {
  /** All files together, unpacked, in bytes. */
  readonly maxBytes: number;
  readonly maxFiles: number;
}

const END = Buffer.from([0x50, 0x4b, 5, 6]);
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks a ZIP in memory (APPNOTE 6.3.9 §4.3): nothing is ever written, so a path in it leads nowhere. Each file is
 * unpacked up to what is left of `maxBytes` and no further, whatever size the ZIP tells, and must have its CRC-32.
 * @returns the files by name
 * @throws AppError `source_invalid`: no ZIP, cut off, damaged, encrypted, too large unpacked, too many files, a name twice,
 * or a name that is a path outside the ZIP
 */
export function readZip(
  bytes: Uint8Array,
  { maxBytes, maxFiles }: ZipReadOptions,
): ReadonlyMap<string, Uint8Array> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.lastIndexOf(END);
  if (end < 0 || end + 22 > zip.length) throw refused('het is geen ZIP, of het is niet helemaal aangekomen');
  const count = zip.readUInt16LE(end + 10);
  if (count > maxFiles) throw refused(`er zitten meer dan ${maxFiles} bestanden in`);
  const files = new Map<string, Uint8Array>();
  let at = zip.readUInt32LE(end + 16);
  let left = maxBytes;
  for (let i = 0; i < count; i++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== CENTRAL) throw refused('het is beschadigd');
    const entry = entryAt(zip, at);
    if (!entry.name.endsWith('/')) {
      checkName(entry.name, files);
      const content = unpacked(zip, entry, left, maxBytes);
      left -= content.byteLength;
      files.set(entry.name, content);
    }
    at = entry.next;
  }
  return files;
}

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly start: number;
  readonly next: number;
}

function entryAt(zip: Buffer, at: number): Entry {
  const nameLength = zip.readUInt16LE(at + 28);
  return {
    name: zip.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
    flags: zip.readUInt16LE(at + 8),
    method: zip.readUInt16LE(at + 10),
    crc: zip.readUInt32LE(at + 16),
    size: zip.readUInt32LE(at + 20),
    start: zip.readUInt32LE(at + 42),
    next: at + 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32),
  };
}

function checkName(name: string, files: ReadonlyMap<string, Uint8Array>): void {
  if (/^\/|^[A-Za-z]:|(?:^|\/)\.\.(?:\/|$)|\0/.test(name))
    throw refused('er staat een bestand in met een pad naar buiten');
  if (files.has(name)) throw refused('er staat een bestand twee keer in');
}

function unpacked(
  zip: Buffer,
  { flags, method, crc, size, start }: Entry,
  left: number,
  maxBytes: number,
): Buffer {
  if (flags & 1) throw refused('er zit een wachtwoord op');
  if (start + 30 > zip.length || zip.readUInt32LE(start) !== LOCAL) throw refused('het is beschadigd');
  const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
  if (data + size > zip.length) throw refused('het is niet helemaal aangekomen');
  const packed = zip.subarray(data, data + size);
  const content = method === STORED ? packed : method === DEFLATED ? inflated(packed, left) : null;
  if (content === null) throw refused('het is beschadigd of op een onbekende manier ingepakt');
  if (content === 'too large' || content.byteLength > left)
    throw refused(`uitgepakt is het groter dan ${Math.floor(maxBytes / 1024 / 1024)} MB`);
  if (crc32(content) !== crc) throw refused('het is beschadigd');
  return content;
}

function inflated(packed: Buffer, left: number): Buffer | 'too large' | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too large' : null;
  }
}

function refused(why: string): AppError {
  const message = `Het ZIP-bestand is niet te lezen: ${why}. Maak het opnieuw en lever het in.`;
  return new AppError('source_invalid', message, { retry: 'never', issues: [{ path: 'zip', message: why }] });
}
