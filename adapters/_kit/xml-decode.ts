import { isAscii, isUtf8 } from 'node:buffer';
import { decodeWindows1252 } from '../../gateway/tekst/windows-1252.ts';
import { xmlRefused } from './xml-refused.ts';

/** The encodings we read; each is a label that `TextDecoder` knows. */
export type XmlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15';

const NAMES: Readonly<Record<string, XmlEncoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  // Sources that say iso-8859-1 send windows-1252; the WHATWG Encoding standard treats them as one.
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
};

/** The encoding that a byte order mark tells (XML 1.0 appendix F); undefined without one. */
function fromBom(bytes: Uint8Array): XmlEncoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 without a mark still shows in its first two characters, `<?`. */
function fromFirstBytes(bytes: Uint8Array): XmlEncoding | undefined {
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  return undefined;
}

function named(label: string, from: string, found: XmlEncoding | undefined): XmlEncoding {
  const name = label.toLowerCase();
  // Plain "utf-16" leaves the byte order to the mark.
  if (name === 'utf-16' && found?.startsWith('utf-16')) return found;
  const encoding = NAMES[name];
  if (!encoding) throw xmlRefused(`de tekencodering "${label.slice(0, 40)}" (${from}) kennen we niet.`, from);
  return encoding;
}

/** What `<?xml … encoding="…"?>` says, read from the first bytes. */
function declared(bytes: Uint8Array, found: XmlEncoding | undefined): string | undefined {
  const label = found?.startsWith('utf-16') ? found : 'windows-1252';
  const head = new TextDecoder(label).decode(bytes.subarray(0, 400));
  return /^\uFEFF?(?:ï»¿)?\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1];
}

/**
 * Finds how the bytes must be read, from the byte order mark, the XML declaration and the charset of the content type.
 * @throws AppError `source_invalid` when they contradict each other or name something we do not read.
 */
export function xmlEncoding(bytes: Uint8Array, charset?: string | null): XmlEncoding {
  const found = fromBom(bytes) ?? fromFirstBytes(bytes);
  const label = declared(bytes, found);
  const claims: { from: string; encoding: XmlEncoding }[] = [];
  if (found) claims.push({ from: 'de eerste bytes', encoding: found });
  if (label) claims.push({ from: 'de XML-declaratie', encoding: named(label, 'de XML-declaratie', found) });
  if (charset) claims.push({ from: 'het content-type', encoding: named(charset, 'het content-type', found) });
  const [first, ...others] = claims;
  const other = others.find((claim) => claim.encoding !== first?.encoding);
  if (first && other) {
    throw xmlRefused(
      `de tekencodering klopt niet: ${first.from} zegt ${first.encoding}, ${other.from} zegt ${other.encoding}.`,
      other.from,
    );
  }
  return first?.encoding ?? 'utf-8';
}

/**
 * Any byte is a letter in an 8-bit encoding, so nothing would fail: "Zoë" would come in as "ZoÃ«". Text that happens to be
 * right UTF-8 all the way is UTF-8.
 * @throws AppError `source_invalid` when an 8-bit encoding was told and it is UTF-8
 */
export function checkEightBit(bytes: Uint8Array, encoding: XmlEncoding): void {
  const eightBit = encoding === 'windows-1252' || encoding === 'iso-8859-15';
  if (eightBit && !isAscii(bytes) && isUtf8(bytes)) {
    throw xmlRefused(
      `de tekencodering klopt niet: er staat ${encoding} bij, maar het is utf-8.`,
      'de XML-declaratie',
    );
  }
}

/**
 * Turns bytes into text without ever guessing or replacing a character.
 * @throws AppError `source_invalid` when the bytes are not in the encoding that was told.
 */
export function decodeXml(bytes: Uint8Array, encoding: XmlEncoding): string {
  if (encoding === 'windows-1252') return decodeWindows1252(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw xmlRefused(
      `de tekencodering klopt niet: de bytes zijn geen ${encoding}.`,
      'de XML-declaratie',
      cause,
    );
  }
}
