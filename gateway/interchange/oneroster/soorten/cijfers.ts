import { sql } from 'kysely';
import { STANDEN } from '../../../model/act.ts';
import {
  alsJson,
  type Basis,
  basisVelden,
  dag,
  getal,
  moment,
  ref,
  SCHOOL,
  type Soort,
  type Sql,
  tekst,
  type Veld,
  voorwerp,
} from '../velden.ts';

/** Each pupil with the class that his doelen are told in: his stamgroep, else the group he is in longest. */
const KLAS = sql`(SELECT DISTINCT ON (l.person_id) l.person_id AS leerling_id, g.id, g.naam, g.jaar FROM koers.groep_lid l
  JOIN (SELECT g.*, CASE WHEN g.schooljaar ~ '^\\d{4}-\\d{4}$' THEN g.schooljaar ELSE koers.schooljaar_van(koers.vandaag()) END AS jaar
    FROM koers.groep g WHERE g.school_id = ${SCHOOL} AND g.soort <> 'eigen' AND g.ended_at IS NULL) g ON g.id = l.groep_id
  JOIN koers.person p ON p.id = l.person_id AND p.ended_at IS NULL
  WHERE l.school_id = ${SCHOOL} AND l.als = 'leerling' AND l.van <= koers.vandaag() AND (l.tot IS NULL OR l.tot > koers.vandaag())
  ORDER BY l.person_id, g.soort = 'stamgroep' DESC, l.van, g.id)`;

const LINE_ITEM_ID = (klas: Sql, leerdoel: Sql) => sql`koers.uuid_van(${klas}, ${leerdoel}::text)`;
const SCHAAL_ID = (klas: Sql) => sql`koers.uuid_van(${klas}, 'standen')`;
/** No more on his card: evaluated and carried on, dropped, or gone on to another version. */
const WEG = sql`(k.vervallen OR k.ended_by IS NOT NULL)`;
const GEGEVEN = sql`(k.last_act IS NOT NULL)`;
/** What several judgements come to by the rule of the school (R23), as the profile and the API for cards tell it. */
const STAND = sql`coalesce(koers.geldende_stand(k.leerling_id, k.leerdoel_id, k.stand, (SELECT koers.waarneming_regel()), s.behaald_vanaf), k.stand)`;
const WOORD = sql`(ARRAY[${sql.join(STANDEN.map((woord) => sql.lit(woord)))}])[${STAND} + 1]`;

/** A set of one CASE item. Its identifier is that of our CASE provider, in every version of a package the same. */
function leerdoelen(json: Sql, entiteit: Sql, naam: string): Veld {
  return {
    json: sql`'[' || ${voorwerp([
      ['source', sql`'"case"'`],
      [naam, json],
    ])} || ']'`,
    zoek: {
      source: { sql: sql`'case'::text`, vorm: 'tekst' },
      [naam === 'learningObjectiveIds' ? naam : `${naam}.learningObjectiveId`]: {
        sql: sql`ARRAY[${entiteit}::text]`,
        vorm: 'lijst',
      },
    },
  };
}

/** ResultDType: how far a pupil is with a doel of his card. No words, no reasons: those are the school's. */
export function results(basis: Basis): Soort {
  const score = sql`CASE WHEN ${GEGEVEN} THEN ${STAND} END`;
  const woord = sql`CASE WHEN ${GEGEVEN} THEN ${WOORD} END`;
  return {
    lijst: 'results',
    enkel: 'result',
    van: sql`koers.kaart_doel k JOIN ${KLAS} c ON c.leerling_id = k.leerling_id
      JOIN koers.leerdoel d ON d.id = k.leerdoel_id JOIN koers.school s ON s.id = k.school_id`,
    waar: sql`k.school_id = ${SCHOOL}`,
    id: sql`k.id`,
    velden: {
      ...basisVelden({ id: sql`k.id`, weg: WEG, op: sql`k.changed_at` }),
      lineItem: ref(basis, 'lineItem', LINE_ITEM_ID(sql`c.id`, sql`k.leerdoel_id`)),
      student: ref(basis, 'user', sql`k.leerling_id`),
      class: ref(basis, 'class', sql`c.id`),
      scoreScale: ref(basis, 'scoreScale', SCHAAL_ID(sql`c.id`)),
      scoreStatus: tekst(
        sql`CASE WHEN NOT ${GEGEVEN} THEN 'not submitted' WHEN ${STAND} >= s.behaald_vanaf THEN 'fully graded' ELSE 'partially graded' END`,
      ),
      score: getal(score),
      textScore: tekst(woord),
      scoreDate: dag(sql`(k.changed_at AT TIME ZONE 'Europe/Amsterdam')::date`),
      learningObjectiveSet: leerdoelen(
        sql`'[' || ${voorwerp([
          ['learningObjectiveId', sql`'"' || d.entiteit || '"'`],
          ['score', sql`(${score})::text`],
          ['textScore', alsJson(woord)],
        ])} || ']'`,
        sql`d.entiteit`,
        'learningObjectiveResults',
      ),
    },
  };
}
export const VAN_KLAS = (klas: string) => sql`c.id = ${klas}::uuid`;
export const VAN_LEERLING = (leerling: string) => sql`k.leerling_id = ${leerling}::uuid`;
export const VAN_LINE_ITEM = (item: string) =>
  sql`${LINE_ITEM_ID(sql`c.id`, sql`k.leerdoel_id`)} = ${item}::uuid`;

/** LineItemDType: a doel that pupils of a class work on. It is open for the school year of the class. */
export function lineItems(basis: Basis): Soort {
  const begin = (jaar: Sql) => sql`((${jaar} || '-08-01')::timestamp AT TIME ZONE 'Europe/Amsterdam')`;
  return {
    lijst: 'lineItems',
    enkel: 'lineItem',
    van: sql`(SELECT c.id AS klas, c.jaar, k.leerdoel_id, bool_and(${WEG}) AS weg, max(k.changed_at) AS op
        FROM koers.kaart_doel k JOIN ${KLAS} c ON c.leerling_id = k.leerling_id WHERE k.school_id = ${SCHOOL} GROUP BY 1, 2, 3) w
      JOIN koers.leerdoel d ON d.id = w.leerdoel_id JOIN koers.leerlijn ll ON ll.id = d.leerlijn_id`,
    waar: sql`true`,
    id: LINE_ITEM_ID(sql`w.klas`, sql`w.leerdoel_id`),
    velden: {
      ...basisVelden({ id: LINE_ITEM_ID(sql`w.klas`, sql`w.leerdoel_id`), weg: sql`w.weg`, op: sql`w.op` }),
      title: tekst(sql`d.code || ' ' || d.tekst`),
      assignDate: moment(begin(sql`left(w.jaar, 4)`)),
      dueDate: moment(begin(sql`right(w.jaar, 4)`)),
      class: ref(basis, 'class', sql`w.klas`),
      school: ref(basis, 'org', SCHOOL),
      category: ref(basis, 'category', sql`ll.leergebied_id`),
      academicSession: ref(basis, 'academicSession', sql`koers.uuid_van(${SCHOOL}, 'schooljaar/' || w.jaar)`),
      scoreScale: ref(basis, 'scoreScale', SCHAAL_ID(sql`w.klas`)),
      resultValueMin: getal(sql`0`),
      resultValueMax: getal(sql.lit(STANDEN.length - 1)),
      learningObjectiveSet: leerdoelen(
        sql`'["' || d.entiteit || '"]'`,
        sql`d.entiteit`,
        'learningObjectiveIds',
      ),
    },
  };
}
export const LINE_ITEM_VAN_KLAS = (klas: string) => sql`w.klas = ${klas}::uuid`;
export const MET_LINE_ITEM = (item: string) =>
  sql`${LINE_ITEM_ID(sql`w.klas`, sql`w.leerdoel_id`)} = ${item}::uuid`;

/** CategoryDType: the leergebieden that are worked on. */
export function categories(): Soort {
  return {
    lijst: 'categories',
    enkel: 'category',
    van: sql`koers.leergebied a JOIN koers.pakket_versie v ON v.id = a.pakket_versie_id`,
    waar: sql`a.id IN (SELECT ll.leergebied_id FROM koers.leerlijn ll
      WHERE ll.id IN (SELECT k.leerlijn_id FROM koers.kaart_doel k WHERE k.school_id = ${SCHOOL}))`,
    id: sql`a.id`,
    velden: {
      ...basisVelden({ id: sql`a.id`, weg: sql`false`, op: sql`coalesce(v.published_at, v.created_at)` }),
      title: tekst(sql`a.naam`),
    },
  };
}
export const CATEGORIE_VAN_KLAS = (
  klas: string,
) => sql`a.id IN (SELECT ll.leergebied_id FROM koers.leerlijn ll
  WHERE ll.id IN (SELECT k.leerlijn_id FROM koers.kaart_doel k JOIN ${KLAS} c ON c.leerling_id = k.leerling_id
    WHERE k.school_id = ${SCHOOL} AND c.id = ${klas}::uuid))`;

/** ScoreScaleDType: what the five standen mean. The standard wants one per class; they are all the same. */
export function scoreScales(basis: Basis): Soort {
  const waarden = STANDEN.map((woord, stand) => ({ itemValueLHS: String(stand), itemValueRHS: woord }));
  return {
    lijst: 'scoreScales',
    enkel: 'scoreScale',
    van: sql`koers.groep g`,
    waar: sql`g.school_id = ${SCHOOL} AND g.soort <> 'eigen' AND g.ended_at IS NULL`,
    id: SCHAAL_ID(sql`g.id`),
    velden: {
      ...basisVelden({ id: SCHAAL_ID(sql`g.id`), weg: sql`false`, op: sql`g.changed_at` }),
      title: tekst(sql`'Standen van een leerdoel'::text`),
      type: tekst(sql`'stand'::text`),
      course: ref(basis, 'course', sql`koers.uuid_van(${SCHOOL}, 'onderwijs')`),
      class: ref(basis, 'class', sql`g.id`),
      scoreScaleValue: {
        json: sql.lit(JSON.stringify(waarden)),
        zoek: {},
      },
    },
  };
}
export const SCHAAL_VAN_KLAS = (klas: string) => sql`g.id = ${klas}::uuid`;
