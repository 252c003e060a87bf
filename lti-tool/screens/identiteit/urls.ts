export const PERSONEN = '/koppelingen/personen';
export const VERSCHILLEN = '/koppelingen/verschillen';
export const EIGENAAR = `${VERSCHILLEN}/eigenaar`;
/** Said after an act that came too late. */
export const WEG = 'weg';
