import { sql } from 'kysely';
import type { DemoClass } from '../demo-class.ts';
import { doel } from '../demo-class.ts';
import type { Ids } from './facts.ts';

/** A course of a leeromgeving whose gradebook belongs to a group, with a column each way. */
export async function cijferIds(k: DemoClass, groep: string, leeromgeving: string): Promise<Ids> {
  return await k.as(k.petra, async (tx) => {
    const { rows } = await sql<{ cijferlijst: string; kolom: string; bron: string }>`
      WITH cursus AS (
        INSERT INTO koers.lti_context (school_id, deployment_id, context, lineitems_url)
        VALUES (koers.school_now(), ${leeromgeving}::uuid, gen_random_uuid()::text, 'https://elo.voorbeeld.nl/kolommen') RETURNING id
      ), weg AS (
        INSERT INTO koers.cijferweg (context_id, school_id, groep_id, gelezen_tot)
        SELECT id, koers.school_now(), ${groep}::uuid, koers.tx_settled() FROM cursus RETURNING context_id
      ), kolom AS (
        INSERT INTO koers.cijferkolom (context_id, school_id, leerdoel_id, gekozen_door)
        SELECT context_id, koers.school_now(), ${doel('NT-M-2a')}::uuid, ${k.petra.person}::uuid FROM weg RETURNING id
      ), bron AS (
        INSERT INTO koers.cijferbron (context_id, school_id, leerdoel_id, lineitem, naam, gekozen_door)
        SELECT context_id, koers.school_now(), ${doel('NT-M-2a')}::uuid, 'https://elo.voorbeeld.nl/kolommen/1', 'Rekenhaven', ${k.petra.person}::uuid
        FROM weg RETURNING id
      )
      SELECT weg.context_id AS cijferlijst, kolom.id AS kolom, bron.id AS bron FROM weg, kolom, bron`.execute(
      tx,
    );
    const [ids] = rows;
    if (!ids) throw new Error('the course was not made');
    return { ...ids };
  });
}
