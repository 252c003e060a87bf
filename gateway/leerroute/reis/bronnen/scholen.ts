import { sql } from 'kysely';
import type { ReisBron } from '../bron.ts';

interface Row {
  key: string;
  op: string;
  wat: 'begin' | 'einde';
  school: string | null;
  jaargroep: string | null;
}

/** First and last days at school: each enrolment begins, and when it is over it ends. */
export const scholen: ReisBron = {
  voor: 'heel',
  lees: async ({ tx, leerling, eerder }) => {
    const { rows } = await sql<Row>`
      SELECT x.wat || '-' || i.id AS key, x.op, x.wat, coalesce(s.naam, koers.school_van_eerder(i.school_id)) AS school, i.jaargroep
      FROM koers.inschrijving i LEFT JOIN koers.school s ON s.id = i.school_id
      CROSS JOIN LATERAL (VALUES ('begin', i.van), ('einde', i.tot)) AS x(wat, op)
      WHERE i.leerling_id = ANY (${[leerling, ...eerder]}::uuid[]) AND x.op <= koers.vandaag() ORDER BY x.op DESC, x.wat, i.id`.execute(
      tx,
    );
    return rows.map((rij) => ({ soort: 'school', ...rij }));
  },
};
