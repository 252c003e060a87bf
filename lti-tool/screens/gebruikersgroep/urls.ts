export const GROEPEN = '/gebruikersgroepen';
export const CODE = `${GROEPEN}/code`;
export const groepUrl = (groep: string): string => `/gebruikersgroep/${groep}`;
export const deelnemersUrl = (groep: string): string => `${groepUrl(groep)}/deelnemers`;
export const wensenUrl = (groep: string): string => `${groepUrl(groep)}/wensen`;
export const wensUrl = (groep: string, wens: string): string => `${wensenUrl(groep)}/${wens}`;
export const besluitenUrl = (groep: string): string => `${groepUrl(groep)}/besluiten`;
export const bijeenkomstenUrl = (groep: string): string => `${groepUrl(groep)}/bijeenkomsten`;
export const bijeenkomstUrl = (groep: string, bijeenkomst: string): string =>
  `${bijeenkomstenUrl(groep)}/${bijeenkomst}`;
export const pilotsUrl = (groep: string): string => `${groepUrl(groep)}/pilots`;
export const pilotUrl = (groep: string, pilot: string): string => `${pilotsUrl(groep)}/${pilot}`;
/** Of the school: whether it takes part. */
export const PILOTS = '/pilots';
export const PVE = '/pve';
