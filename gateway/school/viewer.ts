import { sql } from 'kysely';
import { notFound } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { type NaamDelen, naamVan } from './rules.ts';
import type { Naam } from './view.ts';

export interface ViewerView {
  readonly naam: Naam;
  /** Name of the school this person works in now. */
  readonly school: string;
}

/** Who is looking, for the head of every page; one statement. */
export async function viewer(tx: Tx, who: KnownActor): Promise<ViewerView> {
  const { rows } = await sql<NaamDelen & { school: string }>`
    SELECT s.naam AS school, i.roepnaam, i.voorvoegsel, i.achternaam
    FROM koers.school s LEFT JOIN koers.person_identity i ON i.person_id = ${who.person}::uuid
    WHERE s.id = koers.school_now()`.execute(tx);
  const [row] = rows;
  if (!row) throw notFound('school');
  return { naam: naamVan(row), school: row.school };
}
