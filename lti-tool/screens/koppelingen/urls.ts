/** Where a part of the screen is shown: it decides what an answer to htmx must bring. */
export type Plek = 'overzicht' | 'pagina';

export const OVERZICHT = '/koppelingen';
export const NIEUW = '/koppelingen/nieuw';

/** The form of one system; its id is the folder name of the adapter. */
export const nieuwUrl = (systeem: string): string => `${NIEUW}?systeem=${encodeURIComponent(systeem)}`;

export const koppelingUrl = (connection: string): string => `${OVERZICHT}/${connection}`;
export const ophalenUrl = (connection: string): string => `${koppelingUrl(connection)}/ophalen`;
export const testenUrl = (connection: string): string => `${koppelingUrl(connection)}/testen`;
export type PauseAct = 'pauzeren' | 'hervatten';
export const pauseUrl = (connection: string, act: PauseAct): string => `${koppelingUrl(connection)}/${act}`;
export const eindeUrl = (connection: string): string => `${koppelingUrl(connection)}/beeindigen`;
export const gegevensUrl = (connection: string): string => `${koppelingUrl(connection)}/gegevens`;
/** When a connection fetches by itself. */
export const schemaUrl = (connection: string): string => `${koppelingUrl(connection)}/wanneer`;
/** What goes back over a connection. */
export const terugUrl = (connection: string, pagina = 1): string =>
  `${koppelingUrl(connection)}/terug${pagina > 1 ? `?pagina=${pagina}` : ''}`;
export type TerugAct = 'aan' | 'uit' | 'opnieuw' | 'vanaf';
export const terugActUrl = (connection: string, act: TerugAct): string =>
  `${koppelingUrl(connection)}/terug/${act}`;

export const bestandenUrl = (connection: string): string => `${koppelingUrl(connection)}/bestanden`;
export const codesUrl = (connection: string): string => `${koppelingUrl(connection)}/codes`;
export const codeTerugUrl = (connection: string): string => `${codesUrl(connection)}/terug`;
export const codeVoorbeeldUrl = (connection: string): string => `${codesUrl(connection)}/voorbeeld`;

export const kolommenUrl = (connection: string): string => `${koppelingUrl(connection)}/kolommen`;
export const kolommenVoorbeeldUrl = (connection: string): string => `${kolommenUrl(connection)}/voorbeeld`;

/** One run of a connection. */
export const runUrl = (run: { connection: string; id: string }): string =>
  `${koppelingUrl(run.connection)}/synchronisatie/${run.id}`;

/** What a run changed, a page at a time. */
export const changesUrl = (run: { connection: string; id: string }, pagina: number): string =>
  `${runUrl(run)}${pagina > 1 ? `?pagina=${pagina}` : ''}#veranderd`;

export type RunAct = 'bevestigen' | 'stoppen' | 'ongedaan';
export const runActUrl = (run: { connection: string; id: string }, act: RunAct): string =>
  `${runUrl(run)}/${act}`;

/**
 * What a live part asks every second. `was` is what it shows now, so that the answer can say when that ended; `n`
 * makes each address another one, by which htmx starts its clock anew after a morph.
 */
export function standUrl(connection: string, ask: { plek: Plek; was: string; n: number }): string {
  const query = new URLSearchParams({ plek: ask.plek, was: ask.was, n: String(ask.n) });
  return `${koppelingUrl(connection)}/stand?${query.toString()}`;
}
