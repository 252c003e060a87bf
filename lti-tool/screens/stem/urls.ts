/** The pupil's own form: of nobody else there is an address here (R59). */
export const MIJN_STEM = '/mijn/stem';
/** For who works with the pupil: how it stands, and what was said. */
export const stemUrl = (leerling: string): string => `/leerling/${leerling}/opp/stem`;
/** The same form, filled in with somebody beside him. */
export const samenUrl = (leerling: string): string => `${stemUrl(leerling)}/samen`;
