import { sql } from 'kysely';
import type { ApiScope } from '../../model/api-scope.ts';
import { LEERLING } from './soorten/mensen.ts';
import { IS_SCHOOL } from './soorten/school.ts';
import type { Soorten } from './soorten.ts';
import type { Soort, Sql } from './velden.ts';

export const OR = 'https://purl.imsglobal.org/spec/or/v1p2/scope';

/** Path parameters, each a UUID. */
export type Ids = Readonly<Record<string, string>>;

/** One GET of the standard. */
export interface Pad {
  readonly dienst: 'rooster' | 'cijfers';
  readonly pad: string;
  readonly operationId: string;
  readonly summary: string;
  readonly scopes: readonly ApiScope[];
  readonly soort: keyof Soorten;
  /** One object by its sourcedId, or a list. */
  readonly een?: true;
  /** Which of the class. */
  readonly waar?: (ids: Ids) => Sql;
  /** Whether all of the objects in the path are there. */
  readonly onder?: (soorten: Soorten, ids: Ids) => Sql;
}

/** A collection and its single objects, named as in the standard. */
export function paar(
  [naam, alle, een]: readonly [string, string, string],
  deel: Pick<Pad, 'dienst' | 'scopes' | 'soort'> & { readonly waar?: Sql; readonly wat: string },
): Pad[] {
  const { wat, waar, ...rest } = deel;
  const zelfde = { ...rest, ...(waar ? { waar: () => waar } : {}) };
  return [
    { ...zelfde, pad: `/${naam}`, operationId: `getAll${alle}`, summary: `OneRoster: alle ${wat}` },
    {
      ...zelfde,
      pad: `/${naam}/:sourcedId`,
      operationId: `get${een}`,
      summary: `OneRoster: één uit de lijst van ${wat}`,
      een: true,
    },
  ];
}

/** A list under another object. */
export const onder = (
  basis: Pick<Pad, 'dienst' | 'scopes'>,
  pad: string,
  operationId: string,
  wat: string,
  rest: Pick<Pad, 'soort' | 'waar' | 'onder'>,
): Pad => ({ ...basis, pad, operationId, summary: `OneRoster: ${wat}`, ...rest });

/** Whether an object of this class is there, for who asks. */
export const bestaat = ({ van, waar, id }: Soort, welk: string | undefined, ook: Sql = sql`true`): Sql =>
  sql`EXISTS (SELECT FROM ${van} WHERE ${waar} AND ${ook} AND ${id} = ${welk}::uuid)`;

export const SCHOOL = (s: Soorten, ids: Ids) => bestaat(s.orgs, ids['schoolSourcedId'], IS_SCHOOL);
export const KLAS = (s: Soorten, ids: Ids) => bestaat(s.classes, ids['classSourcedId']);
export const STUDENT = (s: Soorten, ids: Ids) => bestaat(s.users, ids['studentSourcedId'], LEERLING);
export const IN_SCHOOL = '/schools/:schoolSourcedId';
export const IN_KLAS = '/classes/:classSourcedId';
