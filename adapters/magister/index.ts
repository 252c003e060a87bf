import { AppError } from '../../gateway/errors.ts';
import type {
  AdapterContext,
  Batch,
  ConnectionReport,
  Cursor,
  SourceAdapter,
  Unchanged,
} from '../../gateway/sync/source-adapter.ts';
import { defineUwlrAdapter } from '../_formats/uwlr/define.ts';
import { MagisterConnection } from './connection.ts';
import { Merge } from './merge.ts';
import { readAccounts } from './scim.ts';

const uwlr = defineUwlrAdapter({
  id: 'magister',
  title: 'Magister',
  endpointHint: '',
  quirks: { results: false },
});

/** Magister (Iddink) speaks UWLR-L 2.3, smalle set, and SCIM 2.0; README.md says what of that was verified. */
export default {
  ...uwlr,
  connection: MagisterConnection,
  witness: {
    kind: 'xsd',
    what: 'UWLR 2.2 profiel Smalle set (Profiel_Smalle_set_UWLR_Leerlinggegevens_v2p2.xsd); SCIM: RFC 7643 en 7644',
  },
  check: checkMagister,
  pull: pullMagister,
} satisfies SourceAdapter<MagisterConnection>;

/**
 * The accounts first, then the people of UWLR with what their account adds. When an account changed, UWLR is asked for
 * everything: it could say that nothing changed, and then the e-mail address would never come in.
 */
async function* pullMagister(
  connection: MagisterConnection,
  since: Cursor | null,
  ctx: AdapterContext,
): AsyncGenerator<Batch | Unchanged> {
  const accounts = await readAccounts(connection, ctx);
  const from = since?.['scim'] === accounts.hash ? since : null;
  const merge = new Merge(accounts);
  for await (const batch of uwlr.pull(connection, from, ctx)) {
    // A batch that is not the last one goes on from where the run began.
    const last = batch.cursor !== from;
    const cursor = last && batch.cursor ? { ...batch.cursor, scim: accounts.hash } : batch.cursor;
    if ('unchanged' in batch) {
      yield { ...batch, cursor };
      continue;
    }
    const merged = batch.records.map((record) => merge.add(record));
    const issues = [...batch.issues, ...merged.flatMap((one) => one.issues), ...(last ? merge.rest() : [])];
    yield { ...batch, cursor, records: merged.map((one) => one.record), issues };
  }
}

async function checkMagister(connection: MagisterConnection, ctx: AdapterContext): Promise<ConnectionReport> {
  const report = await uwlr.check(connection, ctx);
  if (!report.ok || connection.scimEndpoint === undefined) return report;
  try {
    const { byId } = await readAccounts(connection, ctx);
    return {
      ok: true,
      steps: [...report.steps, { ok: true, message: `SCIM: ${byId.size} accounts gevonden.` }],
    };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    return { ok: false, steps: [...report.steps, { ok: false, message: `SCIM: ${error.message}` }] };
  }
}
