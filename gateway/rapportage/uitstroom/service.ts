import { notFound, requireInSchool } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { naamVan } from '../../school/rules.ts';
import type { Naam } from '../../school/view.ts';
import type { Meting } from './input.ts';
import type { Plek } from './plekken.ts';
import { insertMeting, type VertrekRow, vertrekRows } from './store.ts';
import { jarenLater, type Vraag, vraagOver } from './vragen-rules.ts';

export { Meting } from './input.ts';
export { MOMENTEN, Moment, Plek } from './plekken.ts';

/** Leavers on one page. */
const PER_PAGINA = 25;
/** Nothing is asked about who left longer ago; then his dossier goes too (R84). */
const JAREN = 3;

/** Somebody who left, with what is known of him since. */
export interface Vertrokkene {
  readonly leerling: string;
  readonly naam: Naam;
  /** His last day at school. */
  readonly laatste: Datum;
  readonly route: string | null;
  /** On leaving, after one year and after two. */
  readonly plekken: readonly [Plek | null, Plek | null, Plek | null];
  readonly vraag: Vraag | null;
}

export interface Vertrokkenen {
  readonly rijen: readonly Vertrokkene[];
  /** About whom something is to be asked today, and all that left in the last three years. */
  readonly teVragen: number;
  readonly alle: number;
  readonly pagina: number;
  readonly paginas: number;
}

export interface VertrekVraag {
  readonly vandaag: Datum;
  /** Everybody, and not only about whom something is to be asked. */
  readonly iedereen?: boolean;
  readonly pagina?: number;
}

function vertrokkeneVan(row: VertrekRow, vandaag: Datum): Vertrokkene {
  const { leerling, laatste, route, plekken } = row;
  return {
    leerling,
    naam: naamVan(row),
    laatste,
    route,
    plekken,
    vraag: vraagOver(laatste, plekken, vandaag),
  };
}

/**
 * Leavers of the last three years (R67): about whom something is to be asked today, who waits longest first, or everybody, who left
 * last first. One statement.
 * @throws AppError `not_allowed` for who does not keep this for the school
 */
export async function vertrokkenen(tx: Tx, who: KnownActor, vraag: VertrekVraag): Promise<Vertrokkenen> {
  requireInSchool(who, 'bestendiging_bijhouden');
  const { vandaag, iedereen = false } = vraag;
  const rows = await vertrekRows(tx, vandaag, jarenLater(vandaag, -JAREN));
  const alle = rows.map((row) => vertrokkeneVan(row, vandaag));
  const open = alle.filter((v) => v.vraag !== null);
  const rijen = iedereen
    ? [...alle].sort((a, b) => b.laatste.localeCompare(a.laatste))
    : [...open].sort((a, b) => (a.vraag?.sinds ?? '').localeCompare(b.vraag?.sinds ?? ''));
  const paginas = Math.max(1, Math.ceil(rijen.length / PER_PAGINA));
  const pagina = Math.min(vraag.pagina ?? 1, paginas);
  return {
    rijen: rijen.slice((pagina - 1) * PER_PAGINA, pagina * PER_PAGINA),
    teVragen: open.length,
    alle: alle.length,
    pagina,
    paginas,
  };
}

/**
 * One leaver of the last three years.
 * @throws AppError `not_allowed` for who does not keep this for the school; `not_found` when he is none
 */
export async function vertrokkene(
  tx: Tx,
  who: KnownActor,
  vandaag: Datum,
  leerling: string,
): Promise<Vertrokkene> {
  requireInSchool(who, 'bestendiging_bijhouden');
  const [row] = await vertrekRows(tx, vandaag, jarenLater(vandaag, -JAREN), leerling);
  if (!row) throw notFound('no leaver');
  return vertrokkeneVan(row, vandaag);
}

/**
 * Writes down where a leaver is (R67). What was written earlier stays; the last line counts.
 * @throws AppError `not_allowed` for who does not keep this for the school; `not_found` when he is no leaver of it, or had not
 *   left by that day; `bad_request` for a day that has yet to come
 */
export async function legUitstroomVast(
  tx: Tx,
  who: KnownActor,
  vandaag: Datum,
  meting: Meting,
): Promise<void> {
  requireInSchool(who, 'bestendiging_bijhouden');
  if (meting.op > vandaag)
    throw new AppError('bad_request', 'Deze dag moet nog komen. Kies vandaag of een dag daarvoor.', {
      status: 400,
    });
  if (!(await insertMeting(tx, who, vandaag, meting))) throw notFound('no leaver by then');
}
