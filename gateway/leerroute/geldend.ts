import type { Stand } from '../model/act.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { oordelen } from './oordelen-store.ts';
import type { VolgInstelling } from './volg-instelling.ts';
import { standenInDeTijd, type WaarnemingRegel } from './volgen/waarnemers-rules.ts';

/** The rule of the school for several observers, and the standen that it makes other than the last judgement. */
export interface Geldend {
  readonly regel: WaarnemingRegel;
  /** Of leerdoelen that somebody judged; empty when the last judgement holds, for then the card has it. */
  readonly standen: ReadonlyMap<string, Stand>;
}

/** No statement when the last judgement holds, one under another rule (R23). */
export async function geldendeStanden(
  tx: Tx,
  leerling: string,
  leerlijnen: readonly string[],
  instelling: VolgInstelling & { readonly behaaldVanaf: number },
): Promise<Geldend> {
  const { waarnemingRegel: regel, behaaldVanaf } = instelling;
  if (regel === 'laatste') return { regel, standen: new Map() };
  const gegeven = standenInDeTijd(await oordelen(tx, [leerling], leerlijnen), regel, behaaldVanaf);
  return { regel, standen: new Map(gegeven.map((o) => [o.leerdoel, o.naar])) };
}

/** Rows of doelen with the stand that holds. */
export function metGeldend<R extends { id: string; stand: number }>(
  rows: readonly R[],
  { standen }: Pick<Geldend, 'standen'>,
): R[] {
  return rows.map((row) => ({ ...row, stand: standen.get(row.id) ?? row.stand }));
}
