import { type RawBuilder, sql } from 'kysely';
import type { Keys } from '../access/keys.ts';
import { type Scope, scopesFor } from '../access/policy.ts';
import { staatNog } from '../leerroute/staat-nog.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { type NaamDelen, naamVan } from '../school/rules.ts';
import type { ActieWoorden } from './inhoud-rules.ts';
import type { MijnActie } from './inhoud-view.ts';

interface Rij extends NaamDelen {
  id: string;
  leerling: string;
  doel: MijnActie['leerdoel'];
  lijn: MijnActie['leerlijn'];
  tekst: string;
  ritme: string;
  van: string | null;
  tot: string | null;
  gedaan_op: Date | null;
  reden: Buffer | null;
}

/**
 * Acties given to a person, of doelen that are on the card now and not closed for their period, as far as he sees that
 * leerlijn of that pupil today: `mijn_actie (id)`, as common table expressions.
 */
export function mijnActieCte(person: string, scopes: readonly Scope[]): RawBuilder<unknown> {
  return sql`mijn AS MATERIALIZED (
      SELECT a.* FROM koers.kaart_actie a
      WHERE a.toegewezen_aan = ${person}::uuid AND a.school_id = koers.school_now() AND a.gestopt_op IS NULL
        AND (a.tot IS NULL OR a.tot > koers.vandaag())
    ), bereik AS MATERIALIZED (
      SELECT s.id, CASE WHEN 'gedeeld' = ANY (${scopes}::text[]) THEN koers.lijnen_in_scope(${person}::uuid, ${scopes}::text[], s.id) END AS lijnen
      FROM koers.leerlingen_in_scope(${person}::uuid, ${scopes}::text[], ARRAY(SELECT DISTINCT leerling_id FROM mijn)) AS s(id)
    ), mijn_actie AS MATERIALIZED (
    SELECT a.id, a.leerling_id, a.tekst, a.ritme, a.van, a.tot, a.gedaan_op, a.inhoud_act, a.volgorde, k.leerdoel_id, k.leerlijn_id FROM mijn a
    JOIN bereik b ON b.id = a.leerling_id
    JOIN koers.kaart_doel k ON k.id = a.kaart_doel_id AND k.ended_by IS NULL
    JOIN koers.streefniveau s ON s.leerling_id = a.leerling_id AND s.leerlijn_id = k.leerlijn_id AND s.tot IS NULL
    JOIN koers.leerdoel d ON d.id = k.leerdoel_id
    WHERE (b.lijnen IS NULL OR k.leerlijn_id = ANY (b.lijnen))
      AND (d.niveau_id IS NOT DISTINCT FROM s.niveau_id OR (k.meegenomen AND NOT k.vervallen))
      AND NOT EXISTS (SELECT FROM koers.act e
        WHERE e.leerling_id = a.leerling_id AND e.leerdoel_id IN (SELECT koers.voorgangers_van(k.leerdoel_id)) AND e.soort = 'doel_geevalueerd'
          AND e.data->>'periode' = s.periode_id::text AND ${staatNog('e')})
    )`;
}

/** One statement, whatever the number of pupils. */
async function rijen(tx: Tx, who: KnownActor): Promise<Rij[]> {
  const { rows } = await sql<Rij>`
    WITH ${mijnActieCte(who.person, scopesFor(who, 'actie_afvinken'))}
    SELECT a.id, a.leerling_id AS leerling, a.tekst, a.ritme, a.van, a.tot, a.gedaan_op, w.reden, i.roepnaam, i.voorvoegsel, i.achternaam,
      jsonb_build_object('id', d.id, 'code', d.code, 'tekst', d.tekst) AS doel, jsonb_build_object('id', l.id, 'naam', l.naam) AS lijn
    FROM mijn_actie a
    JOIN koers.leerdoel d ON d.id = a.leerdoel_id
    JOIN koers.leerlijn l ON l.id = a.leerlijn_id
    LEFT JOIN koers.act w ON w.id = a.inhoud_act
    LEFT JOIN koers.person_identity i ON i.person_id = a.leerling_id
    ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", a.leerling_id, d.code, a.volgorde, a.id`.execute(
    tx,
  );
  return rows;
}

/** R26; see KaartInhoudService. */
export async function mijnActies(keys: Keys, tx: Tx, who: KnownActor): Promise<MijnActie[]> {
  if (scopesFor(who, 'actie_afvinken').length === 0) return [];
  const rows = await rijen(tx, who);
  const gesloten = rows.flatMap((r) => (r.reden ? [{ leerling: r.leerling, sealed: r.reden }] : []));
  const lezer = { school: who.school, person: who.person, scherm: 'mijn_acties' };
  const open = gesloten.length > 0 ? await keys.openForLeerlingen(tx, lezer, gesloten, 'act.reden') : [];
  const woorden = new Map(rows.filter((r) => r.reden).map((r, i) => [r.id, open[i] ?? null]));
  return rows.map((r) => {
    const eigen = JSON.parse(woorden.get(r.id) ?? '{}') as ActieWoorden;
    return {
      id: r.id,
      leerling: { id: r.leerling, naam: naamVan(r) },
      leerdoel: r.doel,
      leerlijn: r.lijn,
      tekst: eigen.tekst ?? r.tekst,
      waarmee: eigen.waarmee ?? null,
      ritme: eigen.ritme ?? r.ritme,
      van: r.van,
      tot: r.tot,
      gedaan: r.gedaan_op !== null,
      gedaanOp: r.gedaan_op,
    };
  });
}
