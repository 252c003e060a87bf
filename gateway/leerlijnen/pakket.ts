import { z } from 'zod';

/**
 * A leerlijnenpakket: one version, as plain rows that point at each other by id. Published versions never change (R10),
 * so every id is fixed by who makes the package. Lists may be in any order: `volgorde` and `rang` say what comes first.
 */

/** Any 8-4-4-4-12: CASE 1.1 allows the older variants of a UUID that RFC 9562 no longer names. */
const Id = z.guid().toLowerCase();
const zonderNul = (tekst: string) => !tekst.includes('\0'); // PostgreSQL stores no U+0000
const Code = z.string().trim().min(1).max(120).refine(zonderNul);
const Tekst = z.string().trim().min(1).max(8000).refine(zonderNul);
/** The largest `int` of PostgreSQL. */
const Volgorde = z.int().min(1).max(2_147_483_647);

const RIJ = { id: Id, entiteit: Id.optional() };
/** A row without `entiteit` is the first of its kind: its identity over all versions is the id of this row (R10). */
const eigen = <R extends { id: string; entiteit?: string | undefined }>(row: R) => ({
  ...row,
  entiteit: row.entiteit ?? row.id,
});

/** What a source said and Koers has no column for; `rest` is read and written by formaten/ alone. */
const PakketRest = z.object({
  /** Of what it is: the CFDocument, a CFItem, a CFAssociation, a definition, a rubric, or the package as a whole. */
  soort: z.enum(['document', 'item', 'associatie', 'definitie', 'rubriek', 'pakket']),
  /** The identifier in the source; of an item that is a row of ours, its `entiteit`. One row per soort and id. */
  id: Id,
  /** Place in its list in the source, from 0. */
  plek: z.int().min(0),
  rest: z.record(z.string(), z.unknown()),
});
export type PakketRest = z.infer<typeof PakketRest>;

/** Where a package came from, for people (R12). More may stand in it. */
const Herkomst = z.looseObject({
  /** Name of the file or of the server. */
  bron: z.string().optional(),
  url: z.string().optional(),
  /** Day of the import, YYYY-MM-DD. */
  dag: z.iso.date().optional(),
  /** Of which version it is a copy. */
  kopieVan: Id.optional(),
});

const PakketVorm = z.object({
  /** Of this version. */
  id: Id,
  /** The same over all versions. */
  pakketId: Id,
  /** A package of one school; both absent: for the whole sector. */
  schoolId: Id.nullable().default(null),
  /** A package of all schools of one bestuur (R8, R12). */
  bestuurId: Id.nullable().default(null),
  herkomst: Herkomst.default({}),
  code: Code,
  naam: Tekst,
  versie: z.string().regex(/^\d+\.\d+$/),
  uitgever: Tekst,
  /** SPDX id; mandatory, because much of what schools use may not be passed on (R9). */
  licentie: Tekst,
  schaal: z.array(z.object({ score: z.int().min(0).max(4), naam: Tekst })).length(5),
  behaaldVanaf: z.int().min(1).max(4),
  leergebieden: z.array(
    z
      .object({ ...RIJ, code: Code, naam: Tekst, soort: z.enum(['LS', 'LO']), volgorde: Volgorde })
      .transform(eigen),
  ),
  leerlijnen: z.array(
    z
      .object({
        ...RIJ,
        leergebiedId: Id,
        code: Code,
        naam: Tekst,
        /** `false`: no niveaus, so no streefniveau and no percentage (R4). */
        geordend: z.boolean(),
        volgorde: Volgorde,
        kerndoelHints: z.array(Tekst).default([]),
      })
      .transform(eigen),
  ),
  niveaus: z.array(
    z
      .object({
        ...RIJ,
        leerlijnId: Id,
        code: Code,
        naam: Tekst,
        /** 1 is the lowest. */
        rang: z.int().min(1).max(40),
      })
      .transform(eigen),
  ),
  leerdoelen: z.array(
    z
      .object({
        ...RIJ,
        leerlijnId: Id,
        /** `null` exactly on a leerlijn without niveaus. */
        niveauId: Id.nullable(),
        code: Code,
        tekst: Tekst,
        volgorde: Volgorde,
      })
      .transform(eigen),
  ),
  acties: z.array(
    z
      .object({
        ...RIJ,
        leerdoelId: Id,
        type: Tekst,
        tekst: Tekst,
        wie: Tekst,
        ritme: Tekst,
        volgorde: Volgorde,
      })
      .transform(eigen),
  ),
  leerroutes: z.array(
    z
      .object({
        ...RIJ,
        code: Code,
        naam: Tekst,
        volgorde: Volgorde,
        /** Place in the landelijk doelgroepenmodel. */
        ldgm: z.int().min(1).max(7).nullable().default(null),
        /** Both `null` for a route that is not filled in yet. */
        uitstroomprofiel: z.enum(['dagbesteding', 'arbeidsmarkt', 'vervolgonderwijs']).nullable(),
        bestemming: Tekst.nullable(),
      })
      .transform(eigen),
  ),
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
  rest: z.array(PakketRest).default([]),
});

export const PakketSchema = PakketVorm.refine((p) => p.schoolId === null || p.bestuurId === null, {
  path: ['bestuurId'],
  message: 'Een pakket is van een school of van een bestuur, niet van beide.',
});
export type Pakket = z.infer<typeof PakketSchema>;

/** A version of a package without its content. */
export type PakketKop = Pick<
  Pakket,
  | 'id'
  | 'pakketId'
  | 'schoolId'
  | 'bestuurId'
  | 'herkomst'
  | 'code'
  | 'naam'
  | 'versie'
  | 'uitgever'
  | 'licentie'
  | 'schaal'
  | 'behaaldVanaf'
>;
