import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Daar, HierFeiten, NeemDoel } from './feiten.ts';

/**
 * Read under row-level security by the opening (policy `granted` of koers.protect); each part asks for the opening of today besides.
 * Without one everything is empty.
 */
export async function daarVan(tx: Tx, opening: string): Promise<Daar> {
  const { rows } = await sql<{ daar: Daar }>`
    WITH wie AS MATERIALIZED (
      SELECT g.leerling_id, g.school_id FROM koers.openingen_hier() g WHERE g.id = ${opening}::uuid
    ), plek AS (
      SELECT r.id, r.naam, r.pakket_versie_id AS versie, coalesce(p.bestemming, r.bestemming) AS bestemming
      FROM wie JOIN koers.plaatsing p ON p.leerling_id = wie.leerling_id AND p.school_id = wie.school_id AND p.tot IS NULL
      JOIN koers.leerroute r ON r.id = p.leerroute_id
    ), streef AS MATERIALIZED (
      SELECT l.id AS leerlijn, l.naam, l.pakket_versie_id AS versie, n.id AS niveau, n.naam AS niveau_naam, b.volgorde AS gebied, l.volgorde
      FROM wie JOIN koers.streefniveau s ON s.leerling_id = wie.leerling_id AND s.school_id = wie.school_id AND s.tot IS NULL
      JOIN koers.leerlijn l ON l.id = s.leerlijn_id JOIN koers.leergebied b ON b.id = l.leergebied_id
      LEFT JOIN koers.niveau n ON n.id = s.niveau_id
    ), doel AS MATERIALIZED (
      SELECT d.id AS leerdoel, l.id AS leerlijn, d.niveau_id AS niveau, l.pakket_versie_id AS versie, d.code, d.tekst, k.stand,
        (k.changed_at AT TIME ZONE 'Europe/Amsterdam')::date AS op,
        s.leerlijn IS NOT NULL AND (d.niveau_id IS NOT DISTINCT FROM s.niveau OR (k.meegenomen AND NOT k.vervallen)) AS op_kaart
      FROM wie JOIN koers.kaart_doel k ON k.leerling_id = wie.leerling_id AND k.school_id = wie.school_id AND k.ended_by IS NULL
      JOIN koers.leerdoel d ON d.id = k.leerdoel_id JOIN koers.leerlijn l ON l.id = d.leerlijn_id LEFT JOIN streef s ON s.leerlijn = l.id
    )
    SELECT jsonb_build_object(
      'leerroute', (SELECT jsonb_build_object('id', id, 'naam', naam, 'versie', versie) FROM plek),
      'bestemming', (SELECT bestemming FROM plek),
      'versies', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.versie, 'naam', coalesce(v.naam, p.naam, 'leerlijnen van de vorige school')) ORDER BY x.versie), '[]')
        FROM (SELECT versie FROM streef UNION SELECT versie FROM doel UNION SELECT versie FROM plek) AS x
        LEFT JOIN koers.pakket_versie v ON v.id = x.versie LEFT JOIN koers.pakket p ON p.id = v.pakket_id),
      'lijnen', (SELECT coalesce(jsonb_agg(jsonb_build_object('leerlijn', leerlijn, 'naam', naam, 'versie', versie, 'niveau', niveau, 'niveauNaam', niveau_naam)
        ORDER BY gebied, volgorde, leerlijn), '[]') FROM streef),
      'doelen', (SELECT coalesce(jsonb_agg(jsonb_build_object('leerdoel', leerdoel, 'leerlijn', leerlijn, 'niveau', niveau, 'versie', versie, 'code', code, 'tekst', tekst,
        'stand', stand, 'opKaart', op_kaart, 'op', op) ORDER BY code, leerdoel), '[]') FROM doel)
    ) AS daar`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('what a pupil had at another school: no row');
  return row.daar;
}

/** One statement. `leeg`: nobody here gave it a stand, it came along with nothing, and it is not closed. */
export async function hierFeiten(tx: Tx, leerling: string): Promise<HierFeiten> {
  const { rows } = await sql<{ hier: HierFeiten }>`
    SELECT jsonb_build_object(
      'behaaldVanaf', koers.behaald_vanaf(),
      'vandaag', koers.vandaag(),
      'periode', (SELECT jsonb_build_object('id', p.id, 'naam', p.naam) FROM koers.periode p
        WHERE p.school_id = koers.school_now() AND p.van <= koers.vandaag() AND p.tot > koers.vandaag() ORDER BY p.van DESC LIMIT 1),
      'versies', (SELECT coalesce(jsonb_agg(s.pakket_versie_id ORDER BY s.van DESC, s.id), '[]') FROM koers.school_pakket s
        WHERE s.school_id = koers.school_now() AND s.van <= koers.vandaag() AND (s.tot IS NULL OR s.tot > koers.vandaag())),
      'leerroute', (SELECT p.leerroute_id FROM koers.plaatsing p WHERE p.leerling_id = ${leerling}::uuid AND p.school_id = koers.school_now() AND p.tot IS NULL),
      'doelen', (SELECT coalesce(jsonb_agg(jsonb_build_object('leerdoel', k.leerdoel_id,
          'leeg', k.last_act IS NULL AND k.stand = 0 AND k.ended_by IS NULL AND NOT k.geevalueerd) ORDER BY k.leerdoel_id), '[]')
        FROM koers.kaart_doel k WHERE k.leerling_id = ${leerling}::uuid AND k.school_id = koers.school_now())
    ) AS hier`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('facts of the receiving school: no row');
  return row.hier;
}

/** Derives the card from a placement that took over; the placement stands there already. */
export async function neemDoelenOver(
  tx: Tx,
  act: string,
  opening: string,
  doelen: readonly NeemDoel[],
): Promise<void> {
  await sql`SELECT koers.neem_over(${act}::uuid, ${opening}::uuid, ${JSON.stringify(doelen)}::jsonb)`.execute(
    tx,
  );
}
