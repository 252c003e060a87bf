import { z } from 'zod';

/**
 * The parts of Somtoday Connect's answers that we use, read leniently: Somtoday leaves out what is empty and what we may
 * not see. What is not here (BSN, adres, verzorgers, telefoon, pasfoto, geboorteplaats, vakkeuzes, opleiding) is never read.
 */

/** Absent and null are the same to Somtoday. */
const Tekst = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined);
const Getal = z
  .number()
  .nullish()
  .transform((number) => number ?? undefined);
const lijst = <T extends z.ZodType>(schema: T) =>
  z
    .array(schema)
    .nullish()
    .transform((list) => list ?? undefined);
const Verwijzing = z.object({ uuid: z.string().min(1) });

export const Instelling = z.object({ uuid: z.string().min(1), naam: Tekst, brins: lijst(z.string()) });
export const Vestiging = z.object({ uuid: z.string().min(1), naam: Tekst, brins: lijst(z.string()) });

const Mentoren = lijst(z.object({ medewerker_uuid: Tekst }));

export const Stamgroep = z.object({
  uuid: z.string().min(1),
  naam: Tekst,
  leerjaar: Getal,
  onderwijssoort: Tekst,
  leerlingen: lijst(Verwijzing),
  mentoren: Mentoren,
});
export type Stamgroep = z.infer<typeof Stamgroep>;

export const Lesgroep = z.object({
  uuid: z.string().min(1),
  naam: Tekst,
  schooljaar: Tekst,
  leerlingen: lijst(Verwijzing),
  docenten: lijst(z.string()),
});
export type Lesgroep = z.infer<typeof Lesgroep>;

export const Plaatsing = z.object({
  startdatum: Tekst,
  einddatum: Tekst,
  leerjaar: Getal,
  stamgroep: Verwijzing.nullish().transform((groep) => groep ?? undefined),
  mentoren: Mentoren,
});
export type Plaatsing = z.infer<typeof Plaatsing>;

const Persoon = {
  uuid: z.string().min(1),
  eckid: Tekst,
  roepnaam: Tekst,
  voorvoegsel: Tekst,
  achternaam: Tekst,
  emailadres: Tekst,
};

export const Leerling = z.object({
  ...Persoon,
  geslacht: Tekst,
  geboortedatum: Tekst,
  plaatsingen: lijst(Plaatsing),
  lesgroepen: lijst(Verwijzing),
});
export type Leerling = z.infer<typeof Leerling>;

export const Medewerker = z.object({
  ...Persoon,
  afkorting: Tekst,
  functie: Tekst,
  lesgroepen: lijst(Verwijzing),
});
export type Medewerker = z.infer<typeof Medewerker>;

const Deeltoets = z.object({
  uuid: z.string().min(1),
  omschrijving: Tekst,
  code: Tekst,
  geldend_resultaat: Tekst,
  geldend_resultaat_alternatief: Tekst,
});
export type Deeltoets = z.infer<typeof Deeltoets>;
export const DossierResultaat = Deeltoets.extend({ deeltoetsen: lijst(Deeltoets) });
export type DossierResultaat = z.infer<typeof DossierResultaat>;

/** Results stay unread here: each is read by itself, so that a bad one cannot stop the rest. */
export const Dossier = z.object({
  vaknaam: Tekst,
  omschrijving_alternatief: Tekst,
  periodes: lijst(z.object({ resultaten: lijst(z.unknown()) })),
});
export type Dossier = z.infer<typeof Dossier>;
export const VoortgangsdossierResponse = z.object({ voortgangsdossiers: lijst(z.unknown()) });
