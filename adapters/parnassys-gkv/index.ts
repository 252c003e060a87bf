import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { AppError } from '../../gateway/errors.ts';
import type {
  AdapterContext,
  Batch,
  ConnectionReport,
  Cursor,
  SourceAdapter,
  Unchanged,
} from '../../gateway/sync/source-adapter.ts';
import { UWLR_JAARGROEP } from '../../mappings/uwlr/jaargroep.ts';
import { faultError } from '../_formats/uwlr/faults.ts';
import { dayOf } from '../_formats/uwlr/left.ts';
import { schooljaarVan } from '../_formats/uwlr/schooljaar.ts';
import { inBatches } from '../_kit/batches.ts';
import { reported } from '../_kit/connection-report.ts';
import { callSoap } from '../_kit/soap.ts';
import { GkvConnection } from './connection.ts';
import { GKV_GESLACHT } from './geslacht.ts';
import { type GkvSchool, mapSchool } from './map.ts';
import { type GkvOperation, gkvVerzoek } from './request.ts';
import { GKV_LISTS, GkvLeerlingen, GkvMedewerkers } from './schema.ts';

/** Raise it when the mapping makes anything else of the same answers. */
const MAPPING = 1;

/** The general web service of ParnasSys (GKV). README.md says what of that was verified. */
export default {
  id: 'parnassys-gkv',
  title: 'ParnasSys (GKV)',
  connection: GkvConnection,
  offers: ['roster'],
  answers: 'full',
  transport: 'soap',
  witness: { kind: 'none', what: 'alleen voorbeeldcode van anderen' },
  lists: [GKV_GESLACHT, UWLR_JAARGROEP],
  check: checkGkv,
  pull: pullGkv,
} satisfies SourceAdapter<GkvConnection>;

interface Answers {
  readonly read: () => GkvSchool;
  /** Of the bytes and the day: dates make the same answer mean something else tomorrow. */
  readonly hash: string;
}

async function ask(connection: GkvConnection, ctx: AdapterContext): Promise<Answers> {
  const now = ctx.now();
  const scope = { schooljaar: schooljaarVan(now), vandaag: dayOf(now), codes: ctx.codes };
  const hash = createHash('sha256').update(scope.vandaag);
  const one = async (operation: GkvOperation) => {
    const reply = await callSoap(ctx.http, {
      url: connection.endpoint,
      action: operation,
      message: gkvVerzoek(operation, connection, ctx.school.brin, scope.schooljaar),
      lists: GKV_LISTS,
      // Envelope, Body, getLeerlingenResponse, return, leerlingen, leerling.
      rowDepth: 6,
      known: (bytes) => {
        hash.update(bytes);
        return false;
      },
      signal: ctx.signal,
    });
    if (reply.kind === 'fault') throw faultError(reply.fault, [connection.leveranciersleutel]);
    return reply.kind === 'body' ? reply.body[`${operation}Response`] : undefined;
  };
  const leerlingen = shaped(GkvLeerlingen, await one('getLeerlingen'));
  const medewerkers = shaped(GkvMedewerkers, await one('getMedewerkers'));
  return {
    hash: hash.digest('base64url'),
    read: () => {
      const school = mapSchool(leerlingen.return, medewerkers.return, scope);
      if (school.records.some((record) => record.kind === 'leerling')) return school;
      throw invalid('Er staat geen enkele leerling in het antwoord. Daarom is er niets veranderd.');
    },
  };
}

function shaped<T>(schema: z.ZodType<T>, body: unknown): T {
  const answer = schema.safeParse(body);
  if (answer.success) return answer.data;
  throw invalid('Het antwoord is geen antwoord van GKV. Controleer het adres van de koppeling.');
}

function invalid(message: string): AppError {
  return new AppError('source_invalid', message, { retry: 'never', issues: [{ path: '/return', message }] });
}

async function* pullGkv(
  connection: GkvConnection,
  since: Cursor | null,
  ctx: AdapterContext,
): AsyncGenerator<Batch | Unchanged> {
  const { hash, read } = await ask(connection, ctx);
  const cursor = { mapping: MAPPING, antwoord: hash };
  if (since?.['mapping'] === MAPPING && since['antwoord'] === hash) {
    ctx.log.info({ adapterAnswer: 'gkv' }, 'source answered the same as before');
    yield { unchanged: true, cursor };
    return;
  }
  const { records, issues } = read();
  ctx.log.info({ adapterAnswer: 'gkv', rows: records.length }, 'source answered');
  const rows = records.map((record) => ({ record, issues: [] }));
  yield* inBatches(rows, { total: rows.length, since, cursor: () => cursor, signal: ctx.signal }, issues);
}

async function checkGkv(connection: GkvConnection, ctx: AdapterContext): Promise<ConnectionReport> {
  return await reported(async () => {
    const { records, issues } = (await ask(connection, ctx)).read();
    const count = (kind: string) => records.filter((record) => record.kind === kind).length;
    const found = `School ${ctx.school.brin}: ${count('leerling')} leerlingen, ${count('groep')} groepen, ${count('medewerker')} medewerkers, ${issues.length} aandachtspunten.`;
    return ['Aanmelden gelukt.', found];
  });
}
