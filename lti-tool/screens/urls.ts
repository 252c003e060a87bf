/** What of a group is on the screen. */
export type Toon = 'doelen' | 'acties';

export interface GroepKeuze {
  readonly groep: string;
  readonly leerlijn: string;
  readonly toon: Toon;
}

/** Address of the matrix of a group, on a leerlijn and in a view. */
export function groepUrl(groep: string, keuze: Partial<Omit<GroepKeuze, 'groep'>> = {}): string {
  const query = new URLSearchParams();
  if (keuze.leerlijn !== undefined) query.set('leerlijn', keuze.leerlijn);
  if (keuze.toon === 'acties') query.set('toon', 'acties');
  const text = query.toString();
  return `/groep/${groep}${text ? `?${text}` : ''}`;
}

export const groepsprofielUrl = (groep: string): string => `/groep/${groep}/profiel`;
export const leerlingUrl = (leerling: string): string => `/leerling/${leerling}`;
export const leerlijnUrl = (leerling: string, leerlijn: string): string =>
  `/leerling/${leerling}/leerlijn/${leerlijn}`;
export const doelUrl = (leerling: string, leerdoel: string): string =>
  `/leerling/${leerling}/doel/${leerdoel}`;
export const beeldUrl = (leerling: string): string => `/leerling/${leerling}/beeld`;
export const besluitUrl = (leerling: string): string => `/leerling/${leerling}/beeld/besluit`;
/** How the school looks at progress. */
export const volgenUrl = '/volgen';
export const leerreisUrl = (leerling: string): string => `/leerling/${leerling}/leerreis`;
export const delenUrl = (leerling: string): string => `/leerling/${leerling}/delen`;
export const delingEindeUrl = (leerling: string, deling: string): string =>
  `/leerling/${leerling}/delen/${deling}/einde`;
export const kaartUrl = (leerling: string, leerlijn?: string): string =>
  `/leerling/${leerling}/kaart${leerlijn === undefined ? '' : `#lijn-${leerlijn}`}`;
export const doelBladUrl = (leerling: string, leerdoel: string): string =>
  `/leerling/${leerling}/kaart/doel/${leerdoel}`;
export const ondersteuningUrl = (leerling: string): string => `/leerling/${leerling}/ondersteuning`;
export const plaatsUrl = (leerling: string, leerlijn: string): string =>
  `/leerling/${leerling}/leerlijn/${leerlijn}/niveau`;
