import { referenced } from './xml-characters.ts';
import { xmlRefused } from './xml-refused.ts';

const LT = 0x3c;
const GT = 0x3e;
const AMP = 0x26;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const DOUBLE = 0x22;
const SINGLE = 0x27;

const TRUNCATED = 'het houdt midden in de XML op. Het antwoord is niet helemaal aangekomen.';

/**
 * One cheap pass over the raw bytes before any parser sees them. It refuses what makes a parser dangerous or makes it
 * guess: a DOCTYPE or entity declaration, too deep nesting (at the first tag too many, so 100 MB of it costs nothing),
 * references to characters or entities that do not exist, and a document that stops half-way.
 *
 * @param bytes in an encoding where ASCII is ASCII (UTF-8 or an 8-bit one)
 * @param rowDepth notes where the elements at this depth are (the root is 1)
 * @returns start and end of each of those, one after the other
 * @throws AppError `source_invalid`
 */
export function scanXml(bytes: Uint8Array, maxDepth: number, rowDepth = 0): number[] {
  const rows: number[] = [];
  let depth = 0;
  let roots = 0;
  let i = 0;
  while (i < bytes.length) {
    const byte = bytes[i];
    const next = bytes[i + 1];
    if (byte === AMP) checkReference(bytes, i);
    if (byte !== LT) {
      i++;
    } else if (next === QUESTION) {
      i = after(bytes, i + 2, '?>');
    } else if (next === BANG) {
      i = afterDeclaration(bytes, i);
    } else {
      const end = endOfTag(bytes, i + 1) + 1;
      const closes = next === SLASH || bytes[end - 2] === SLASH;
      // The validator lets a second root pass when it is an empty element.
      if (next === SLASH ? depth === 0 : depth === 0 && roots++ > 0)
        throw xmlRefused('het is geen geldige XML.', `byte ${i}`);
      if (next !== SLASH && ++depth === rowDepth) rows.push(i);
      if (depth > maxDepth)
        throw xmlRefused(`er zitten meer dan ${maxDepth} elementen in elkaar.`, `byte ${i}`);
      if (closes && depth-- === rowDepth) rows.push(end);
      i = end;
    }
  }
  if (depth > 0) throw xmlRefused(TRUNCATED, `byte ${bytes.length}`);
  return rows;
}

/** Position after `mark`, searched from `from`. */
function after(bytes: Uint8Array, from: number, mark: string): number {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(mark, from, 'latin1');
  if (at === -1) throw xmlRefused(TRUNCATED, `byte ${bytes.length}`);
  return at + mark.length;
}

function afterDeclaration(bytes: Uint8Array, at: number): number {
  const head = String.fromCharCode(...bytes.subarray(at, at + 9));
  if (head.startsWith('<!--')) return after(bytes, at + 4, '-->');
  if (head === '<![CDATA[') return after(bytes, at + 9, ']]>');
  if (head.length < 9) throw xmlRefused(TRUNCATED, `byte ${bytes.length}`);
  throw xmlRefused(
    'er staat een DOCTYPE of ENTITY in. Dat hoort niet in dit bericht en is niet veilig.',
    `byte ${at}`,
  );
}

/** Position of the `>` that closes the tag; `>` inside a quoted value does not. */
function endOfTag(bytes: Uint8Array, from: number): number {
  let quote = 0;
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === AMP) checkReference(bytes, i);
    else if (quote) {
      if (byte === quote) quote = 0;
    } else if (byte === DOUBLE || byte === SINGLE) quote = byte;
    else if (byte === GT) return i;
  }
  throw xmlRefused(TRUNCATED, `byte ${bytes.length}`);
}

/** A parser may leave an unknown name as it stands or remove an illegal character; both would change data in silence. */
function checkReference(bytes: Uint8Array, at: number): void {
  const head = String.fromCharCode(...bytes.subarray(at + 1, at + 12));
  const name = /^(#?\w+);/.exec(head)?.[1];
  if (name === undefined || referenced(name) === undefined) {
    throw xmlRefused('er staat een verwijzing met & in die niet bestaat.', `byte ${at}`);
  }
}
