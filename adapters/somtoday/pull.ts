import { createHash } from 'node:crypto';
import type { BronRecord } from '../../gateway/model/roster.ts';
import type {
  AdapterContext,
  Batch,
  Cursor,
  RowIssue,
  Unchanged,
} from '../../gateway/sync/source-adapter.ts';
import { dayOf, hasLeft } from '../_formats/uwlr/left.ts';
import { schooljaarVan } from '../_formats/uwlr/schooljaar.ts';
import { stopWhenAborted } from '../_kit/batches.ts';
import type { SomtodayConnection } from './connection.ts';
import { readRooster } from './lists.ts';
import { mapRooster, type Peil } from './map.ts';
import { type Resultaten, readResultaten } from './resultaten.ts';
import { openSomtoday, type Somtoday } from './session.ts';

/** Records per batch: a few milliseconds of work, after which a teacher's tap may go first. */
const BATCH = 100;

export const peilVan = (now: Date): Peil => ({ vandaag: dayOf(now), schooljaar: schooljaarVan(now) });

/** A whole vestiging in our own words. */
export interface Gelezen extends Resultaten {
  readonly records: readonly BronRecord[];
}

/** Reads and maps everything; who has left is in it no more. @throws AppError as `readRooster` */
export async function readVestiging(somtoday: Somtoday, ctx: AdapterContext): Promise<Gelezen> {
  const peil = peilVan(ctx.now());
  const records: BronRecord[] = [];
  const issues: RowIssue[] = [];
  for (const row of mapRooster(await readRooster(somtoday), peil, ctx.codes)) {
    if (row.record && !hasLeft(row.record, peil.vandaag)) records.push(row.record);
    issues.push(...row.issues);
  }
  return { records, issues, resultaten: [] };
}

/**
 * Somtoday cannot tell what changed, so everything is read each time, and known again by its hash. Only the last batch
 * carries a new cursor: a broken run starts again from the old one.
 */
export async function* pullSomtoday(
  connection: SomtodayConnection,
  since: Cursor | null,
  ctx: AdapterContext,
): AsyncGenerator<Batch | Unchanged> {
  const somtoday = await openSomtoday(connection, ctx);
  const roster = await readVestiging(somtoday, ctx);
  const extra = connection.resultaten ? await readResultaten(somtoday, leerlingenVan(roster)) : NONE;
  const issues = [...roster.issues, ...extra.issues];
  const antwoord = hashOf([roster.records, issues, extra.resultaten]);
  ctx.log.info({ rows: roster.records.length, resultaten: extra.resultaten.length }, 'source answered');
  if (since?.['antwoord'] === antwoord) {
    yield { unchanged: true, cursor: since };
    return;
  }
  yield* inBatches({ ...roster, issues, resultaten: extra.resultaten }, since, { antwoord }, ctx);
}

const NONE: Resultaten = { resultaten: [], issues: [] };

function leerlingenVan({ records }: Gelezen): string[] {
  return records.flatMap((record) => (record.kind === 'leerling' && record.key ? [record.key] : []));
}

/** Of what we made of the answer: another mapping, code or day makes it another answer. */
function hashOf(what: unknown): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('base64url');
}

function* inBatches(
  { records, issues, resultaten }: Gelezen,
  since: Cursor | null,
  cursor: Cursor,
  { signal }: AdapterContext,
): Generator<Batch> {
  const last = Math.max(1, Math.ceil(Math.max(records.length, resultaten.length) / BATCH));
  for (let i = 0; i < last; i++) {
    stopWhenAborted(signal);
    const part = <T>(list: readonly T[]) => list.slice(i * BATCH, (i + 1) * BATCH);
    yield {
      records: part(records),
      resultaten: part(resultaten),
      issues: i === 0 ? issues : [],
      cursor: i === last - 1 ? cursor : since,
      progress: (i + 1) / last,
    };
  }
}
