import { lijnenInScope, mayOnLeerling } from '../../access/scope.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { naamVan } from '../../school/rules.ts';
import { verschilRows } from './store.ts';
import type { Verschil } from './view.ts';

/** R33, R23; see ArrangementskaartService. */
export async function verschillenVan(tx: Tx, who: KnownActor, acts: readonly string[]): Promise<Verschil[]> {
  const rows = await verschilRows(tx, who.person, acts);
  const leerlingen = [...new Set(rows.map((r) => r.leerling))];
  const mag = await mayOnLeerling(tx, who, 'doel_afvinken', leerlingen);
  const lijnen = new Map<string, ReadonlySet<string> | 'alle'>();
  for (const leerling of mag) lijnen.set(leerling, await lijnenInScope(tx, who, 'doel_afvinken', leerling));
  return rows
    .filter((r) => {
      const open = lijnen.get(r.leerling);
      return open === 'alle' || open?.has(r.leerlijn) === true;
    })
    .map((r) => ({
      act: r.act,
      leerling: { id: r.leerling, naam: naamVan(r) },
      leerdoel: { id: r.leerdoel, code: r.code, tekst: r.tekst },
      mijn: r.mijn,
      mijnOp: r.mijn_op,
      ander: r.ander,
      anderOp: r.ander_op,
      anderDoor: r.ander_door ? naamVan(r.ander_door).voluit : 'iemand anders',
      nu: r.nu,
    }));
}
