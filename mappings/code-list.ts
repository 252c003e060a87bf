/** A code list of a standard: what each code means in our own words, and where that stands. */
export interface CodeList<T extends string> {
  /** Stable name, kebab-case: a school's own mapping of a code refers to it. */
  readonly id: string;
  /** Plain Dutch: what the codes are about, e.g. "Rol van een medewerker". */
  readonly title: string;
  /** The standard and the type in its schema. */
  readonly source: string;
  readonly version: string;
  /** Date of that version, `YYYY-MM-DD`. */
  readonly date: string;
  /** What a code can mean, in the words that a person chooses from. */
  readonly values: Readonly<Record<T, string>>;
  readonly codes: Readonly<Record<string, { readonly title: string; readonly means: T }>>;
}

/** What a school decided itself: list id → code → our value. */
type Overlay = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * What a code means: as the school mapped it, else as the standard says.
 * @returns our value, or undefined for a code that neither knows (the caller makes an issue of it, with `unknown`).
 */
export function lookUp<T extends string>(
  list: CodeList<T>,
  code: string,
  overlay: Overlay = {},
): T | undefined {
  const own = overlay[list.id]?.[code];
  if (own !== undefined && Object.hasOwn(list.values, own)) return own as T;
  return Object.hasOwn(list.codes, code) ? list.codes[code]?.means : undefined;
}
