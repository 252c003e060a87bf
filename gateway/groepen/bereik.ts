import { mayInSchool, type Permission, scopesFor } from '../access/policy.ts';
import { notFound } from '../access/scope.ts';
import { AppError } from '../errors.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { type DetailRow, detailRow } from './store.ts';
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
