import { sql } from 'kysely';
import type { WaarnemingRegel } from '../../leerroute/volgen/waarnemers-rules.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../../school/rules.ts';

interface Uit {
  /** Name of the connection that said so; `null`: made in Koers. */
  bron: string | null;
  op: string | null;
}

export interface BronRow {
  vandaag: string;
  /** The rule of the school for several observers (R23). */
  waarnemingRegel: WaarnemingRegel;
  /** Advice of the commissie is asked before an OPP is fixed: what the school chose, else by its sector (domain.md L5). */
  cvbNodig: boolean;
  school: { naam: string; brin: string; bestuur: string };
  leerling: NaamDelen & { geboortedatum: string | null };
  inschrijving: (Uit & { van: string }) | null;
  groep: (Uit & { naam: string }) | null;
  plaatsing: {
    code: string;
    route: string;
    profiel: string;
    bestemming: string | null;
    sinds: string;
    door: string;
  } | null;
  relaties: (NaamDelen & {
    persoon: string;
    soort: 'ouder' | 'verzorger' | 'voogd' | 'mentor' | 'curator';
    gezag: boolean;
  })[];
  cvb: NaamDelen[];
  resultaten: { vak: string | null; toets: string; uitslag: string; op: string; bron: string }[];
  /** Leerlijnen of the pupil, in the order of the package. */
  lijnen: {
    id: string;
    entiteit: string;
    leergebied: string;
    leerlijn: string;
    uitstroom: string | null;
    /** The day something on the card of this leerlijn changed last. */
    standOp: string | null;
    sinds: string | null;
  }[];
  perioden: { id: string; naam: string; schooljaar: string; van: string; tot: string; huidig: boolean }[];
}

const NU = (t: string) =>
  sql.raw(`${t}.van <= koers.vandaag() AND (${t}.tot IS NULL OR ${t}.tot > koers.vandaag())`);
const NAAM = sql.raw(`'roepnaam', i.roepnaam, 'voorvoegsel', i.voorvoegsel, 'achternaam', i.achternaam`);
/** The connection that owns any field of a record: who told us of it. */
const BRON = (t: string) =>
  sql.raw(
    `(SELECT c.naam FROM jsonb_each(${t}.herkomst) AS h JOIN koers.connection c ON c.id::text = h.value->>'bron' LIMIT 1)`,
  );

/** Everything the LVS, the placement and the leerroute say of one pupil; one statement. `undefined`: no pupil of this school. */
export async function bronRow(tx: Tx, leerling: string): Promise<BronRow | undefined> {
  const { rows } = await sql<BronRow>`
    WITH wie AS (SELECT ${leerling}::uuid AS id),
    plek AS (
      SELECT p.leerroute_id, r.code, r.naam, r.uitstroomprofiel, coalesce(p.bestemming, r.bestemming) AS bestemming,
        coalesce(p.sinds, p.van) AS sinds, p.besloten_door
      FROM koers.plaatsing p JOIN koers.leerroute r ON r.id = p.leerroute_id, wie WHERE p.leerling_id = wie.id AND p.tot IS NULL
    ), lijn AS (
      SELECT rl.leerlijn_id AS id, rl.uitstroomniveau_id FROM plek JOIN koers.leerroute_leerlijn rl ON rl.leerroute_id = plek.leerroute_id
      UNION ALL
      SELECT s.leerlijn_id, NULL FROM koers.streefniveau s, wie WHERE s.leerling_id = wie.id AND s.tot IS NULL
        AND NOT EXISTS (SELECT FROM plek JOIN koers.leerroute_leerlijn rl ON rl.leerroute_id = plek.leerroute_id AND rl.leerlijn_id = s.leerlijn_id)
    )
    SELECT koers.vandaag() AS vandaag, koers.waarneming_regel() AS "waarnemingRegel",
      (SELECT CASE n.termijnen->>'cvbAdvies' WHEN 'ja' THEN true WHEN 'nee' THEN false ELSE s.sector <> 'regulier' END
       FROM koers.school s LEFT JOIN koers.opp_instelling n ON n.school_id = s.id WHERE s.id = p.school_id) AS "cvbNodig",
      (SELECT jsonb_build_object('naam', s.naam, 'brin', s.brin, 'bestuur', b.naam) FROM koers.school s JOIN koers.bestuur b ON b.id = s.bestuur_id WHERE s.id = p.school_id) AS school,
      jsonb_build_object(${NAAM}, 'geboortedatum', i.geboortedatum) AS leerling,
      (SELECT jsonb_build_object('van', n.van, 'bron', ${BRON('n')}, 'op', n.changed_at::date) FROM koers.inschrijving n, wie
       WHERE n.leerling_id = wie.id ORDER BY n.van DESC LIMIT 1) AS inschrijving,
      (SELECT jsonb_build_object('naam', g.naam, 'bron', ${BRON('g')}, 'op', l.van) FROM koers.groep_lid l JOIN koers.groep g ON g.id = l.groep_id AND g.ended_at IS NULL, wie
       WHERE l.person_id = wie.id AND l.als = 'leerling' AND ${NU('l')} AND g.soort = 'stamgroep' ORDER BY l.van DESC, g.naam LIMIT 1) AS groep,
      (SELECT jsonb_build_object('code', k.code, 'route', k.naam, 'profiel', k.uitstroomprofiel, 'bestemming', k.bestemming, 'sinds', k.sinds, 'door', k.besloten_door) FROM plek k) AS plaatsing,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('persoon', r.person_id, 'soort', r.soort, 'gezag', r.gezag, ${NAAM}) ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", r.person_id), '[]')
       FROM wie JOIN koers.relatie r ON r.leerling_id = wie.id LEFT JOIN koers.person_identity i ON i.person_id = r.person_id WHERE ${NU('r')}) AS relaties,
      (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object(${NAAM})), '[]') FROM koers.role_grant r JOIN koers.person_identity i ON i.person_id = r.person_id
       WHERE r.school_id = p.school_id AND r.rol = 'ib' AND ${NU('r')}) AS cvb,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('vak', (SELECT max(a.naam) FROM lijn JOIN koers.leerlijn l ON l.id = lijn.id JOIN koers.leergebied a ON a.id = l.leergebied_id WHERE a.code = r.leergebied),
          'toets', r.naam, 'uitslag', concat_ws(' ', r.score, r.schaal, CASE WHEN r.dle IS NOT NULL THEN '(DLE ' || r.dle || ')' END), 'op', r.op, 'bron', r.bron)
          ORDER BY r.op DESC, r.bron COLLATE "und-x-icu", r.naam COLLATE "und-x-icu", r.id), '[]')
       FROM (SELECT DISTINCT ON (x.bron, x.naam) x.* FROM koers.resultaat x, wie WHERE x.leerling_id = wie.id AND x.soort = 'toets' AND x.ended_at IS NULL ORDER BY x.bron, x.naam, x.op DESC) AS r) AS resultaten,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'entiteit', l.entiteit, 'leergebied', a.naam, 'leerlijn', l.naam, 'uitstroom', u.naam,
          'sinds', (SELECT coalesce(s.sinds, s.van) FROM koers.streefniveau s WHERE s.leerling_id = p.id AND s.leerlijn_id = l.id AND s.tot IS NULL),
          'standOp', (SELECT max(k.changed_at)::date FROM koers.kaart_doel k WHERE k.leerling_id = p.id AND k.leerlijn_id = l.id))
          ORDER BY a.volgorde, a.id, l.volgorde, l.id), '[]')
       FROM lijn JOIN koers.leerlijn l ON l.id = lijn.id JOIN koers.leergebied a ON a.id = l.leergebied_id LEFT JOIN koers.niveau u ON u.id = lijn.uitstroomniveau_id) AS lijnen,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'naam', x.naam, 'schooljaar', x.schooljaar, 'van', x.van, 'tot', x.tot, 'huidig', ${NU('x')}) ORDER BY x.van), '[]')
       FROM koers.periode x WHERE x.school_id = p.school_id) AS perioden
    FROM wie JOIN koers.person p ON p.id = wie.id AND p.soort = 'leerling' AND p.school_id = koers.school_now()
    LEFT JOIN koers.person_identity i ON i.person_id = p.id`.execute(tx);
  return rows[0];
}
