/** Words that turn a sentence around or count something: never a typing error. */
const WEEGT = new Set(
  'niet geen nooit altijd wel alleen samen zonder met meer minder vaak soms elke ieder een twee drie vier vijf zes zeven acht negen tien'.split(
    ' ',
  ),
);
const KORTSTE = 5;
const MEESTE_TEKENS = 2;

const woorden = (tekst: string): string[] => tekst.normalize('NFC').split(/\s+/u).filter(Boolean);
const letters = (woord: string): string => woord.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Letters to add, take away, change or swap to come from one word to the other (optimal string alignment). */
export function afstand(a: string, b: string): number {
  let eerder: number[] = [];
  let vorig = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const rij = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const anders = a[i - 1] === b[j - 1] ? 0 : 1;
      const gewisseld = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rij[j] = Math.min(
        (vorig[j] ?? 0) + 1,
        (rij[j - 1] ?? 0) + 1,
        (vorig[j - 1] ?? 0) + anders,
        gewisseld ? (eerder[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    eerder = vorig;
    vorig = rij;
  }
  return vorig[b.length] ?? 0;
}

function magWoord(was: string, wordt: string): boolean {
  const [a, b] = [letters(was), letters(wordt)];
  if (a === b) return true;
  if (/\p{N}/u.test(a + b) || WEEGT.has(a) || WEEGT.has(b)) return false;
  return Math.min(a.length, b.length) >= KORTSTE && afstand(a, b) <= MEESTE_TEKENS;
}

/**
 * Whether a change can be no more than a typing error: as many words, each the same but for capitals, signs and at most two
 * letters of a long word; no figure and no word that turns or counts anything. Somebody must also say that it is one: what he says
 * and what this sees must agree, or the change counts in full (R44).
 */
export function isTaalfout(was: string, wordt: string): boolean {
  const [oud, nieuw] = [woorden(was), woorden(wordt)];
  return oud.length === nieuw.length && oud.every((woord, i) => magWoord(woord, nieuw[i] ?? ''));
}
