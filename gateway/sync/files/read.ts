import { AppError } from '../../errors.ts';
import { setNextDue } from '../connections-store.ts';
import type { SyncDeps } from '../deps.ts';
import type { SourceAdapter, SourceFile } from '../source-adapter.ts';
import { type FileRow, type FileWay, filesOf, newestFile } from './store.ts';

type Of = { readonly school: string; readonly connection: string };

/** The files that a pull reads, newest first; none for a vendor that is asked over the network. They are opened when they are read. */
export async function sourceFiles(deps: SyncDeps, of: Of, adapter: SourceAdapter): Promise<SourceFile[]> {
  if (!adapter.files) return [];
  const rows = await rowsOf(deps, of);
  return await Promise.all(rows.slice(0, adapter.files.newest).map((row) => sourceFile(deps, of, row)));
}

const rowsOf = (deps: Pick<SyncDeps, 'db'>, { school, connection }: Of) =>
  deps.db.tenant({ school, actor: null }, (tx) => filesOf(tx, school, connection));

async function sourceFile(deps: SyncDeps, { school }: Of, row: FileRow): Promise<SourceFile> {
  const name = (await deps.keys.open(school, row.naam)).toString();
  const read = () =>
    deps.db.tenant({ school, actor: null }, async (tx) => {
      const file = await deps.bestanden.lees(tx, { school, person: null, taak: 'sync' }, row.bestand);
      if (!file)
        throw new AppError('source_invalid', 'Dit bestand is niet meer te openen. Lever het opnieuw in.');
      return await file.alles(tx);
    });
  return { id: row.id, name, size: row.size, receivedAt: row.op, read };
}

/** A file as the beheerder sees it. */
export interface FileView {
  readonly id: string;
  readonly naam: string;
  readonly op: Date;
  readonly size: number;
  readonly weg: FileWay;
  /** Whether the next run reads it; an earlier one is only kept. */
  readonly inUse: boolean;
}

/** The files of a connection, newest first. */
export async function listFiles(
  deps: SyncDeps,
  of: Of,
  adapter: SourceAdapter,
): Promise<readonly FileView[]> {
  if (!adapter.files) return [];
  const { newest } = adapter.files;
  const rows = await rowsOf(deps, of);
  return await Promise.all(
    rows.map(async ({ id, naam, op, size, weg }, i) => ({
      ...{ id, op, size, weg, inUse: i < newest },
      naam: (await deps.keys.open(of.school, naam)).toString(),
    })),
  );
}

/** A file that came while a run was reading is read by the next one, at once and not at the next hour of the schedule. */
export async function dueForNewFiles(deps: SyncDeps, of: Of, read: string | null): Promise<void> {
  await deps.db.tenant({ school: of.school, actor: null }, async (tx) => {
    const newest = await newestFile(tx, of.school, of.connection);
    if (newest !== read) await setNextDue(tx, of.connection, deps.now());
  });
}
