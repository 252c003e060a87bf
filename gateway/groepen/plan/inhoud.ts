import { z } from 'zod';
import { Datum } from '../../model/roster.ts';

/** Words that were typed in the plan, with who and when; `bij` names what they were about, for when that is gone. */
export const Tekst = z.strictObject({
  tekst: z.string(),
  bij: z.string(),
  door: z.uuid(),
  op: z.iso.datetime(),
});
export type Tekst = z.infer<typeof Tekst>;

/** What a concept keeps of its own: aanpak per subgroup and evaluatie per doel, by key (rules.ts). */
export const Teksten = z.strictObject({
  aanpak: z.record(z.string(), Tekst),
  evaluatie: z.record(z.string(), Tekst),
});
export type Teksten = z.infer<typeof Teksten>;
export const GEEN_TEKSTEN: Teksten = { aanpak: {}, evaluatie: {} };

const PlanDoel = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  /** Goes on after "De leerling …". */
  tekst: z.string(),
  /** Carried over from another niveau by at least one of them. */
  meegenomen: z.boolean(),
  /** Of the subgroup: who works on it, and who has reached it. */
  werkenEraan: z.array(z.uuid()),
  behaaldDoor: z.array(z.uuid()),
  evaluatie: Tekst.nullable(),
});

const PlanActie = z.strictObject({
  soort: z.string(),
  tekst: z.string(),
  wie: z.string(),
  ritme: z.string(),
  /** On how many cards of the subgroup it stands. */
  leerlingen: z.number().int(),
});

const Subgroep = z.strictObject({
  sleutel: z.string(),
  leergebied: z.string(),
  leerlijn: z.strictObject({ id: z.uuid(), code: z.string(), naam: z.string() }),
  /** `null`: a leerlijn without niveaus; its doelen are counted, and never a percentage (R4). */
  niveau: z.strictObject({ id: z.uuid(), code: z.string(), naam: z.string() }).nullable(),
  leerlingen: z.array(z.uuid()),
  doelen: z.array(PlanDoel),
  acties: z.array(PlanActie),
  /** Who does it and when, gathered from the acties. */
  wie: z.array(z.string()),
  wanneer: z.array(z.string()),
  aanpak: Tekst.nullable(),
});

/** A groepsplan whole (R54): structured, no page of text. Pupils by id alone: what is destroyed of one is gone here too (R84). */
export const PlanInhoud = z.strictObject({
  vorm: z.literal(1),
  groep: z.string(),
  medewerkers: z.array(z.string()),
  periode: z.strictObject({ id: z.uuid(), naam: z.string(), schooljaar: z.string(), van: Datum, tot: Datum }),
  /** The day whose streefniveaus and members it shows. */
  peildag: Datum,
  leerlingen: z.array(z.uuid()),
  subgroepen: z.array(Subgroep),
  /** In the group, without a streefniveau on one of its leerlijnen. */
  zonderStreef: z.array(z.uuid()),
  /** Words about a subgroup or doel that is no longer in the plan. */
  los: z.array(Tekst),
});
export type PlanInhoud = z.infer<typeof PlanInhoud>;
export type Subgroep = z.infer<typeof Subgroep>;
export type PlanDoel = z.infer<typeof PlanDoel>;
export type PlanActie = z.infer<typeof PlanActie>;
