import { z } from 'zod';
import type { Keys } from '../../../gateway/access/keys.ts';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { OppService } from '../../../gateway/opp/service.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { OP_SCHOOL, rolesWith } from '../roles.ts';

export interface OppDeps extends ScreenDeps {
  readonly opp: OppService;
  /** Opens what was told from home (R60). */
  readonly keys: Pick<Keys, 'openForLeerlingen'>;
}

export interface Call {
  readonly tx: Tx;
  readonly who: KnownActor;
}

/** Who works at the school and may read an OPP; ouders and leerlingen have pages of their own. */
export const lezen = { kind: 'roles', any: rolesWith('opp_lezen', OP_SCHOOL) } as const;
export const schrijven = { kind: 'roles', any: rolesWith('opp_schrijven') } as const;
export const vaststellen = { kind: 'roles', any: rolesWith('opp_vaststellen') } as const;
export const params = z.object({ leerling: z.uuid() });

/** Why a rule refused, or what was not filled in, as a sentence for the page; anything else goes on as it was. */
export function weigering(error: unknown): string {
  if (error instanceof z.ZodError) {
    const eerste = error.issues[0];
    const eigen = eerste && /^[A-ZÉ].*\.$/.test(eerste.message) ? eerste.message : '';
    return eigen || 'Kijk na wat je invulde.';
  }
  if (error instanceof AppError && error.code === 'conflict') return error.message;
  throw error;
}
