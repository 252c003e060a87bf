import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { createKitHttp } from '../../../adapters/_kit/http.ts';
import { createBestanden } from '../../bestanden/service.ts';
import { type Ontvangst, Terugmelding } from '../../model/terugmelding.ts';
import type { Db } from '../../platform/db/pool.ts';
import type { SyncDeps } from '../deps.ts';
import type { SourceAdapter } from '../source-adapter.ts';
import { testKeys } from '../test-school.ts';

const Message = z.object({ stempel: z.iso.datetime(), meldingen: z.array(Terugmelding) });
type Message = z.infer<typeof Message>;

/** An LVS over real HTTP that keeps what it is given, counts an id once, and fails as it is told to. */
export interface Receiver {
  readonly url: string;
  /** Every message that came in whole, in its order, also one that was answered with a fault. */
  readonly messages: Message[];
  /** What it keeps, by id, in the order of arrival. */
  readonly kept: Map<string, Terugmelding>;
  /** How often each id arrived. */
  readonly arrived: Map<string, number>;
  /** Codes that it never takes, with why. */
  readonly refuses: Map<string, string>;
  /** Ids that it keeps silent about. */
  readonly silent: Set<string>;
  /** The answer to the next messages instead of taking them; null: it works. */
  fails: { status: number; headers?: Record<string, string>; after?: 'taking' } | null;
  /** Called when a message is in, before it is taken. */
  onMessage: () => Promise<void>;
  close(): Promise<void>;
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function take(receiver: Receiver, { meldingen }: Message): Ontvangst[] {
  return meldingen.flatMap((melding): Ontvangst[] => {
    receiver.arrived.set(melding.id, (receiver.arrived.get(melding.id) ?? 0) + 1);
    const reden = receiver.refuses.get(melding.code);
    if (reden !== undefined) return [{ id: melding.id, uitkomst: 'refused', reden }];
    if (!receiver.kept.has(melding.id)) receiver.kept.set(melding.id, melding);
    if (receiver.silent.has(melding.id)) return [];
    return [{ id: melding.id, uitkomst: 'sent', bewijs: `lvs-${melding.id.slice(0, 8)}` }];
  });
}

async function answer(receiver: Receiver, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const message = Message.parse(JSON.parse(await bodyOf(req)));
  receiver.messages.push(message);
  await receiver.onMessage();
  const { fails } = receiver;
  if (!fails || fails.after === 'taking') {
    const taken = JSON.stringify(take(receiver, message));
    await sleep(1);
    if (!fails) return void res.writeHead(200, { 'content-type': 'application/json' }).end(taken);
  }
  res.writeHead(fails.status, fails.headers).end();
}

export async function startReceiver(): Promise<Receiver> {
  const server = createServer((req, res) => {
    answer(receiver, req, res).catch(() => res.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    messages: [],
    kept: new Map(),
    arrived: new Map(),
    refuses: new Map(),
    silent: new Set(),
    fails: null,
    onMessage: async () => {},
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}

const Settings = z.object({ endpoint: z.url() });
const Answers = z.array(
  z.object({
    id: z.uuid(),
    uitkomst: z.enum(['sent', 'refused']),
    bewijs: z.string().optional(),
    reden: z.string().optional(),
  }),
);

/** The adapter of that LVS; it reads nothing. */
export const receiverAdapter: SourceAdapter<z.infer<typeof Settings>> = {
  id: 'postbus',
  title: 'LVS Postbus',
  connection: Settings,
  offers: ['roster', 'write-back'],
  answers: 'full',
  transport: 'rest',
  witness: { kind: 'none', what: 'bedacht' },
  check: async () => ({ ok: true, steps: [] }),
  async *pull() {
    yield { unchanged: true, cursor: null };
  },
  async deliver({ endpoint }, { meldingen, stempel }, { http, signal }) {
    const body = JSON.stringify({ stempel: stempel.toISOString(), meldingen });
    const { bytes } = await http.request({ method: 'POST', url: endpoint, body, signal });
    return Answers.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))).map(
      ({ id, uitkomst, bewijs, reden }) => ({
        id,
        uitkomst,
        ...(bewijs === undefined ? {} : { bewijs }),
        ...(reden === undefined ? {} : { reden }),
      }),
    );
  },
};

/** What the engine is given in these tests, also by a process of its own. */
export function receiverDeps(db: Db, extra: Partial<SyncDeps> = {}): SyncDeps {
  const turn = (b: Buffer) => Buffer.from(b.map((x) => x ^ 0x5a)); // stands for encryption: the sealed bytes are not the text
  return {
    db,
    adapters: new Map([[receiverAdapter.id, receiverAdapter as SourceAdapter]]),
    http: createKitHttp(),
    bestanden: createBestanden({ keys: testKeys }),
    keys: { seal: async (_, plain) => turn(plain), open: async (_, sealed) => turn(sealed) },
    now: () => new Date(),
    log: { info() {}, warn() {} },
    ...extra,
  };
}
