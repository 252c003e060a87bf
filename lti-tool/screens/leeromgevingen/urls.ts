export const LEEROMGEVINGEN = '/leeromgevingen';
export const CURSUSSEN = `${LEEROMGEVINGEN}/cursussen`;
export const NIEUW = `${LEEROMGEVINGEN}/nieuw`;
export const leeromgevingUrl = (id: string): string => `${LEEROMGEVINGEN}/${id}`;
export const controleUrl = (id: string): string => `${leeromgevingUrl(id)}/controle`;
export const eindeUrl = (id: string): string => `${leeromgevingUrl(id)}/einde`;
/** Makes a link by which an ELO registers itself; an ELO that did so and waits. */
export const LINK = `${LEEROMGEVINGEN}/link`;
export const aanmeldingUrl = (id: string): string => `${LEEROMGEVINGEN}/aanmelding/${id}`;
export const afwijzenUrl = (id: string): string => `${aanmeldingUrl(id)}/afwijzen`;
/** Asks the ELO to tell us of copied courses. */
export const berichtenUrl = (id: string): string => `${leeromgevingUrl(id)}/berichten`;
