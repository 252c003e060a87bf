import { type Permission, POLICY, type Scope } from '../../../gateway/access/policy.ts';
import { Rol } from '../../../gateway/model/actor.ts';
import { type Access, isForClients } from '../../../gateway/platform/http/route.ts';

/** Whose thing a request is about, seen from school A; `andere_lijn` is of the own pupil, on a leerlijn that is not shared. */
export const OBJECTEN = ['eigen', 'andere_lijn', 'andere_groep', 'school_b', 'bestuur_c', 'niemand'] as const;
export type Wiens = (typeof OBJECTEN)[number];

/** Ids of one object, by the names of path parameters and form fields. */
export type Ids = Readonly<Record<string, string>>;

/** Somebody, or nobody, who asks. What he reaches is written down here and not asked of the code under test. */
export interface Wie {
  readonly naam: string;
  /** `null`: no session that stands. `ongekoppeld`: a session of nobody. */
  readonly rollen: readonly Rol[] | null | 'ongekoppeld';
  /** Per scope what of OBJECTEN lies in it today. `school` is all of school A for everyone of it. */
  readonly bereik: Partial<Record<Scope, readonly Wiens[]>>;
  readonly cookie: string;
  /** True: came in with a passkey; else by the ELO. */
  readonly passkey?: boolean;
}

/** `passkey`: 403, because it asks for a passkey and this session came in without. */
export type Oordeel = 'door' | 401 | 403 | 404 | 'passkey';

/** A thing that a request uses up. */
export type Vers = 'code' | 'account' | 'deling' | 'leeromgeving' | 'deelnemer' | 'aanmelding' | 'tenant';

/** What a route is about, as the test knows it: what one must hold, and of what kind the thing is. */
export interface Zaak {
  /** One of these permissions, in one of these scopes when given; `iedereen`: any role. */
  readonly mag: readonly Permission[] | 'iedereen';
  readonly binnen?: readonly Scope[];
  /** What the handler itself asks, when that is another permission than what opens the route. */
  readonly dan?: Permission;
  /** `lijn`: one leerlijn of a pupil. `school`: a thing of the school. `niets`: no id of anyone. */
  readonly over: 'leerling' | 'lijn' | 'groep' | 'school' | 'niets';
  readonly body?: (ids: Ids) => Record<string, string>;
  readonly query?: string;
  /** Only for an account of Koers itself, which nobody in the matrix has; test/e2e/aanmelden.test.ts has one. */
  readonly account?: true;
  /** The request uses the thing up: a fresh one each time it should go through. */
  readonly vers?: 'sessie' | Vers;
}

/** Routes for programs ask no person; test/int/client-access.test.ts asks them with tokens. */
export const VOOR_CLIENTS: Zaak = { mag: [], over: 'niets' };

const VAN_A: readonly Wiens[] = ['eigen', 'andere_lijn', 'andere_groep'];

/** Roles that may open a route by the policy; what the route declares must be the same. */
export function rollenVolgensBeleid({ mag, binnen }: Zaak): readonly Rol[] {
  if (mag === 'iedereen') return [...Rol.options].sort();
  const rows = POLICY.filter(
    (r) => mag.some((p) => r.may.includes(p)) && (!binnen || binnen.includes(r.scope)),
  );
  return [...new Set(rows.map((r) => r.rol))].sort();
}

function bereikt({ bereik }: Wie, scope: Scope, wiens: Wiens, over: Zaak['over']): boolean {
  if (scope === 'school') return VAN_A.includes(wiens);
  // A group is reached by working in it or in the school; sharing one pupil opens no group.
  if (over === 'groep' && scope !== 'eigen_groepen') return false;
  return (bereik[scope] ?? []).includes(wiens);
}

/** What must happen, from what the route declares and the policy alone. */
export function verwacht(access: Access, zaak: Zaak, wie: Wie, wiens: Wiens): Oordeel {
  if (access.kind === 'public') return 'door';
  if (isForClients(access)) return 401; // no session of anybody opens what is for programs
  if (wie.rollen === null) return 401;
  if (access.kind === 'session') return 'door';
  const { rollen } = wie;
  if (rollen === 'ongekoppeld' || !access.any.some((rol) => rollen.includes(rol))) return 403;
  if ('strong' in access && access.strong && !wie.passkey) return 'passkey';
  if (zaak.account) return 'passkey'; // a passkey session of somebody who has no account of his own
  if (zaak.over === 'niets' || zaak.mag === 'iedereen') return 'door';
  const nodig = zaak.dan ? [zaak.dan] : zaak.mag;
  const reikt = POLICY.some(
    (row) =>
      rollen.includes(row.rol) &&
      nodig.some((p) => row.may.includes(p)) &&
      bereikt(wie, row.scope, wiens, zaak.over),
  );
  return reikt ? 'door' : 404;
}

/** Objects worth asking about for a route: those that differ for it. */
export function objectenVan({ over }: Zaak): readonly Wiens[] {
  if (over === 'niets') return ['eigen'];
  if (over === 'school') return ['eigen', 'school_b', 'bestuur_c', 'niemand'];
  return over === 'lijn' ? OBJECTEN : OBJECTEN.filter((o) => o !== 'andere_lijn');
}
