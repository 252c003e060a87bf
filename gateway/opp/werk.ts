import { z } from 'zod';
import type { Keys } from '../access/keys.ts';
import { AppError } from '../errors.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';

/** What every use case of an OPP works with: who does it, to whose OPP, when. */
export interface Werk {
  readonly keys: Keys;
  readonly tx: Tx;
  readonly who: KnownActor;
  readonly leerling: string;
  readonly nu: Date;
}

/** What is sealed with a step (`opp_stap.woorden`). */
export const OverlegWoorden = z.object({ deelnemers: z.array(z.string()), uitkomst: z.string() });
export const CvbWoorden = z.object({ advies: z.string() });

/** What is sealed with a field (`opp_veld.woorden`). */
export const VeldWoorden = z.object({
  waarde: z.string(),
  reden: z.string().nullable(),
  was: z.string().nullable(),
});
export type VeldWoorden = z.infer<typeof VeldWoorden>;

/** Seals words with the key of the pupil. */
export const dicht = (w: Werk, woorden: unknown): Promise<Buffer> =>
  w.keys.sealForLeerling(w.tx, w.who.school, w.leerling, JSON.stringify(woorden), 'opp.tekst');

/**
 * Opens words by the id of their row, all at once; what cannot be opened any more is not in the answer (R84). Leaves a line in the
 * trail (R83).
 */
export async function openWoorden(
  w: Werk,
  rijen: readonly { readonly id: string; readonly sealed: Buffer | null }[],
): Promise<ReadonlyMap<string, unknown>> {
  const met = rijen.flatMap((r) => (r.sealed ? { id: r.id, leerling: w.leerling, sealed: r.sealed } : []));
  if (met.length === 0) return new Map();
  const open = await w.keys.openForLeerlingen(w.tx, lezer(w), met, 'opp.tekst');
  return new Map(
    met.flatMap(({ id }, i) => {
      const tekst = open[i];
      return typeof tekst === 'string' ? [[id, JSON.parse(tekst) as unknown] as const] : [];
    }),
  );
}

export const lezer = (w: Werk) => ({ school: w.who.school, person: w.who.person, scherm: 'opp' });

/** What a rule refuses; the message is plain Dutch and says where to mend it. */
export const geweigerd = (bericht: string): AppError => new AppError('conflict', bericht, { status: 409 });

/** Parses what came from outside. @throws AppError `conflict` with what the person can mend */
export function lees<T extends z.ZodType>(vorm: T, input: unknown): z.output<T> {
  const gelezen = vorm.safeParse(input);
  if (!gelezen.success)
    throw geweigerd(gelezen.error.issues[0]?.message ?? 'Dit kan zo niet worden bewaard.');
  return gelezen.data;
}
