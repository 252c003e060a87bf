import { AppError } from '../../../gateway/errors.ts';
import type { AdapterContext, ConnectionReport } from '../../../gateway/sync/source-adapter.ts';
import type { UwlrConnection } from './connection.ts';
import { dayOf, hasLeft } from './left.ts';
import { mapAnswer } from './map.ts';
import { askUwlr, type PullOptions, questionOf } from './pull.ts';

/** Tries a connection for real, with one full question, and tells what was found. Nothing is stored. */
export async function checkUwlr(
  connection: UwlrConnection,
  ctx: AdapterContext,
  options: PullOptions,
): Promise<ConnectionReport> {
  const question = questionOf(connection, ctx.now());
  try {
    const answer = await askUwlr(connection, undefined, question, ctx, options.soapAction);
    if (answer.kind !== 'data') return { ok: true, steps: [{ ok: true, message: 'Aanmelden gelukt.' }] };
    const counts = { groep: 0, leerling: 0, medewerker: 0, issues: answer.issues.length };
    for (const row of mapAnswer(answer.data, answer.schooljaar, options.rollen)) {
      if (row.record && !hasLeft(row.record, dayOf(ctx.now()))) counts[row.record.kind]++;
      counts.issues += row.issues.length;
    }
    const { groep, leerling, medewerker, issues } = counts;
    const found = `School ${ctx.school.brin} gevonden in ${answer.schooljaar}: ${leerling} leerlingen, ${groep} groepen, ${medewerker} medewerkers.`;
    const steps = [
      { ok: true, message: 'Aanmelden gelukt.' },
      { ok: true, message: found },
      ...(issues > 0
        ? [
            {
              ok: true,
              message: `Er zijn ${issues} aandachtspunten. Je ziet ze na de eerste synchronisatie.`,
            },
          ]
        : []),
    ];
    return { ok: true, steps };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    return { ok: false, steps: [{ ok: false, message: error.message }] };
  }
}
