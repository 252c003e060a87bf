import { sql } from 'kysely';
import { meldAllen } from '../../meldingen/meld.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

/**
 * Tells who decides over a pupil that something was put before him, or was fixed (R44): a notice each, and a mail to who has an
 * address. Once per time it was offered and per version that was fixed. In the transaction of the act itself.
 */
export async function meldThuis(
  tx: Tx,
  who: KnownActor,
  leerling: string,
  soort: 'opp_instemming_gevraagd' | 'opp_vastgesteld',
): Promise<void> {
  const { rows } = await sql<{ person: string; versie: string; sleutel: string }>`
    SELECT w AS person, v.id AS versie,
      CASE WHEN ${soort} = 'opp_vastgesteld' THEN 'v' || v.nummer ELSE to_char(v.aangeboden_op AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSMS') END AS sleutel
    FROM koers.wie_beslist(${leerling}::uuid) AS w
    CROSS JOIN LATERAL (SELECT v.id, v.nummer, v.aangeboden_op FROM koers.opp_versie v
      WHERE v.leerling_id = ${leerling}::uuid AND CASE WHEN ${soort} = 'opp_vastgesteld' THEN v.status = 'vastgesteld'
        ELSE v.aangeboden_op IS NOT NULL AND v.vastgesteld_op IS NULL AND v.gesloten_op IS NULL END
      ORDER BY v.nummer DESC LIMIT 1) AS v`.execute(tx);
  await meldAllen(
    tx,
    rows.map(({ person, versie, sleutel }) => ({
      school: who.school,
      person,
      soort,
      onderwerp: { soort: 'opp_versie', id: versie },
      leerling,
      sleutel,
    })),
  );
}
