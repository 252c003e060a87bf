import { z } from 'zod';

/** The parts of a GKV answer that we use; addresses, origin and payment are not read at all. */

/** Elements that may repeat. Some are also the name of a reference, which is then a list of one. */
export const GKV_LISTS: ReadonlySet<string> = new Set([
  ...['leerling', 'medewerker', 'groep', 'schooljaar', 'groepsindeling', 'inschrijving'],
]);

const Tekst = z
  .union([z.string(), z.looseObject({ '#text': z.string().default('') }).transform((t) => t['#text'])])
  .optional();
const Ref = z
  .array(Tekst)
  .transform((list) => list[0])
  .optional();
const Rijen = z.array(z.unknown()).default([]);

/** `''` is how an empty element reads. */
const list = <N extends string>(name: N) =>
  z
    .union([z.literal('').transform(() => ({})), z.unknown()])
    .pipe(z.looseObject({ [name]: Rijen }))
    .transform((holder) => holder[name] as unknown[])
    .optional();

export const GkvLeerlingen = z.object({
  return: z.object({ schooljaren: list('schooljaar'), groepen: list('groep'), leerlingen: list('leerling') }),
});
export type GkvLeerlingen = z.infer<typeof GkvLeerlingen>['return'];
export const GkvMedewerkers = z.object({ return: z.object({ medewerkers: list('medewerker') }) });
export type GkvMedewerkers = z.infer<typeof GkvMedewerkers>['return'];

export const Schooljaar = z.object({ id: Tekst, naam: Tekst });
export const Groep = z.object({ id: Tekst, naam: Tekst, schooljaar: Ref });
export type Groep = z.infer<typeof Groep>;

export const Groepsindeling = z.object({ vanafDatum: Tekst, totDatum: Tekst, groep: Ref, leerjaar: Tekst });
export const Inschrijving = z.object({ datumInschrijving: Tekst, datumUitschrijving: Tekst });

export const Leerling = z.object({
  id: Tekst,
  roepNaam: Tekst,
  tussenvoegsel: Tekst,
  achternaam: Tekst,
  geboortedatum: Tekst,
  geslacht: Tekst,
  groepsindelingen: list('groepsindeling'),
  inschrijvingen: list('inschrijving'),
});
export type Leerling = z.infer<typeof Leerling>;

export const Medewerker = z.object({
  id: Tekst,
  roepNaam: Tekst,
  firstName: Tekst,
  tussenvoegsel: Tekst,
  lastName: Tekst,
  email: Tekst,
});
export type Medewerker = z.infer<typeof Medewerker>;
