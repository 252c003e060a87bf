import { sql } from 'kysely';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

/**
 * Id of a version, by that id or as `code@versie`, as far as this transaction may see it.
 * @throws AppError `not_found`, or `bad_request` when more than one is called so
 */
export async function versieMet(tx: Tx, naam: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    SELECT v.id FROM koers.pakket_versie v JOIN koers.pakket p ON p.id = v.pakket_id
    WHERE v.id::text = lower(${naam}) OR p.code || '@' || v.versie = ${naam}`.execute(tx);
  const [een, ...meer] = rows;
  if (!een) throw new AppError('not_found', `Er is geen versie ${naam}. "npx koers package list" noemt ze.`);
  if (meer.length > 0)
    throw new AppError('bad_request', `Er zijn meer versies die ${naam} heten. Noem het kenmerk.`);
  return een.id;
}

/**
 * In whose name pupils are migrated from the command line: somebody of this school who is intern begeleider today, by
 * e-mail or full name. The trail names him.
 * @throws AppError `not_found`, or `bad_request` when more than one is called so
 */
export async function internBegeleider(tx: Tx, wie: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT p.id FROM koers.person p
    JOIN koers.person_identity i ON i.person_id = p.id
    JOIN koers.role_grant g ON g.person_id = p.id AND g.rol = 'ib' AND g.van <= koers.vandaag() AND (g.tot IS NULL OR g.tot > koers.vandaag())
    WHERE p.school_id = koers.school_now() AND p.ended_at IS NULL
      AND (lower(i.email) = lower(${wie}) OR concat_ws(' ', i.roepnaam, i.voorvoegsel, i.achternaam) = ${wie})`.execute(
    tx,
  );
  const [een, ...meer] = rows;
  if (!een)
    throw new AppError(
      'not_found',
      `Op deze school is ${wie} geen intern begeleider. Noem de volledige naam of het e-mailadres.`,
    );
  if (meer.length > 0)
    throw new AppError('bad_request', `Er zijn meer mensen die ${wie} heten. Noem het e-mailadres.`);
  return een.id;
}
