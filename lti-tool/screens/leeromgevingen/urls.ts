export const LEEROMGEVINGEN = '/leeromgevingen';
export const CURSUSSEN = `${LEEROMGEVINGEN}/cursussen`;
export const NIEUW = `${LEEROMGEVINGEN}/nieuw`;
export const leeromgevingUrl = (id: string): string => `${LEEROMGEVINGEN}/${id}`;
export const controleUrl = (id: string): string => `${leeromgevingUrl(id)}/controle`;
export const eindeUrl = (id: string): string => `${leeromgevingUrl(id)}/einde`;
