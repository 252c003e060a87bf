import { AppError } from '../../gateway/errors.ts';
import type { AdapterContext, ConnectionReport } from '../../gateway/sync/source-adapter.ts';
import { beoordelaarVan } from './beoordelaar.ts';
import type { SomtodayConnection } from './connection.ts';
import { readVestiging } from './pull.ts';
import { openSomtoday } from './session.ts';

/** Tries a connection for real, and tells what was found. Nothing is stored. */
export async function checkSomtoday(
  connection: SomtodayConnection,
  ctx: AdapterContext,
): Promise<ConnectionReport> {
  const steps: { ok: boolean; message: string }[] = [];
  const good = (message: string) => steps.push({ ok: true, message });
  try {
    const somtoday = await openSomtoday(connection, ctx);
    good('Aanmelden gelukt.');
    const { records, issues } = await readVestiging(somtoday, ctx);
    const count = (kind: string) => records.filter((record) => record.kind === kind).length;
    good(
      `Instelling ${somtoday.instelling}, vestiging ${somtoday.vestiging}: ${count('leerling')} leerlingen, ${count('groep')} groepen, ${count('medewerker')} medewerkers.`,
    );
    if (issues.length > 0)
      good(`Er zijn ${issues.length} aandachtspunten. Je ziet ze na de eerste synchronisatie.`);
    if (connection.beoordelaar !== undefined) {
      await beoordelaarVan(somtoday, connection.beoordelaar);
      good('De medewerker die beoordeelt is gevonden.');
    }
    return { ok: true, steps };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    return { ok: false, steps: [...steps, { ok: false, message: error.message }] };
  }
}
