import { sql } from 'kysely';
import { z } from 'zod';
import type { Keys } from '../../access/keys.ts';
import { enterLeerlingen, refusal } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { actsSeen } from '../place-store.ts';
import { integraalBeeld } from './beeld.ts';

const Id = z.uuid().toLowerCase();

/** R19: what the team chooses at a signal of disharmony, and why. */
export const BeeldBesluitInput = z.object({
  /** Made by the client: the same decision sent twice counts once. */
  act: Id,
  leerling: Id,
  /** The leerlijn that runs ahead, and the one that stays behind. */
  voor: Id,
  achter: Id,
  keuze: z.enum(['pas_op_de_plaats', 'intensiveren']),
  reden: z.string().trim().min(3).max(2000),
});
export type BeeldBesluitInput = z.infer<typeof BeeldBesluitInput>;

/**
 * Records what was chosen at a signal, as an act on the pupil with its reason sealed. It changes no streefniveau: what
 * follows from it is done where that is done.
 * @throws AppError `not_found` for who may not decide about this pupil; `conflict` when there is no such signal (any more)
 */
export async function neemBesluit(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  input: BeeldBesluitInput,
  vandaag: string,
): Promise<void> {
  const { act, leerling, voor, achter, keuze, reden } = BeeldBesluitInput.parse(input);
  await enterLeerlingen(tx, who, 'niveau_plaatsen', [leerling]);
  if (!(await actsSeen(tx, [act])).has(act)) {
    const { signalen } = await integraalBeeld(keys, tx, who, leerling, vandaag);
    const signaal = signalen.find((s) => s.voor.id === voor && s.achter.id === achter);
    if (!signaal) throw verdwenen();
    const sealed = await keys.sealForLeerling(tx, who.school, leerling, reden, 'act.reden');
    const verschil = {
      verschilVoor: signaal.voor.route?.verschil,
      verschilAchter: signaal.achter.route?.verschil,
    };
    const data = JSON.stringify({ keuze, voor, achter, ...verschil });
    await sql`INSERT INTO koers.act (id, school_id, leerling_id, soort, leerlijn_id, data, reden, actor_id)
      VALUES (${act}::uuid, ${who.school}::uuid, ${leerling}::uuid, 'beeld_besluit', ${achter}::uuid, ${data}::jsonb, ${sealed}, ${who.person}::uuid)
      ON CONFLICT (id) DO NOTHING`.execute(tx);
  }
  await sql`SELECT koers.expect_acts(ARRAY[${act}::uuid], ARRAY['beeld_besluit'], ARRAY[${leerling}::uuid], ARRAY['']::text[], ${who.person}::uuid)`
    .execute(tx)
    .catch(refusal);
}

function verdwenen(): AppError {
  return new AppError(
    'conflict',
    'Dit signaal is er niet meer: intussen is er iets veranderd. Bekijk het beeld opnieuw.',
    { status: 409 },
  );
}
