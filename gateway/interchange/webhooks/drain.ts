import { WEBHOOK } from '../../access/sealed-columns.ts';
import type { AppError } from '../../errors.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { type Delivered, deliver, type Post } from '../../platform/delivery/deliver.ts';
import {
  nextBerichten,
  noteReceipts,
  planBerichten,
  type Receipt,
  tidy,
  waitingSince,
} from './bericht-store.ts';
import type { WebhookDeps } from './deps.ts';
import { hearable } from './events.ts';
import { type Bericht, messageBody } from './message.ts';
import { meldGestopt } from './notice.ts';
import { KEEP_DAYS, LOOK_AGAIN_MS, pausedAfter } from './rules.ts';
import { patience, sendOne } from './send.ts';
import { signer } from './sign.ts';
import { enqueue, type Target, target, WEBHOOKS } from './webhook-store.ts';

export interface At {
  readonly school: string;
  readonly webhook: string;
}

/** So long one subscription sends before another has a turn; what is left is asked for at the next look. */
const TURN_MS = 60_000;

/**
 * The handler of the job `webhook`: sends one subscription what happened, in order, one message after another, under the same
 * id however often it is tried.
 */
export async function drain(
  deps: WebhookDeps,
  at: At,
  how: { signal: AbortSignal; nu?: boolean },
): Promise<Delivered> {
  const way = { at: WEBHOOKS, school: at.school, id: at.webhook };
  return await deliver(deps, way, webhookPost(deps, at), how);
}

interface Sent {
  readonly receipts: readonly Receipt[];
  /** Why it stopped before the last one. */
  readonly failure: AppError | null;
}

/** One subscription as a receiver. What it may hear is asked each time: the school may have taken something back meanwhile. */
function webhookPost(deps: WebhookDeps, at: At): Post<readonly Bericht[], Sent> {
  const began = performance.now();
  let failed: AppError | null = null;
  const hears = async (tx: Tx) => {
    const found = await target(tx, at.school, at.webhook);
    return found && hearable(found.soorten, found.scopes);
  };
  return {
    async open(tx) {
      const found = await target(tx, at.school, at.webhook);
      if (!found) return null;
      const secret = await deps.keys.openForSchool(tx, at.school, found.geheim, WEBHOOK);
      return async (signal) => (messages) => sendAll(deps, { ...found, secret, at }, messages, signal);
    },
    async plan(tx) {
      const soorten = await hears(tx);
      if (!soorten) return;
      await planBerichten(tx, at.webhook, soorten);
      await tidy(tx, at.webhook, { soorten, days: KEEP_DAYS });
    },
    async next(tx) {
      if (failed) throw pausedAfter(failed, await waitingSince(tx, at.webhook), deps.now());
      const soorten = performance.now() - began > TURN_MS ? null : await hears(tx);
      const message = soorten ? await nextBerichten(tx, at.webhook, soorten) : [];
      return message.length === 0 ? null : { message };
    },
    async note(tx, _, { receipts, failure }) {
      failed = failure;
      return await noteReceipts(tx, at.webhook, receipts, deps.now());
    },
    ask: (tx, turn, overMs) => enqueue(tx, at, { turn, overMs }),
    stopped: (tx, now) => meldGestopt(tx, at, now),
  };
}

/** One after another; stops at the first that must wait, or after a while, and says what came of those before it. */
async function sendAll(
  deps: WebhookDeps,
  to: Target & { readonly secret: Buffer; readonly at: At },
  messages: readonly Bericht[],
  signal: AbortSignal,
): Promise<Sent> {
  const sign = signer(to.secret.toString('utf8'));
  const receipts: Receipt[] = [];
  const waiting = patience(signal);
  const until = deps.now().getTime() + LOOK_AGAIN_MS;
  try {
    for (const message of messages) {
      const body = messageBody(to.at.school, message);
      const signed = sign(message.id, deps.now(), body);
      const { outcome, status } = await sendOne(deps, { url: to.url, body, signed }, waiting);
      if (outcome.kind === 'later') return { receipts, failure: outcome.error };
      receipts.push({ id: message.id, status: outcome.kind, antwoord: status ?? 0 });
      if (deps.now().getTime() > until) break;
    }
    return { receipts, failure: null };
  } finally {
    waiting.end();
  }
}
