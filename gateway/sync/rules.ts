import {
  type ConfirmReason,
  type Counts,
  KINDS,
  type RunCounts,
  type RunStatus,
  type Staged,
} from './run.ts';

/** What may follow what. A worker whose process died leaves `pulling` or `applying`; the next attempt pulls again. */
const NEXT: Readonly<Record<RunStatus, readonly RunStatus[]>> = {
  queued: ['pulling', 'cancelled'],
  pulling: ['pulling', 'applying', 'queued', 'done', 'failed', 'cancelled'],
  staged: ['pulling', 'applying', 'cancelled'],
  applying: ['pulling', 'needs_confirmation', 'queued', 'done', 'failed'],
  needs_confirmation: ['staged', 'queued', 'cancelled'],
  done: ['undone'],
  failed: [],
  cancelled: [],
  undone: [],
};

const all = Object.keys(NEXT) as RunStatus[];

/** The statuses from which a run may go to `to`; every store statement that moves a run asks this table. */
export function mayBecome(to: RunStatus): readonly RunStatus[] {
  return all.filter((from) => NEXT[from].includes(to));
}

/** Whether a run can still change anything. Equals the index `sync_run_live` (a test compares them). */
export function isLive(status: RunStatus): boolean {
  return mayBecome('cancelled').includes(status) || status === 'applying';
}

/** Share of the live records of one kind that may end without a person looking (design §5). */
const MASS_END_SHARE = 0.1;
/** Fewer than this is a handful: in a small school two leavers are soon 10 %. */
const MASS_END_LEAST = 3;

export function isMassEnd(live: number, ending: number): boolean {
  return ending >= MASS_END_LEAST && ending > live * MASS_END_SHARE;
}

/** Whether a person must look before anything is applied, and why. */
export function mustConfirm(
  run: { confirmed: boolean; einde: boolean },
  connection: { confirmed: boolean },
  staged: Staged,
  counts: RunCounts,
): ConfirmReason | null {
  if (run.confirmed || (!hasWork(staged) && stagedFacts(staged) === 0)) return null;
  if (run.einde) return 'einde';
  if (!connection.confirmed) return 'first_sync';
  const facts = Object.values(staged.facts ?? {});
  return KINDS.some((kind) => isMassEnd(staged.live[kind], counts[kind].ended)) ||
    facts.some(({ live, missing }) => isMassEnd(live, missing))
    ? 'mass_end'
    : null;
}

export function hasWork(staged: Staged): boolean {
  return staged.rows + staged.missing > 0;
}

/** How many results and rows of history a pull staged. */
export function stagedFacts(staged: Staged): number {
  return Object.values(staged.facts ?? {}).reduce((n, f) => n + f.created + f.updated + f.missing, 0);
}

/** People, groups and facts that the answer no longer holds. */
const allMissing = (staged: Staged): number =>
  Object.values(staged.facts ?? {}).reduce((n, f) => n + f.missing, staged.missing);

/**
 * A pupil whose row could not be read looks the same as a pupil who left. So while an answer has more unreadable rows
 * than we know to be nobody of ours, missing records are held, not ended.
 */
export function mustHold(staged: Staged, droppedKnown: number): boolean {
  return allMissing(staged) > 0 && staged.dropped > droppedKnown;
}

/** Unreadable rows known to be nobody of ours: all of them when nobody is missing. */
export function droppedKnownAfter(staged: Staged, before: number): number {
  return allMissing(staged) === 0 ? staged.dropped : Math.min(before, staged.dropped);
}

export function totalCounts(counts: RunCounts): Counts {
  const total: Counts = { created: 0, updated: 0, unchanged: 0, ended: 0, quarantined: 0 };
  for (const kind of KINDS) {
    for (const name of Object.keys(total) as (keyof Counts)[]) total[name] += counts[kind][name];
  }
  return total;
}

/** How often a run asks a source that is ill, before it gives up until the next time on the schedule. */
export const MAX_TRIES = 5;
/** Milliseconds until the next try, unless the source says otherwise: 1, 2, 4, 8 minutes. */
export function nextTryMs(tries: number): number {
  return 60_000 * 2 ** (Math.max(1, tries) - 1);
}

/** What was staged this long ago may be confirmed; older is pulled again. */
export const STAGED_FRESH_MS = 24 * 3_600_000;
