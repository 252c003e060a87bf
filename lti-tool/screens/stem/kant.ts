import { z } from 'zod';
import type { KnownActor, Rol } from '../../../gateway/model/actor.ts';
import type { Plek } from './formulier.tsx';
import { samenUrl, stemUrl } from './urls.ts';

/** From which side the form is filled in: by the pupil at his own address, or with somebody beside him. */
export interface Kant {
  /** Its path as routes are declared. */
  readonly base: string;
  readonly any: readonly Rol[];
  readonly wie: 'zelf' | 'samen';
}

/** At the pupil's own address there is no id of anybody. */
export const LeerlingParam = z.object({ leerling: z.uuid().optional() });

/** Whose form this is, and where it stands. `naam` is asked only when somebody else holds the pen. */
export function plekVan(
  kant: Kant,
  who: KnownActor,
  leerling: string | undefined,
  naam: string | null,
): Plek {
  if (kant.wie === 'zelf' || leerling === undefined)
    return { base: kant.base, leerling: who.person, samenMet: null, terug: kant.base };
  return { base: samenUrl(leerling), leerling, samenMet: naam, terug: stemUrl(leerling) };
}
