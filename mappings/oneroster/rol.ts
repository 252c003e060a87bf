import { MedewerkerRol } from '../../gateway/model/roster.ts';
import type { CodeList } from '../code-list.ts';

/** What someone with a role is to Koers; `ouder` is nobody whom we read. */
export type OneRosterRol = MedewerkerRol | 'leerling' | 'ouder';

const MEDEWERKERS = Object.fromEntries(MedewerkerRol.options.map((rol) => [rol, rol])) as Record<
  MedewerkerRol,
  string
>;

/** A role tells what someone is at school; it gives no rights in Koers (design §6). */
export const ONEROSTER_ROL: CodeList<OneRosterRol> = {
  id: 'oneroster-rol',
  title: 'Rol van een persoon',
  source: 'OneRoster 1.2 Rostering, RoleDType.role; administrator from OneRoster 1.1, RoleType',
  version: '1.2',
  date: '2022-09-19',
  values: { ...MEDEWERKERS, leerling: 'leerling', ouder: 'ouder of verzorger (lezen we niet)' },
  codes: {
    student: { title: 'leerling', means: 'leerling' },
    teacher: { title: 'leraar', means: 'leerkracht' },
    aide: { title: 'onderwijsassistent', means: 'ondersteuner' },
    counselor: { title: 'begeleider', means: 'begeleider' },
    principal: { title: 'schoolleider', means: 'directie' },
    administrator: { title: 'beheerder (1.1)', means: 'administratie' },
    siteAdministrator: { title: 'beheerder van de school', means: 'administratie' },
    districtAdministrator: { title: 'beheerder van het bestuur', means: 'administratie' },
    systemAdministrator: { title: 'beheerder van het systeem', means: 'overig' },
    proctor: { title: 'surveillant', means: 'overig' },
    guardian: { title: 'verzorger', means: 'ouder' },
    parent: { title: 'ouder', means: 'ouder' },
    relative: { title: 'familielid', means: 'ouder' },
  },
};
