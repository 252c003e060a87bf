import { type Permission, POLICY, type Scope, scopesFor } from '../../gateway/access/policy.ts';
import type { Actor, Rol } from '../../gateway/model/actor.ts';

/**
 * Roles that hold a permission, for the `access` of a route; `within` narrows it to scopes, such as those of people
 * who work at the school. Which pupils they may see of it is decided by the services (R59–R64).
 */
export function rolesWith(permission: Permission, within?: readonly Scope[]): Rol[] {
  return POLICY.filter(
    (row) => row.may.includes(permission) && (within === undefined || within.includes(row.scope)),
  ).map((row) => row.rol);
}

/** Scopes of people who work at the school: they may see groups, pupils and parents may not. */
export const OP_SCHOOL: readonly Scope[] = ['eigen_groepen', 'school'];

/** Who may look at the leerlijnen of the school: who works with them, and who governs it. */
export const LEERLIJNEN_ZIEN: readonly Rol[] = [
  ...rolesWith('kaart_lezen', OP_SCHOOL),
  ...rolesWith('school_overzicht'),
];

export const WOORD: Record<Rol, string> = {
  leerling: 'leerling',
  ouder: 'ouder',
  leerkracht: 'leerkracht',
  ib: 'intern begeleider',
  begeleider: 'begeleider',
  zorgverlener: 'zorgverlener',
  directeur: 'directeur',
  bestuur: 'bestuurder',
  beheerder: 'beheerder',
  fg: 'functionaris gegevensbescherming',
  leverancier: 'leverancier',
};

/** "leerkracht" or "intern begeleider en beheerder", in the order of the policy. */
export function rolInWoorden(roles: ReadonlySet<Rol>): string {
  const words = Object.entries(WOORD).flatMap(([rol, word]) => (roles.has(rol as Rol) ? [word] : []));
  if (words.length < 2) return words[0] ?? 'nog geen rol';
  return `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`;
}

/** Whether this person may place in a niveau at all; which pupils is asked when he does. */
export const magPlaatsen = (who: Pick<Actor, 'roles'>): boolean =>
  scopesFor(who, 'niveau_plaatsen').length > 0;
