import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'route' | 'method' | 'status'>;
  readonly jobs: Counter<'job' | 'outcome'>;
  readonly outboxWaiting: Gauge;
}

/** Prometheus figures of one Koers process; labels are route patterns and job names, never ids. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'koers_request_seconds',
      help: 'Server time per request',
      labelNames: ['route', 'method', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 5],
      registers: [registry],
    }),
    jobs: new Counter({
      name: 'koers_jobs_total',
      help: 'Jobs by outcome',
      labelNames: ['job', 'outcome'],
      registers: [registry],
    }),
    outboxWaiting: new Gauge({
      name: 'koers_outbox_waiting',
      help: 'Outbox rows not yet queued',
      registers: [registry],
    }),
  };
}
