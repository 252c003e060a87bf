import type { BronLeerling, BronMedewerker, MedewerkerRol } from '../../../gateway/model/roster.ts';
import { ONEROSTER_GESLACHT } from '../../../mappings/oneroster/geslacht.ts';
import { ONEROSTER_JAARGROEP } from '../../../mappings/oneroster/jaargroep.ts';
import { code, date, text } from '../uwlr/fields.ts';
import { type SeenKeys, usableKey } from '../uwlr/identity.ts';
import { dropped, partial } from '../uwlr/row.ts';
import type { Calendar } from './calendar.ts';
import type { Membership } from './enrollments.ts';
import { type RoleHere, roleAt } from './role.ts';
import type { OneRosterRow } from './row.ts';
import type { Demographics, User } from './wire.ts';

/** An ECK iD, wherever the source has it; userMasterIdentifier has no format of its own, so others are left alone. */
const ECK_ID = /^https:\/\/ketenid\.nl\//;

/** What is told of someone besides. */
export type ToldOf = Demographics & { readonly at: (field?: string) => string };

export interface People {
  readonly school: string;
  readonly calendar: Calendar;
  readonly membership: Membership;
  readonly seen: SeenKeys;
  /** By sourcedId; undefined when the source tells none. */
  readonly demographics: ReadonlyMap<string, ToldOf> | undefined;
}

/** @returns undefined when dropped (with an issue), or nobody of ours: of another school, a parent, who left (without) */
export function mapUser(
  row: OneRosterRow,
  wire: User,
  people: People,
): BronLeerling | BronMedewerker | undefined {
  const key = usableKey(wire.sourcedId);
  if (key === undefined)
    return dropped(
      row,
      row.at('sourcedId'),
      'no_identity',
      wire.sourcedId ?? '',
      'Zonder vaste sleutel (sourcedId) kunnen we niet weten wie dit is.',
    );
  const role = roleAt(people.school, row, wire, people.calendar);
  if (role === 'unknown') return unknownRole(row);
  if (role === 'none')
    return dropped(
      row,
      row.at('role'),
      'no_role',
      '',
      'Er staat geen rol bij, dus weten we niet of dit een leerling of een medewerker is. Vul de rol in het LVS in.',
    );
  if (role === 'elsewhere' || role.rol === 'ouder') return undefined;
  const eckId = eckIdOf(wire);
  if (people.seen.repeated({ key, ...(eckId === undefined ? {} : { eckId }) }) !== undefined)
    return dropped(
      row,
      row.at('sourcedId'),
      'duplicate_key',
      key,
      'Deze sleutel staat al bij een eerdere persoon. De eerste is gebruikt.',
    );
  const who = { key, ...(eckId === undefined ? {} : { eckId }), ...naamVan(row, wire) };
  if (role.rol === 'leerling') return leerling(row, wire, { kind: 'leerling', ...who }, role, people);
  return people.calendar.hasEnded(role.end)
    ? undefined
    : medewerker(key, { kind: 'medewerker', ...who, rol: role.rol }, people);
}

/** Takes the place of what was noted, the code that can be mapped included. */
function unknownRole(row: OneRosterRow): undefined {
  const told = row.issues.find((issue) => issue.unknown);
  row.issues.length = 0;
  row.issues.push({
    path: told?.path ?? row.at('role'),
    code: 'unknown_code',
    seen: told?.seen ?? '',
    message:
      'Deze rol kennen we niet, dus weten we niet of dit een leerling of een medewerker is. Kies bij de koppeling wat hij betekent.',
    effect: 'dropped',
    ...(told?.unknown ? { unknown: told.unknown } : {}),
  });
}

function eckIdOf({ userMasterIdentifier, userIds }: User): string | undefined {
  const all = [userMasterIdentifier, ...userIds.map((one) => one.identifier)];
  return usableKey(all.find((id) => id !== undefined && ECK_ID.test(id)));
}

function naamVan(row: OneRosterRow, wire: User): Pick<BronLeerling, 'roepnaam' | 'achternaam' | 'email'> {
  const roepnaam =
    text(row, row.at('preferredFirstName'), wire.preferredFirstName, 64) ??
    text(row, row.at('givenName'), wire.givenName, 64);
  const achternaam = text(row, row.at('familyName'), wire.familyName, 200);
  const email = text(row, row.at('email'), wire.email, 256);
  if (roepnaam === undefined && achternaam === undefined)
    partial(
      row,
      row.at('givenName'),
      'no_name',
      '',
      'Er staat geen bruikbare naam bij. Vul die in het LVS in.',
    );
  return {
    ...(roepnaam === undefined ? {} : { roepnaam }),
    ...(achternaam === undefined ? {} : { achternaam }),
    ...(email === undefined ? {} : { email }),
  };
}

function leerling(
  row: OneRosterRow,
  wire: User,
  who: BronLeerling,
  { begin, end, dated }: RoleHere,
  { membership, demographics }: People,
): BronLeerling {
  const { stamgroep, groepen } = membership.of(who.key ?? '');
  const record: BronLeerling = { ...who, stamgroep, groepen };
  const [grade] = wire.grades;
  const jaargroep =
    wire.grades.length === 1 ? code(row, row.at('grades'), grade, ONEROSTER_JAARGROEP) : undefined;
  if (jaargroep !== undefined) record.jaargroep = jaargroep;
  const told = demographics?.get(who.key ?? '');
  const geboortedatum = told && date(row, told.at('birthDate'), told.birthDate);
  if (geboortedatum !== undefined) record.geboortedatum = geboortedatum;
  const geslacht = told && code(row, told.at('sex'), told.sex, ONEROSTER_GESLACHT);
  if (geslacht !== undefined) record.geslacht = geslacht;
  if (begin !== undefined) record.instroomdatum = begin;
  // A role without an end holds on; a version without dates tells nothing.
  if (end !== undefined) record.uitstroomdatum = end;
  else if (dated && begin !== undefined) record.uitstroomdatum = null;
  return record;
}

function medewerker(
  key: string,
  who: BronMedewerker & { rol: MedewerkerRol },
  { membership }: People,
): BronMedewerker {
  const { stamgroep, groepen } = membership.of(key);
  const keys = stamgroep === null ? groepen : [stamgroep, ...groepen];
  // The role of an enrollment is coarser than that of the person, so it adds nothing.
  return { ...who, groepen: keys.map((groep) => ({ key: groep })) };
}
