import path from 'node:path';
import { AppError } from '../../errors.ts';
import { schoolByBrin } from '../../school/schools.ts';
import { adapterById } from '../credentials.ts';
import type { SyncDeps } from '../deps.ts';
import { handIn } from '../files/hand-in.ts';
import { type ConnectionView, listConnections } from '../overview.ts';
import { clearAside, DONE, type Found, lookInto, putAside, REFUSED, readFound } from './folder.ts';

/** What became of one round. */
export interface Round {
  readonly taken: number;
  /** The same bytes lay there already. */
  readonly known: number;
  readonly refused: number;
  /** Not whole yet, or to be tried again. */
  readonly waiting: number;
}

type Fate = keyof Round;

/**
 * The watched folder of a school (`KOERS_INBOX`): what lies in `<inbox>/<BRIN>/<connection or adapter>/` is handed in as if somebody
 * did so on the screen, and put aside in `verwerkt` or, with the reason, in `geweigerd`. A file is taken once its size has stood still
 * from one round to the next. Links are never followed. Two processes that look at once take a file once: the same bytes are nothing new.
 * What was put aside goes after a week, and what was refused after a month.
 */
export function watchInbox(deps: SyncDeps, inbox: string): () => Promise<Round> {
  let before = new Map<string, string>();
  return async () => {
    const round: Record<Fate, number> = { taken: 0, known: 0, refused: 0, waiting: 0 };
    const seen = new Map<string, string>();
    for (const file of await lookInto(inbox)) {
      const name = path.join(file.folder, file.naam);
      const mark = `${file.size} ${file.changedMs}`;
      seen.set(name, mark);
      const still = before.get(name) === mark && file.size > 0;
      round[still ? await take(deps, file) : 'waiting'] += 1;
    }
    before = seen;
    await clearAside(inbox, deps.now());
    return round;
  };
}

/** What another round would say again. */
const FINAL: ReadonlySet<string> = new Set(['bad_request', 'not_found', 'conflict']);

/** Takes one file in. Nothing one file does keeps the others waiting. */
async function take(deps: SyncDeps, file: Found): Promise<Fate> {
  try {
    const { school, connection, maxBytes } = await forWhom(deps, file);
    const bytes = await readFound(file, maxBytes);
    if (!bytes) return 'waiting';
    const given = { naam: file.naam, metMap: false, bytes };
    const { known } = await handIn(deps, { school, person: null }, connection, given, 'map');
    await putAside(file, DONE, deps.now());
    return known ? 'known' : 'taken';
  } catch (error) {
    if (error instanceof AppError && FINAL.has(error.code)) {
      await putAside(file, REFUSED, deps.now(), error.message);
      return 'refused';
    }
    // Disk, database or virus scanner: the file stays where it is, for the next round.
    deps.log.warn({ code: error instanceof AppError ? error.code : 'internal' }, 'file in the inbox waits');
    return 'waiting';
  }
}

const refused = (message: string) => new AppError('bad_request', message, { retry: 'never' });

async function forWhom(
  deps: SyncDeps,
  { brin, wat }: Found,
): Promise<{ school: string; connection: string; maxBytes: number }> {
  const found = /^[0-9]{2}[A-Z0-9]{2}(?:[0-9]{2})?$/.test(brin)
    ? await deps.db.platform((tx) => schoolByBrin(tx, brin.slice(0, 4), brin.slice(4) || '00'))
    : undefined;
  if (!found) throw refused('Koers kent geen school bij deze map. De map heet naar het BRIN van de school.');
  const here = (await listConnections(deps, found.id)).filter(({ status }) => status !== 'ended');
  const connection = oneOf(here, wat);
  const { files, title } = adapterById(deps, connection.adapter);
  if (!files) throw refused(`${title} leest geen bestanden. Deze koppeling haalt zelf op.`);
  return { school: found.id, connection: connection.id, maxBytes: files.maxBytes };
}

function oneOf(connections: readonly ConnectionView[], wat: string): ConnectionView {
  const byId = connections.find(({ id }) => id === wat);
  const [only, ...more] = byId ? [byId] : connections.filter(({ adapter }) => adapter === wat);
  if (!only)
    throw refused(
      'De school heeft geen koppeling bij deze map. De map heet naar de koppeling of het systeem.',
    );
  if (more.length > 0)
    throw refused(
      'De school heeft meer koppelingen met dit systeem. Noem de map naar het nummer van de koppeling.',
    );
  return only;
}
