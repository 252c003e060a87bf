import type { Tx } from '../db/kysely-on-client.ts';
import type { DeliveryDeps } from './deps.ts';
import { hold, taken } from './hold.ts';
import { settle } from './settle.ts';
import { type HeldWay, lockWay, moveWay, takeLease, type Way, type WayRow } from './way-store.ts';

/** What one delivery came to. */
export interface Delivered {
  /** `klaar`: nothing waits. `bezet`: another worker has it. `uit`: not switched on, or stopped. `later`: tried again by itself. */
  readonly kind: 'klaar' | 'bezet' | 'uit' | 'later' | 'gestopt';
  readonly sent: number;
  readonly refused: number;
  /** Plain Dutch, why it is not finished. */
  readonly fout?: string;
}

/** How many lines one message settled. */
export interface Counted {
  readonly sent: number;
  readonly refused: number;
}

/** What is to go out next: the message, and its stamp where the receiver wants one that grows. */
export interface Next<Message> {
  readonly message: Message;
  readonly stempel?: Date;
}

/**
 * What differs between one kind of receiver and another; the order, the lease, the receipts and the tries are the same for
 * all. Every `tx` is of the school of the way.
 */
export interface Post<Message, Answer> {
  /** Reads what sending takes. @returns null when this receiver is not there any more: the way counts as switched off */
  open(tx: Tx): Promise<((signal: AbortSignal) => Promise<(message: Message) => Promise<Answer>>) | null>;
  /** Writes down what must go out since the last look. */
  plan(tx: Tx): Promise<void>;
  /** The next message in the order of the acts; null when nothing waits. The way is locked. */
  next(tx: Tx, row: WayRow): Promise<Next<Message> | null>;
  /** Writes down what the receiver answered. */
  note(tx: Tx, sent: Next<Message>, answer: Answer): Promise<Counted>;
  /** Asks the job of this kind for another look, over so many ms. `turn`: asked twice with the same one it is one job. */
  ask(tx: Tx, turn: string, overMs: number): Promise<void>;
  /** Trying again does not help: tells who must look. */
  stopped(tx: Tx, now: Date): Promise<void>;
}

/**
 * Sends everything that waits on one way, in the order of the acts. At least once: a worker that dies at any point leaves
 * lines that wait, and the next one sends them again under the same id. What goes wrong at the receiver is written down and
 * asked for again here, so this does not throw for it.
 * @param nu asked for by a person: also while it waits for a later try
 */
export async function deliver<Message, Answer>(
  deps: DeliveryDeps,
  way: Way,
  post: Post<Message, Answer>,
  { signal, nu = false }: { signal: AbortSignal; nu?: boolean },
): Promise<Delivered> {
  const claimed = await claim(deps, way, post, nu);
  if (typeof claimed === 'string') return { kind: claimed, sent: 0, refused: 0 };
  const total = { sent: 0, refused: 0 };
  const holding = hold(deps, claimed.held, signal);
  try {
    const send = await claimed.open(holding.signal);
    await inSchool(deps, way, (tx) => post.plan(tx));
    for (;;) {
      signal.throwIfAborted();
      const counted = await sendNext(deps, claimed.held, post, send);
      if (counted === null) break;
      total.sent += counted.sent;
      total.refused += counted.refused;
    }
    await holding.stop();
    await inSchool(deps, way, (tx) =>
      moveWay(tx, claimed.held, null, { pogingen: 0, fout: null, overMs: null }),
    );
    return { kind: 'klaar', ...total };
  } catch (error) {
    await holding.stop();
    const after = {
      again: (tx: Tx, overMs: number) => post.ask(tx, `weer-${deps.now().getTime()}`, overMs),
      stopped: post.stopped,
    };
    const settled = await settle(
      deps,
      claimed.held,
      { error, after },
      {
        pogingen: total.sent + total.refused > 0 ? 0 : claimed.pogingen,
        lost: holding.lost,
        stopping: signal.aborted,
      },
    );
    return { ...settled, ...total };
  }
}

const inSchool = <T>({ db }: DeliveryDeps, { school }: Way, work: (tx: Tx) => Promise<T>) =>
  db.tenant<T>({ school, actor: null }, work);

async function claim<Message, Answer>(
  deps: DeliveryDeps,
  way: Way,
  post: Post<Message, Answer>,
  nu: boolean,
) {
  return await inSchool(deps, way, async (tx) => {
    const open = await post.open(tx);
    const row = await lockWay(tx, way);
    if (!row?.aan || row.gestopt || open === null) return 'uit' as const;
    if (row.heldMs > 0) {
      // Whoever holds it may have looked for work already: somebody looks again after it.
      await post.ask(tx, `na-${deps.now().getTime()}`, row.heldMs);
      return 'bezet' as const;
    }
    if (row.waitMs > 0 && !nu) return 'later' as const;
    const lease = await takeLease(tx, way, deps.leaseMs);
    return { held: { ...way, lease }, open, pogingen: row.pogingen };
  });
}

/** Sends one message and writes down the answer. @returns null when nothing waits any more, or it was switched off */
async function sendNext<Message, Answer>(
  deps: DeliveryDeps,
  held: HeldWay,
  post: Post<Message, Answer>,
  send: (message: Message) => Promise<Answer>,
): Promise<Counted | null> {
  const next = await inSchool(deps, held, async (tx) => {
    const row = await lockWay(tx, held);
    if (!row?.aan) return null; // switched off meanwhile: what was sent is noted, nothing more goes
    const found = await post.next(tx, row);
    if (found === null) return null;
    // The stamp is kept before it is used: after a crash the next message has a later one.
    const { stempel } = found;
    if (!(await moveWay(tx, held, deps.leaseMs, stempel ? { stempel } : {}))) throw taken();
    return found;
  });
  if (next === null) return null;
  const answer = await send(next.message);
  return await inSchool(deps, held, async (tx) => {
    if (!(await moveWay(tx, held, deps.leaseMs))) throw taken();
    return await post.note(tx, next, answer);
  });
}
