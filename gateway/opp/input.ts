import { z } from 'zod';
import { OppDeel, SectieG, VeldSleutel } from '../model/opp.ts';
import { Datum } from '../model/roster.ts';

const MEESTE_TEKENS = 4_000;
const Woorden = z.string().trim().max(MEESTE_TEKENS, `Een tekst heeft hooguit ${MEESTE_TEKENS} tekens.`);
const Verplicht = (wat: string) => Woorden.min(1, wat);
const Deelnemers = z
  .array(z.string().trim().min(1).max(120))
  .min(1, 'Schrijf op wie erbij waren.')
  .max(30, 'Schrijf hooguit 30 namen op.');

/** What a person typed in one field of the concept of a pupil. */
export const VeldInput = z.strictObject({
  leerling: z.uuid(),
  veld: VeldSleutel,
  waarde: Woorden,
  /** Why not what the source says; asked for a field that has a source (R38). */
  reden: Woorden.optional(),
  /** Revision he saw when he began (`OppView.stempels`); 0 when nobody had typed there. */
  gezien: z.number().int().min(0),
  /** He says that it is a typing error only; it counts as one when the words bear it out (taalfout-rules.ts). */
  taalfout: z.boolean().default(false),
});
export type VeldInput = z.input<typeof VeldInput>;

export const VeldTerug = z.strictObject({ leerling: z.uuid(), veld: VeldSleutel, gezien: z.number().int() });
export type VeldTerug = z.input<typeof VeldTerug>;

/** R43: op overeenstemming gericht overleg. */
export const OverlegInput = z.strictObject({
  leerling: z.uuid(),
  op: Datum,
  deelnemers: Deelnemers,
  uitkomst: Verplicht('Schrijf op wat er uit het overleg kwam.'),
});
export type OverlegInput = z.input<typeof OverlegInput>;

export const CvbInput = z.strictObject({
  leerling: z.uuid(),
  op: Datum,
  advies: Verplicht('Schrijf op wat de commissie adviseert.'),
});
export type CvbInput = z.input<typeof CvbInput>;

/** R44: what somebody answers on exactly the content with this afdruk. */
export const AntwoordInput = z.strictObject({
  leerling: z.uuid(),
  deel: OppDeel,
  antwoord: z.enum(['akkoord', 'niet_akkoord']),
  toelichting: Woorden.optional(),
  afdruk: z.string().regex(/^[0-9a-f]{64}$/),
});
export type AntwoordInput = z.input<typeof AntwoordInput>;

/** An answer that came on paper, taken down by the school. */
export const PapierInput = AntwoordInput.extend({
  persoon: z.uuid(),
  /** How the school made sure who it was: "handtekening, gezien door de school". */
  zekerheid: Verplicht('Schrijf op hoe je weet dat dit antwoord van deze persoon is.').max(200),
});
export type PapierInput = z.input<typeof PapierInput>;

/** How who answers came in; the route takes it from the session, and its level from who invited him. */
export const Aanmelding = z.strictObject({
  methode: z.enum(['passkey', 'lti']),
  zekerheid: z.string().max(200).nullable(),
  sessie: z.uuid().nullable(),
});
export type Aanmelding = z.infer<typeof Aanmelding>;

/** R47: how the evaluation of what is in force ended; section G of the version that follows. */
export const EvaluatieInput = z.strictObject({
  leerling: z.uuid(),
  op: Datum,
  deelnemers: Deelnemers,
  leergebieden: z.array(
    z.strictObject({
      leergebied: z.string(),
      leerlijn: z.string(),
      /** `entiteit` of the leerlijn: it names the field `g.conclusie:<entiteit>`. */
      entiteit: z.uuid(),
      streefniveau: z.string().nullable(),
      behaald: z.string(),
      conclusie: Verplicht('Schrijf bij elk leergebied een conclusie.'),
    }),
  ),
  doelen: SectieG.unwrap().shape.doelen,
  wijzigingen: Woorden.nullable(),
});
export type EvaluatieInput = z.input<typeof EvaluatieInput>;

/** An act that needs nothing but a reason; `op` is the day it holds from. */
export const RedenInput = z.strictObject({
  leerling: z.uuid(),
  reden: Verplicht('Schrijf op waarom.'),
  op: Datum.optional(),
});
export type RedenInput = z.input<typeof RedenInput>;
