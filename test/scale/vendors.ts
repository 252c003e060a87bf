import { keepingPace, type Pace, PaceKeeper } from '../../adapters/_kit/pace.ts';
import type { Koers } from '../../gateway/compose.ts';
import type { SourceAdapter } from '../../gateway/sync/source-adapter.ts';

/** How many times the vendor with a pace is asked something before it gives its school. */
const QUESTIONS = 12;
export const PACE: Pace = { perSecond: 4, parallel: 1 };

/**
 * Two more vendors that speak as ParnasSys does: `traag`, whose systems take long, and `gedoseerd`, who allows a school
 * only so many questions a second and is asked many.
 */
export function withMoreVendors(koers: Koers): Koers {
  const parnassys = koers.sync.adapters.get('parnassys');
  if (!parnassys) throw new Error('there is no parnassys');
  const traag: SourceAdapter = { ...parnassys, id: 'traag', title: 'Traag' };
  const gedoseerd: SourceAdapter = {
    ...parnassys,
    id: 'gedoseerd',
    title: 'Gedoseerd',
    pace: PACE,
    async *pull(connection, since, ctx) {
      const { endpoint } = parnassys.connection.parse(connection) as { endpoint: string };
      for (let i = 0; i < QUESTIONS; i++)
        await ctx.http.request({ method: 'GET', url: endpoint, signal: ctx.signal });
      yield* parnassys.pull(connection, since, ctx);
    },
  };
  const more = [traag, keepingPace(gedoseerd, new PaceKeeper())];
  const adapters = new Map([...koers.sync.adapters, ...more.map((one) => [one.id, one] as const)]);
  return { ...koers, sync: { ...koers.sync, adapters } };
}
