import type { z } from 'zod';
import { AppError } from '../../gateway/errors.ts';
import type { BronRecord } from '../../gateway/model/roster.ts';
import type {
  AdapterContext,
  Batch,
  ConnectionReport,
  Cursor,
  RowIssue,
} from '../../gateway/sync/source-adapter.ts';
import { callJson } from '../_kit/json.ts';
import { readPages } from '../_kit/pages.ts';
import type { Verbinding } from './connection.ts';
import { LIJSTEN, type Lijst, mapRow } from './map.ts';
import { Bladzijde, School } from './wire.ts';

/** What the vendor gives at a time, at most. */
const PER_BLADZIJDE = 100;
/** Records per batch: a few milliseconds of work, after which a teacher's tap may go first. */
const BATCH = 100;

/** The whole school, list by list. Nothing tells what changed, so there is nothing to go on from: the cursor stays empty. */
export async function* pull(
  verbinding: Verbinding,
  _since: Cursor | null,
  ctx: AdapterContext,
): AsyncGenerator<Batch> {
  await ownSchool(verbinding, ctx);
  for (const [i, lijst] of LIJSTEN.entries()) {
    const rows = await readAll(verbinding, lijst, ctx);
    ctx.log.info({ adapterList: lijst, rows: rows.length }, 'source answered');
    yield* batches(lijst, rows, ctx, (i + 1) / LIJSTEN.length);
  }
}

/** Tries the connection for real, and says what was found. */
export async function check(verbinding: Verbinding, ctx: AdapterContext): Promise<ConnectionReport> {
  try {
    const school = await ownSchool(verbinding, ctx);
    const leerlingen = await readAll(verbinding, 'leerlingen', ctx);
    const found = `School ${school.brin} gevonden: ${leerlingen.length} leerlingen.`;
    return {
      ok: true,
      steps: [
        { ok: true, message: 'Aanmelden gelukt.' },
        { ok: true, message: found },
      ],
    };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    return { ok: false, steps: [{ ok: false, message: error.message }] };
  }
}

function* batches(
  lijst: Lijst,
  rows: readonly unknown[],
  ctx: AdapterContext,
  progress: number,
): Generator<Batch> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const records: BronRecord[] = [];
    const issues: RowIssue[] = [];
    for (const [n, raw] of rows.slice(from, from + BATCH).entries()) {
      const mapped = mapRow(lijst, raw, `/${lijst}[${from + n + 1}]`, ctx.codes);
      if (mapped.record) records.push(mapped.record);
      issues.push(...mapped.issues);
    }
    yield { records, issues, cursor: null, progress };
  }
}

/** @throws AppError `source_invalid` when the key opens another school */
async function ownSchool(verbinding: Verbinding, ctx: AdapterContext): Promise<z.infer<typeof School>> {
  const school = read(School, await ask(verbinding, '/school', ctx));
  if (school.brin.toUpperCase() === ctx.school.brin.toUpperCase()) return school;
  throw invalid(
    `Deze sleutel is van een andere school (${school.brin.slice(0, 6)}). Er is niets overgenomen.`,
  );
}

/** A whole list; moved rows and pages that come twice are seen by `readPages`. */
async function readAll(
  verbinding: Verbinding,
  lijst: Lijst,
  ctx: AdapterContext,
): Promise<readonly unknown[]> {
  const rows = await readPages<unknown>({
    size: PER_BLADZIJDE,
    read: async (offset, size) => {
      const page = await ask(verbinding, `/${lijst}?vanaf=${offset}&aantal=${size}`, ctx);
      const { rijen, totaal } = read(Bladzijde, page);
      return { rows: rijen, total: totaal };
    },
    keyOf: (row) => JSON.stringify(row),
  });
  // Taking an empty list as true would end every pupil of the school.
  if (lijst === 'leerlingen' && rows.length === 0)
    throw invalid('Er staat geen enkele leerling in het antwoord. Daarom is er niets veranderd.');
  return rows;
}

async function ask({ adres, sleutel }: Verbinding, path: string, { http, signal }: AdapterContext) {
  const url = `${adres.replace(/\/+$/, '')}${path}`;
  return (await callJson(http, { url, headers: { 'x-api-key': sleutel }, signal })).body;
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw invalid('Het antwoord is anders opgebouwd dan afgesproken. Controleer het adres van de koppeling.');
}

const invalid = (message: string) => new AppError('source_invalid', message, { retry: 'never' });
