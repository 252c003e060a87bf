import { z } from 'zod';
import { BEWIJS_MAX, type BewijsInput, bewaarBewijs } from '../../../gateway/bewijs/service.ts';
import { AppError } from '../../../gateway/errors.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import { schoolDay } from '../../../gateway/sync/school-day.ts';
import type { ServiceClient } from '../advantage/service-call.ts';
import { contextOf, type LtiContext } from '../context-store.ts';
import { resultsUrl, SCOPES, TYPES } from './ags.ts';
import { type Bron, bekendeScores, bronnenVan, leerlingenBij, noteerGelezen } from './bron-store.ts';
import type { Cursus } from './plan-store.ts';

export interface BewijsDeps {
  readonly db: Pick<Db, 'tenant'>;
  readonly client: ServiceClient;
  readonly now: () => Date;
}

/** A result as a platform gives it (AGS 2.0 §3.3.4); without a score nobody was judged yet. */
const Result = z.object({
  userId: z.string().min(1).max(255),
  resultScore: z.number().min(0).max(1e9).nullish(),
  resultMaximum: z.number().positive().max(1e9).nullish(),
});
type Result = z.infer<typeof Result>;

/** What the platform means when it does not say the maximum (AGS 2.0 §3.3.4.5). */
const DEFAULT_MAX = 1;

/** What one look at a course brought in. */
export interface BewijsGelezen {
  readonly gelezen: number;
  readonly nieuw: number;
  /** Columns that could not be read. */
  readonly mis: number;
}

/**
 * The handler of the job `elo:bewijs`: reads what other tools measured in a course, of the columns that a teacher chose, and
 * keeps it as evidence for their leerdoel (R74). Of pupils of the group of the course only. A column that cannot be read
 * says so and holds up no other.
 * @throws AppError that trying later helps, when the ELO was ill or busy
 */
export async function leesBewijs(deps: BewijsDeps, cursus: Cursus): Promise<BewijsGelezen> {
  const inSchool = { school: cursus.school, actor: null };
  const [lijst, bronnen] = await deps.db.tenant(inSchool, async (tx) => [
    await contextOf(tx, cursus.context),
    await bronnenVan(tx, cursus),
  ]);
  const total = { gelezen: 0, nieuw: 0, mis: 0 };
  if (lijst === undefined) return total;
  for (const bron of bronnen) {
    try {
      const results = await resultsOf(deps.client, lijst, bron);
      total.gelezen += results.length;
      total.nieuw += await neemOver(deps, cursus, bron, results);
    } catch (error) {
      if (!(error instanceof AppError) || !error.code.startsWith('source_')) throw error;
      await deps.db.tenant(inSchool, (tx) => noteerGelezen(tx, bron.id, deps.now(), error.message));
      if (error.opts.retry === 'later') throw error;
      total.mis += 1;
    }
  }
  return total;
}

async function resultsOf(
  client: ServiceClient,
  { registration }: LtiContext,
  { lineitem }: Bron,
): Promise<readonly Result[]> {
  const call = {
    registration,
    scopes: [SCOPES.result],
    url: resultsUrl(lineitem),
    accept: TYPES.results,
  };
  const results: Result[] = [];
  for await (const { json } of client.pages(call)) {
    const page = z.array(z.unknown()).safeParse(json);
    if (!page.success)
      throw new AppError('source_invalid', 'Koers kan de resultaten van deze kolom niet lezen.', {
        detail: 'results: not a list',
        retry: 'never',
      });
    results.push(...page.data.flatMap((result) => Result.safeParse(result).data ?? []));
  }
  return results;
}

/** Keeps what is new, and lets fall what the column no longer says. @returns how many scores are new or another */
async function neemOver(
  { db, now }: BewijsDeps,
  cursus: Cursus,
  bron: Bron,
  results: readonly Result[],
): Promise<number> {
  const van = { id: `lti:${bron.id}`, naam: bron.naam };
  return await db.tenant({ school: cursus.school, actor: null }, async (tx) => {
    const wie = await leerlingenBij(tx, cursus);
    const inGroep = new Set(wie.values());
    const bekend = await bekendeScores(tx, van.id);
    const rows = new Map<string, BewijsInput>();
    const base = { leerdoel: bron.leerdoel, naam: bron.naam };
    for (const { userId, resultScore, resultMaximum } of results) {
      const leerling = wie.get(userId);
      if (leerling === undefined || resultScore == null) continue;
      const max = resultMaximum ?? DEFAULT_MAX;
      const was = bekend.get(leerling);
      const op = was?.score === resultScore && was.max === max ? was.op : schoolDay(now());
      rows.set(leerling, { ...base, sleutel: leerling, leerling, score: resultScore, max, op });
    }
    // Who left the group keeps what he did.
    for (const [sleutel, { leerling, max, op }] of bekend)
      if (!rows.has(sleutel) && inGroep.has(leerling))
        rows.set(sleutel, { ...base, sleutel, leerling, score: null, max, op });
    let anders = 0;
    const all = [...rows.values()];
    for (let from = 0; from < all.length; from += BEWIJS_MAX) {
      const uit = await bewaarBewijs(tx, van, all.slice(from, from + BEWIJS_MAX));
      anders += uit.filter((u) => u.uitkomst === 'nieuw' || u.uitkomst === 'gewijzigd').length;
    }
    await noteerGelezen(tx, bron.id, now(), null);
    return anders;
  });
}
