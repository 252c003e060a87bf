import { createHash } from 'node:crypto';
import path from 'node:path';
import { AppError } from '../../errors.ts';
import { noteAct } from '../audit-store.ts';
import { connectionById } from '../connections-store.ts';
import { adapterById } from '../credentials.ts';
import type { Asker, SyncDeps } from '../deps.ts';
import { requestSync } from '../requests.ts';
import type { SourceAdapter } from '../source-adapter.ts';
import { type FileRow, type FileWay, filesOf, insertFile } from './store.ts';

/** A file as somebody gives it; nothing of it is believed yet. */
export interface GivenFile {
  readonly naam: string;
  /** The sender called it with folders; browsers do not. */
  readonly metMap: boolean;
  readonly bytes: Buffer;
}

export interface HandedIn {
  /** The file as the adapter will know it. */
  readonly file: string;
  /** These very bytes lay there already: nothing happened. */
  readonly known: boolean;
  /** The run that reads it; null when it was known, or when the connection is paused and reads it later. */
  readonly run: string | null;
}

/** Besides what a pull reads, so many earlier files are kept, to look back at. */
const KEEP_EARLIER = 2;

const refused = (message: string, status = 400) =>
  new AppError('bad_request', message, { status, retry: 'never' });

/**
 * Takes a file in for a connection that reads files, and starts a run. Kept sealed; of the older ones only a few stay.
 * @throws AppError `bad_request` (400 name, 413 size, 415 kind, 422 virus), `busy` when nobody could look for viruses, `not_found`
 */
export async function handIn(
  deps: SyncDeps,
  who: Asker,
  id: string,
  given: GivenFile,
  weg: FileWay = 'scherm',
): Promise<HandedIn> {
  const context = { school: who.school, actor: who.person };
  const { adapter: name } = await deps.db.tenant(context, (tx) => connectionById(tx, who.school, id));
  const adapter = adapterById(deps, name);
  const extension = judge(adapter, given);
  await deps.scan?.(given.bytes);
  const naam = await deps.keys.seal(who.school, Buffer.from(given.naam.slice(-200)));
  const sha256 = createHash('sha256').update(given.bytes).digest('hex');
  const taken = await deps.db.tenant(context, async (tx) => {
    const { status } = await connectionById(tx, who.school, id, 'lock');
    if (status === 'ended') throw new AppError('conflict', 'Deze koppeling is beëindigd.', { status: 409 });
    const files = await filesOf(tx, who.school, id);
    const newest = adapter.files?.newest ?? 1;
    const same = files.slice(0, newest).find((file) => file.sha256 === sha256);
    if (same) return { file: same.id, known: true, active: false };
    const bestand = await deps.bestanden.bewaar(tx, {
      ...{ school: who.school, leerling: null, soort: 'bron', naam: `bron${extension}` },
      ...{ type: 'application/octet-stream', bytes: given.bytes, door: who.person },
    });
    const file = await insertFile(tx, { school: who.school, connection: id, bestand: bestand.id, naam, weg });
    await forget(deps, tx, files.slice(newest + KEEP_EARLIER - 1));
    await noteAct(tx, who, 'source_file_taken', { connection: id }, { bytes: given.bytes.length, weg });
    return { file, known: false, active: status === 'active' };
  });
  const { active, ...outcome } = taken;
  const run = active ? (await requestSync(deps, who, id, 'file')).run : null;
  return { ...outcome, run };
}

async function forget(
  { bestanden }: SyncDeps,
  tx: Parameters<SyncDeps['bestanden']['verwijder']>[0],
  old: readonly FileRow[],
): Promise<void> {
  for (const file of old) await bestanden.verwijder(tx, file.bestand); // a handful at most
}

/** @returns the extension, with its dot, in small letters */
function judge({ files, title }: SourceAdapter, { naam, metMap, bytes }: GivenFile): string {
  if (!files) throw refused(`${title} leest geen bestanden. Deze koppeling haalt zelf op.`);
  if (metMap || /[/\\\0]|^\.\.?$/.test(naam))
    throw refused(
      'De naam van dit bestand klopt niet: er staat een map in. Geef het bestand een gewone naam.',
    );
  const extension = path.extname(naam).toLowerCase();
  if (!files.accept.includes(extension) || !/^\.[a-z0-9]{1,8}$/.test(extension))
    throw refused(
      `Dit soort bestand leest ${title} niet. Kies een bestand dat eindigt op ${files.accept.join(' of ')}.`,
      415,
    );
  if (bytes.length === 0) throw refused('Dit bestand is leeg. Kies een ander bestand.');
  if (bytes.length > files.maxBytes)
    throw refused(`Dit bestand is te groot. Koers leest bestanden tot ${inMb(files.maxBytes)} MB.`, 413);
  return extension;
}

const inMb = (bytes: number): number => Math.max(1, Math.floor(bytes / 1024 / 1024));
