/** Handing the OPP of a pupil over to another school (R50). */
export const osoUrl = (leerling: string): string => `/leerling/${leerling}/opp/oso`;
/** The page of the documents of all OPPs. */
export const DOCUMENTEN = '/opp-documenten';
/** The logo of the school, as it stands on its documents. */
export const LOGO = `${DOCUMENTEN}/logo`;
export const bundelUrl = (bundel: string): string => `${DOCUMENTEN}/${bundel}`;
