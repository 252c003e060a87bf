import { sql } from 'kysely';
import type { ReisBron } from '../bron.ts';

interface Row {
  id: string;
  op: string;
  tot: string | null;
  groep: string;
  schooljaar: string;
}

/** Groups the pupil came into, those of the LVS and those of Koers alike (R51). */
export const groepen: ReisBron = {
  voor: 'heel',
  lees: async ({ tx, leerling }) => {
    const { rows } = await sql<Row>`
      SELECT l.id, l.van AS op, l.tot, g.naam AS groep, g.schooljaar
      FROM koers.groep_lid l JOIN koers.groep g ON g.id = l.groep_id
      WHERE l.person_id = ${leerling}::uuid AND l.als = 'leerling' AND l.van <= koers.vandaag()
      ORDER BY l.van DESC, g.naam COLLATE "und-x-icu", l.id`.execute(tx);
    return rows.map(({ id, ...rij }) => ({ key: `groep-${id}`, soort: 'groep', ...rij }));
  },
};
