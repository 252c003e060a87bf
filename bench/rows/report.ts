import { deepStrictEqual } from 'node:assert/strict';
import type { KnownActor } from '../../gateway/model/actor.ts';
import { connectClient } from '../../gateway/platform/db/connect.ts';
import { maatstaf } from '../../gateway/rapportage/maatstaf.ts';
import { schoolFeiten } from '../../gateway/rapportage/rapport-store.ts';
import { rapport } from '../../gateway/rapportage/service.ts';
import { alternate, took } from '../measure.ts';
import { reportSchool } from '../report-school.ts';
import { judge, type Row } from '../row.ts';
import { onStage } from '../stage.ts';

/**
 * The figures of taal and rekenen as somebody writes them by hand who knows this school: no row-level security, no carried-over
 * doelen, every card full; and the leavers with where they are.
 */
const BY_HAND = `
  WITH leerling AS (
    SELECT p.id, t.leerroute_id AS route, extract(year FROM $2::date) - (extract(month FROM $2::date) < 8)::int - extract(year FROM i.geboortedatum) AS leeftijd
    FROM koers.person p JOIN koers.plaatsing t ON t.leerling_id = p.id AND t.tot IS NULL JOIN koers.person_identity i ON i.person_id = p.id
    WHERE p.school_id = $1 AND p.soort = 'leerling' AND p.ended_at IS NULL
  ), niveau AS (
    SELECT k.leerling_id, d.niveau_id, k.leerlijn_id, avg((k.stand >= 4)::int) AS deel
    FROM koers.kaart_doel k JOIN koers.leerdoel d ON d.id = k.leerdoel_id WHERE k.school_id = $1 GROUP BY 1, 2, 3
  ), positie AS (SELECT leerling_id, leerlijn_id, sum(deel) AS positie FROM niveau GROUP BY 1, 2),
  verwacht AS (
    SELECT x.route, x.leeftijd, r.leerlijn_id, a.verwacht + (x.leeftijd - a.onderwijsleeftijd) / nullif(b.onderwijsleeftijd - a.onderwijsleeftijd, 0)::float8 * (b.verwacht - a.verwacht) AS tussen, coalesce(a.verwacht, b.verwacht) AS punt
    FROM (SELECT DISTINCT route, leeftijd FROM leerling) x JOIN koers.leerroute_leerlijn r ON r.leerroute_id = x.route
    LEFT JOIN LATERAL (SELECT * FROM koers.route_profiel o WHERE o.leerroute_id = x.route AND o.leerlijn_id = r.leerlijn_id AND o.onderwijsleeftijd <= x.leeftijd ORDER BY o.onderwijsleeftijd DESC LIMIT 1) a ON true
    LEFT JOIN LATERAL (SELECT * FROM koers.route_profiel o WHERE o.leerroute_id = x.route AND o.leerlijn_id = r.leerlijn_id AND o.onderwijsleeftijd >= x.leeftijd ORDER BY o.onderwijsleeftijd LIMIT 1) b ON true
  ), vak AS (
    SELECT l.id, l.route, g.naam AS vak, round(avg(p.positie - coalesce(v.tussen, v.punt))::numeric, 6) AS verschil
    FROM leerling l JOIN positie p ON p.leerling_id = l.id JOIN verwacht v ON v.route = l.route AND v.leeftijd = l.leeftijd AND v.leerlijn_id = p.leerlijn_id
    JOIN koers.leerlijn j ON j.id = p.leerlijn_id JOIN koers.leergebied g ON g.id = j.leergebied_id GROUP BY 1, 2, 3
  ), weg AS (
    SELECT n.leerling_id, max(n.tot) - 1 AS laatste FROM koers.inschrijving n WHERE n.school_id = $1 GROUP BY 1 HAVING bool_and(n.tot <= $2::date)
  ), vertrek AS (
    SELECT extract(year FROM w.laatste) - (extract(month FROM w.laatste) < 8)::int AS jaar, r.naam AS route, count(*)::int AS aantal,
      (SELECT jsonb_object_agg(u.moment, u.plek) FROM koers.uitstroom_meting u WHERE u.leerling_id = w.leerling_id) AS plekken
    FROM weg w JOIN koers.plaatsing t ON t.leerling_id = w.leerling_id JOIN koers.leerroute r ON r.id = t.leerroute_id GROUP BY 1, 2, 4
  )
  SELECT (SELECT jsonb_object_agg(x.sleutel, x.n) FROM (SELECT lower(v.vak) || '/' || r.naam || '/' || CASE WHEN v.verschil > 0.5 THEN 'boven' WHEN v.verschil < -0.5 THEN 'onder' ELSE 'op' END AS sleutel, count(*)::int AS n
      FROM vak v JOIN koers.leerroute r ON r.id = v.route GROUP BY 1) AS x) AS streef,
    (SELECT jsonb_agg(to_jsonb(v)) FROM vertrek v) AS vertrek`;

/** The reports of a school (R65, R67) against the same figures by one query (design §8, R89). */
export const report: Row = {
  name: 'report',
  title: 'report over a school × 150 doelen',
  measure: (size) =>
    onStage(async (stage) => {
      const school = await reportSchool(stage, size.school);
      const { db } = stage.koers.store;
      const who: KnownActor = { school, person: school, roles: new Set(['directeur']) };
      const vandaag = new Date().toISOString().slice(0, 10);
      const figures = () =>
        db.tenant({ school, actor: who.person }, async (tx) => schoolFeiten(tx, vandaag, await maatstaf(tx)));
      const client = await connectClient(stage.superuser, 'koers bench');
      await client.query('SET jit = off');
      const byHand = async () => (await client.query(BY_HAND, [school, vandaag])).rows[0];
      const ours: Record<string, number> = {};
      for (const { vak, route, oordeel, aantal } of (await figures()).streef) {
        const key = `${vak}/${route}/${oordeel}`;
        ours[key] = (ours[key] ?? 0) + aantal;
      }
      deepStrictEqual(ours, (await byHand()).streef, 'the two do not count the same');
      const pair = await alternate(
        { work: () => took(stage.busy, figures), baseline: () => took(stage.busy, byHand) },
        size.rounds(9),
      );
      const page = await took(stage.busy, () => rapport(db, who, { vandaag }));
      await client.end();
      const about = {
        row: 'report',
        work: `figures of ${size.school} pupils × 150 doelen and as many leavers`,
        against: 'the same figures by one SQL query',
        budget: 1.5,
        limits: [
          { what: 'ms, the whole report with its OPP clocks', seen: Math.round(page.wall), atMost: 5000 },
        ],
      };
      return [judge(about, pair)];
    }),
};
