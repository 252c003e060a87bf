/** Leerreizen that other schools opened to this one. */
export const OVERKOMST = '/overkomst';
export const openingUrl = (opening: string): string => `${OVERKOMST}/${opening}`;
/** Opening the leerreis of a pupil to another school. */
export const openenUrl = (leerling: string): string => `/leerling/${leerling}/overkomst`;
