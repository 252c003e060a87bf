import { sql } from 'kysely';
import type { Scope } from '../../access/policy.ts';
import { staatNog } from '../../leerroute/staat-nog.ts';
import type { Stand } from '../../model/act.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../../school/rules.ts';
import type { WachtendeAct } from './input.ts';
import type { WachtrijWeigering } from './view.ts';

export type Oordeel = 'ok' | 'al' | WachtrijWeigering;

/** What would become of each mark; locks the pupils that this person may mark. One statement. */
export async function keurWachtrij(
  tx: Tx,
  person: string,
  scopes: { readonly doel: readonly Scope[]; readonly actie: readonly Scope[] },
  acts: readonly WachtendeAct[],
): Promise<ReadonlyMap<string, Oordeel>> {
  const { rows } = await sql<{ id: string; oordeel: Oordeel }>`
    SELECT id, oordeel FROM koers.keur_wachtrij(${JSON.stringify(acts)}::jsonb, ${person}::uuid, ${scopes.doel}::text[], ${scopes.actie}::text[])`.execute(
    tx,
  );
  return new Map(rows.map((r) => [r.id, r.oordeel]));
}

export interface VerschilRow extends NaamDelen {
  act: string;
  leerling: string;
  leerdoel: string;
  leerlijn: string;
  code: string;
  tekst: string;
  mijn: Stand;
  mijn_op: Date;
  ander: Stand;
  ander_op: Date;
  ander_door: NaamDelen | null;
  nu: Stand;
}

/**
 * Of these acts of one person: his last judgement on that doel and the last one of somebody else or of another device, as long
 * as they differ. What was settled since, or undone, is not there. One statement.
 */
export async function verschilRows(tx: Tx, person: string, acts: readonly string[]): Promise<VerschilRow[]> {
  const volgorde = sql.raw(
    `o.at DESC, coalesce(o.data->>'apparaat', '') COLLATE "C" DESC, coalesce((o.data->>'volgnr')::int, 0) DESC, o.seq DESC`,
  );
  const { rows } = await sql<VerschilRow>`
    SELECT a.id AS act, a.leerling_id AS leerling, i.roepnaam, i.voorvoegsel, i.achternaam, a.leerdoel_id AS leerdoel, a.leerlijn_id AS leerlijn,
      d.code, d.tekst, (a.data->>'naar')::int AS mijn, a.at AS mijn_op, (v.data->>'naar')::int AS ander, v.at AS ander_op, k.stand AS nu,
      CASE WHEN j.person_id IS NOT NULL THEN jsonb_build_object('roepnaam', j.roepnaam, 'voorvoegsel', j.voorvoegsel, 'achternaam', j.achternaam) END AS ander_door
    FROM koers.act a
    JOIN koers.leerdoel d ON d.id = a.leerdoel_id
    JOIN koers.kaart_doel k ON k.leerling_id = a.leerling_id AND k.leerdoel_id = a.leerdoel_id AND k.ended_by IS NULL
    JOIN koers.person_identity i ON i.person_id = a.leerling_id
    CROSS JOIN LATERAL (
      SELECT o.* FROM koers.act o
      WHERE o.leerling_id = a.leerling_id AND o.leerdoel_id = a.leerdoel_id AND o.soort = 'doel_stand' AND ${staatNog('o')}
        AND (o.actor_id <> a.actor_id OR o.data->>'apparaat' IS DISTINCT FROM a.data->>'apparaat')
      ORDER BY ${volgorde} LIMIT 1) v
    LEFT JOIN koers.person_identity j ON j.person_id = v.actor_id
    WHERE a.id = ANY (${acts}::uuid[]) AND a.actor_id = ${person}::uuid AND a.school_id = koers.school_now() AND a.soort = 'doel_stand'
      AND ${staatNog('a')}
      AND v.data->'naar' <> a.data->'naar'
      -- his own next judgement settles it
      AND NOT EXISTS (SELECT FROM koers.act o WHERE o.leerling_id = a.leerling_id AND o.leerdoel_id = a.leerdoel_id AND o.soort = 'doel_stand'
        AND o.actor_id = a.actor_id AND o.seq > a.seq AND ${staatNog('o')})
    ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", d.code`.execute(tx);
  return rows;
}
