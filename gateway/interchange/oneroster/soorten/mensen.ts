import { sql } from 'kysely';
import {
  alsJson,
  type Basis,
  basisVelden,
  dag,
  jaNee,
  lijst,
  type Mag,
  NOG_GEMELD,
  ref,
  refs,
  SCHOOL,
  type Soort,
  type Sql,
  tekst,
  verwijzing,
  voorwerp,
} from '../velden.ts';
import { GESLACHT_UIT, ROL_UIT, TOEGEKEND_UIT, vertaald } from '../woorden.ts';

/** `p` and `i`: a person and who it is. */
const VAN = sql`koers.person p LEFT JOIN koers.person_identity i ON i.person_id = p.id`;
const WEG = sql`(p.ended_at IS NOT NULL)`;
/** Of who is gone only that he is gone. */
const tenzijWeg = (waarde: Sql, anders: Sql = sql`NULL`): Sql =>
  sql`CASE WHEN p.ended_at IS NULL THEN ${waarde} ELSE ${anders} END`;

/** What a medewerker is; null for who has no part in the school's groups and lessons, as somebody from outside. */
const ROL_MEDEWERKER = sql`coalesce(${vertaald(sql`i.lvs_rol`, ROL_UIT)},
  (SELECT ${vertaald(sql`g.rol`, TOEGEKEND_UIT)} FROM koers.role_grant g
    WHERE g.person_id = p.id AND g.rol IN (${sql.join(Object.keys(TOEGEKEND_UIT).map((rol) => sql.lit(rol)))})
    ORDER BY g.tot IS NULL OR g.tot > koers.vandaag() DESC, g.rol = 'leerkracht' DESC, g.created_at DESC LIMIT 1),
  CASE WHEN EXISTS (SELECT FROM koers.groep_lid l WHERE l.person_id = p.id AND l.als = 'medewerker') THEN 'teacher' END)`;

const ROL = sql`CASE p.soort WHEN 'leerling' THEN 'student'
  WHEN 'ouder' THEN CASE WHEN EXISTS (SELECT FROM koers.relatie r WHERE r.person_id = p.id AND r.soort = 'ouder') THEN 'parent' ELSE 'guardian' END
  ELSE ${ROL_MEDEWERKER} END`;

/** Who is told of at all, of persons `p` with `i`; one who was made one with another is told as gone. */
const BEKEND = sql`p.school_id = ${SCHOOL} AND (p.ended_at IS NULL OR p.ended_at > now() - ${NOG_GEMELD})`;
const VAN_SCHOOL = sql`(p.soort = 'leerling' OR (p.soort = 'medewerker' AND ${ROL_MEDEWERKER} IS NOT NULL))`;

export const LEERLING = sql`p.soort = 'leerling'`;
export const LERAAR = sql`(p.soort = 'medewerker' AND ${ROL_MEDEWERKER} = 'teacher')`;

/** The ids of who is told of: pupils and who works with them. */
export const IN_ROOSTER = sql`(SELECT p.id FROM ${VAN} WHERE ${BEKEND} AND ${VAN_SCHOOL})`;

/** When anything of a person last changed that is written about him. */
function gewijzigd({ eckId, ouders }: Mag): Sql {
  const ook = [
    sql`p.created_at, p.ended_at, i.changed_at`,
    sql`(SELECT max(s.changed_at) FROM koers.inschrijving s WHERE s.leerling_id = p.id)`,
    sql`CASE WHEN p.soort = 'medewerker' AND i.lvs_rol IS NULL THEN
      (SELECT max(greatest(g.created_at, g.ended_at)) FROM koers.role_grant g WHERE g.person_id = p.id) END`,
  ];
  if (eckId)
    ook.push(
      sql`(SELECT max(greatest(k.linked_at, k.ended_at)) FROM koers.person_key k WHERE k.person_id = p.id AND k.system = 'eckid')`,
    );
  if (ouders) ook.push(sql`(SELECT max(r.gewijzigd_op) FROM koers.relatie r WHERE r.leerling_id = p.id)`);
  return sql`greatest(${sql.join(ook)})`;
}

/** One role, at this school; of a pupil with the days of his enrolment here (OneRoster 1.2: from, and no longer on). */
function rollen(basis: Basis): Sql {
  const school = verwijzing(basis, 'org', sql`p.school_id`);
  const rol = (...dagen: (readonly [string, Sql])[]) =>
    sql`'[' || ${voorwerp([['roleType', sql`'"primary"'`], ['role', alsJson(sql`coalesce(${ROL}, 'ext:overig')`)], ['org', school], ...dagen])} || ']'`;
  const dag = (waarde: Sql) => sql`'"' || ${waarde} || '"'`;
  return sql`CASE WHEN ${LEERLING} THEN coalesce(
    (SELECT ${rol(['beginDate', dag(sql`s.van`)], ['endDate', dag(sql`s.tot`)])} FROM koers.inschrijving s
      WHERE s.leerling_id = p.id AND s.school_id = p.school_id ORDER BY s.van DESC LIMIT 1), ${rol()})
    ELSE ${rol()} END`;
}

const ECK_ID = sql`(SELECT k.key FROM koers.person_key k WHERE k.person_id = p.id AND k.school_id = p.school_id
  AND k.system = 'eckid' AND k.ended_at IS NULL ORDER BY k.linked_at DESC, k.id LIMIT 1)`;
const OUDERS = sql`ARRAY(SELECT r.person_id FROM koers.relatie r JOIN koers.person o ON o.id = r.person_id AND o.ended_at IS NULL
  WHERE r.leerling_id = p.id AND r.school_id = p.school_id AND (r.tot IS NULL OR r.tot > koers.vandaag()) ORDER BY r.person_id)`;
/** Only of a pupil: the year he is in now. */
const JAARGROEP = sql`ARRAY(SELECT s.jaargroep FROM koers.inschrijving s WHERE s.leerling_id = p.id AND s.school_id = p.school_id
  AND s.jaargroep IS NOT NULL AND (s.tot IS NULL OR s.tot > koers.vandaag()) ORDER BY s.van DESC LIMIT 1)`;

/** UserDType. The keys that an LVS or ELO knows somebody by are not told; the ECK iD only with its own scope. */
export function users(basis: Basis, mag: Mag): Soort {
  const eckId = tenzijWeg(ECK_ID);
  return {
    lijst: 'users',
    enkel: 'user',
    van: VAN,
    waar: mag.ouders
      ? sql`${BEKEND} AND (${VAN_SCHOOL} OR p.soort = 'ouder')`
      : sql`${BEKEND} AND ${VAN_SCHOOL}`,
    id: sql`p.id`,
    velden: {
      ...basisVelden({ id: sql`p.id`, weg: WEG, op: gewijzigd(mag) }),
      ...(mag.eckId
        ? {
            userMasterIdentifier: tekst(eckId),
            userIds: {
              json: sql`'[{"type":"ECK iD","identifier":' || ${alsJson(eckId)} || '}]'`,
              zoek: { identifier: { sql: eckId, vorm: 'tekst' } },
            },
          }
        : {}),
      enabledUser: jaNee(sql`NOT ${WEG}`),
      givenName: tekst(tenzijWeg(sql`coalesce(i.roepnaam, '')`, sql`''`)),
      familyName: tekst(tenzijWeg(sql`concat_ws(' ', i.voorvoegsel, i.achternaam)`, sql`''`)),
      roles: {
        json: rollen(basis),
        zoek: {
          role: { sql: ROL, vorm: 'tekst' },
          roleType: { sql: sql`'primary'::text`, vorm: 'tekst' },
          'org.sourcedId': { sql: sql`p.school_id`, vorm: 'id' },
        },
      },
      primaryOrg: ref(basis, 'org', sql`p.school_id`),
      email: tekst(tenzijWeg(sql`CASE WHEN p.soort <> 'ouder' THEN i.email END`)),
      ...(mag.ouders ? { agents: refs(basis, 'user', tenzijWeg(OUDERS)) } : {}),
      grades: lijst(tenzijWeg(sql`nullif(${JAARGROEP}, '{}')`)),
    },
  };
}

/** DemographicsDType: of pupils, and of what it can hold only birth date and sex. */
export function demographics(): Soort {
  return {
    lijst: 'demographics',
    enkel: 'demographics',
    van: VAN,
    waar: sql`${BEKEND} AND ${LEERLING}`,
    id: sql`p.id`,
    velden: {
      ...basisVelden({
        id: sql`p.id`,
        weg: WEG,
        op: sql`greatest(p.created_at, p.ended_at, i.changed_at)`,
      }),
      birthDate: dag(tenzijWeg(sql`i.geboortedatum`)),
      sex: tekst(tenzijWeg(vertaald(sql`i.geslacht`, GESLACHT_UIT))),
    },
  };
}
