import { z } from 'zod';

/**
 * What comes over the line. Read leniently: a key stays text, a field that is absent is not told, and what we do not need
 * is left unread. A row that does not fit becomes one issue, and the others arrive.
 */

const Tekst = z.string().max(1000).optional();
/** `null`: told to be empty. */
const Leegbaar = z.string().max(1000).nullable().optional();

const Persoon = {
  id: z.string().min(1),
  eckId: Tekst,
  roepnaam: Tekst,
  tussenvoegsel: Leegbaar,
  achternaam: Tekst,
};

export const School = z.object({ brin: z.string(), naam: z.string() });

/** Rows stay unread here: each is read by itself, so that a bad one cannot stop the rest. */
export const Bladzijde = z.object({ totaal: z.int().nonnegative(), rijen: z.array(z.unknown()) });

export const Groep = z.object({
  id: z.string().min(1),
  naam: z.string(),
  extra: z.boolean().optional(),
  leerjaar: Tekst,
  schooljaar: z.string(),
});

export const Leerling = z.object({
  ...Persoon,
  geboren: Tekst,
  geslacht: Tekst,
  leerjaar: Tekst,
  stamgroep: Leegbaar,
  groepen: z.array(z.string()).optional(),
  vanaf: Leegbaar,
  tot: Leegbaar,
});

export const Medewerker = z.object({
  ...Persoon,
  email: Leegbaar,
  functie: Tekst,
  groepen: z.array(z.string()).optional(),
});
