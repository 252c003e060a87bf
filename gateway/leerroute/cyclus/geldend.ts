import type { Stand } from '../../model/act.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { oordelen } from '../oordelen-store.ts';
import { standenInDeTijd, type WaarnemingRegel } from '../volgen/waarnemers-rules.ts';

/** Standen by the rule of the school, by `leerling/leerdoel`; only of doelen that somebody judged (R23). */
export type Geldend = ReadonlyMap<string, Stand>;

/**
 * The standen that hold for many pupils at once where that is not the last judgement. What was judged on an earlier version
 * of the package counts for the doel that it went on as (R10). No statement when the last judgement holds, else one.
 */
export async function geldendVan(
  tx: Tx,
  leerlingen: readonly string[],
  leerlijnen: readonly string[],
  { regel, behaaldVanaf }: { readonly regel: WaarnemingRegel; readonly behaaldVanaf: number },
): Promise<Geldend> {
  if (regel === 'laatste') return new Map();
  const rows = await oordelen(tx, leerlingen, leerlijnen);
  const perCel = rows.map((r) => ({ ...r, leerdoel: `${r.leerling}/${r.leerdoel}` }));
  return new Map(standenInDeTijd(perCel, regel, behaaldVanaf).map((o) => [o.leerdoel, o.naar]));
}
