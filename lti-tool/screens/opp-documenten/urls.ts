/** The page of the documents of all OPPs. */
export const DOCUMENTEN = '/opp-documenten';
export const bundelUrl = (bundel: string): string => `${DOCUMENTEN}/${bundel}`;
/** The OPP of a pupil as a file; `welke`: `concept`, `geldend` or a number. */
export const documentUrl = (leerling: string, soort: string, welke?: string | number): string =>
  `/leerling/${leerling}/opp/document/${soort}${welke === undefined ? '' : `?welke=${welke}`}`;
