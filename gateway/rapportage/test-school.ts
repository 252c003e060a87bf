import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Datum } from '../model/roster.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { ensurePerson } from '../school/people.ts';
import type { Plek } from './uitstroom/plekken.ts';

/** For tests: a leaver as he is after the years in between. */
export interface TestVertrek {
  readonly school: string;
  readonly naam: string;
  /** Who decided and wrote it down. */
  readonly door: string;
  readonly leerroute: string;
  readonly laatste: Datum;
  /** Written down on leaving, after one year and after two. */
  readonly plekken?: readonly (Plek | null)[];
}

/** Puts a leaver there, with where he was at each moment. @returns his id */
export async function testVertrek(tx: Tx, v: TestVertrek): Promise<string> {
  const [roepnaam = '', achternaam = ''] = v.naam.split(' ');
  const leerling = await ensurePerson(tx, v.school, {
    soort: 'leerling',
    roepnaam,
    achternaam,
    system: 'test',
    key: randomUUID(),
  });
  const act = randomUUID();
  await sql`
    WITH act AS (
      INSERT INTO koers.act (id, school_id, leerling_id, soort, data, actor_id)
      VALUES (${act}::uuid, ${v.school}::uuid, ${leerling}::uuid, 'leerroute_geplaatst', jsonb_build_object('leerroute', ${v.leerroute}::text, 'lijnen', '[]'::jsonb), ${v.door}::uuid)
    )
    INSERT INTO koers.inschrijving (school_id, leerling_id, van, tot)
    VALUES (${v.school}::uuid, ${leerling}::uuid, ${v.laatste}::date - 1500, ${v.laatste}::date + 1)`.execute(
    tx,
  );
  await sql`INSERT INTO koers.plaatsing (school_id, leerling_id, leerroute_id, van, besloten_door, act_id)
    VALUES (${v.school}::uuid, ${leerling}::uuid, ${v.leerroute}::uuid, ${v.laatste}::date - 1400, 'CvB', ${act}::uuid)`.execute(
    tx,
  );
  for (const [moment, plek] of (v.plekken ?? []).entries())
    if (plek !== null)
      await sql`INSERT INTO koers.uitstroom_meting (id, school_id, leerling_id, moment, plek, op, door)
        VALUES (gen_random_uuid(), ${v.school}::uuid, ${leerling}::uuid, ${moment}::int, ${plek}, ${v.laatste}::date + ${moment}::int * 365, ${v.door}::uuid)`.execute(
        tx,
      );
  return leerling;
}
