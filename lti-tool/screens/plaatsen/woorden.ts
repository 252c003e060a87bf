import type { LinkSoort } from '../../lti/plekken-service.ts';

/** What can be placed, as the list of kinds calls it, and how one of it is looked for. */
export const SOORT: Readonly<
  Record<LinkSoort, { readonly label: string; readonly zoek: string; readonly geen: string }>
> = {
  groep: { label: 'Groepsscherm', zoek: 'Naam van de groep', geen: 'Geen groep gevonden' },
  kaart: { label: 'Arrangementskaart', zoek: 'Naam van de leerling', geen: 'Geen leerling gevonden' },
  leerlijn: { label: 'Leerlijn', zoek: 'Naam van de leerlijn', geen: 'Geen leerlijn gevonden' },
  opp: { label: 'OPP', zoek: 'Naam van de leerling', geen: 'Geen leerling gevonden' },
  opp_stem: {
    label: 'OPP: wat vindt de leerling?',
    zoek: 'Naam van de leerling',
    geen: 'Geen leerling gevonden',
  },
  opp_evaluatie: { label: 'OPP: evaluatie', zoek: 'Naam van de leerling', geen: 'Geen leerling gevonden' },
};

/** Who sees it later, said before one chooses. */
export const WIE_ZIET: Readonly<Record<LinkSoort, string>> = {
  groep: 'Collega’s van deze groep zien het groepsscherm. Een leerling komt bij zijn eigen doelen.',
  kaart:
    'Alleen wie deze leerling in Koers mag zien, ziet de kaart. De leerling zelf komt bij zijn eigen doelen.',
  leerlijn:
    'Collega’s zien de leerlijn, een ouder ziet die van zijn kind. Een leerling komt bij zijn eigen doelen.',
  opp: 'Collega’s, ouders en de leerling zien het OPP zoals dat voor hen bedoeld is.',
  opp_stem: 'De leerling komt bij zijn eigen vragen. Jij ziet wat de leerling zei.',
  opp_evaluatie: 'Alleen wie aan dit OPP werkt, komt bij de evaluatie.',
};
