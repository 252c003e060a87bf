import type { OppLijst, StatusStap } from '../../../gateway/opp/status/service.ts';
import { contactUrl } from '../contact/urls.ts';
import { kaartUrl } from '../urls.ts';

export const OPP_STATUS = '/opp-status';
export const TERMIJNEN = '/opp-status/termijnen';
export const ROD = '/opp-status/rod';
export const VAKANTIES = '/opp-status/vakanties';

export interface StatusKeuze {
  readonly lijst?: OppLijst | undefined;
  readonly groep?: string | undefined;
  readonly pagina?: number | undefined;
}

/** A list of the overview, of one group or of all. */
export function statusUrl({ lijst, groep, pagina }: StatusKeuze): string {
  const query = new URLSearchParams();
  if (lijst !== undefined) query.set('lijst', lijst);
  if (groep !== undefined) query.set('groep', groep);
  if (pagina !== undefined && pagina > 1) query.set('pagina', String(pagina));
  const text = query.toString();
  return `${OPP_STATUS}${text ? `?${text}` : ''}`;
}

export const tlvUrl = (leerling: string): string => `/leerling/${leerling}/tlv`;
export const evaluatieUrl = (leerling: string): string => `/leerling/${leerling}/opp/evaluatie`;
const oppUrl = (leerling: string): string => `/leerling/${leerling}/opp`;

/** Where the next act is done. */
export function stapUrl(stap: StatusStap, leerling: string): string {
  if (stap === 'tlv_vernieuwen') return tlvUrl(leerling);
  if (stap === 'evaluatie_afronden' || stap === 'evaluatie_beginnen') return evaluatieUrl(leerling);
  if (stap === 'kaart_evalueren') return kaartUrl(leerling);
  // There is written down who decides from the eighteenth birthday on (R45).
  if (stap === 'rechten_bespreken') return contactUrl(leerling);
  return oppUrl(leerling);
}
