import { z } from 'zod';

/**
 * The parts of a UWLR answer that we use, as the XML kit reads them. Lenient on purpose (sources break the XSD in many
 * ways): shapes here, meaning in the mapping files. `toevoegingen` (private blocks of suppliers) and fields we do not
 * need, BSN and origin among them, are left out and so never get further than this file.
 */

/** Elements that may repeat; the kit makes arrays of them always. */
export const UWLR_LISTS: ReadonlySet<string> = new Set([
  'groep',
  'samengestelde_groep',
  'leerling',
  'leerkracht',
  'rol',
  'rolomschrijving',
]);

/** Text, with or without attributes such as `xsi:nil`; an empty element is `''`. */
const Tekst = z
  .union([z.string(), z.looseObject({ '#text': z.string().default('') }).transform((t) => t['#text'])])
  .optional();

/** `''` is how an empty element reads. */
const leeg = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal('').transform(() => undefined), schema]).optional();

const Verwijzing = z.union([
  z.literal('').transform(() => ({ '@key': undefined })),
  z.object({ '@key': z.string().optional() }),
]);

const School = z.object({
  schooljaar: Tekst,
  brincode: Tekst,
  dependancecode: Tekst,
  aanmaakdatum: Tekst,
  xsdversie: Tekst,
});

export const Groep = z.object({ '@key': z.string().optional(), naam: Tekst, jaargroep: Tekst });
export type Groep = z.infer<typeof Groep>;

const Persoon = {
  '@key': z.string().optional(),
  '@eckid': z.string().optional(),
  achternaam: Tekst,
  voorvoegsel: Tekst,
  roepnaam: Tekst,
  emailadres: Tekst,
};

export const Leerling = z.object({
  ...Persoon,
  geboortedatum: Tekst,
  geslacht: Tekst,
  jaargroep: Tekst,
  groep: z.array(Verwijzing).optional(),
  samengestelde_groepen: leeg(z.object({ samengestelde_groep: z.array(Verwijzing).default([]) })),
  instroomdatum: Tekst,
  uitstroomdatum: Tekst,
});
export type Leerling = z.infer<typeof Leerling>;

const Rollen = { rol: z.array(Tekst).default([]), rolomschrijving: z.array(Tekst).default([]) };
const GroepMetRol = z.union([
  z.literal('').transform(() => ({ '@key': undefined, rol: [], rolomschrijving: [] })),
  z.object({ '@key': z.string().optional(), ...Rollen }),
]);

export const Leerkracht = z.object({
  ...Persoon,
  ...Rollen,
  groepen: leeg(
    z.object({
      groep: z.array(GroepMetRol).default([]),
      samengestelde_groep: z.array(GroepMetRol).default([]),
    }),
  ),
});
export type Leerkracht = z.infer<typeof Leerkracht>;

/** Rows stay unread here: each is read by itself, so that a bad one cannot stop the rest. */
const Rijen = z.array(z.unknown()).default([]);

/** An empty `<groepen/>` says that there are none; an absent one says nothing about groups. */
const Groepen = z
  .union([z.literal('').transform(() => ({})), z.unknown()])
  .pipe(z.object({ groep: Rijen, samengestelde_groep: Rijen }))
  .optional();

export const Leerlinggegevens = z.object({
  school: School,
  groepen: Groepen,
  leerlingen: leeg(z.object({ leerling: Rijen })),
  leerkrachten: leeg(z.object({ leerkracht: Rijen })),
});
export type Leerlinggegevens = z.infer<typeof Leerlinggegevens>;

/** `leerlinggegevens_antwoord` is a choice of these three; the last two are empty elements. */
export const Antwoord = z.object({
  leerlinggegevens: Leerlinggegevens.optional(),
  geenwijzigingen: z.unknown().optional(),
  geengegevens: z.unknown().optional(),
});

const stap = (name: string) =>
  z
    .looseObject({
      [name]: Leerlinggegevens.optional(),
      geengegevens: z.unknown().optional(),
    })
    .transform((answer) => ({
      data: answer[name] as Leerlinggegevens | undefined,
      geengegevens: answer['geengegevens'],
    }));

/** The answers of the stepped operations: each a part of the whole one, under a name of its own. */
export const Stap = {
  structuur: stap('leerlinggegevens-structuur'),
  leerlingen: stap('leerlinggegevens-leerlingen'),
  leerkrachten: stap('leerlinggegevens-leerkrachten'),
} as const;
