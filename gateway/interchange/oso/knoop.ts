/**
 * An element of a document to write. The writer of XML stands with the vendors' formats (adapters/_kit); the composition root
 * hands it over, so that there is one place where text becomes XML.
 */
export interface Knoop {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Knoop | string)[];
}

/** Writes a document. @throws AppError `bad_request` for a character that XML forbids */
export type SchrijfXml = (wortel: Knoop) => string;

/** An element with what is in it; what is not there leaves no trace. */
export function knoop(
  name: string,
  children: readonly (Knoop | string | null)[],
  attributes: Readonly<Record<string, string>> = {},
): Knoop {
  return { name, attributes, children: children.filter((kind): kind is Knoop | string => kind !== null) };
}

/** A field; absent when there is nothing to say: the standard has no empty fields (nonEmptyStringType). */
export const veld = (name: string, waarde: string | null): Knoop | null =>
  waarde === null || waarde.trim() === '' ? null : knoop(name, [waarde]);
