import { faultsOf, type Secrets, SLOW_MS, secretsIn } from './judge.ts';
import { type FuzzRequest, type Material, makeRequest } from './make-request.ts';
import { seeded } from './random.ts';
import { send } from './send.ts';

export interface FuzzTarget extends Material {
  readonly secrets: Secrets;
  /** Everything that was logged until now. */
  readonly logged: () => string;
  /** New sessions for those who have one: a request may have ended theirs. */
  readonly renew?: () => Promise<Readonly<Record<string, string>>>;
}

export interface FuzzReport {
  readonly seed: number;
  readonly requests: number;
  readonly perSecond: number;
  readonly slowestMs: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** How often each kind of person got an answer that is not a refusal. */
  readonly good: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

const AT_ONCE = 4;
const RENEW_EVERY = 20;

const name = ({ who, method, target, body }: FuzzRequest) =>
  `${who}: ${method} ${target.slice(0, 200)}${body ? ` ${JSON.stringify(body.toString().slice(0, 200))}` : ''}`;

/** Sends `count` requests that the seed chooses, and judges every answer and at the end the log. */
export async function fuzz(
  target: FuzzTarget,
  { count, seed }: { count: number; seed: number },
): Promise<FuzzReport> {
  const random = seeded(seed);
  const faults: string[] = [];
  const statuses: Record<string, number> = {};
  const good: Record<string, number> = {};
  let slowestMs = 0;
  const one = async (request: FuzzRequest) => {
    const answer = await send(target.origin, request);
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    if (answer.status < 400) good[request.who] = (good[request.who] ?? 0) + 1;
    slowestMs = Math.max(slowestMs, answer.ms);
    const found = faultsOf(request, answer, target.secrets);
    // A busy computer is slow once; a request that is too much for us is slow again.
    if (answer.ms > SLOW_MS) {
      const again = await send(target.origin, request);
      if (again.ms > SLOW_MS) found.push(`took ${Math.round(answer.ms)} and ${Math.round(again.ms)} ms`);
    }
    faults.push(...found.map((fault) => `${fault} – ${name(request)}`));
  };
  const began = performance.now();
  let material: Material = target;
  for (let sent = 0; sent < count; ) {
    if (target.renew && sent % RENEW_EVERY === 0) material = { ...target, cookies: await target.renew() };
    const now = Math.min(AT_ONCE, count - sent);
    await Promise.all(Array.from({ length: now }, () => one(makeRequest(material, random))));
    sent += now;
  }
  const perSecond = Math.round(count / ((performance.now() - began) / 1000));
  const inLog = secretsIn(target.logged(), target.secrets).map((s) => `the log tells "${s}" of a person`);
  return {
    seed,
    requests: count,
    perSecond,
    slowestMs: Math.round(slowestMs),
    statuses,
    good,
    faults: [...faults, ...inLog],
  };
}

/** The report in a few lines, faults first in full. */
export function told(report: FuzzReport): string {
  const counts = (of: Readonly<Record<string, number>>) =>
    Object.entries(of)
      .map(([key, n]) => `${key}: ${n}`)
      .join('  ');
  return [
    `seed ${report.seed}: ${report.requests} requests, ${report.perSecond} a second, slowest ${report.slowestMs} ms`,
    `statuses   ${counts(report.statuses)}`,
    `not refused   ${counts(report.good)}`,
    ...report.faults.slice(0, 40).map((fault) => `FAULT ${fault}`),
    `${report.faults.length} faults`,
  ].join('\n');
}
