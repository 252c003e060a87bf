import type { Opmaak } from '../../_formats/tabel/simulator/tables.ts';

/** An export as Logos might make it: heading → what stands under it. Invented, as no export was ever seen. */
export const OPMAAK: Opmaak = {
  leerlingen: {
    titel: 'Leerlingen',
    koppen: {
      'Leerling-nr.': 'leerlingnummer',
      'ECK iD': 'eckId',
      Roepnaam: 'roepnaam',
      Tussenvoegsel: 'voorvoegsel',
      Achternaam: 'achternaam',
      'Geb. datum': 'geboortedatum',
      Geslacht: 'geslacht',
      Leerjaar: 'jaargroep',
      'Groep/klas': 'stamgroep',
      Subgroepen: 'groepen',
      'Datum in': 'instroomdatum',
      'Datum uit': 'uitstroomdatum',
      BRIN: 'brin',
    },
  },
  groepen: {
    titel: 'Groepen',
    koppen: {
      Code: 'code',
      Groepsnaam: 'naam',
      Type: 'soort',
      Leerjaar: 'jaargroep',
      Schooljaar: 'schooljaar',
    },
  },
  medewerkers: {
    titel: 'Personeel',
    koppen: {
      Personeelsnummer: 'code',
      'ECK iD': 'eckId',
      Roepnaam: 'roepnaam',
      Tussenvoegsel: 'voorvoegsel',
      Achternaam: 'achternaam',
      'E-mail': 'email',
      Functie: 'functie',
      Groepen: 'groepen',
    },
  },
  doelen: {
    titel: 'Doelen',
    koppen: {
      'Leerling-nr.': 'leerlingnummer',
      Vormingsgebied: 'leerlijn',
      Niveau: 'niveau',
      Leerlijndoel: 'doel',
      Status: 'stand',
      'Datum beheerst': 'datum',
    },
  },
  niveaus: {
    titel: 'Niveaus',
    koppen: {
      'Leerling-nr.': 'leerlingnummer',
      Vormingsgebied: 'leerlijn',
      Niveau: 'niveau',
      Peildatum: 'datum',
    },
  },
};
