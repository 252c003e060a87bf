import { z } from 'zod';
import { BronGroep, type BronKind, BronLeerling, BronMedewerker } from '../model/roster.ts';

/** Kinds of records, in the order in which they are applied and shown. */
export const KINDS = [
  BronGroep.shape.kind.value,
  BronLeerling.shape.kind.value,
  BronMedewerker.shape.kind.value,
] as const satisfies readonly BronKind[];

export const RunStatus = z.enum([
  'queued',
  'pulling',
  'staged', // confirmed by a person, waits for a worker
  'needs_confirmation',
  'applying',
  'done',
  'failed',
  'cancelled',
  'undone',
]);
export type RunStatus = z.infer<typeof RunStatus>;

/** Who or what asked for a run. `einde`: the last one of a connection, which asks nobody and ends what it brought. */
export const Trigger = z.enum(['manual', 'schedule', 'cli', 'setup', 'file', 'einde']);
export type Trigger = z.infer<typeof Trigger>;

const n = z.number().int().nonnegative().default(0);

/** What became of the records of one kind. */
export const Counts = z.object({
  created: n,
  updated: n,
  unchanged: n,
  ended: n,
  quarantined: n,
});
export type Counts = z.infer<typeof Counts>;

const perKind = <T extends z.ZodType>(value: T) =>
  z.object({ groep: value, leerling: value, medewerker: value });

/** `held`: missing records that were not ended because the answer had rows nobody could read. */
export const RunCounts = perKind(Counts.prefault({})).extend({
  held: n,
  /** Results and history; absent when the source told none. */
  resultaat: Counts.optional(),
  verleden: Counts.optional(),
});
export type RunCounts = z.infer<typeof RunCounts>;

/** What a pull found of results, or of history. `live`: what this connection told before and still stood. */
export const StagedFacts = z.object({ created: n, updated: n, unchanged: n, missing: n, live: n });
export type StagedFacts = z.infer<typeof StagedFacts>;

/** What a pull found, kept with the run until it is applied. */
export const Staged = z.object({
  rows: n,
  missing: n,
  /** Rows that the adapter could not read. */
  dropped: n,
  /** Records that are known and the same, per kind; they are not staged. */
  unchanged: perKind(n),
  /** Records of this connection that were live before, per kind. */
  live: perKind(n),
  /** Hash of the whole answer (record-hash.ts); null when the next one must be looked at record by record. */
  digest: z.string().nullable().default(null),
  /** The source itself said that nothing changed: what it could not use was told by an earlier run. */
  nothingNew: z.boolean().optional(),
  /** Results and history, per kind that the source told of. */
  facts: z.partialRecord(z.enum(['resultaat', 'verleden']), StagedFacts).optional(),
});
export type Staged = z.infer<typeof Staged>;

/** Payload of the job `sync`: ids only. */
export const SyncPayload = z.object({ school: z.uuid(), run: z.uuid() });
export type SyncPayload = z.infer<typeof SyncPayload>;

/** A cursor as it was kept; one that no longer has the shape counts as none, and everything is asked for. */
export const StoredCursor = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
  .nullable()
  .catch(null);

/** Why a person must look first. */
export type ConfirmReason = 'first_sync' | 'mass_end' | 'einde';
