import type { Opmaak } from '../../_formats/tabel/simulator/tables.ts';

/** An export as MLS might make it: heading → what stands under it. Invented, as no export was ever seen. */
export const OPMAAK: Opmaak = {
  leerlingen: {
    titel: 'leerlingen',
    koppen: {
      Administratienummer: 'leerlingnummer',
      'Eck-id': 'eckId',
      Leerling: 'naam',
      Geboren: 'geboortedatum',
      'J/M': 'geslacht',
      Jaargroep: 'jaargroep',
      Basisgroep: 'stamgroep',
      'Andere groepen': 'groepen',
      Inschrijfdatum: 'instroomdatum',
      Uitschrijfdatum: 'uitstroomdatum',
      Schoolcode: 'brin',
    },
  },
  groepen: {
    titel: 'groepen',
    koppen: {
      Groepscode: 'code',
      Groep: 'naam',
      Soort: 'soort',
      Jaargroep: 'jaargroep',
      Schooljaar: 'schooljaar',
    },
  },
  medewerkers: {
    titel: 'medewerkers',
    koppen: {
      Afkorting: 'code',
      'Eck-id': 'eckId',
      Medewerker: 'naam',
      'E-mailadres': 'email',
      Rol: 'functie',
      Klassen: 'groepen',
    },
  },
  doelen: {
    titel: 'doelen',
    koppen: {
      Administratienummer: 'leerlingnummer',
      Ontwikkelgebied: 'leerlijn',
      Functioneringsniveau: 'niveau',
      Ontwikkeldoel: 'doel',
      Score: 'stand',
      Scoredatum: 'datum',
    },
  },
  niveaus: {
    titel: 'niveaus',
    koppen: {
      Administratienummer: 'leerlingnummer',
      Ontwikkelgebied: 'leerlijn',
      Functioneringsniveau: 'niveau',
      Scoredatum: 'datum',
    },
  },
};
