import type { Db } from '../db/pool.ts';

/** What a delivery stands on. */
export interface DeliveryDeps {
  readonly db: Pick<Db, 'tenant'>;
  readonly now: () => Date;
  readonly log: { warn(fields: Record<string, unknown>, message: string): void };
  /** How long a worker that says nothing is taken to be alive, in ms. */
  readonly leaseMs: number;
}
