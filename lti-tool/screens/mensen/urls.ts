export const MENSEN = '/mensen';
export const WACHTEN = '/mensen/wachten';
export const UITNODIGEN = '/mensen/uitnodigen';

export const mensUrl = (persoon: string, gedaan?: Gedaan): string =>
  `${MENSEN}/${persoon}${gedaan === undefined ? '' : `?gedaan=${gedaan}`}`;
export const uitnodigUrl = (persoon: string): string => `${UITNODIGEN}?persoon=${persoon}`;
export const rollenUrl = (persoon: string): string => `${mensUrl(persoon)}/rollen`;
export const eindeUrl = (persoon: string, grant: string): string => `${rollenUrl(persoon)}/${grant}/einde`;
export const losUrl = (persoon: string, account: string): string =>
  `${mensUrl(persoon)}/accounts/${account}/los`;
export const afmeldenUrl = (persoon: string): string => `${mensUrl(persoon)}/afmelden`;
export const koppelUrl = (code: string): string => `${WACHTEN}/${encodeURIComponent(code)}`;

/** What was done just now, for the message on the page it leads to. */
export const GEDAAN = {
  rol: 'De rol is gegeven.',
  einde: 'De rol is beëindigd.',
  los: 'Het account is losgemaakt.',
  afgemeld: 'Deze persoon is overal afgemeld.',
  gekoppeld: 'Het account is gekoppeld. Vraag deze persoon om Koers opnieuw te openen.',
} as const;
export type Gedaan = keyof typeof GEDAAN;

export interface Filter {
  readonly zoek?: string | undefined;
  readonly rol?: string | undefined;
  readonly soort?: string | undefined;
}

/** The list with the same filter, on another page. */
export function lijstUrl(filter: Filter, pagina: number): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  if (pagina > 1) query.set('pagina', String(pagina));
  const text = query.toString();
  return `${MENSEN}${text ? `?${text}` : ''}`;
}
