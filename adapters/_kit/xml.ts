import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { decodeReferences } from './xml-characters.ts';
import { checkEightBit, decodeXml, xmlEncoding } from './xml-decode.ts';
import { xmlRefused } from './xml-refused.ts';
import { scanXml } from './xml-scan.ts';

/** 64 MiB: about ten times the answer of a school of 5,000 leerlingen. */
const MAX_XML_BYTES = 64 * 1024 * 1024;
export const MAX_XML_DEPTH = 64;

export interface XmlReadOptions {
  /** `charset` of the content type, when there was one. */
  charset?: string | null | undefined;
  /** Local names of elements that always become an array, also when there is one. */
  lists?: ReadonlySet<string>;
  maxBytes?: number;
  maxDepth?: number;
}

/**
 * Reads XML that someone else wrote. Elements become properties by their local name (prefixes vary between sources),
 * attributes get `@` in front, text next to attributes is `#text`, an empty element is `''`. Every value stays a string:
 * `00123` is not a number. Surrounding white space goes.
 *
 * @throws AppError `source_invalid`, with the place but never the content, when it is too large, too deep, not well-formed,
 * in another encoding than it says, an HTML page, or holds a DOCTYPE.
 */
export function parseXml(bytes: Uint8Array, options: XmlReadOptions = {}): unknown {
  const document = openXml(bytes, options);
  scanXml(document.bytes, options.maxDepth ?? MAX_XML_DEPTH);
  return parseText(document.text(document.bytes), options.lists);
}

/** A document whose encoding is known. In `bytes`, ASCII is ASCII; `text` decodes any part that starts and ends at a tag. */
export interface XmlDocument {
  readonly bytes: Uint8Array;
  text(part: Uint8Array): string;
}

/** Size, HTML and encoding. @throws AppError `source_invalid` */
export function openXml(
  bytes: Uint8Array,
  { maxBytes = MAX_XML_BYTES, charset }: XmlReadOptions,
): XmlDocument {
  if (bytes.byteLength > maxBytes) {
    throw xmlRefused(`het is groter dan ${Math.floor(maxBytes / 1024 / 1024)} MB.`, `byte ${maxBytes}`);
  }
  refuseHtml(bytes);
  const encoding = xmlEncoding(bytes, charset);
  if (encoding.startsWith('utf-16')) {
    // The scan looks for ASCII bytes, so UTF-16 goes on as UTF-8.
    return {
      bytes: Buffer.from(decodeXml(bytes, encoding), 'utf8'),
      text: (part) => decodeXml(part, 'utf-8'),
    };
  }
  checkEightBit(bytes, encoding);
  return { bytes, text: (part) => decodeXml(part, encoding) };
}

/**
 * Parses text that was scanned. @throws AppError `source_invalid` when it is not well-formed
 * @param from where in the document the text stands, when it is a part of one
 */
export function parseText(text: string, lists: ReadonlySet<string> = new Set(), from?: string): unknown {
  const result = XMLValidator.validate(text);
  if (result === true) return treeOf(text, lists);
  // The validator's own message may quote text from the document; line and column say enough.
  const { line, col } = result.err;
  throw xmlRefused('het is geen geldige XML.', from ?? `regel ${line ?? 1}, teken ${col ?? 1}`);
}

const nothing = (): void => {};
/** The parser's own decoder knows few names, removes illegal characters in silence, and counts `&#233;` towards a limit. */
const REFERENCES = {
  decode: decodeReferences,
  reset: nothing,
  setXmlVersion: nothing,
  setExternalEntities: nothing,
  addInputEntities: nothing,
};

function treeOf(text: string, lists: ReadonlySet<string>): unknown {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    entityDecoder: REFERENCES,
    maxNestedTags: MAX_XML_DEPTH * 2,
    // Again after decoding: `&#32;` is white space too.
    tagValueProcessor: (_, value) => value.trim(),
    attributeValueProcessor: (_, value) => value.trim(),
    jPath: false,
    isArray: (name) => lists.has(name),
  });
  try {
    const tree: unknown = parser.parse(text);
    return tree;
  } catch (cause) {
    throw xmlRefused('het is geen geldige XML.', '/', cause);
  }
}

/** A web page instead of data: a login or maintenance screen, often with status 200. */
function refuseHtml(bytes: Uint8Array): void {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096)).replace(/^(?:ï»¿)?\s*/, '');
  if (!/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!doctype\s+html\b|<html\b)/i.test(head)) return;
  const title = /<title[^>]*>([^<]{1,80})/i.exec(head)?.[1]?.trim();
  const called = title ? ` met de titel "${title}"` : '';
  throw xmlRefused(
    `er kwam een webpagina (HTML)${called} in plaats van gegevens. Controleer het adres van de koppeling.`,
  );
}
