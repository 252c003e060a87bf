import { startPilot } from '../../../gateway/gebruikersgroep/pilots/service.ts';
import {
  bekijkBijeenkomst,
  dienIn,
  nodigUit,
  planBijeenkomst,
  richtOp,
  zetOpAgenda,
  zetWensStatus,
} from '../../../gateway/gebruikersgroep/service.ts';
import { mens, WENS } from '../../../gateway/gebruikersgroep/testing/tafel.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import { type DemoClass, dag } from '../demo-class.ts';
import type { Ids } from './facts.ts';

const LEVERANCIER = 'Windroos Software';

/** A gebruikersgroep of the bestuur of this school, with one of everything in it, and a code for its leverancier. */
export async function groepIds(db: Db, k: DemoClass): Promise<Ids & { readonly toegangscode: string }> {
  const wie = await mens(db, k.school, 'directeur', 'Dirk');
  return await k.as(wie, async (tx) => {
    const groep = await richtOp(tx, wie, { naam: 'Aan tafel', product: 'Koers' });
    const wens = await dienIn(tx, wie, groep, WENS);
    const bijeenkomst = await planBijeenkomst(tx, wie, { groep, op: dag(7), plaats: 'op school' });
    await zetOpAgenda(tx, wie, { groep, bijeenkomst, onderwerp: 'een punt', wens });
    await zetWensStatus(tx, wie, { groep, wens, status: 'besproken', toelichting: null });
    const begin = { groep, wens, vraag: 'helpt het', van: dag(0), tot: dag(9), kostenEuro: null } as const;
    const pilot = await startPilot(tx, wie, { ...begin, functie: 'week-op-vandaag' });
    const { punten } = await bekijkBijeenkomst(tx, wie, groep, bijeenkomst);
    const toegangscode = await nodigUit(tx, wie, { groep, soort: 'leverancier', naam: LEVERANCIER });
    return {
      gebruikersgroep: groep,
      wens,
      bijeenkomst,
      agendapunt: punten[0]?.id ?? '',
      pilot,
      toegangscode,
    };
  });
}
