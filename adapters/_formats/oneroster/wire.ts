import { z } from 'zod';

/**
 * The parts of OneRoster 1.1 and 1.2 objects that we use, in the words of its JSON binding. Lenient on purpose: a number
 * is read as text, so that a key stays a key; null is the same as absent. Fields that we do not need (password, phone,
 * origin, agents) are not here and so never get further.
 */

const Tekst = z
  .union([z.string().transform((text) => text.trim()), z.number().transform(String)])
  .nullish()
  .transform((text) => text ?? undefined);

/** A GUIDRef; CSV writes the sourcedId alone. */
const Ref = z
  .union([z.string().transform((sourcedId) => ({ sourcedId })), z.object({ sourcedId: Tekst })])
  .nullish()
  .transform((ref) => ref?.sourcedId || undefined);

const list = <T extends z.ZodType>(of: T) =>
  z
    .array(of)
    .nullish()
    .transform((all) => all ?? []);

const Basis = { sourcedId: Tekst, status: Tekst };

export const Org = z.object({ ...Basis, name: Tekst, identifier: Tekst });

export const Session = z.object({ ...Basis, startDate: Tekst, endDate: Tekst });

export const Klas = z.object({
  ...Basis,
  title: Tekst,
  classType: Tekst,
  grades: list(Tekst),
  terms: list(Ref),
  /** Of another school that stands in the same package; who asks for the classes of one school never sees any. */
  elders: z.boolean().optional(),
});
export type Klas = z.infer<typeof Klas>;

export const Enrollment = z.object({
  ...Basis,
  user: Ref,
  class: Ref,
  role: Tekst,
  beginDate: Tekst,
  endDate: Tekst,
});
export type Enrollment = z.infer<typeof Enrollment>;

const Rol = z.object({
  roleType: Tekst,
  role: Tekst,
  org: Ref,
  beginDate: Tekst,
  endDate: Tekst,
  /** Where it stands, when that is not in the row of its user (roles.csv). */
  at: z.string().optional(),
});
export type Rol = z.infer<typeof Rol>;

export const User = z.object({
  ...Basis,
  userMasterIdentifier: Tekst,
  userIds: list(z.object({ type: Tekst, identifier: Tekst })),
  givenName: Tekst,
  familyName: Tekst,
  preferredFirstName: Tekst,
  email: Tekst,
  grades: list(Tekst),
  /** 1.2. */
  roles: list(Rol),
  /** 1.1: one role, at each of these. */
  role: Tekst,
  orgs: list(Ref),
});
export type User = z.infer<typeof User>;

export const Demographics = z.object({ ...Basis, birthDate: Tekst, sex: Tekst });
export type Demographics = z.infer<typeof Demographics>;

/** One object as the source wrote it. */
export interface WireRow {
  readonly value: unknown;
  /** Where it stands, or where a field of it stands; never content. */
  readonly at: (field?: string) => string;
}

/** All that a source told about one school. */
export interface Roster {
  /** Its sourcedId. */
  readonly school: string;
  readonly sessions: readonly WireRow[];
  readonly classes: readonly WireRow[];
  readonly enrollments: readonly WireRow[];
  readonly users: readonly WireRow[];
  /** Absent: the source does not tell them to us. */
  readonly demographics?: readonly WireRow[];
}
