export const RAPPORTAGE = '/rapportage';
export const OUD_LEERLINGEN = '/rapportage/oud-leerlingen';
export const GEGEVENS = '/rapportage/gegevens';

export interface RapportKeuze {
  readonly jaar?: number | null | undefined;
  readonly alles?: boolean | undefined;
}

/** The report of a school year, with small figures or without. */
export function rapportUrl({ jaar, alles }: RapportKeuze): string {
  const query = new URLSearchParams();
  if (jaar !== undefined && jaar !== null) query.set('jaar', String(jaar));
  if (alles) query.set('alles', 'ja');
  const text = query.toString();
  return `${RAPPORTAGE}${text ? `?${text}` : ''}`;
}

/** Leavers: about whom something is to be asked, or everybody. */
export function oudLeerlingenUrl({
  wie,
  pagina,
}: {
  wie?: 'alle' | undefined;
  pagina?: number | undefined;
}): string {
  const query = new URLSearchParams();
  if (wie !== undefined) query.set('wie', wie);
  if (pagina !== undefined && pagina > 1) query.set('pagina', String(pagina));
  const text = query.toString();
  return `${OUD_LEERLINGEN}${text ? `?${text}` : ''}`;
}

export const gegevensUrl = (bestand: 'leerlingen.csv' | 'leerlijnen.csv' | 'gegevens.xlsx'): string =>
  `${GEGEVENS}/${bestand}`;

export const oudLeerlingUrl = (leerling: string): string => `${OUD_LEERLINGEN}/${leerling}`;
