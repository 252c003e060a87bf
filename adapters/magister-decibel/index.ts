import { createHash } from 'node:crypto';
import { AppError } from '../../gateway/errors.ts';
import type {
  AdapterContext,
  Batch,
  ConnectionReport,
  Cursor,
  SourceAdapter,
  Unchanged,
} from '../../gateway/sync/source-adapter.ts';
import { dayOf } from '../_formats/uwlr/left.ts';
import { schooljaarVan } from '../_formats/uwlr/schooljaar.ts';
import { inBatches } from '../_kit/batches.ts';
import { reported } from '../_kit/connection-report.ts';
import { DECIBEL_GESLACHT, DECIBEL_LEERJAAR } from './codes.ts';
import { addressOf, DecibelConnection } from './connection.ts';
import { type Mapped, mapRows, recordsOf } from './map.ts';
import { readTable } from './table.ts';

/** Raise it when the mapping makes anything else of the same answer. */
const MAPPING = 2;

/** The Decibel web service of Magister: leerlingen and klassen as CSV. README.md says what of that was verified. */
export default {
  id: 'magister-decibel',
  title: 'Magister (Decibel)',
  connection: DecibelConnection,
  offers: ['roster'],
  answers: 'full',
  transport: 'rest',
  witness: { kind: 'none', what: 'alleen voorbeeldcode van anderen' },
  lists: [DECIBEL_GESLACHT, DECIBEL_LEERJAAR],
  check: checkDecibel,
  pull: pullDecibel,
} satisfies SourceAdapter<DecibelConnection>;

async function ask(connection: DecibelConnection, ctx: AdapterContext): Promise<Uint8Array> {
  const { http, signal } = ctx;
  const { bytes } = await http.request({ method: 'GET', url: addressOf(connection), signal });
  return bytes;
}

/** @throws AppError `source_invalid` when it is no table, or holds nobody who is at school now */
function read(bytes: Uint8Array, ctx: AdapterContext): Mapped {
  const now = ctx.now();
  const schooljaar = schooljaarVan(now);
  const mapped = mapRows(readTable(bytes), schooljaar, dayOf(now), ctx.codes);
  if (mapped.leerlingen.length > 0) return mapped;
  throw new AppError(
    'source_invalid',
    `Er staat geen enkele leerling van ${schooljaar} in het antwoord. Daarom is er niets veranderd.`,
    { retry: 'never' },
  );
}

async function* pullDecibel(
  connection: DecibelConnection,
  since: Cursor | null,
  ctx: AdapterContext,
): AsyncGenerator<Batch | Unchanged> {
  const bytes = await ask(connection, ctx);
  // An end date makes the same answer mean something else tomorrow, so the day counts as well.
  const antwoord = createHash('sha256').update(dayOf(ctx.now())).update(bytes).digest('base64url');
  const cursor = { mapping: MAPPING, antwoord };
  if (since?.['mapping'] === MAPPING && since['antwoord'] === antwoord) {
    ctx.log.info({ adapterAnswer: 'decibel' }, 'source answered the same as before');
    yield { unchanged: true, cursor };
    return;
  }
  const mapped = read(bytes, ctx);
  const records = recordsOf(mapped);
  ctx.log.info({ adapterAnswer: 'decibel', rows: records.length }, 'source answered');
  const rows = records.map((record) => ({ record, issues: [] }));
  yield* inBatches(
    rows,
    { total: rows.length, since, cursor: () => cursor, signal: ctx.signal },
    mapped.issues,
  );
}

async function checkDecibel(connection: DecibelConnection, ctx: AdapterContext): Promise<ConnectionReport> {
  return await reported(async () => {
    const { groepen, leerlingen, issues } = read(await ask(connection, ctx), ctx);
    const found = `${leerlingen.length} leerlingen en ${groepen.length} klassen gevonden, ${issues.length} aandachtspunten.`;
    return ['Aanmelden gelukt.', found];
  });
}
