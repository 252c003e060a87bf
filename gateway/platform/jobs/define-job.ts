import type { z } from 'zod';
import type { Log } from '../log.ts';

export interface JobContext {
  /** Aborts when the process stops: a handler leaves its work where the next attempt can take it up. */
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly attempt: number;
}

export interface JobDefinition<P> {
  /** Equals the topic of the outbox rows that start it. */
  readonly name: string;
  /** One queue per vendor, so that a slow vendor holds nobody else. */
  readonly queue: string;
  /** Ids only: payloads stand in the queue's own tables, in clear. */
  readonly payload: z.ZodType<P>;
  /** How often it is tried when trying again helps (AppError retry 'later', or an unknown fault). */
  readonly attempts?: number;
  /**
   * Of jobs with the same answer one is under way at a time: one that waits is enough, and of those that are asked while it
   * is active the last one follows it.
   */
  readonly onePer?: (payload: P) => string;
  /** May run twice for the same payload (at least once): re-reads the state and does nothing when it is done. */
  readonly handler: (payload: P, context: JobContext) => Promise<void>;
}

/** One job, payload type erased, ready for the worker. */
export interface Job {
  readonly name: string;
  readonly queue: string;
  readonly attempts: number;
  readonly onePer: ((payload: unknown) => string) | undefined;
  readonly run: (payload: unknown, context: JobContext) => Promise<void>;
}

/**
 * Declares a job once; the worker validates the payload and maps its errors to retries.
 * @example
 * ```ts
 * defineJob({ name: 'sync:parnassys', queue: 'sync-parnassys', payload: z.object({ school: z.uuid(), run: z.uuid() }), handler })
 * ```
 */
export function defineJob<P>(definition: JobDefinition<P>): Job {
  const { onePer } = definition;
  return {
    name: definition.name,
    queue: definition.queue,
    attempts: definition.attempts ?? 5,
    onePer: onePer && ((payload) => onePer(definition.payload.parse(payload))),
    run: async (payload, context) => definition.handler(definition.payload.parse(payload), context),
  };
}
