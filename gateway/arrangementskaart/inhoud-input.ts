import { z } from 'zod';
import { Datum } from '../model/roster.ts';

const Id = z.uuid().toLowerCase();
const Tekst = z.string().trim().min(3).max(2000);
const Waar = { id: Id, leerling: Id, leerdoel: Id };

/** What a doel came to (R28). */
export const Uitkomst = z.enum(['behaald', 'deels', 'niet', 'gestopt']);
export type Uitkomst = z.infer<typeof Uitkomst>;

/** What is done with it next. */
export const Vervolg = z.enum(['doorgaan', 'hoger', 'anders', 'stoppen']);
export type Vervolg = z.infer<typeof Vervolg>;

/** Functions an actie can be for when it is nobody's in particular (domain.md §5.3). */
export const FUNCTIES = [
  'leerkracht',
  'onderwijsassistent',
  'mentor',
  'logopedist',
  'fysiotherapeut',
  'ergotherapeut',
  'orthopedagoog',
  'intern begeleider',
  'stagebegeleider',
  'jobcoach',
  'ouder',
  'leerling',
] as const;
const Functie = z.enum(FUNCTIES);

export const BeginsituatieInput = z.object({ ...Waar, tekst: Tekst });
export type BeginsituatieInput = z.infer<typeof BeginsituatieInput>;

export const EvaluatieInput = z.object({
  ...Waar,
  uitkomst: Uitkomst,
  vervolg: Vervolg,
  /** What happened, in words; may be quoted in the OPP. */
  tekst: Tekst,
});
export type EvaluatieInput = z.infer<typeof EvaluatieInput>;

/** Wat, wie, wanneer, waarmee and ritme of an actie (R26). Empty words: as the template has them. */
const Inhoud = {
  tekst: z.string().trim().max(500).default(''),
  waarmee: z.string().trim().max(300).default(''),
  ritme: z.string().trim().max(100).default(''),
  functie: Functie.nullable().default(null),
  /** Somebody who sees this leerlijn of the pupil. */
  persoon: Id.nullable().default(null),
  van: Datum.nullable().default(null),
  /** First day no longer. */
  tot: Datum.nullable().default(null),
};

export const NieuweActieInput = z.object({
  ...Waar,
  /** A template of the package on the same leerlijn; null: an actie of one's own, which needs a text. */
  sjabloon: Id.nullable().default(null),
  ...Inhoud,
});
export type NieuweActieInput = z.input<typeof NieuweActieInput>;

export const ActieInput = z.object({ id: Id, leerling: Id, kaartActie: Id, ...Inhoud });
export type ActieInput = z.input<typeof ActieInput>;

export const StopActieInput = z.object({ id: Id, leerling: Id, kaartActie: Id });
export type StopActieInput = z.infer<typeof StopActieInput>;
