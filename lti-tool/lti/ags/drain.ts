import { AppError } from '../../../gateway/errors.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import { type Delivered, deliver, type Post } from '../../../gateway/platform/delivery/deliver.ts';
import type { DeliveryDeps } from '../../../gateway/platform/delivery/deps.ts';
import type { WayTable } from '../../../gateway/platform/delivery/way-store.ts';
import type { ServiceClient } from '../advantage/service-call.ts';
import { contextOf, type LtiContext } from '../context-store.ts';
import { SCOPES } from './ags.ts';
import { type Cijfer, noteerCijfers, volgendeCijfers } from './cijfer-store.ts';
import { bewaarAdres, kolommenZonderAdres } from './kolom-store.ts';
import { maakKolom } from './kolommen.ts';
import { type Cursus, planCijfers, sortCijfers } from './plan-store.ts';
import { type Verstuurd, verstuurAlle } from './verstuur.ts';
import { vraagCijfers } from './weg-store.ts';

export interface CijferDeps extends DeliveryDeps {
  readonly db: Pick<Db, 'tenant' | 'platform'>;
  readonly client: ServiceClient;
  /** Tells who must look that scores of a course stopped. */
  readonly meldGestopt: (
    tx: Parameters<Post<unknown, unknown>['stopped']>[0],
    cursus: Cursus,
    now: Date,
  ) => Promise<void>;
}

/** Where the ways to courses stand. */
const CIJFERWEG: WayTable = { table: 'koers.cijferweg', key: 'context_id' };

/**
 * The handler of the job `elo:cijfers`: sends every score that waits for one course, in the order of the acts. A score goes
 * out under the same stamp however often it is tried, so that the ELO has it once (R74).
 */
export async function drainCijfers(
  deps: CijferDeps,
  cursus: Cursus,
  how: { signal: AbortSignal; nu?: boolean },
): Promise<Delivered> {
  return await deliver(
    deps,
    { at: CIJFERWEG, school: cursus.school, id: cursus.context },
    eloPost(deps, cursus),
    how,
  );
}

/** The gradebook of a course, as a receiver of what was judged. */
function eloPost(deps: CijferDeps, cursus: Cursus): Post<readonly Cijfer[], Verstuurd> {
  // What stopped a message after some of it was taken: thrown once their receipts are written down.
  let gestuit: unknown = null;
  return {
    async open(tx) {
      const lijst = await contextOf(tx, cursus.context);
      if (lijst === undefined) return null;
      return async (signal) => {
        await maakKolommen(deps, cursus, lijst);
        return (cijfers) => verstuurAlle(deps.client, lijst, cijfers, signal);
      };
    },
    async plan(tx) {
      await planCijfers(tx, cursus);
      await sortCijfers(tx, cursus);
    },
    async next(tx) {
      if (gestuit !== null) throw gestuit;
      const cijfers = await volgendeCijfers(tx, cursus);
      return cijfers.length === 0 ? null : { message: cijfers };
    },
    async note(tx, _, verstuurd) {
      gestuit = verstuurd.gestuit;
      return await noteerCijfers(tx, cursus, deps.now(), verstuurd.ontvangen);
    },
    ask: (tx, turn, overMs) => vraagCijfers(tx, cursus, turn, overMs),
    stopped: (tx, now) => deps.meldGestopt(tx, cursus, now),
  };
}

/** Columns that were chosen since the last time get their place in the gradebook. */
async function maakKolommen({ db, client }: CijferDeps, cursus: Cursus, lijst: LtiContext): Promise<void> {
  if (!lijst.agsScopes.includes(SCOPES.score))
    throw new AppError(
      'source_refused',
      'De leeromgeving laat Koers in deze cursus geen cijfers geven. Vraag de beheerder van de leeromgeving dit toe te staan.',
      { retry: 'never' },
    );
  const inSchool = { school: cursus.school, actor: null };
  for (const kolom of await db.tenant(inSchool, (tx) => kolommenZonderAdres(tx, cursus))) {
    const lineitem = await maakKolom(client, lijst, kolom);
    await db.tenant(inSchool, (tx) => bewaarAdres(tx, kolom.id, lineitem));
  }
}
