import type { LaunchRol, PersonSoort } from '../../gateway/access/launch/identity.ts';

type Meaning = LaunchRol | 'mentor';

/**
 * Role vocabularies of LTI Core 1.3 (appendix A). What is not here (Administrator, ContentDeveloper, Manager, Member, Officer, Staff,
 * Observer, Guest, every system role) gives nothing: who manages the ELO is not by that a beheerder of pupils' data.
 */
const CONTEXT: Readonly<Record<string, Meaning>> = {
  Learner: 'leerling',
  Instructor: 'leerkracht',
  Mentor: 'mentor',
};
const INSTITUTION: Readonly<Record<string, Meaning>> = {
  Learner: 'leerling',
  Student: 'leerling',
  Instructor: 'leerkracht',
  Faculty: 'leerkracht',
  Mentor: 'mentor',
};
/** Bare names are context roles; platforms also send this sub-role bare. */
const SHORT: Readonly<Record<string, Meaning>> = { ...CONTEXT, TeachingAssistant: 'leerkracht' };

/** `membership#Learner`, or with a sub-role `membership/Instructor#TeachingAssistant`: the part before # decides. */
const MEMBERSHIP =
  /^https?:\/\/purl\.imsglobal\.org\/vocab\/lis\/v2\/membership(?:#(?<core>\w+)|\/(?<principal>\w+)#\w+)$/;
const PERSON = /^https?:\/\/purl\.imsglobal\.org\/vocab\/lis\/v2\/institution\/person#(?<name>\w+)$/;

const pick = (table: Readonly<Record<string, Meaning>>, name: string | undefined): Meaning | undefined =>
  name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;

function meaning(role: string): Meaning | undefined {
  const context = MEMBERSHIP.exec(role)?.groups;
  if (context) return pick(CONTEXT, context['core'] ?? context['principal']);
  const person = PERSON.exec(role)?.groups;
  if (person) return pick(INSTITUTION, person['name']);
  return pick(SHORT, role);
}

/**
 * What the roles of a launch mean to Koers. A Mentor is an ouder only when the ELO says of whom (claim
 * role_scope_mentor); which child he sees is decided by the relations in Koers, never by that claim.
 */
export function rolesFromLti(roles: readonly string[], mentorOf: readonly string[]): LaunchRol[] {
  const found = new Set<LaunchRol>();
  for (const role of roles) {
    const means = meaning(role);
    if (means === 'mentor') {
      if (mentorOf.length > 0) found.add('ouder');
    } else if (means) found.add(means);
  }
  return [...found];
}

const OWN: Readonly<Record<PersonSoort, LaunchRol>> = {
  leerling: 'leerling',
  ouder: 'ouder',
  medewerker: 'leerkracht',
};

/** Of the roles of a launch, those that this kind of person can have: a pupil who is Instructor in some course gets none. */
export const rolesFor = (soort: PersonSoort, roles: readonly LaunchRol[]): LaunchRol[] =>
  roles.filter((rol) => rol === OWN[soort]);
