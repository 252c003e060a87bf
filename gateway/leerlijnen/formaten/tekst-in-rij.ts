/** Longest texts and codes of a row of a package (`PakketSchema`). */
const LANGSTE_TEKST = 8000;
const LANGSTE_CODE = 120;

/** What a source did not say of an actie. */
export const NIET_OPGEGEVEN = 'niet opgegeven';

/** A text as a row can hold it: without space around it, and cut when it is too long. Empty: there is none. */
export const rijTekst = (ruw: string | undefined): string => knip((ruw ?? '').trim(), LANGSTE_TEKST);
export const rijCode = (ruw: string | undefined): string => knip((ruw ?? '').trim(), LANGSTE_CODE);

// Not through the middle of a character.
const knip = (tekst: string, lengte: number): string =>
  tekst.length <= lengte
    ? tekst
    : tekst
        .slice(0, lengte)
        .replace(/[\ud800-\udbff]$/, '')
        .trim();

/** Gives each code once: `RW`, then `RW (2)`. */
export class Codes {
  readonly #gebruikt = new Set<string>();
  readonly #teller = new Map<string, number>();

  /** @returns the code, or one that is like it when it is taken. */
  vrij(code: string): string {
    let uit = code;
    let n = this.#teller.get(code) ?? 1;
    while (this.#gebruikt.has(uit)) uit = `${code.slice(0, LANGSTE_CODE - 10).trim()} (${++n})`;
    this.#teller.set(code, n);
    this.#gebruikt.add(uit);
    return uit;
  }
}
