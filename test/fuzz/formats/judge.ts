import { type Collected, collect, testContext } from '../../../adapters/_kit/conformance-pull.ts';
import type {
  ConformanceSchool,
  RunningSource,
  WireAnswer,
} from '../../../adapters/_kit/conformance-source.ts';
import { createKitHttp } from '../../../adapters/_kit/http.ts';
import { AppError } from '../../../gateway/errors.ts';
import { BronRecord } from '../../../gateway/model/roster.ts';
import type { KitHttp, SourceFile } from '../../../gateway/sync/source-adapter.ts';
import type { Vendor } from '../../conformance/subjects.ts';
import { type Random, seeded } from '../random.ts';
import { mutate } from './mutate.ts';

/** How one spoilt payload ended. */
export interface Case {
  readonly seed: number;
  readonly how: string;
  /** `counted`: came in, and every row is accounted for. `came in`: could not be counted by another reader. */
  readonly ended: 'counted' | 'came in' | 'refused' | 'unchanged';
  /** What is not as it should be; absent: nothing. */
  readonly fault?: string;
}

/** A pull may not take longer, whatever was sent. Milliseconds. */
const PATIENCE = 10_000;
/** Requests in one pull; who asks on for ever was led around by a page that never ends. */
const MOST_REQUESTS = 300;

/** Spoils one answer of a pull and looks at what the adapter makes of it. */
export async function spoilt(
  vendor: Vendor,
  source: RunningSource,
  { school }: ConformanceSchool,
  seed: number,
): Promise<Case> {
  const random = seeded(seed);
  const wire = new Spoiler(random);
  const files = source.files?.().map((file) => wire.file(file));
  const test = testContext(school, { http: wire.http, ...(files ? { files } : {}) });
  const connection = vendor.adapter.connection.parse(source.connection);
  const start = performance.now();
  const timer = setTimeout(() => test.abort(), PATIENCE);
  try {
    const found = await collect(vendor.adapter, connection, null, test.ctx);
    const told = leaked(test.logged(), source.secrets);
    const took = performance.now() - start;
    const slow = took > PATIENCE ? { fault: `took ${Math.round(took)} ms` } : {};
    return { seed, how: wire.how, ...(await judged(vendor, found, wire.answers)), ...slow, ...told };
  } catch (error) {
    const fault = test.ctx.signal.aborted ? `did not end within ${PATIENCE} ms` : faultOf(error);
    return {
      seed,
      how: wire.how,
      ended: 'refused',
      ...(fault === undefined ? {} : { fault }),
      ...leaked(test.logged() + String(error), source.secrets),
    };
  } finally {
    clearTimeout(timer);
  }
}

const REFUSALS: readonly AppError['code'][] = ['source_invalid', 'source_refused', 'source_unavailable'];

function faultOf(error: unknown): string | undefined {
  if (error instanceof AppError && REFUSALS.includes(error.code)) return undefined;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function leaked(text: string, secrets: readonly string[]): { fault?: string } {
  return secrets.some((secret) => secret !== '' && text.includes(secret)) ? { fault: 'tells a secret' } : {};
}

async function judged(
  { subject, adapter }: Vendor,
  { records, verleden, issues, unchanged }: Collected,
  answers: readonly WireAnswer[],
): Promise<Pick<Case, 'ended' | 'fault'>> {
  if (unchanged) return { ended: 'unchanged' };
  const misshapen = records.find((record) => !BronRecord.safeParse(record).success);
  if (misshapen) return { ended: 'came in', fault: `a record out of shape: ${JSON.stringify(misshapen)}` };
  const rows = (await subject.rows?.(answers)) ?? null;
  if (rows === null) return { ended: 'came in' };
  const dropped = issues.filter((issue) => issue.effect === 'dropped').length;
  const accounted = records.length + verleden.length + dropped;
  // Who has left may be in the answer and is nobody's record any more.
  if (accounted >= rows.all - rows.gone && accounted <= rows.all) return { ended: 'counted' };
  return {
    ended: 'counted',
    fault: `${adapter.id}: ${rows.all} rows (${rows.gone} gone), ${records.length} records, ${verleden.length} of earlier years, ${dropped} dropped`,
  };
}

/** Stands between the adapter and the vendor, and spoils one of the answers. */
class Spoiler {
  readonly answers: WireAnswer[] = [];
  how = 'nothing';
  readonly #random: Random;
  readonly #real = createKitHttp({ timeoutMs: 20_000 });
  readonly #nth: number;
  #asked = 0;

  constructor(random: Random) {
    this.#random = random;
    // Most answers come first; a later one only exists for who asks in pages.
    this.#nth = random.chance(0.5) ? 0 : random.int(8);
  }

  readonly http: KitHttp = {
    request: async (req) => {
      if (this.#asked >= MOST_REQUESTS) throw new Error(`asked more than ${MOST_REQUESTS} times`);
      const answer = await this.#real.request(req);
      const bytes = this.#asked++ === this.#nth ? this.#spoil(answer.bytes) : answer.bytes;
      this.answers.push({ from: req.url, bytes });
      return { ...answer, bytes };
    },
  };

  file(file: SourceFile): SourceFile {
    return {
      ...file,
      read: async () => {
        const bytes = this.#spoil(await file.read());
        this.answers.push({ from: file.name, bytes });
        return bytes;
      },
    };
  }

  #spoil(bytes: Uint8Array): Uint8Array {
    const mutated = mutate(bytes, this.#random);
    this.how = mutated.how;
    return mutated.bytes;
  }
}
