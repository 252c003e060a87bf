import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { audit } from '../../access/audit.ts';
import { notFound, requireInSchool } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { findVersie } from '../versies-store.ts';
import { versieOfNiet } from './stand.ts';
import { eigenaren, inrichtingVanPakket, insertInrichting, insertPakket } from './store.ts';

const Tekst = z.string().trim().min(1).max(200);

export const NieuweInrichting = z.object({
  /** Of whom what comes out is: this school, or all schools of its bestuur. */
  eigenaar: z.enum(['school', 'bestuur']),
  /** The version to go on from; `null` begins empty. */
  basis: z.guid().nullable(),
  naam: Tekst,
  code: z.string().trim().min(1).max(120),
  /** SPDX id; asked for what begins empty. On top of a package its own licence goes on (R9). */
  licentie: z.string().trim().max(200).default(''),
});
export type NieuweInrichting = z.infer<typeof NieuweInrichting>;

/**
 * Begins an own inrichting: on top of a package, or of nothing (R8). On an own package it goes on as the next version of
 * that package; one that was begun before is given back.
 * @returns its id
 * @throws AppError `not_found`, `not_allowed`, `bad_request`
 */
export async function beginInrichting(tx: Tx, who: KnownActor, invoer: NieuweInrichting): Promise<string> {
  requireInSchool(who, 'pakket_beheren');
  const wie = await eigenaren(tx);
  if (!wie) throw notFound('school');
  const eigen = {
    schoolId: invoer.eigenaar === 'school' ? who.school : null,
    bestuurId: invoer.eigenaar === 'bestuur' ? wie.bestuurId : null,
  };
  const basis = invoer.basis === null ? null : await versieOfNiet(tx, invoer.basis);
  const vanOns =
    basis !== null &&
    (basis.schoolId === who.school || (basis.bestuurId !== null && basis.bestuurId === wie.bestuurId));
  if (basis && !vanOns && (await findVersie(tx, basis.id)) !== 'published')
    throw notFound('concept of another');
  if (basis && vanOns) {
    const er = await inrichtingVanPakket(tx, basis.pakketId);
    if (er !== null) return er;
  }
  const licentie = basis?.licentie ?? invoer.licentie;
  if (licentie === '')
    throw new AppError('bad_request', 'Kies onder welke licentie dit pakket valt.', {
      status: 400,
      issues: [{ path: 'licentie', message: 'Kies een licentie.' }],
    });
  const id = randomUUID();
  const pakketId = basis && vanOns ? basis.pakketId : randomUUID();
  if (!(basis && vanOns))
    await insertPakket(tx, {
      id: pakketId,
      ...eigen,
      code: invoer.code,
      naam: invoer.naam,
      uitgever: invoer.eigenaar === 'school' ? wie.school : wie.bestuur,
      licentie,
      herkomst: basis ? { bron: `${basis.naam} ${basis.versie}, ${basis.uitgever}`, kopieVan: basis.id } : {},
    });
  const bezit = basis && vanOns ? { schoolId: basis.schoolId, bestuurId: basis.bestuurId } : eigen;
  await insertInrichting(tx, { id, ...bezit, pakketId, basisVersieId: basis?.id ?? null, door: who.person });
  await audit(tx, who, { actie: 'inrichting_begonnen', soort: 'pakket', id: pakketId });
  return id;
}
