/** The two for which the Inspectie asks whether streefniveaus are reached (OR1; domain.md L18). */
export const VAKKEN = ['taal', 'rekenen'] as const;
export type Vak = (typeof VAKKEN)[number];
