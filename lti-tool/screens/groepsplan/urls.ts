export interface PlanKeuze {
  readonly periode?: string | undefined;
  readonly nummer?: number | undefined;
}

/** The groepsplan of a group: of this period, or another one, or an earlier version. */
export function planUrl(groep: string, { periode, nummer }: PlanKeuze = {}, gedaan?: Gedaan): string {
  const query = new URLSearchParams();
  if (periode !== undefined) query.set('periode', periode);
  if (nummer !== undefined) query.set('nummer', String(nummer));
  if (gedaan !== undefined) query.set('gedaan', gedaan);
  const text = query.toString();
  return `/groepen/${groep}/plan${text ? `?${text}` : ''}`;
}
export const tekstUrl = (groep: string): string => `/groepen/${groep}/plan/tekst`;
export const vaststellenUrl = (groep: string): string => `/groepen/${groep}/plan/vaststellen`;

export const GEDAAN = {
  begonnen: 'Het concept staat klaar.',
  bewaard: 'Je tekst is bewaard.',
  vastgesteld: 'Het groepsplan is vastgesteld.',
} as const;
export type Gedaan = keyof typeof GEDAAN;

/** Where a subgroup stands on the page. */
export const sectieId = (sub: { readonly sleutel: string }): string => `sub-${sub.sleutel.replace('/', '-')}`;
