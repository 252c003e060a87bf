/** Reads a content stream of a page (ISO 32000-1 §7.8.2): operators with what stands before them. */

export interface Operator {
  readonly op: string;
  readonly operanden: readonly string[];
}

// Strings, hex strings and dictionaries first; a name ends where a delimiter begins (ISO 32000-1 §7.2).
const DEEL =
  /%[^\n\r]*|<<|>>|\[|\]|\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+/gs;
const GETAL = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/** A dictionary or an array is one operand, as it was written. */
export function operatoren(stroom: string): Operator[] {
  const uit: Operator[] = [];
  let operanden: string[] = [];
  let diep = 0;
  let open = '';
  for (const [deel] of stroom.matchAll(DEEL)) {
    if (deel.startsWith('%')) continue;
    if (deel === '<<' || deel === '[') diep += 1;
    if (diep > 0) open += `${deel} `;
    if (deel === '>>' || deel === ']') {
      diep -= 1;
      if (diep === 0) {
        operanden.push(open.trim());
        open = '';
      }
      continue;
    }
    if (diep > 0) continue;
    if (deel.startsWith('/') || deel.startsWith('(') || deel.startsWith('<') || GETAL.test(deel))
      operanden.push(deel);
    else {
      uit.push({ op: deel, operanden });
      operanden = [];
    }
  }
  return uit;
}

/** Codes of two bytes that a text operator shows, in hex (Identity-H). */
export const codes = (operand: string): string[] =>
  [...operand.matchAll(/<([0-9A-Fa-f\s]*)>/g)].flatMap(
    ([, hex = '']) => hex.replace(/\s/g, '').toLowerCase().match(/.{4}/g) ?? [],
  );
