import { createHash } from 'node:crypto';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { vastId } from '../formaten/vast-id.ts';
import type { Gelezen, Kerndoeluitgave } from './bron.ts';
import { bewaarUitgave, eenVoorEen, setId, stand } from './import-store.ts';
import type { UitgaveVerslag } from './view.ts';

/** The same content is the same edition, whatever somebody calls it. */
function uitgaveId(u: Kerndoeluitgave): string {
  const hash = createHash('sha256').update(u.bron);
  for (const deel of [u.items, u.relaties])
    for (const rij of deel) hash.update('\n').update(JSON.stringify(rij));
  return vastId('kerndoel_uitgave', hash.digest('hex'));
}

/** What an edition would bring; nothing is stored. */
export function verslagVan(u: Kerndoeluitgave, nieuw = true): UitgaveVerslag {
  const id = uitgaveId(u);
  const { naam, uitgave, uitgever, licentie, tellingen, regels } = u;
  const sets = u.sets.map((set) => ({
    id: setId(id, set),
    naam: set.naam,
    aantal: set.leden.filter((lid) => lid.item === lid.onder).length,
  }));
  return { id, naam, uitgave, uitgever, licentie, tellingen, regels, sets, nieuw };
}

/** @throws AppError `bad_request` with every reason why these files may not come in */
export function eisGelezen({ fouten }: Gelezen): void {
  if (fouten.length > 0)
    throw new AppError('bad_request', 'Deze kerndoelen kloppen niet. Er is niets ingelezen.', {
      status: 400,
      issues: fouten,
    });
}

/**
 * Stores what was read, within a platform transaction (`db.platform`): all of it or nothing. The same content twice changes
 * nothing. An edition of a source that has one already stands beside it; both stay (R11).
 * @throws AppError `bad_request` as `eisGelezen`
 */
export async function importKerndoelen(tx: Tx, gelezen: Gelezen): Promise<readonly UitgaveVerslag[]> {
  eisGelezen(gelezen);
  await eenVoorEen(tx);
  const verslagen: UitgaveVerslag[] = [];
  for (const uitgave of gelezen.uitgaven) {
    const id = uitgaveId(uitgave);
    const { al, nieuwste } = await stand(tx, { id, bron: uitgave.bron });
    if (!al) await bewaarUitgave(tx, uitgave, { id, vervangt: nieuwste });
    verslagen.push(verslagVan(uitgave, !al));
  }
  return verslagen;
}
