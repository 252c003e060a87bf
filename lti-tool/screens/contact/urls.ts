export const CONTACT = '/contact';

/** What was done just now, for the message on the page it leads to. */
export const GEDAAN = {
  erbij: 'Deze persoon staat nu bij de leerling.',
  adres: 'Het adres is bewaard. Een uitnodiging die nog open stond werkt niet meer.',
  gezag: 'De wijziging is bewaard. Wat eerder gold, staat onder Eerder.',
  weg: 'Deze persoon staat niet meer bij de leerling.',
  achttien: 'De leerling beslist nu zelf.',
} as const;
export type Gedaan = keyof typeof GEDAAN;

export const contactUrl = (leerling: string, gedaan?: Gedaan): string =>
  `${CONTACT}/${leerling}${gedaan === undefined ? '' : `?gedaan=${gedaan}`}`;
export const contactDoen = (
  leerling: string,
  wat: 'mensen' | 'adres' | 'uitnodigen' | 'gezag' | 'einde' | 'achttien',
): string => `${CONTACT}/${leerling}/${wat}`;

/** The list with the same question, on another page. */
export function lijstUrl({ zoek, open, pagina }: { zoek: string; open: boolean; pagina: number }): string {
  const query = new URLSearchParams();
  if (zoek) query.set('zoek', zoek);
  if (open) query.set('open', 'ja');
  if (pagina > 1) query.set('pagina', String(pagina));
  const text = query.toString();
  return `${CONTACT}${text ? `?${text}` : ''}`;
}
