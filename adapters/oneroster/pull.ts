import { z } from 'zod';
import type { AdapterContext, Batch, Cursor, Unchanged } from '../../gateway/sync/source-adapter.ts';
import { Calendar } from '../_formats/oneroster/calendar.ts';
import { rowCount } from '../_formats/oneroster/map.ts';
import { wholeRoster } from '../_formats/oneroster/whole.ts';
import { dayOf } from '../_formats/uwlr/left.ts';
import { schooljaarVan } from '../_formats/uwlr/schooljaar.ts';
import { inBatches } from '../_kit/batches.ts';
import { type Collection, oneRosterClient } from './client.ts';
import { collectionsOf, type SchoolCollections } from './collections.ts';
import type { OneRosterConnection } from './connection.ts';
import { findSchool, readRoster } from './roster.ts';
import { isUnchanged } from './stand.ts';

/** Raise it when the mapping makes anything else of the same answers, so that every school is read in full once. */
const MAPPING = 1;
/** After so many days everything is read again, whatever a source says about changes. */
const TRUST_DAYS = 7;

const Known = z.object({
  mapping: z.literal(MAPPING),
  asked: z.string(),
  /** The stand of each collection, as JSON; empty when the source does not tell. */
  stand: z.string(),
  /** From this day on the whole is read again. */
  tot: z.string(),
});

export function askedOf({ versie, schooljaar, personen, geboortegegevens }: OneRosterConnection, now: Date) {
  const year = schooljaar ?? schooljaarVan(now);
  return { schooljaar: year, asked: [versie, year, personen, geboortegegevens].join(' ') };
}

/**
 * Reads a whole school. A run with a cursor first asks each collection what changed since and how many rows it has; when
 * that is nothing, nothing is read. When anything changed all is read: a change to an academicSession or an enrollment
 * changes records that it is not in, and of a person who left OneRoster tells no more than `tobedeleted`.
 * @throws AppError `source_*`, `cancelled`
 */
export async function* pullOneRoster(
  connection: OneRosterConnection,
  since: Cursor | null,
  ctx: AdapterContext,
): AsyncGenerator<Batch | Unchanged> {
  const { schooljaar, asked } = askedOf(connection, ctx.now());
  const calendar = new Calendar(dayOf(ctx.now()));
  const client = oneRosterClient(connection, ctx);
  const school = await findSchool(client, connection, ctx);
  const collections = collectionsOf(connection, school);
  const before = Known.safeParse(since);
  if (before.success && before.data.asked === asked && calendar.today < before.data.tot) {
    if (await isUnchanged(client, listed(collections), before.data.stand)) {
      ctx.log.info({ adapterAnswer: 'oneroster' }, 'source says nothing changed');
      yield { unchanged: true, cursor: since };
      return;
    }
  }
  const { roster, stands } = await readRoster(client, collections, school, ctx);
  ctx.log.info({ adapterAnswer: 'oneroster', rows: rowCount(roster) }, 'source answered');
  const { rows, tot } = wholeRoster(roster, { schooljaar, calendar, codes: ctx.codes });
  const trusted = dayOf(new Date(ctx.now().getTime() + TRUST_DAYS * 86_400_000));
  yield* inBatches(rows, {
    total: rows.length,
    since,
    cursor: () => ({
      mapping: MAPPING,
      asked,
      stand: stands ? JSON.stringify(stands) : '',
      tot: tot !== null && tot < trusted ? tot : trusted,
    }),
    signal: ctx.signal,
  });
}

function listed({ sessions, classes, enrollments, users, demographics }: SchoolCollections): Collection[] {
  return [sessions, classes, enrollments, ...users, ...(demographics ? [demographics] : [])];
}
