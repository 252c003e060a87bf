import { z } from 'zod';
import { mayInSchool } from '../access/policy.ts';
import { notFound } from '../access/scope.ts';
import { grouped } from '../leerlijnen/grouped.ts';
import { Stand } from '../model/act.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { setStanden, tickActies } from './act-store.ts';
import { waves } from './waves.ts';

const Id = z.uuid().toLowerCase();

/** A judgement that was made before, in another system or on paper; `at` is when, `door` by whom (default: who imports). */
export const EerdereStand = z.object({
  id: Id,
  leerling: Id,
  leerdoel: Id,
  stand: Stand,
  at: z.iso.datetime(),
  door: Id.optional(),
});
export type EerdereStand = z.infer<typeof EerdereStand>;
/** An actie that was done before. */
export const EerdereActie = z.object({
  id: Id,
  kaartActie: Id,
  gedaan: z.literal(true),
  at: z.iso.datetime(),
  door: Id.optional(),
});
export type EerdereActie = z.infer<typeof EerdereActie>;

/** The marks of each maker together, as he would have made them here himself. */
function perMaker<T extends { door?: string | undefined }>(rows: readonly T[], who: KnownActor) {
  const maker = (row: T) => row.door ?? who.person;
  return grouped(rows, maker).map((van) => [maker(van[0]), van] as const);
}

/**
 * Takes over marks with the date they were made (R75: start later without losing what was there). The same ids
 * sent again count once. Rows of one cell must be in the order they were made. School-wide right needed.
 */
export async function importStanden(tx: Tx, who: KnownActor, rows: readonly EerdereStand[]): Promise<void> {
  if (!mayInSchool(who, 'doel_afvinken')) throw notFound('import without a school-wide right');
  for (const wave of waves(z.array(EerdereStand).parse(rows), (r) => `${r.leerling}/${r.leerdoel}`)) {
    for (const [door, rijen] of perMaker(wave, who)) await setStanden(tx, door, ['school'], rijen);
  }
}

/** As `importStanden`, for acties that were done before. */
export async function importActies(tx: Tx, who: KnownActor, rows: readonly EerdereActie[]): Promise<void> {
  if (!mayInSchool(who, 'actie_afvinken')) throw notFound('import without a school-wide right');
  if (rows.length === 0) return;
  for (const [door, rijen] of perMaker(z.array(EerdereActie).parse(rows), who))
    await tickActies(tx, door, ['school'], rijen);
}
