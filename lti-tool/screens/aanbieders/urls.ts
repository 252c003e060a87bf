export const AANBIEDERS = '/aanbieders';
/** One program of a vendor, by its client id. */
export const aanbiederUrl = (client: string): string => `${AANBIEDERS}/${client}`;
export const toestemmingUrl = (client: string): string => `${aanbiederUrl(client)}/toestemming`;
export const intrekkenUrl = (client: string): string => `${aanbiederUrl(client)}/intrekken`;
export const weigerenUrl = (client: string): string => `${aanbiederUrl(client)}/weigeren`;
export type BerichtenAct = 'opnieuw' | 'hervatten';
export const berichtenUrl = (client: string, webhook: string, act: BerichtenAct): string =>
  `${aanbiederUrl(client)}/berichten/${webhook}/${act}`;
