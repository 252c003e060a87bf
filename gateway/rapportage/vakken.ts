import { sql } from 'kysely';

/** The two for which the Inspectie asks whether streefniveaus are reached (OR1; domain.md L18). */
export const VAKKEN = ['taal', 'rekenen'] as const;
export type Vak = (typeof VAKKEN)[number];

/**
 * Of a leergebied by its alias `g`: Dutch language, arithmetic, or neither. By its name, for packages share no codes; other
 * languages are not Nederlandse taal.
 */
export const vakVanLeergebied = sql<Vak | null>`CASE
  WHEN g.soort <> 'LS' THEN NULL
  WHEN g.naam ~* '(reken|wiskund)' THEN 'rekenen'
  WHEN g.naam ~* '(engels|frans|duits|fries|vreemde|gebaren)' THEN NULL
  WHEN g.naam ~* '(taal|lezen|communicatie)' THEN 'taal' END`;
