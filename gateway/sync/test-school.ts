import { z } from 'zod';
import { twoSchools } from '../../test/support/db.ts';
import { createKeys } from '../access/keys.ts';
import { createBestanden } from '../bestanden/service.ts';
import { AppError } from '../errors.ts';
import type { BronResultaat, BronVerleden } from '../model/bron-verleden.ts';
import type { BronGroep, BronLeerling, BronMedewerker, BronRecord } from '../model/roster.ts';
import type { Db } from '../platform/db/pool.ts';
import type { Asker, SyncDeps } from './deps.ts';
import { createConnection, type NewConnection, requestSync, runSync } from './service.ts';
import type { AdapterContext, RowIssue, SourceAdapter } from './source-adapter.ts';

/** A source in memory: a test writes what the LVS holds and which way it fails. All people are invented. */
export class MemorySource {
  records: BronRecord[] = [];
  issues: RowIssue[] = [];
  /** Results and history; undefined: it tells nothing of them. */
  resultaten: BronResultaat[] | undefined;
  verleden: BronVerleden[] | undefined;
  /** Looks at what is told, with what the adapter was given, before it is yielded. */
  reads: (
    records: BronRecord[],
    ctx: AdapterContext,
  ) => Promise<{ records: BronRecord[]; issues: RowIssue[] }> = async (records) => ({ records, issues: [] });
  batch = 3;
  fails: AppError | null = null;
  unchanged = false;
  /** Called before each batch; for tests that look or stop half-way. */
  onBatch: (signal: AbortSignal) => Promise<void> = async () => {};
  pulls = 0;
  readonly since: unknown[] = [];

  readonly adapter: SourceAdapter<{ sleutel: string }>;

  constructor(id = 'geheugen', answers: 'full' | 'delta' = 'full') {
    const source = this;
    this.adapter = {
      id,
      title: `LVS ${id}`,
      connection: z.object({ sleutel: z.string().min(1, 'Vul de sleutel in.').meta({ secret: true }) }),
      offers: ['roster'],
      answers,
      transport: 'rest',
      witness: { kind: 'none', what: 'in het geheugen' },
      check: async ({ sleutel }) => ({
        ok: sleutel !== 'fout',
        steps: [{ ok: sleutel !== 'fout', message: 'Aanmelden' }],
      }),
      async *pull(_, since, ctx) {
        source.pulls += 1;
        source.since.push(since);
        const { records, issues, batch } = source;
        const cursor = { pull: source.pulls };
        if (source.unchanged) return yield { unchanged: true, cursor: since };
        for (let i = 0; i < Math.max(1, records.length); i += batch) {
          await source.onBatch(ctx.signal);
          ctx.signal.throwIfAborted();
          const last = i + batch >= records.length;
          if (source.fails && last) throw source.fails;
          const read = await source.reads(records.slice(i, i + batch), ctx);
          yield {
            records: read.records,
            ...(i === 0 && source.resultaten ? { resultaten: source.resultaten } : {}),
            ...(i === 0 && source.verleden ? { verleden: source.verleden } : {}),
            issues: [...(i === 0 ? issues : []), ...read.issues],
            cursor,
            progress: i / records.length,
          };
        }
      },
    };
  }

  find(key: string): BronRecord {
    const record = this.records.find((r) => r.key === key);
    if (!record) throw new Error(`no record ${key}`);
    return record;
  }

  edit(key: string, fields: Partial<BronLeerling> | Partial<BronMedewerker> | Partial<BronGroep>): void {
    this.records = this.records.map((r) => (r.key === key ? ({ ...r, ...fields } as BronRecord) : r));
  }

  remove(key: string): void {
    this.records = this.records.filter((r) => r.key !== key);
  }
}

export const groep = (key: string, extra: Partial<BronGroep> = {}): BronGroep => ({
  kind: 'groep',
  key,
  naam: `Groep ${key}`,
  soort: 'stamgroep',
  jaargroep: 'S',
  schooljaar: '2026-2027',
  ...extra,
});

export const leerling = (key: string, extra: Partial<BronLeerling> = {}): BronLeerling => ({
  kind: 'leerling',
  key,
  roepnaam: `Leerling${key}`,
  voorvoegsel: null,
  achternaam: 'Verzonnen',
  geboortedatum: '2015-03-04',
  geslacht: 'meisje',
  jaargroep: 'S',
  stamgroep: 'G1',
  groepen: [],
  instroomdatum: '2024-08-01',
  uitstroomdatum: null,
  ...extra,
});

export const medewerker = (key: string, extra: Partial<BronMedewerker> = {}): BronMedewerker => ({
  kind: 'medewerker',
  key,
  roepnaam: `Juf${key}`,
  achternaam: 'Bedacht',
  rol: 'leerkracht',
  groepen: [{ key: 'G1', rol: 'leerkracht' }],
  ...extra,
});

/** Two groups, four leerlingen and one medewerker. */
export function smallSchool(): BronRecord[] {
  return [
    groep('G1'),
    groep('R1', { soort: 'samengesteld' }),
    leerling('L1', { groepen: ['R1'], eckId: 'https://ketenid.nl/201703/een' }),
    leerling('L2'),
    leerling('L3'),
    leerling('L4', { stamgroep: null }),
    medewerker('M1'),
  ];
}

/** Of every school of a test; `ensureSchoolKey` gives it one. */
export const testKeys = createKeys({ master: Buffer.alloc(32, 7) });

export interface SyncSchool {
  readonly deps: SyncDeps;
  readonly who: Asker;
  readonly source: MemorySource;
  readonly connection: string;
  /** Asks for a run and does it. */
  sync(): Promise<Awaited<ReturnType<typeof runSync>>>;
}

export function syncDeps(db: Db, sources: readonly MemorySource[], extra: Partial<SyncDeps> = {}): SyncDeps {
  const turn = (b: Buffer) => Buffer.from(b.map((x) => x ^ 0x5a)); // stands for encryption: the sealed bytes are not the text
  return {
    db,
    adapters: new Map(sources.map((s) => [s.adapter.id, s.adapter as SourceAdapter])),
    http: { request: () => Promise.reject(new AppError('internal', 'geen netwerk in deze test')) },
    keys: { seal: async (_, plain) => turn(plain), open: async (_, sealed) => turn(sealed) },
    now: () => new Date(),
    log: { info() {}, warn() {} },
    bestanden: createBestanden({ keys: testKeys }),
    ...extra,
  };
}

/** A bare school with one connection to a memory source. */
export async function syncSchool(
  db: Db,
  options: Partial<NewConnection> & { deps?: Partial<SyncDeps> } = {},
): Promise<SyncSchool> {
  const { a } = await twoSchools(db);
  const source = new MemorySource();
  source.records = smallSchool();
  const { deps: extra, ...wanted } = options;
  const deps = syncDeps(db, [source], extra);
  const who: Asker = { school: a, person: null };
  const { id: connection } = await createConnection(deps, who, {
    ...{
      adapter: 'geheugen',
      naam: 'LVS',
      settings: { sleutel: 'geheim' },
      schedule: null,
      firstSync: 'apply',
    },
    ...wanted,
  });
  return { deps, who, source, connection, sync: () => syncOnce(deps, who, connection) };
}

export async function syncOnce(
  deps: SyncDeps,
  who: Asker,
  connection: string,
): Promise<Awaited<ReturnType<typeof runSync>>> {
  const { run } = await requestSync(deps, who, connection, 'manual');
  return await runSync(deps, { school: who.school, run }, { signal: new AbortController().signal });
}
