import type { Permission } from '../../access/policy.ts';
import { enterLeerlingen, notFound, permissionsOnLeerling } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { versieNu } from './store.ts';
import type { StemVersie } from './view.ts';

/** The pupil himself, or who writes his OPP and sits beside him. */
const GEVEN = ['stem_geven', 'opp_schrijven'] as const satisfies readonly Permission[];

/** Who may be with it: `null` for who has no business here. */
export async function mag(tx: Tx, who: KnownActor, leerling: string): Promise<'zelf' | 'medewerker' | null> {
  const heeft = await permissionsOnLeerling(tx, who, GEVEN, leerling);
  if (heeft.has('stem_geven') && leerling === who.person) return 'zelf';
  return heeft.has('opp_schrijven') ? 'medewerker' : null;
}

/** Locks the pupil for this person. @throws AppError `not_found` for who may not; `conflict` when nothing is being written now */
export async function betreed(
  tx: Tx,
  who: KnownActor,
  leerling: string,
): Promise<{ readonly versie: StemVersie; readonly als: 'zelf' | 'medewerker' }> {
  const als = await mag(tx, who, leerling);
  if (als === null) throw notFound('stem out of scope');
  await enterLeerlingen(tx, who, als === 'zelf' ? 'stem_geven' : 'opp_schrijven', [leerling]);
  const versie = await versieNu(tx, leerling);
  if (!versie)
    throw new AppError(
      'conflict',
      'Er wordt nu geen plan gemaakt of bekeken. Begin eerst een nieuwe versie van het OPP.',
    );
  return { versie, als };
}
