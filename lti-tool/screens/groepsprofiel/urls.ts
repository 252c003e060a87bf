export const profielUrl = (groep: string, leerroute?: string): string =>
  `/groep/${groep}/profiel${leerroute === undefined ? '' : `?leerroute=${leerroute}#koppelen`}`;
export const bekijkUrl = (groep: string): string => `/groep/${groep}/profiel/bekijk`;
export const terugUrl = (groep: string): string => `/groep/${groep}/profiel/terug`;
