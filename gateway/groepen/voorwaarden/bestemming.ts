import { sql } from 'kysely';
import { z } from 'zod';
import { voorwaarde } from './voorwaarde.ts';

const schema = z.strictObject({ soort: z.literal('bestemming'), tekst: z.string().trim().min(2).max(100) });

/** Characters that mean something to ILIKE are looked for as they are. */
const deel = (tekst: string): string => `%${tekst.replaceAll(/[\\%_]/g, '\\$&')}%`;

/** On the way to a bestemming with this word in it, his own or that of his leerroute (R13, R39). */
export const bestemming = voorwaarde<z.infer<typeof schema>, typeof schema>({
  soort: 'bestemming',
  schema,
  noemt: () => [],
  treft: (v) => sql`
    SELECT p.leerling_id AS leerling, jsonb_build_object('bestemming', coalesce(p.bestemming, r.bestemming)) AS feit
    FROM koers.plaatsing p JOIN koers.leerroute r ON r.id = p.leerroute_id
    WHERE p.tot IS NULL AND p.school_id = koers.school_now() AND coalesce(p.bestemming, r.bestemming) ILIKE ${deel(v.tekst)}`,
  uitleg: (v) => `op weg naar een bestemming met “${v.tekst}”`,
  waarom: (feit) => `Op weg naar ${feit['bestemming']}`,
});
