import { AppError } from '../../errors.ts';
import { changeSettings } from '../change-settings.ts';
import { overlayOf } from '../codes/store.ts';
import { connectionById, sourceSchool } from '../connections-store.ts';
import { adapterById, openSettings } from '../credentials.ts';
import type { Asker, SyncDeps } from '../deps.ts';
import { sourceFiles } from '../files/read.ts';
import type { SourceAdapter, TabelKolommen, TabelLezer, TabelVoorbeeld } from '../source-adapter.ts';

/** The tables of a connection as they are now: what may be chosen, and what would come of it. */
export interface TablesView {
  readonly soorten: TabelLezer<unknown>['soorten'];
  readonly voorbeeld: TabelVoorbeeld;
  /** Whether there is a file to look at. */
  readonly files: boolean;
}

interface Opened {
  readonly adapter: SourceAdapter;
  readonly tabel: TabelLezer<unknown>;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** @throws AppError `not_found` for a connection of another school (R85), `bad_request` for one that reads no tables */
async function opened(deps: SyncDeps, school: string, id: string): Promise<Opened> {
  const connection = await deps.db.tenant({ school, actor: null }, (tx) => connectionById(tx, school, id));
  const adapter = adapterById(deps, connection.adapter);
  if (!adapter.tabel)
    throw new AppError('bad_request', 'Deze koppeling leest geen tabellen.', { status: 400 });
  const settings = await openSettings(deps.keys, school, adapter, connection.credentials);
  return { adapter, tabel: adapter.tabel, settings: settings as Readonly<Record<string, unknown>> };
}

/**
 * Looks at the newest files of a connection with these columns, or with those that were saved. Nothing is kept.
 * @throws AppError `bad_request` for columns that the adapter refuses, `not_found`
 */
export async function viewTables(
  deps: SyncDeps,
  school: string,
  id: string,
  kolommen?: TabelKolommen,
): Promise<TablesView> {
  const { adapter, tabel, settings } = await opened(deps, school, id);
  const all = { ...saved(settings), ...kolommen };
  const connection = adapter.connection.safeParse({ ...settings, kolommen: all });
  if (!connection.success)
    throw new AppError('bad_request', 'Kies kolommen die in het bestand staan.', { status: 400 });
  const files = await sourceFiles(deps, { school, connection: id }, adapter);
  const bytes = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: await file.read() })));
  const given = await deps.db.tenant({ school, actor: null }, async (tx) => ({
    school: await sourceSchool(tx, school),
    codes: await overlayOf(tx, school, id),
  }));
  const voorbeeld = tabel.voorbeeld(bytes, connection.data, { ...given, now: deps.now });
  return { soorten: tabel.soorten, voorbeeld, files: files.length > 0 };
}

/**
 * Keeps which column is what; the next run reads the files that lie there anew. What is not among `kolommen` stays as it was.
 * @throws AppError `bad_request`, `not_found`
 */
export async function chooseColumns(
  deps: SyncDeps,
  who: Asker,
  id: string,
  kolommen: TabelKolommen,
): Promise<{ changed: boolean }> {
  const { settings, tabel } = await opened(deps, who.school, id);
  const { voorbeeld } = await viewTables(deps, who.school, id);
  const asked = Object.entries(kolommen).map(([soort, velden]) => {
    const bladen = voorbeeld.bladen.filter((blad) => blad.soort === null || blad.soort === soort);
    const guess = tabel.raad(
      soort,
      bladen.flatMap(({ koppen }) => koppen.map(({ kop }) => kop)),
    );
    // "Not there" is a choice only against a guess: a column that comes later may still be found.
    const chosen = Object.entries(velden).filter(([veld, kop]) => kop !== '' || guess[veld] !== undefined);
    return [soort, Object.fromEntries(chosen)] as const;
  });
  const all = { ...saved(settings), ...Object.fromEntries(asked) };
  return await changeSettings(deps, who, id, { ...settings, kolommen: all });
}

const saved = (settings: Readonly<Record<string, unknown>>): TabelKolommen =>
  (settings['kolommen'] ?? {}) as TabelKolommen;
