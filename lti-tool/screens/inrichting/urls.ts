/** Where the own leerlijnen of a school are kept. */
export const EIGEN = '/leerlijnen/eigen';

export const inrichtingUrl = (inrichting: string, lijn?: string): string =>
  `${EIGEN}/${inrichting}${lijn === undefined ? '' : `?lijn=${lijn}`}`;
export const doelUrl = (inrichting: string, doel: string): string => `${EIGEN}/${inrichting}/doel/${doel}`;
export const ongedaanUrl = (inrichting: string): string => `${EIGEN}/${inrichting}/ongedaan`;
export const plakUrl = (inrichting: string, lijn: string): string => `${EIGEN}/${inrichting}/plakken/${lijn}`;
export const routesUrl = (inrichting: string): string => `${EIGEN}/${inrichting}/leerroutes`;
export const routeUrl = (inrichting: string, leerroute: string): string =>
  `${routesUrl(inrichting)}/${leerroute}`;
export const verwachtingUrl = (inrichting: string, leerroute: string, leerlijn: string): string =>
  `${routeUrl(inrichting, leerroute)}/${leerlijn}`;
export const kiezenUrl = (inrichting: string, versie?: string): string =>
  `${EIGEN}/${inrichting}/kiezen${versie === undefined ? '' : `?versie=${versie}`}`;
export const wijzigingenUrl = (inrichting: string): string => `${EIGEN}/${inrichting}/wijzigingen`;
export const publicerenUrl = (inrichting: string): string => `${EIGEN}/${inrichting}/publiceren`;
export const delenUrl = (pakket: string): string => `/leerlijnen/delen/${pakket}`;
export const overnemenUrl = (versie: string): string => `/leerlijnen/overnemen/${versie}`;

/** Which part of the editor a change was made in, and is shown again after it. */
export interface Blad {
  readonly blad: 'lijn' | 'doel' | 'routes';
  /** The leerlijn or leerdoel; empty on the leerroutes, and where there is no leerlijn yet. */
  readonly bij: string;
}

export function bladUrl(inrichting: string, { blad, bij }: Blad): string {
  if (blad === 'routes') return routesUrl(inrichting);
  if (blad === 'doel' && bij !== '') return doelUrl(inrichting, bij);
  return inrichtingUrl(inrichting, bij === '' ? undefined : bij);
}
