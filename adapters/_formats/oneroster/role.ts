import type { Datum } from '../../../gateway/model/roster.ts';
import { ONEROSTER_ROL, type OneRosterRol } from '../../../mappings/oneroster/rol.ts';
import { code, date } from '../uwlr/fields.ts';
import type { Calendar } from './calendar.ts';
import type { OneRosterRow } from './row.ts';
import type { User } from './wire.ts';

/** What someone is at one school. */
export interface RoleHere {
  readonly rol: OneRosterRol;
  readonly begin: Datum | undefined;
  /** Exclusive. */
  readonly end: Datum | undefined;
  /** Whether dates can be told at all (1.2). */
  readonly dated: boolean;
}

/** `elsewhere`: has roles, but none at this school. `unknown`: a role here that no list knows. `none`: no role at all. */
export type Roles = RoleHere | 'elsewhere' | 'unknown' | 'none';

/**
 * What someone is at this school: a role that holds today before one that is over, the primary one before others, and a
 * parent who works here too is who works here.
 */
export function roleAt(school: string, row: OneRosterRow, wire: User, calendar: Calendar): Roles {
  const all = rolesOf(wire);
  if (all.length === 0) return 'none';
  const here = all.filter((one) => one.org === undefined || one.org === school);
  if (here.length === 0) return 'elsewhere';
  const known = here.flatMap(({ role, beginDate, endDate, at, place, dated }) => {
    const where = at ?? row.at(place);
    const rol = code(row, where, role, ONEROSTER_ROL);
    const begin = date(row, where, beginDate);
    const end = date(row, where, endDate);
    calendar.isOn(begin, end);
    return rol === undefined ? [] : [{ rol, begin, end, dated }];
  });
  const active = (one: RoleHere) => !calendar.hasEnded(one.end);
  return (
    known.find((one) => one.rol !== 'ouder' && active(one)) ??
    known.find((one) => one.rol !== 'ouder') ??
    known[0] ??
    'unknown'
  );
}

function rolesOf(wire: User) {
  if (wire.roles.length > 0) {
    return wire.roles
      .map((one, i) => ({ ...one, place: `roles/${i + 1}`, dated: true }))
      .sort((a, b) => Number(b.roleType === 'primary') - Number(a.roleType === 'primary'));
  }
  if (wire.role === undefined || wire.role === '') return [];
  const orgs = wire.orgs.length > 0 ? wire.orgs : [undefined];
  return orgs.map((org) => ({
    role: wire.role,
    org,
    beginDate: undefined,
    endDate: undefined,
    at: undefined,
    place: 'role',
    dated: false,
  }));
}
