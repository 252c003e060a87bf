import type { ConnectionView, Counts, RunCounts, RunView } from '../../../../gateway/sync/service.ts';

/** Saturday 21 November 2026, a quarter past one in Amsterdam. */
export const NOW = new Date('2026-11-21T12:15:00Z');
export const RUN = '11111111-1111-4111-8111-111111111111';
export const CONNECTION = '22222222-2222-4222-8222-222222222222';

export const ZERO: Counts = { created: 0, updated: 0, unchanged: 0, ended: 0, quarantined: 0 };

export function counts(leerling: Partial<Counts>, held = 0): RunCounts {
  return { leerling: { ...ZERO, ...leerling }, groep: ZERO, medewerker: ZERO, held };
}

export function runView(extra: Partial<RunView> = {}): RunView {
  return {
    id: RUN,
    connection: CONNECTION,
    status: 'done',
    trigger: 'manual',
    requestedBy: null,
    tries: 0,
    progress: 1,
    counts: counts({ unchanged: 3 }),
    total: { ...ZERO, unchanged: 3 },
    reason: null,
    issues: 0,
    open: { run: extra.id ?? RUN, issues: extra.issues ?? 0 },
    error: null,
    canUndo: false,
    createdAt: new Date('2026-11-21T04:12:00Z'),
    startedAt: null,
    finishedAt: null,
    ...extra,
  };
}

export function connectionView(extra: Partial<ConnectionView> = {}): ConnectionView {
  return {
    id: CONNECTION,
    naam: 'Ons LVS',
    adapter: 'kompas',
    title: 'KompasLVS',
    status: 'active',
    pausedAt: null,
    schedule: '12 5 * * 1-5',
    nextDueAt: new Date('2026-11-23T04:12:00Z'),
    lastSuccessAt: new Date('2026-11-21T04:12:00Z'),
    confirmed: true,
    run: runView(),
    ...extra,
  };
}
