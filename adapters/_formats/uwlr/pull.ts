import { AppError } from '../../../gateway/errors.ts';
import type { BronRecord, Datum, MedewerkerRol } from '../../../gateway/model/roster.ts';
import type {
  AdapterContext,
  Batch,
  Cursor,
  RowIssue,
  Unchanged,
} from '../../../gateway/sync/source-adapter.ts';
import type { CodeList } from '../../../mappings/code-list.ts';
import { callSoap } from '../../_kit/soap.ts';
import { readAnswer, type UwlrAnswer } from './answer.ts';
import { certificateOf, type UwlrConnection } from './connection.ts';
import { answeredBefore, type Before, cursorOf, type Question } from './cursor.ts';
import { faultError } from './faults.ts';
import { type Fingerprint, fingerprintOf } from './fingerprint.ts';
import { changesOn, dayOf, hasLeft } from './left.ts';
import { mapAnswer, rowCount } from './map.ts';
import { leerlinggegevensVerzoek } from './request.ts';
import { UWLR_LISTS } from './schema.ts';
import { schooljaarVan } from './schooljaar.ts';
import { askStepped } from './stepped.ts';

export interface PullOptions {
  readonly soapAction: string;
  readonly rollen: CodeList<MedewerkerRol>;
}

/** Records per batch: a few milliseconds of work, after which a teacher's tap may go first. */
const BATCH = 100;

/** `known`: the source sent everything, and it is what it sent last time. */
type Reply = (UwlrAnswer | { readonly kind: 'known' }) & { readonly print: Fingerprint };

/** Asks for the whole school, the way the connection says, and judges it. @throws AppError `source_*`, `cancelled` */
export async function askUwlr(
  connection: UwlrConnection,
  before: Before | undefined,
  question: Question,
  ctx: AdapterContext,
  soapAction: string,
): Promise<Reply> {
  if (connection.werkwijze === 'alles') return await askAll(connection, before, question, ctx, soapAction);
  const answer = await askStepped(connection, question.schooljaar, ctx);
  return answer.print.hash === before?.antwoord ? { kind: 'known', print: answer.print } : answer;
}

/** Operation HaalLeerlinggegevens. */
async function askAll(
  connection: UwlrConnection,
  before: Before | undefined,
  question: Question,
  ctx: AdapterContext,
  soapAction: string,
): Promise<Reply> {
  let print: Fingerprint = { hash: '', aanmaakdatum: undefined };
  const answer = await callSoap(ctx.http, {
    url: connection.endpoint,
    action: soapAction,
    message: leerlinggegevensVerzoek(connection, ctx.school, question.schooljaar, before?.laatst),
    lists: UWLR_LISTS,
    // Envelope, Body, leerlinggegevens_antwoord, leerlinggegevens, leerlingen, leerling.
    rowDepth: 6,
    known: (bytes) => {
      print = fingerprintOf(bytes);
      return print.hash === before?.antwoord;
    },
    signal: ctx.signal,
    ...certificateOf(connection),
  });
  if (answer.kind === 'known') return { kind: 'known', print };
  if (answer.kind === 'fault')
    throw faultError(answer.fault, [connection.autorisatiesleutel, connection.klantcode]);
  const read = readAnswer(answer.body, ctx.school, question.schooljaar);
  if (read.kind === 'unchanged' && before === undefined) {
    // Without laatstontvangengegevens the source must always send data (XSD gVerzoekBasis).
    throw new AppError(
      'source_invalid',
      'Het LVS zegt dat er niets veranderd is, maar we vroegen om alle gegevens.',
      { retry: 'never' },
    );
  }
  return { ...read, print };
}

function stopWhenAborted({ signal }: AdapterContext): void {
  if (signal.aborted) throw new AppError('cancelled', 'De synchronisatie is gestopt.', { retry: 'never' });
}

export function questionOf(connection: UwlrConnection, now: Date): Question {
  const { xsdversie, gegevenssetid, schooljaar = schooljaarVan(now) } = connection;
  return { schooljaar, xsdversie, gegevenssetid };
}

/** UWLR answers with the full state, so only the last batch carries a new cursor: a broken run starts again from the old one. */
export async function* pullUwlr(
  connection: UwlrConnection,
  since: Cursor | null,
  ctx: AdapterContext,
  options: PullOptions,
): AsyncGenerator<Batch | Unchanged> {
  const question = questionOf(connection, ctx.now());
  const asked = ctx.now().toISOString();
  const vandaag = dayOf(ctx.now());
  const before = answeredBefore(since, question, vandaag);
  const answer = await askUwlr(connection, before, question, ctx, options.soapAction);
  if (answer.kind === 'unchanged') {
    ctx.log.info({ adapterAnswer: 'geenwijzigingen' }, 'source says nothing changed');
    yield { unchanged: true, cursor: since };
    return;
  }
  if (answer.kind === 'known') {
    ctx.log.info({ adapterAnswer: 'leerlinggegevens' }, 'source answered the same as before');
    yield {
      unchanged: true,
      cursor: cursorOf(question, answer.print, before?.laatst ?? asked, before?.tot ?? null),
    };
    return;
  }
  yield* readRows(answer, { question, asked, vandaag, since }, ctx, options);
}

interface Asked {
  readonly question: Question;
  readonly asked: string;
  readonly vandaag: Datum;
  readonly since: Cursor | null;
}

/** The rows of a full answer in batches; the last one carries the cursor. */
async function* readRows(
  answer: Extract<Reply, { kind: 'data' }>,
  { question, asked, vandaag, since }: Asked,
  ctx: AdapterContext,
  options: PullOptions,
): AsyncGenerator<Batch> {
  const total = rowCount(answer.data);
  ctx.log.info({ adapterAnswer: 'leerlinggegevens', rows: total }, 'source answered');
  const print = { ...answer.print, aanmaakdatum: answer.aanmaakdatum };
  let records: BronRecord[] = [];
  let issues: RowIssue[] = [...answer.issues];
  let done = 0;
  let tot: Datum | null = null;
  for (const row of mapAnswer(answer.data, answer.schooljaar, options.rollen, ctx.codes)) {
    done++;
    if (row.record && !hasLeft(row.record, vandaag)) {
      records.push(row.record);
      tot = earliest(tot, changesOn(row.record));
    }
    issues.push(...row.issues);
    if (records.length < BATCH || done === total) continue;
    stopWhenAborted(ctx);
    yield { records, issues, cursor: since, progress: done / total };
    records = [];
    issues = [];
  }
  stopWhenAborted(ctx);
  yield { records, issues, cursor: cursorOf(question, print, asked, tot), progress: 1 };
}

const earliest = (a: Datum | null, b: Datum | null): Datum | null =>
  a === null || (b !== null && b < a) ? b : a;
