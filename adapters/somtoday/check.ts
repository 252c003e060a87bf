import type { AdapterContext, ConnectionReport } from '../../gateway/sync/source-adapter.ts';
import { found, reported } from '../_kit/connection-report.ts';
import { beoordelaarVan } from './beoordelaar.ts';
import type { SomtodayConnection } from './connection.ts';
import { readVestiging } from './pull.ts';
import { openSomtoday } from './session.ts';

/** Tries a connection for real, and tells what was found. Nothing is stored. */
export function checkSomtoday(
  connection: SomtodayConnection,
  ctx: AdapterContext,
): Promise<ConnectionReport> {
  return reported(async () => {
    const somtoday = await openSomtoday(connection, ctx);
    const { records, issues } = await readVestiging(somtoday, ctx);
    const rows = [{ record: undefined, issues }, ...records.map((record) => ({ record, issues: [] }))];
    const said = [
      'Aanmelden gelukt.',
      ...found(`Instelling ${somtoday.instelling}, vestiging ${somtoday.vestiging}`, rows),
    ];
    if (connection.beoordelaar === undefined) return said;
    await beoordelaarVan(somtoday, connection.beoordelaar);
    return [...said, 'De medewerker die beoordeelt is gevonden.'];
  });
}
