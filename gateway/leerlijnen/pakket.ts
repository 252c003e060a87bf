import { z } from 'zod';

/**
 * A leerlijnenpakket as it comes in: one version, as plain rows that point at each other by id. Published versions
 * never change (R10), so every id is fixed by who makes the package.
 */
const Id = z.uuid().toLowerCase();
const Code = z.string().min(1).max(40);
const Tekst = z.string().trim().min(1).max(1000);
const Volgorde = z.int().min(1);

export const PakketSchema = z.object({
  /** Of this version. */
  id: Id,
  /** The same over all versions. */
  pakketId: Id,
  /** A package of one school; absent: for the whole sector. */
  schoolId: Id.nullable().default(null),
  code: Code,
  naam: Tekst,
  versie: z.string().regex(/^\d+\.\d+$/),
  uitgever: Tekst,
  /** SPDX id; mandatory, because much of what schools use may not be passed on (R9). */
  licentie: Tekst,
  schaal: z.array(z.object({ score: z.int().min(0).max(4), naam: Tekst })).length(5),
  behaaldVanaf: z.int().min(1).max(4),
  leergebieden: z
    .array(z.object({ id: Id, code: Code, naam: Tekst, soort: z.enum(['LS', 'LO']), volgorde: Volgorde }))
    .min(1),
  leerlijnen: z
    .array(
      z.object({
        id: Id,
        leergebiedId: Id,
        code: Code,
        naam: Tekst,
        /** `false`: no niveaus, so no streefniveau and no percentage (R4). */
        geordend: z.boolean(),
        volgorde: Volgorde,
        kerndoelHints: z.array(Tekst).default([]),
      }),
    )
    .min(1),
  niveaus: z.array(
    z.object({
      id: Id,
      leerlijnId: Id,
      code: Code,
      naam: Tekst,
      /** 1 is the lowest. */ rang: z.int().min(1).max(40),
    }),
  ),
  leerdoelen: z
    .array(
      z.object({
        id: Id,
        leerlijnId: Id,
        /** `null` exactly on a leerlijn without niveaus. */
        niveauId: Id.nullable(),
        code: Code,
        tekst: Tekst,
        volgorde: Volgorde,
      }),
    )
    .min(1),
  acties: z.array(
    z.object({
      id: Id,
      leerdoelId: Id,
      type: Tekst,
      tekst: Tekst,
      wie: Tekst,
      ritme: Tekst,
      volgorde: Volgorde,
    }),
  ),
  leerroutes: z
    .array(
      z.object({
        id: Id,
        code: Code,
        naam: Tekst,
        volgorde: Volgorde,
        /** Place in the landelijk doelgroepenmodel. */
        ldgm: z.int().min(1).max(7).nullable().default(null),
        /** Both `null` for a route that is not filled in yet. */
        uitstroomprofiel: z.enum(['dagbesteding', 'arbeidsmarkt', 'vervolgonderwijs']).nullable(),
        bestemming: Tekst.nullable(),
      }),
    )
    .min(1),
  routeLeerlijnen: z.array(
    z.object({
      leerrouteId: Id,
      leerlijnId: Id,
      uitstroomniveauId: Id.nullable(),
      /** Expected niveau by onderwijsleeftijd in years, straight lines between the points. */
      profiel: z.array(
        z.object({ onderwijsleeftijd: z.int().min(3).max(21), niveau: z.number().min(0).max(40) }),
      ),
    }),
  ),
});
export type Pakket = z.infer<typeof PakketSchema>;
