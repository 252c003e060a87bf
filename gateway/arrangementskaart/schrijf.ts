import { sql } from 'kysely';
import type { Keys } from '../access/keys.ts';
import { refusal } from '../access/scope.ts';
import { AppError } from '../errors.ts';
import type { ActSoort } from '../model/act.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';

/** An act to be recorded, with codes and ids in `data` and its words, if any, sealed. */
export interface NieuweAct {
  readonly id: string;
  readonly soort: ActSoort;
  readonly leerling: string;
  readonly leerdoel?: string;
  readonly leerlijn?: string;
  readonly actie?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly reden?: Buffer | null;
  /** ISO date-time; only for what happened before Koers heard of it (import, demo). */
  readonly at?: string | undefined;
}

/** Records what was decided before Koers heard of it. */
export interface Eerder {
  readonly at?: string;
}

/**
 * Appends acts and derives what they say; the pupils are locked and in scope already. The same act sent again does
 * nothing.
 * @returns the acts that were new
 * @throws AppError `conflict` when an id was used before for something else
 */
export async function schrijfActs(
  tx: Tx,
  who: KnownActor,
  acts: readonly NieuweAct[],
): Promise<ReadonlySet<string>> {
  const json = JSON.stringify(acts.map((a) => ({ ...a, reden: a.reden?.toString('base64') ?? null })));
  const { rows } = await sql<{ nieuw: string[] }>`
    SELECT koers.schrijf_acts(${json}::jsonb, ${who.person}::uuid) AS nieuw`
    .execute(tx)
    .catch(refusal);
  const nieuw = new Set(rows[0]?.nieuw ?? []);
  const eerder = acts.filter((a) => !nieuw.has(a.id));
  if (eerder.length > 0) await zelfdeAls(tx, who, eerder);
  return nieuw;
}

async function zelfdeAls(tx: Tx, who: KnownActor, acts: readonly NieuweAct[]): Promise<void> {
  const { rows } = await sql<{
    id: string;
    soort: string;
    leerling: string;
    leerdoel: string | null;
    actor: string;
  }>`
    SELECT id, soort, leerling_id AS leerling, leerdoel_id AS leerdoel, actor_id AS actor FROM koers.act
    WHERE id = ANY (${acts.map((a) => a.id)}::uuid[])`.execute(tx);
  const same = acts.every((a) =>
    rows.some(
      (r) =>
        r.id === a.id &&
        r.soort === a.soort &&
        r.leerling === a.leerling &&
        r.leerdoel === (a.leerdoel ?? null) &&
        r.actor === who.person,
    ),
  );
  if (!same)
    throw new AppError(
      'conflict',
      'Deze handeling is al eerder verstuurd met een andere inhoud. Laad de pagina opnieuw.',
      { status: 409 },
    );
}

/** Whether this very act was recorded before: sent again, it is not refused for what it did itself. */
export async function bestaatAct(tx: Tx, act: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM koers.act WHERE id = ${act}::uuid`.execute(tx);
  return rows.length > 0;
}

/** Words of an act, sealed with the key of the pupil. */
export async function verzegel(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  leerling: string,
  tekst: string,
): Promise<Buffer> {
  return await keys.sealForLeerling(tx, who.school, leerling, tekst, 'act.reden');
}

/** What cannot be done as it was asked; the message says what to do. */
export function weiger(message: string): never {
  throw new AppError('conflict', message, { status: 409 });
}
