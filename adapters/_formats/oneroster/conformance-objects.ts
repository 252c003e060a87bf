import type {
  BronGroep,
  BronLeerling,
  BronMedewerker,
  BronRecord,
  Geslacht,
  MedewerkerRol,
} from '../../../gateway/model/roster.ts';
import type { SourceSchool } from '../../../gateway/sync/source-adapter.ts';

/** A school as OneRoster objects, for simulators. Fields without a source of their own in OneRoster (voorvoegsel) are lost. */
export interface Objects {
  readonly orgs: readonly OneRosterObject[];
  readonly academicSessions: readonly OneRosterObject[];
  readonly classes: readonly OneRosterObject[];
  readonly enrollments: readonly OneRosterObject[];
  readonly users: readonly OneRosterObject[];
  readonly demographics: readonly OneRosterObject[];
}
export type OneRosterObject = Readonly<Record<string, unknown>> & { readonly sourcedId: string };

export type Versie = '1.1' | '1.2';

const ROL: Readonly<Record<Versie, Readonly<Record<MedewerkerRol, string>>>> = {
  '1.2': {
    leerkracht: 'teacher',
    ondersteuner: 'aide',
    begeleider: 'counselor',
    directie: 'principal',
    administratie: 'siteAdministrator',
    overig: 'proctor',
  },
  '1.1': {
    leerkracht: 'teacher',
    ondersteuner: 'aide',
    begeleider: 'teacher',
    directie: 'administrator',
    administratie: 'administrator',
    overig: 'proctor',
  },
};
const GESLACHT: Readonly<Record<Geslacht, string>> = {
  jongen: 'male',
  meisje: 'female',
  onbekend: 'unspecified',
  niet_gespecificeerd: 'other',
};

/** What of a record OneRoster 1.2 carries. */
export function carried(record: BronRecord): BronRecord {
  if (record.kind === 'groep') return record;
  const { voorvoegsel: _, ...rest } = record;
  return rest;
}

/** Someone of another school and a parent are among them, as in a source that serves a whole bestuur. */
export function objectsOf(school: SourceSchool, records: readonly BronRecord[], versie: Versie): Objects {
  const org = `school-${school.brin}`;
  const schooljaar =
    records.flatMap((one) => (one.kind === 'groep' ? [one.schooljaar] : []))[0] ?? '2026-2027';
  const [from = '2026', to = '2027'] = schooljaar.split('-');
  const ref = (type: string, sourcedId: string) => ({
    href: `https://sis.example.org/${type}s/${sourcedId}`,
    sourcedId,
    type,
  });
  const groepen = records.filter((one) => one.kind === 'groep');
  const people = records.filter((one) => one.kind !== 'groep');
  const year = {
    sourcedId: `jaar-${schooljaar}`,
    title: schooljaar,
    startDate: `${from}-08-01`,
    endDate: `${to}-08-01`,
    type: 'schoolYear',
    schoolYear: to,
  };
  return {
    orgs: [
      {
        sourcedId: org,
        name: school.naam,
        type: 'school',
        identifier: `${school.brin}${school.dependance || '00'}`,
      },
      { sourcedId: 'school-elders', name: 'Een andere school', type: 'school', identifier: '00ZZ00' },
    ],
    academicSessions: [
      year,
      {
        ...year,
        sourcedId: 'jaar-2019-2020',
        title: '2019-2020',
        startDate: '2019-08-01',
        endDate: '2020-08-01',
        schoolYear: '2020',
      },
    ],
    classes: groepen.map((one) => klas(one)),
    enrollments: people.flatMap((one) =>
      keysOf(one).map((key) => ({
        sourcedId: `${one.key}.${key}`,
        user: ref('user', one.key ?? ''),
        class: ref('class', key),
        school: ref('org', org),
        role: one.kind === 'leerling' ? 'student' : 'teacher',
      })),
    ),
    users: [
      ...people.map(user),
      outsider('ouder-1', 'parent', org),
      outsider('elders-1', 'student', 'school-elders'),
    ],
    demographics: people.flatMap((one) => {
      if (one.kind !== 'leerling') return [];
      const { geboortedatum, geslacht } = one;
      return [
        {
          sourcedId: one.key ?? '',
          ...told('birthDate', geboortedatum),
          ...told('sex', geslacht && GESLACHT[geslacht]),
        },
      ];
    }),
  };

  function klas({ key, naam, soort, jaargroep }: BronGroep): OneRosterObject {
    return {
      sourcedId: key,
      title: naam,
      classType: soort === 'stamgroep' ? 'homeroom' : 'scheduled',
      ...(jaargroep === undefined ? {} : { grades: [jaargroep] }),
      course: ref('course', 'vak'),
      school: ref('org', org),
      terms: [ref('academicSession', year.sourcedId)],
    };
  }

  function user(one: BronLeerling | BronMedewerker): OneRosterObject {
    const { key = '', eckId, roepnaam = '', achternaam = '', email } = one;
    const base = {
      sourcedId: key,
      enabledUser: 'true',
      givenName: roepnaam,
      familyName: achternaam,
      ...told('email', email ?? undefined),
    };
    const grades = one.kind === 'leerling' && one.jaargroep ? { grades: [one.jaargroep] } : {};
    const role = one.kind === 'leerling' ? 'student' : ROL[versie][one.rol ?? 'overig'];
    if (versie === '1.1')
      return {
        ...base,
        ...grades,
        username: key,
        role,
        orgs: [ref('org', org)],
        ...(eckId ? { userIds: [{ type: 'eckid', identifier: eckId }] } : {}),
      };
    const dates =
      one.kind === 'leerling'
        ? {
            ...told('beginDate', one.instroomdatum ?? undefined),
            ...told('endDate', one.uitstroomdatum ?? undefined),
          }
        : {};
    return {
      ...base,
      ...grades,
      ...told('userMasterIdentifier', eckId),
      roles: [{ roleType: 'primary', role, org: ref('org', org), ...dates }],
    };
  }

  function outsider(sourcedId: string, role: string, at: string): OneRosterObject {
    const where =
      versie === '1.1'
        ? { username: sourcedId, role, orgs: [ref('org', at)] }
        : { roles: [{ roleType: 'primary', role, org: ref('org', at) }] };
    return { sourcedId, enabledUser: 'true', givenName: 'Iemand', familyName: 'Anders', ...where };
  }
}

const told = (name: string, value: string | undefined) => (value === undefined ? {} : { [name]: value });

function keysOf(one: BronLeerling | BronMedewerker): string[] {
  if (one.kind === 'medewerker') return (one.groepen ?? []).map((groep) => groep.key);
  return [...(one.stamgroep ? [one.stamgroep] : []), ...(one.groepen ?? [])];
}
