import { z } from 'zod';
import type { Koers } from '../compose.ts';
import { AppError } from '../errors.ts';
import type { Eigenaar } from '../leerlijnen/eigen-ids.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { bestuurByNaam, schoolByBrin } from '../school/schools.ts';

/** Whose packages a command works with; without a choice those of the whole sector. */
export interface OwnerOptions {
  school?: string;
  bestuur?: string;
}

export interface Owner {
  readonly eigenaar: Eigenaar;
  /** Runs work where the packages of this owner can be seen and changed. */
  within<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** The id of a version as it was typed. @throws AppError `bad_request` */
export function versieId(typed: string | undefined): string {
  const id = z.guid().safeParse(typed);
  if (id.success) return id.data.toLowerCase();
  throw new AppError(
    'bad_request',
    'Een versie heeft een kenmerk van 36 tekens. "npx koers package list" noemt ze.',
  );
}

/** @throws AppError `bad_request` for both; `not_found` for a school or bestuur that is not there */
export async function ownerOf({ store }: Koers, { school, bestuur }: OwnerOptions): Promise<Owner> {
  const { db } = store;
  if (school !== undefined && bestuur !== undefined)
    throw new AppError('bad_request', 'Kies --school of --bestuur, niet allebei.');
  if (school !== undefined) {
    const found = await db.platform((tx) => schoolByBrin(tx, school.slice(0, 4), school.slice(4) || '00'));
    if (!found)
      throw new AppError('not_found', `Er is geen school met BRIN ${school}. "npx koers status" noemt ze.`);
    return {
      eigenaar: { soort: 'school', id: found.id },
      within: (work) => db.tenant({ school: found.id, actor: null }, work),
    };
  }
  if (bestuur === undefined) return { eigenaar: { soort: 'sector' }, within: (work) => db.platform(work) };
  const found = await db.platform((tx) => bestuurByNaam(tx, bestuur));
  if (!found)
    throw new AppError('not_found', `Er is geen bestuur dat "${bestuur}" heet en een school heeft.`);
  return {
    eigenaar: { soort: 'bestuur', id: found.id },
    within: (work) => db.tenant({ school: found.school, actor: null }, work),
  };
}
