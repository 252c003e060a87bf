import { grouped } from '../leerlijnen/grouped.ts';
import { oordelen, volgInstelling } from '../leerroute/service.ts';
import { standenInDeTijd } from '../leerroute/volgen/waarnemers-rules.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { type Maatstaf, opRoute } from './posities-store.ts';

/** One statement when the last judgement holds, three under another rule. */
export async function maatstaf(tx: Tx): Promise<Maatstaf> {
  const { behaaldVanaf, routeMarge: marge, waarnemingRegel: regel } = await volgInstelling(tx);
  if (regel === 'laatste') return { behaaldVanaf, marge, geldend: [] };
  const { leerlingen, lijnen } = await opRoute(tx);
  const gegeven = await oordelen(tx, leerlingen, lijnen);
  return {
    behaaldVanaf,
    marge,
    geldend: grouped(gegeven, (o) => o.leerling).flatMap((van) =>
      [...new Map(standenInDeTijd(van, regel, behaaldVanaf).map((o) => [o.leerdoel, o.naar]))].map(
        ([leerdoel, stand]) => ({ leerling: van[0].leerling, leerdoel, stand }),
      ),
    ),
  };
}
