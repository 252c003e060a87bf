import { z } from 'zod';

/**
 * What an LVS tells us about a school, in our own words. Adapters map their vendor's wire format to these
 * records; reconcile writes them. An absent field means "not told" and never erases what we know
 * (standards.md trap 9); `null` means "told to be empty".
 */

const Key = z.string().min(1).max(256);
const Naam = z.string().min(1).max(200);
/** Calendar date without a time, `YYYY-MM-DD`. */
export const Datum = z.iso.date();
export type Datum = z.infer<typeof Datum>;

/** Gender as NEN-ISO 5218 means it; OSO's own codes are the other way round (standards.md trap 1). */
export const Geslacht = z.enum(['onbekend', 'jongen', 'meisje', 'niet_gespecificeerd']);
export type Geslacht = z.infer<typeof Geslacht>;

/** UWLR/EDEXML jaargroep: B D 0 1..8 11..16 S (so/sbo) V (vso) C (combinatie) N (niet po/vo) H (historisch). */
export const Jaargroep = z.enum([
  'B',
  'D',
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  'S',
  'V',
  'C',
  'N',
  'H',
]);
export type Jaargroep = z.infer<typeof Jaargroep>;

/** Role of a medewerker as the LVS knows it. It gives no rights in Koers by itself (design §6). */
export const MedewerkerRol = z.enum([
  'leerkracht',
  'ondersteuner',
  'begeleider',
  'directie',
  'administratie',
  'overig',
]);
export type MedewerkerRol = z.infer<typeof MedewerkerRol>;

export const BronGroep = z.object({
  kind: z.literal('groep'),
  key: Key,
  naam: z.string().min(1).max(64),
  soort: z.enum(['stamgroep', 'samengesteld']),
  jaargroep: Jaargroep.optional(),
  /** `2026-2027`. */
  schooljaar: z.string().regex(/^\d{4}-\d{4}$/),
});
export type BronGroep = z.infer<typeof BronGroep>;

const Persoon = {
  /** The vendor's stable key. Absent in UWLR 2.3 without LAS-keys; then `eckId` identifies. */
  key: Key.optional(),
  eckId: Key.optional(),
  roepnaam: Naam.optional(),
  voorvoegsel: z.string().max(20).nullable().optional(),
  achternaam: Naam.optional(),
  email: z.string().max(256).nullable().optional(),
};

export const BronLeerling = z.object({
  kind: z.literal('leerling'),
  ...Persoon,
  geboortedatum: Datum.optional(),
  geslacht: Geslacht.optional(),
  jaargroep: Jaargroep.optional(),
  /** Keys of `BronGroep` records in the same pull. */
  stamgroep: Key.nullable().optional(),
  groepen: z.array(Key).optional(),
  instroomdatum: Datum.nullable().optional(),
  /** From this date the pupil is no longer at school (UWLR/EDEXML meaning, exclusive). */
  uitstroomdatum: Datum.nullable().optional(),
});
export type BronLeerling = z.infer<typeof BronLeerling>;

export const BronMedewerker = z.object({
  kind: z.literal('medewerker'),
  ...Persoon,
  rol: MedewerkerRol.optional(),
  groepen: z.array(z.object({ key: Key, rol: MedewerkerRol.optional() })).optional(),
});
export type BronMedewerker = z.infer<typeof BronMedewerker>;

export const BronRecord = z.discriminatedUnion('kind', [BronGroep, BronLeerling, BronMedewerker]);
export type BronRecord = z.infer<typeof BronRecord>;
export type BronKind = BronRecord['kind'];
