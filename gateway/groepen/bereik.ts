import { noteInzage } from '../access/inzage.ts';
import { mayInSchool, type Permission, scopesFor } from '../access/policy.ts';
import { notFound } from '../access/scope.ts';
import { AppError } from '../errors.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { type DetailRow, detailRow } from './store.ts';
import { voorwaardeVan } from './voorwaarden/register.ts';
import { bladeren, type Knoop } from './vraag.ts';
import type { Bereik } from './zoek-store.ts';

/**
 * Whose pupils and groups a person reaches with a permission; a share of single leerlijnen (R63) opens no group.
 * @throws AppError `not_found` when it is none
 */
export function bereikVan(who: KnownActor, permission: Permission): Bereik {
  const scopes = scopesFor(who, permission);
  if (!scopes.includes('school') && !scopes.includes('eigen_groepen')) throw notFound('groepen');
  return { person: who.person, heleSchool: mayInSchool(who, permission) };
}

/** What is need to know in a query: the permissions it asks for, and the sections that are looked at by it. */
function gevoeligIn(vraag: Knoop) {
  return bladeren(vraag).flatMap((blad) => voorwaardeVan(blad).gevoelig ?? []);
}

/** Whose pupils a person may find by a query; `null` when it asks by something that he may not know. */
export function bereikVoor(who: KnownActor, vraag: Knoop): Bereik | null {
  const nodig: readonly Permission[] = ['groep_samenstellen', ...gevoeligIn(vraag).map((g) => g.vraagt)];
  const scopes = nodig.map((permission) => scopesFor(who, permission));
  if (scopes.some((s) => !s.includes('school') && !s.includes('eigen_groepen'))) return null;
  return { person: who.person, heleSchool: scopes.every((s) => s.includes('school')) };
}

/** @throws AppError `not_allowed` when the query asks by something that this person may not know */
export function requireBereikVoor(who: KnownActor, vraag: Knoop): Bereik {
  bereikVan(who, 'groep_samenstellen');
  const bereik = bereikVoor(who, vraag);
  if (bereik === null)
    throw new AppError(
      'not_allowed',
      'Op dit kenmerk mag jij geen groep maken. Vraag het de intern begeleider.',
      {
        status: 403,
      },
    );
  return bereik;
}

/** Writes down that these pupils were looked at, when the query tells something of them that is need to know (R83). */
export async function noteerGevonden(
  tx: Tx,
  who: KnownActor,
  vraag: Knoop,
  leerlingen: readonly string[],
): Promise<void> {
  if (leerlingen.length === 0) return;
  const lezer = { school: who.school, person: who.person, scherm: 'groepen' };
  for (const sectie of new Set(gevoeligIn(vraag).map((g) => g.sectie)))
    await noteInzage(tx, lezer, sectie, leerlingen);
}

/** Whether somebody may do this with a group that he sees. */
export function magInGroep(who: KnownActor, permission: Permission, eigen: boolean): boolean {
  return mayInSchool(who, permission) || (eigen && scopesFor(who, permission).includes('eigen_groepen'));
}

/** @throws AppError `not_found` when this is not a group with which this person may do this (R61, R85) */
export async function requireGroepVoor(
  tx: Tx,
  who: KnownActor,
  permission: Permission,
  groep: string,
): Promise<DetailRow> {
  const row = await detailRow(tx, groep, bereikVan(who, permission));
  if (!row) throw notFound('groep');
  return row;
}

/** What a rule of this folder refuses, in words for the page; nothing was changed. */
export function geweigerd(tekst: string): AppError {
  return new AppError('conflict', tekst, { status: 422 });
}
