import { mayInSchool } from '../../../gateway/access/policy.ts';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Datum } from '../../../gateway/model/roster.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import type { Assets } from '../../ui/assets.ts';
import { datumVan } from '../datum.ts';
import { rolesWith } from '../roles.ts';

export interface SamenDeps {
  readonly assets: Pick<Assets, 'url'>;
  readonly now: () => Date;
}

/** Using a code opens its own transactions. */
export interface CodeDeps extends SamenDeps {
  readonly db: Db;
}

export const meedoen = { kind: 'roles', any: rolesWith('samenwerken') } as const;
export const namensAccess = { kind: 'roles', any: rolesWith('samenwerken_namens') } as const;
export const spreektNamens = (who: KnownActor): boolean => mayInSchool(who, 'samenwerken_namens');
export const vandaagVan = (deps: SamenDeps): Datum => datumVan(deps.now());

/** What a form may be told to mend, in words. @throws what is no fault of what was typed */
export function foutVan(error: unknown): string {
  if (error instanceof AppError && ['bad_request', 'conflict'].includes(error.code)) return error.message;
  throw error;
}
