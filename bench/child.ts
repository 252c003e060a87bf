import { fork } from 'node:child_process';
import path from 'node:path';

/** What a child process of the bench can be asked; every function takes one argument that survives JSON. */
type Api = Record<string, (arg: never) => Promise<unknown>>;

interface Question {
  readonly id: number;
  readonly method: string;
  readonly arg: unknown;
}
type Answer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string };

/** A part of the bench in a process of its own, so that its CPU is not counted with the work. */
export interface Child<A> {
  ask<K extends keyof A>(
    method: K,
    arg: A[K] extends (arg: infer P) => unknown ? P : never,
  ): Promise<A[K] extends (arg: never) => Promise<infer R> ? R : never>;
  close(): Promise<void>;
}

export const ROLES = ['simulator', 'driver'] as const;
export type Role = (typeof ROLES)[number];

const RUN = path.join(import.meta.dirname, '../bin/run.js');
const BENCH = path.join(import.meta.dirname, 'bench.ts');

/** Starts this program once more in a role of its own. */
export function startChild<A>(role: Role): Child<A> {
  const child = fork(RUN, [BENCH, '--as', role]);
  const waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  let asked = 0;
  child.on('message', (message) => {
    const answer = message as Answer;
    const who = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) who?.reject(new Error(`${role}: ${answer.error}`));
    else who?.resolve(answer.result as never);
  });
  child.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error);
  });
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${role} ended (${code})`));
  });
  return {
    ask: (method, arg) =>
      new Promise((resolve, reject) => {
        asked += 1;
        waiting.set(asked, { resolve, reject });
        child.send({ id: asked, method: String(method), arg } satisfies Question);
      }),
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await gone;
    },
  };
}

/** Answers the questions of the parent until it lets go. */
export function serve(api: Api): void {
  process.on('message', async (message) => {
    const { id, method, arg } = message as Question;
    try {
      const result = await api[method]?.(arg as never);
      process.send?.({ id, result: result ?? null } satisfies Answer);
    } catch (error) {
      process.send?.({ id, error: String(error) } satisfies Answer);
    }
  });
  process.on('disconnect', () => process.exit(0));
}
