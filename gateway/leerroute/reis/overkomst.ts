import { sql } from 'kysely';
import { audit } from '../../access/audit.ts';
import { requireLeerlingen } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

/** Who a pupil was at schools that opened his leerreis to this one, and still do today; one statement. */
export async function eerdereIds(tx: Tx, leerling: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT g.leerling_id AS id FROM koers.overkomst o JOIN koers.transfer_grant g ON g.id = o.grant_id
    WHERE o.leerling_id = ${leerling}::uuid AND o.school_id = koers.school_now() AND g.to_school_id = koers.school_now()
      AND g.scope = 'leerreis' AND g.revoked_at IS NULL AND g.valid_until >= koers.vandaag()
    ORDER BY g.granted_at`.execute(tx);
  return rows.map((r) => r.id);
}

/**
 * Says who, at this school, the pupil is whose leerreis another school opened to it (so → vso). A person says so: keys of
 * two sectors do not link by themselves (domain.md §2.5). Saying it twice does nothing.
 * @throws AppError `not_found` for a pupil one does not place; `conflict` when there is no such opening, or it is of another pupil
 */
export async function koppelOverkomst(
  tx: Tx,
  who: KnownActor,
  { opening, leerling }: { readonly opening: string; readonly leerling: string },
): Promise<void> {
  await requireLeerlingen(tx, who, 'leerroute_plaatsen', [leerling]);
  const { rows } = await sql<{ leerling: string }>`
    WITH nieuw AS (
      INSERT INTO koers.overkomst (grant_id, school_id, leerling_id, linked_by)
      SELECT g.id, koers.school_now(), ${leerling}::uuid, ${who.person}::uuid FROM koers.transfer_grant g
      WHERE g.id = ${opening}::uuid AND g.to_school_id = koers.school_now() AND g.revoked_at IS NULL AND g.valid_until >= koers.vandaag()
      ON CONFLICT (grant_id) DO NOTHING RETURNING leerling_id
    )
    SELECT leerling_id AS leerling FROM nieuw UNION ALL SELECT leerling_id FROM koers.overkomst WHERE grant_id = ${opening}::uuid`.execute(
    tx,
  );
  if (rows[0]?.leerling !== leerling)
    throw new AppError(
      'conflict',
      'De vorige school heeft de leerreis van deze leerling niet (meer) geopend.',
      {
        status: 409,
      },
    );
  await audit(tx, who, {
    actie: 'overkomst_gekoppeld',
    soort: 'leerling',
    id: leerling,
    details: { opening },
  });
}
