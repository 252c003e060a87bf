import { stringify } from 'csv-stringify/sync';
import { sql } from 'kysely';
import type { InZip } from '../../opp/document/bundel/zip-stroom.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

/** A file of OneRoster 1.1 CSV (bulk): its columns in their order, and where the rows come from. Empty columns are `''`. */
interface Bestand {
  readonly naam: string;
  readonly kolommen: Readonly<Record<string, string>>;
  readonly van: string;
}

const PERSOON = `koers.person p JOIN koers.person_identity i ON i.person_id = p.id
  WHERE p.school_id = koers.school_now() AND p.ended_at IS NULL`;
const GROEP = 'koers.groep g WHERE g.school_id = koers.school_now() AND g.ended_at IS NULL';
/** In bulk files these two are empty (OneRoster 1.1 CSV tables §3). */
const BULK = { status: "''", dateLastModified: "''" } as const;
const leeg = (...names: string[]) => Object.fromEntries(names.map((name) => [name, "''"]));

const BESTANDEN: readonly Bestand[] = [
  {
    naam: 'orgs',
    kolommen: {
      ...{
        sourcedId: 's.id',
        ...BULK,
        name: 's.naam',
        type: "'school'",
        identifier: 's.brin || s.dependance',
      },
      ...leeg('parentSourcedId'),
    },
    van: 'koers.school s WHERE s.id = koers.school_now()',
  },
  {
    naam: 'academicSessions',
    kolommen: {
      ...{ sourcedId: 'j.jaar', ...BULK, title: 'j.jaar', type: "'schoolYear'" },
      ...{ startDate: "left(j.jaar, 4) || '-08-01'", endDate: "right(j.jaar, 4) || '-08-01'" },
      ...{ parentSourcedId: "''", schoolYear: 'right(j.jaar, 4)' },
    },
    van: `(SELECT DISTINCT g.schooljaar AS jaar FROM ${GROEP} AND g.schooljaar ~ '^\\d{4}-\\d{4}$') j`,
  },
  {
    naam: 'courses',
    kolommen: {
      ...{ sourcedId: "'onderwijs'", ...BULK, schoolYearSourcedId: "''", title: "'Onderwijs'" },
      ...{ courseCode: "''", grades: "''", orgSourcedId: 's.id', ...leeg('subjects', 'subjectCodes') },
    },
    van: 'koers.school s WHERE s.id = koers.school_now()',
  },
  {
    naam: 'classes',
    kolommen: {
      ...{ sourcedId: 'g.id', ...BULK, title: 'g.naam', grades: "coalesce(g.jaargroep, '')" },
      ...{ courseSourcedId: "'onderwijs'", classCode: "''" },
      ...{ classType: "CASE g.soort WHEN 'stamgroep' THEN 'homeroom' ELSE 'scheduled' END", location: "''" },
      ...{ schoolSourcedId: 'g.school_id', termSourcedIds: "coalesce(g.schooljaar, '')" },
      ...leeg('subjects', 'subjectCodes', 'periods'),
    },
    van: GROEP,
  },
  {
    naam: 'users',
    kolommen: {
      ...{ sourcedId: 'p.id', ...BULK, enabledUser: "'true'", orgSourcedIds: 'p.school_id' },
      role: "CASE p.soort WHEN 'leerling' THEN 'student' WHEN 'ouder' THEN 'guardian' ELSE 'teacher' END",
      username: 'p.id',
      // Who somebody is in other systems: the ECK iD and the keys of each LVS.
      userIds: `coalesce((SELECT string_agg('{' || split_part(k.system, ':', 1) || ':' || k.key || '}', ',' ORDER BY k.system, k.key)
        FROM koers.person_key k WHERE k.person_id = p.id AND k.ended_at IS NULL AND (k.system = 'eckid' OR k.system LIKE 'lvs:%')), '')`,
      ...{ givenName: "coalesce(i.roepnaam, '')", familyName: "concat_ws(' ', i.voorvoegsel, i.achternaam)" },
      ...{ middleName: "''", identifier: "''", email: "coalesce(i.email, '')", sms: "''", phone: "''" },
      agentSourcedIds: `coalesce((SELECT string_agg(r.person_id::text, ',' ORDER BY r.person_id) FROM koers.relatie r WHERE r.leerling_id = p.id AND r.tot IS NULL), '')`,
      ...leeg('grades', 'password'),
    },
    van: PERSOON,
  },
  {
    naam: 'enrollments',
    kolommen: {
      ...{ sourcedId: 'l.id', ...BULK, classSourcedId: 'l.groep_id', schoolSourcedId: 'l.school_id' },
      ...{
        userSourcedId: 'l.person_id',
        role: "CASE l.als WHEN 'leerling' THEN 'student' ELSE 'teacher' END",
      },
      ...{ primary: "'false'", beginDate: 'l.van', endDate: "coalesce(l.tot::text, '')" },
    },
    van: `koers.groep_lid l WHERE l.school_id = koers.school_now() AND l.tot IS NULL
      AND l.groep_id IN (SELECT g.id FROM ${GROEP}) AND l.person_id IN (SELECT p.id FROM ${PERSOON})`,
  },
  {
    naam: 'demographics',
    kolommen: {
      ...{ sourcedId: 'p.id', ...BULK, birthDate: "coalesce(i.geboortedatum::text, '')" },
      // NEN-ISO 5218 words; OneRoster 1.1 knows these two alone.
      sex: "CASE i.geslacht WHEN 'jongen' THEN 'male' WHEN 'meisje' THEN 'female' ELSE '' END",
      ...leeg('americanIndianOrAlaskaNative', 'asian', 'blackOrAfricanAmerican'),
      ...leeg('nativeHawaiianOrOtherPacificIslander', 'white', 'demographicRaceTwoOrMoreRaces'),
      ...leeg('hispanicOrLatinoEthnicity', 'countryOfBirthCode', 'stateOfBirthAbbreviation', 'cityOfBirth'),
      ...leeg('publicSchoolResidenceStatus'),
    },
    van: `${PERSOON} AND p.soort = 'leerling'`,
  },
];

const AFWEZIG = ['categories', 'classResources', 'courseResources', 'lineItems', 'resources', 'results'];

/**
 * Who is in which group now, as OneRoster 1.1 CSV (bulk): for a system that knows nothing of Koers (R76). Call it where
 * `koers.school` is set. One file at a time.
 */
export async function* oneroster(tx: Tx): AsyncGenerator<InZip> {
  const files = [...BESTANDEN.map((b) => [b.naam, 'bulk']), ...AFWEZIG.map((naam) => [naam, 'absent'])];
  const manifest = [
    ...[
      ['propertyName', 'value'],
      ['manifest.version', '1.0'],
      ['oneroster.version', '1.1'],
    ],
    ...files.map(([naam, hoe]) => [`file.${naam}`, hoe]),
    ...[
      ['source.systemName', 'Koers'],
      ['source.systemCode', 'koers'],
    ],
  ];
  yield { naam: 'oneroster/manifest.csv', delen: een(stringify(manifest)) };
  for (const bestand of BESTANDEN)
    yield { naam: `oneroster/${bestand.naam}.csv`, delen: regels(tx, bestand) };
}

async function* een(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}

const AT_ONCE = 500;

async function* regels(tx: Tx, { kolommen, van }: Bestand): AsyncGenerator<Uint8Array> {
  yield Buffer.from(stringify([Object.keys(kolommen)]), 'utf8');
  const values = Object.values(kolommen).map((value) => `(${value})::text`);
  await sql
    .raw(
      `DECLARE rooster NO SCROLL CURSOR FOR SELECT ARRAY[${values.join(', ')}] AS rij FROM ${van} ORDER BY 1`,
    )
    .execute(tx);
  for (;;) {
    const { rows } = await sql<{ rij: string[] }>`FETCH ${sql.lit(AT_ONCE)} FROM rooster`.execute(tx);
    if (rows.length > 0) yield Buffer.from(stringify(rows.map((r) => r.rij)), 'utf8');
    if (rows.length < AT_ONCE) break;
  }
  await sql`CLOSE rooster`.execute(tx);
}
