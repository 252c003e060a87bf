import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { OppService } from '../service.ts';
import type { Bewijs } from '../view.ts';

/**
 * Evidence of what the asker himself answered on one version: that of another household is not his to see (R44, R60).
 * @throws AppError `not_found`
 */
export async function eigenBewijs(
  tx: Tx,
  who: KnownActor,
  opp: Pick<OppService, 'bewijs'>,
  vraag: { readonly leerling: string; readonly nummer: number },
): Promise<Bewijs> {
  const bewijs = await opp.bewijs(tx, who, vraag);
  const eigen = await tx
    .selectFrom('koers.opp_antwoord')
    .select(['afdruk', 'deel', 'at'])
    .where('leerling_id', '=', vraag.leerling)
    .where('person_id', '=', who.person)
    .execute();
  const sleutel = (deel: string, afdruk: string, op: Date) => `${deel} ${afdruk} ${op.getTime()}`;
  const mijn = new Set(eigen.map((a) => sleutel(a.deel, a.afdruk, a.at)));
  return { ...bewijs, regels: bewijs.regels.filter((r) => mijn.has(sleutel(r.deel, r.afdruk, r.op))) };
}
