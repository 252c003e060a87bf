import { AppError } from '../../gateway/errors.ts';
import type { AdapterContext } from '../../gateway/sync/source-adapter.ts';
import { schoolIn } from '../_formats/oneroster/school.ts';
import type { Roster, WireRow } from '../_formats/oneroster/wire.ts';
import type { Collection, OneRosterClient } from './client.ts';
import { SCHOOLS, type SchoolCollections } from './collections.ts';
import type { OneRosterConnection } from './connection.ts';
import { type Stand, standOf } from './stand.ts';

/** The sourcedId of our school. @throws AppError `source_refused` when the source does not have it */
export async function findSchool(
  client: OneRosterClient,
  connection: OneRosterConnection,
  ctx: AdapterContext,
): Promise<string> {
  return schoolIn(await client.all(SCHOOLS), ctx.school, connection.school);
}

export interface RosterRead {
  readonly roster: Roster;
  /** Undefined when the source does not say when its rows change. */
  readonly stands: readonly Stand[] | undefined;
}

/** Reads everything about one school, a collection at a time. @throws AppError `source_*`, `cancelled` */
export async function readRoster(
  client: OneRosterClient,
  collections: SchoolCollections,
  school: string,
  ctx: AdapterContext,
): Promise<RosterRead> {
  const stands: (Stand | undefined)[] = [];
  const all = async (collection: Collection) => {
    const rows = await client.all(collection);
    stands.push(standOf(collection, rows));
    return rows;
  };
  const sessions = await all(collections.sessions);
  const classes = await all(collections.classes);
  const enrollments = await all(collections.enrollments);
  const lists: (readonly WireRow[])[] = [];
  for (const users of collections.users) lists.push(await all(users));
  const demographics =
    collections.demographics && (await all(collections.demographics).catch((error) => notTold(error, ctx)));
  const known = stands.filter((stand) => stand !== undefined);
  return {
    roster: {
      school,
      sessions,
      classes,
      enrollments,
      users: together(lists),
      ...(demographics ? { demographics } : {}),
    },
    stands: known.length === stands.length ? known : undefined,
  };
}

/** Who is in the list of leerlingen and in that of leraren is one person, told twice. */
function together(lists: readonly (readonly WireRow[])[]): WireRow[] {
  const [first = [], ...others] = lists;
  const told = new Set(first.map(({ value }) => JSON.stringify(value)));
  return [...first, ...others.flat().filter(({ value }) => !told.has(JSON.stringify(value)))];
}

/** Demographics want a scope of their own. A source that withholds them tells the rest all the same. */
function notTold(error: unknown, { log }: AdapterContext): undefined {
  if (!(error instanceof AppError) || ![403, 404].includes(error.opts.sourceStatus ?? 0)) throw error;
  log.warn(
    { adapterAnswer: 'demographics', status: error.opts.sourceStatus },
    'source withholds demographics',
  );
  return undefined;
}
