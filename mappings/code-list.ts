/** A code list of a standard: what each code means in our own words, and where that stands. */
export interface CodeList<T> {
  /** The standard and the type in its schema. */
  readonly source: string;
  readonly version: string;
  /** Date of that version, `YYYY-MM-DD`. */
  readonly date: string;
  readonly codes: Readonly<Record<string, { readonly title: string; readonly means: T }>>;
}

/** @returns our value, or undefined for a code that the list does not know (the caller makes an issue of it). */
export function lookUp<T>(list: CodeList<T>, code: string): T | undefined {
  return list.codes[code]?.means;
}
