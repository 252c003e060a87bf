/**
 * `PakketRest.rest`, by soort. Everything in it is as CASE 1.1 says it, whatever the source was.
 *
 * - `document`: a `Verschil` with the CFDocument.
 * - `item`: of a row of ours a `Verschil` with its CFItem (`los: true`: its `plek` says nothing); of any other `{ heel }`,
 *   the CFItem itself.
 * - `associatie`: of a relation that follows from the rows `{ slot }` and a `Verschil`; of any other `{ heel }`, with
 *   `buiten: true` when it begins or ends outside of this package.
 * - `definitie`: `{ lijst, heel }`. `rubriek`: `{ heel }`.
 * - `pakket`: `uri` (what the URIs of each list begin with), `leeg` (lists that are there with nothing in them), `zonder`
 *   (relations that follow from the rows and the source does not have), `gemaakt` (rows that stand in no source),
 *   `extensions`, `definitieExtensions`.
 */

/** Fields that follow from a column: when the column changes, what the source said of them no longer counts. */
export const DOCUMENT_KOLOMMEN: ReadonlySet<string> = new Set([
  'identifier',
  'uri',
  'title',
  'creator',
  'version',
  'licenseURI',
  'extensions.koers',
]);
export const ITEM_KOLOMMEN: ReadonlySet<string> = new Set([
  'fullStatement',
  'humanCodingScheme',
  'extensions.koers',
]);
export const RELATIE_KOLOMMEN: ReadonlySet<string> = new Set(['sequenceNumber', 'extensions.koers']);
