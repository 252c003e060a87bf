export const PERIODEN = '/perioden';
export type Gedaan = 'gesloten' | 'al' | 'terug';
export const periodeUrl = (groep: string, gedaan?: Gedaan): string =>
  `/groep/${groep}/periode${gedaan === undefined ? '' : `?gedaan=${gedaan}`}`;
export const periodeTerugUrl = (groep: string): string => `/groep/${groep}/periode/terug`;
