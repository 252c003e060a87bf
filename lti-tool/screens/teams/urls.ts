/** Before `/leeromgevingen/:leeromgeving`, which would take it for an id. */
export const TEAMS = '/leeromgevingen/teams';
export const eindeUrl = (tenant: string): string => `${TEAMS}/${tenant}/einde`;
