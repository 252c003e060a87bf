/** Characters and named entities of XML, shared by reading and writing. */

/** XML 1.0 §2.2 Char: what a document may hold. */
export function isXmlChar(codePoint: number): boolean {
  if (codePoint < 0x20) return codePoint === 0x9 || codePoint === 0xa || codePoint === 0xd;
  if (codePoint <= 0xd7ff) return true;
  return (codePoint >= 0xe000 && codePoint <= 0xfffd) || (codePoint >= 0x10000 && codePoint <= 0x10ffff);
}

/** The first character that XML 1.0 forbids, as `U+0000`; undefined when the text is fine. Lone surrogates are forbidden too. */
export function illegalCharacter(text: string): string | undefined {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // The common case first: this runs over every field of every leerling.
    if (unit >= 0x20 && unit <= 0xd7ff) continue;
    const codePoint = text.codePointAt(i) ?? unit;
    if (!isXmlChar(codePoint)) return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
    if (codePoint > 0xffff) i++;
  }
  return undefined;
}

/** Latin-1 names in the order of their code points, 160 to 255 (HTML 4.01 §24.2). */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot ' +
  'cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml ' +
  'Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ' +
  'ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const OTHER = {
  euro: '€',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  scaron: 'š',
  Scaron: 'Š',
};

/**
 * The five names of XML 1.0 §4.6, and the HTML names that sources put in names of people ("Ren&eacute;") although those
 * are not well-formed without a DTD. Each stands for one character, so nothing can grow by expanding.
 */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ...LATIN_1.split(' ').map((name, i) => [name, String.fromCodePoint(160 + i)] as const),
  ...Object.entries(OTHER),
  ...Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }),
]);

/**
 * What `name` in `&name;` stands for, e.g. `amp`, `#233`, `#xE9`, `eacute`.
 * @returns undefined when there is no such entity, or the character is one that XML forbids
 */
export function referenced(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES.get(name);
  const digits = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
  const codePoint = digits?.[1] ? Number.parseInt(digits[1], 16) : Number(digits?.[2]);
  return isXmlChar(codePoint) ? String.fromCodePoint(codePoint) : undefined;
}

/** Replaces references once, left to right: `&amp;lt;` becomes `&lt;`. An unknown one stays as it is. */
export function decodeReferences(text: string): string {
  return text.includes('&')
    ? text.replace(/&(#?\w+);/g, (whole, name: string) => referenced(name) ?? whole)
    : text;
}
