export const MIJN = '/mijn';
export const mijnGebiedUrl = (leergebied: string): string => `/mijn/gebied/${leergebied}`;
export const mijnDoelUrl = (leerdoel: string): string => `/mijn/doel/${leerdoel}`;
