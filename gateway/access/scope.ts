import { sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { mayInSchool, type Permission, scopesFor } from './policy.ts';

/** What one may not see does not exist: the same answer for another school's pupil and for a colleague's (R61, R85). */
export function notFound(detail?: string): AppError {
  return new AppError('not_found', 'Dit bestaat niet (meer), of je kunt er niet bij.', {
    status: 404,
    ...(detail === undefined ? {} : { detail }),
  });
}

/** Of these pupils, those with whom this person may do this today; one statement (R59–R61). */
export async function mayOnLeerling(
  tx: Tx,
  who: KnownActor,
  permission: Permission,
  leerlingIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const scopes = scopesFor(who, permission);
  if (scopes.length === 0 || leerlingIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM koers.leerlingen_in_scope(${who.person}::uuid, ${scopes}::text[], ${leerlingIds}::uuid[]) AS id`.execute(
    tx,
  );
  return new Set(rows.map((r) => r.id));
}

/** Which of these permissions this person has with one pupil; one statement. */
export async function permissionsOnLeerling(
  tx: Tx,
  who: KnownActor,
  permissions: readonly Permission[],
  leerling: string,
): Promise<ReadonlySet<Permission>> {
  const scopes = [...new Set(permissions.flatMap((p) => scopesFor(who, p)))];
  if (scopes.length === 0) return new Set();
  const { rows } = await sql<{ scope: string }>`
    SELECT s AS scope FROM unnest(${scopes}::text[]) AS s
    WHERE EXISTS (SELECT FROM koers.leerlingen_in_scope(${who.person}::uuid, ARRAY[s], ARRAY[${leerling}::uuid]))`.execute(
    tx,
  );
  const held = new Set(rows.map((r) => r.scope));
  return new Set(permissions.filter((p) => scopesFor(who, p).some((s) => held.has(s))));
}

/** @throws AppError `not_found` when this person may not do this with even one of the pupils. */
export async function requireLeerlingen(
  tx: Tx,
  who: KnownActor,
  permission: Permission,
  leerlingIds: readonly string[],
): Promise<void> {
  const allowed = await mayOnLeerling(tx, who, permission, leerlingIds);
  if (leerlingIds.some((id) => !allowed.has(id))) throw notFound(`${permission} out of scope`);
}

/**
 * Which leerlijnen of this pupil a person may do this with today: all of them, or only those shared with him (R63).
 * Whether he reaches the pupil at all is asked elsewhere. No statement for who works without shares.
 */
export async function lijnenInScope(
  tx: Tx,
  who: KnownActor,
  permission: Permission,
  leerling: string,
): Promise<ReadonlySet<string> | 'alle'> {
  const scopes = scopesFor(who, permission);
  if (!scopes.includes('gedeeld')) return 'alle';
  const { rows } = await sql<{ lijnen: string[] | null }>`
    SELECT koers.lijnen_in_scope(${who.person}::uuid, ${scopes}::text[], ${leerling}::uuid) AS lijnen`.execute(
    tx,
  );
  const lijnen = rows[0]?.lijnen;
  return lijnen ? new Set(lijnen) : 'alle';
}

/** Locks the pupils until the end of the transaction, so that acts on one pupil happen one after another. */
export async function enterLeerlingen(
  tx: Tx,
  who: KnownActor,
  permission: Permission,
  leerlingIds: readonly string[],
): Promise<void> {
  await sql`SELECT koers.enter_leerlingen(${who.person}::uuid, ${scopesFor(who, permission)}::text[], ${leerlingIds}::uuid[])`
    .execute(tx)
    .catch(refusal);
}

interface Asked {
  readonly leerling: string;
  readonly permission: Permission;
  /** Null: not about one leerlijn. */
  readonly leerlijn: string | null;
}

/** As `requireLeerlingen`, when what is asked differs per pupil and leerlijn; then locks the pupils all at once. */
export async function enterEach(tx: Tx, who: KnownActor, asked: readonly Asked[]): Promise<void> {
  const json = JSON.stringify(
    asked.map((a) => ({ leerling: a.leerling, scopes: scopesFor(who, a.permission) })),
  );
  const { rows } = await sql`
    SELECT FROM jsonb_to_recordset(${json}::jsonb) AS x(leerling uuid, scopes text[])
    WHERE NOT EXISTS (SELECT FROM koers.leerlingen_in_scope(${who.person}::uuid, x.scopes, ARRAY[x.leerling]))`.execute(
    tx,
  );
  if (rows.length > 0) throw notFound('out of scope');
  for (const { leerling, permission, leerlijn } of asked) {
    const open = await lijnenInScope(tx, who, permission, leerling);
    if (open !== 'alle' && !(leerlijn && open.has(leerlijn))) throw notFound('leerlijn out of scope');
  }
  await sql`SELECT koers.lock_leerlingen(${asked.map((a) => a.leerling)}::uuid[])`.execute(tx);
}

/** For `.catch`: what a function of the migrations refuses becomes an AppError; anything else goes on as it was. */
export function refusal(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'KP404') throw notFound(error instanceof Error ? error.message : undefined);
  if (code === 'KP410')
    throw new AppError(
      'conflict',
      'Deze leerling werkt nu met een andere versie van de leerlijnen. Laad de pagina opnieuw en probeer het nog eens.',
      { status: 409, cause: error },
    );
  if (code === 'KP411')
    throw new AppError(
      'conflict',
      'Dit doel is geëvalueerd en gesloten voor deze periode. In de volgende periode kun je verder, of maak eerst de evaluatie ongedaan.',
      { status: 409, cause: error },
    );
  if (code === 'KP409')
    throw new AppError(
      'conflict',
      'Deze handeling is al eerder verstuurd met een andere inhoud. Laad de pagina opnieuw.',
      {
        status: 409,
        cause: error,
      },
    );
  throw error;
}

/** @throws AppError `not_allowed` when this person may not do this in the school. */
export function requireInSchool(who: KnownActor, permission: Permission): void {
  if (!mayInSchool(who, permission))
    throw new AppError(
      'not_allowed',
      'Je hebt hier geen rechten voor. Vraag het de beheerder van je school.',
      { status: 403 },
    );
}
