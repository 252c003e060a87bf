import { z } from 'zod';
import { requireInSchool } from '../../access/scope.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Db } from '../../platform/db/pool.ts';
import { ensurePerioden } from '../perioden.ts';
import {
  bestaandeRows,
  bewaarInstelling,
  instellingRow,
  lockPerioden,
  verwijderPerioden,
} from './instelling-store.ts';
import {
  type BestaandePeriode,
  type Grenzen,
  grensFout,
  grenzenUit,
  type NieuwePeriode,
  ontbrekendePerioden,
  planPerioden,
} from './perioden-rules.ts';
import type { PeriodeKort } from './view.ts';

/** How a school divides its year, and which words it uses for the steps (R57, R58). */
export const CyclusInstelling = z.object({
  /** First day of each period as MM-DD; see perioden-rules.ts. */
  grenzen: z.array(z.string()).refine((g) => grensFout(g) === null),
  woorden: z.enum(['gewoon', 'hgw', '4d']),
});
export type CyclusInstelling = z.infer<typeof CyclusInstelling>;

export interface PeriodenView {
  readonly grenzen: Grenzen;
  readonly woorden: CyclusInstelling['woorden'];
  /** By date; without id those that are made when they are needed. `vast`: begun or in use, so it stays as it is. */
  readonly perioden: readonly (PeriodeKort & { readonly vast: boolean })[];
}

/** Periods of the school with those that still have to be made, by date. Two statements; makes nothing. */
export async function periodenVooruit(tx: Tx, vandaag: string): Promise<PeriodenView> {
  const rij = await instellingRow(tx);
  const bestaand = await bestaandeRows(tx);
  const grenzen = rij?.grenzen ?? grenzenUit(bestaand);
  const nieuw = ontbrekendePerioden(bestaand, grenzen, vandaag).map((p) => ({
    ...p,
    id: null,
    inGebruik: false,
  }));
  const alle = [...bestaand, ...nieuw].sort((a, b) => (a.van < b.van ? -1 : 1));
  return {
    grenzen,
    woorden: rij?.woorden ?? 'gewoon',
    perioden: alle.map(({ id, naam, schooljaar, van, tot, inGebruik }) => ({
      id,
      naam,
      schooljaar,
      van,
      tot,
      vast: inGebruik,
    })),
  };
}

/** Makes what is missing of this school year and the next, by the division the school has. At most four statements. */
export async function zorgVoorPerioden(
  tx: Tx,
  school: string,
  vandaag: string,
): Promise<readonly NieuwePeriode[]> {
  await lockPerioden(tx);
  const rij = await instellingRow(tx);
  const bestaand: readonly BestaandePeriode[] = await bestaandeRows(tx);
  const nieuw = ontbrekendePerioden(bestaand, rij?.grenzen ?? grenzenUit(bestaand), vandaag);
  await ensurePerioden(tx, school, nieuw);
  return nieuw;
}

/**
 * For the schedule: every school that works with periods has those of this school year and the next, without anybody's work
 * (R57). School by school, each in a transaction of its own.
 * @returns how many periods were made
 */
export async function vulPerioden(db: Db, vandaag: string): Promise<number> {
  const schools = await db.platform((tx) => tx.selectFrom('koers.school').select('id').execute());
  let gemaakt = 0;
  for (const { id } of schools) {
    const nieuw = await db.tenant({ school: id, actor: null }, async (tx) =>
      (await bestaandeRows(tx)).length === 0 ? [] : await zorgVoorPerioden(tx, id, vandaag),
    );
    gemaakt += nieuw.length;
  }
  return gemaakt;
}

/**
 * Chooses how the school divides its year and which words it uses. What has begun or is in use stays as it is, so no placement
 * and no history changes (R57).
 * @throws AppError `not_allowed` for who may not decide that for the school
 */
export async function kiesCyclus(
  tx: Tx,
  who: KnownActor,
  keuze: CyclusInstelling,
  vandaag: string,
): Promise<void> {
  requireInSchool(who, 'perioden_instellen');
  const nieuw = CyclusInstelling.parse(keuze);
  await lockPerioden(tx);
  const bestaand = await bestaandeRows(tx);
  const oud = (await instellingRow(tx))?.grenzen ?? grenzenUit(bestaand);
  // Other words alone change no period (R58).
  const plan =
    oud.join() === nieuw.grenzen.join()
      ? { weg: [], nieuw: ontbrekendePerioden(bestaand, oud, vandaag) }
      : planPerioden(bestaand, nieuw.grenzen, vandaag);
  await verwijderPerioden(tx, plan.weg);
  await ensurePerioden(tx, who.school, plan.nieuw);
  await bewaarInstelling(tx, who, nieuw, plan);
}
