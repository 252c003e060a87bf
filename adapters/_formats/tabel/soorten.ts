import { z } from 'zod';

/**
 * The tables that we know and the columns of each, with the headings (in Dutch) by which one is recognised. A vendor adds
 * its own headings to them; capitals, accents, spaces and signs do not count.
 */

/** How a row names a pupil: of the pupil itself, and of a row about one. */
const WIE = {
  leerlingnummer: {
    titel: 'Leerlingnummer',
    koppen: [
      'Leerlingnummer',
      'Leerlingnr',
      'Leerling nr',
      'LLnr',
      'Leerlingcode',
      'Leerling ID',
      'Stamnummer',
    ],
  },
  eckId: { titel: 'ECK iD', koppen: ['ECK iD', 'ECK id leerling', 'ketenid'] },
  naam: {
    titel: 'Naam in één kolom',
    koppen: ['Naam leerling', 'Leerlingnaam', 'Leerling', 'Naam', 'Volledige naam'],
  },
  geboortedatum: { titel: 'Geboortedatum', koppen: ['Geboortedatum', 'Geb datum', 'Gebdat', 'Geboren'] },
} as const;

const NAMEN = {
  roepnaam: { titel: 'Roepnaam', koppen: ['Roepnaam', 'Voornaam'] },
  voorvoegsel: { titel: 'Tussenvoegsel', koppen: ['Tussenvoegsel', 'Voorvoegsel', 'Tussenv', 'Tv'] },
  achternaam: { titel: 'Achternaam', koppen: ['Achternaam', 'Familienaam'] },
} as const;

const JAARGROEP = { titel: 'Jaargroep', koppen: ['Jaargroep', 'Leerjaar', 'Jaar'] } as const;
const SCHOOLJAAR = { titel: 'Schooljaar', koppen: ['Schooljaar', 'Cursusjaar'] } as const;
const LEERLIJN = { titel: 'Leerlijn', koppen: ['Leerlijn', 'Leergebied', 'Vakgebied', 'Vak'] } as const;
const NIVEAU = { titel: 'Niveau', koppen: ['Niveau', 'Leerlijnniveau', 'Behaald niveau'] } as const;
const DATUM = {
  titel: 'Datum',
  koppen: ['Datum', 'Op', 'Datum behaald', 'Behaald op', 'Beoordeeld op'],
} as const;
const STAND = { titel: 'Stand', koppen: ['Stand', 'Status', 'Beoordeling', 'Resultaat', 'Behaald'] } as const;

export interface VeldTekst {
  readonly titel: string;
  readonly koppen: readonly string[];
}

interface SoortVorm {
  readonly titel: string;
  /** By which the name of a sheet or file says what it is. */
  readonly woorden: readonly string[];
  readonly velden: Readonly<Record<string, VeldTekst>>;
  /** Of each of these lists one column must be there. */
  readonly nodig: readonly (readonly string[])[];
}

/** In the order in which a table is tried: the one that asks most is first. */
export const SOORTEN = {
  doelen: {
    titel: 'Leerdoelen',
    woorden: ['doel'],
    velden: {
      ...WIE,
      leerlijn: LEERLIJN,
      niveau: NIVEAU,
      doel: { titel: 'Leerdoel', koppen: ['Leerdoel', 'Doel', 'Doelomschrijving', 'Omschrijving'] },
      stand: STAND,
      datum: DATUM,
    },
    nodig: [['leerlingnummer', 'eckId', 'naam'], ['leerlijn'], ['doel']],
  },
  niveaus: {
    titel: 'Niveaus',
    woorden: ['niveau'],
    velden: { ...WIE, leerlijn: LEERLIJN, niveau: NIVEAU, stand: STAND, datum: DATUM },
    nodig: [['leerlingnummer', 'eckId', 'naam'], ['leerlijn'], ['niveau']],
  },
  leerlingen: {
    titel: 'Leerlingen',
    woorden: ['leerling'],
    velden: {
      ...WIE,
      ...NAMEN,
      geslacht: { titel: 'Geslacht', koppen: ['Geslacht', 'M/V', 'J/M'] },
      jaargroep: JAARGROEP,
      stamgroep: { titel: 'Groep', koppen: ['Stamgroep', 'Groep', 'Klas', 'Stamklas', 'Groepscode'] },
      groepen: { titel: 'Andere groepen', koppen: ['Andere groepen', 'Subgroepen', 'Samengestelde groepen'] },
      instroomdatum: {
        titel: 'Op school sinds',
        koppen: ['Instroomdatum', 'Datum in', 'Inschrijfdatum', 'Op school sinds'],
      },
      uitstroomdatum: {
        titel: 'Van school op',
        koppen: ['Uitstroomdatum', 'Datum uit', 'Uitschrijfdatum', 'Van school op'],
      },
      email: { titel: 'E-mail', koppen: ['E-mail', 'E-mailadres', 'Mailadres'] },
      brin: { titel: 'BRIN', koppen: ['BRIN', 'BRIN-nummer', 'BRIN-code', 'Schoolcode'] },
    },
    nodig: [
      ['leerlingnummer', 'eckId'],
      ['achternaam', 'naam'],
    ],
  },
  medewerkers: {
    titel: 'Medewerkers',
    woorden: ['medewerker', 'personeel', 'leerkracht'],
    velden: {
      code: {
        titel: 'Personeelsnummer',
        koppen: ['Personeelsnummer', 'Personeelsnr', 'Medewerkercode', 'Medewerkernummer', 'Afkorting'],
      },
      eckId: { titel: 'ECK iD', koppen: ['ECK iD', 'ECK id medewerker', 'ketenid'] },
      naam: { titel: 'Naam in één kolom', koppen: ['Naam', 'Medewerker', 'Naam medewerker'] },
      ...NAMEN,
      functie: { titel: 'Functie', koppen: ['Functie', 'Rol'] },
      groepen: { titel: 'Groepen', koppen: ['Groepen', 'Groep', 'Klassen', 'Klas'] },
      email: { titel: 'E-mail', koppen: ['E-mail', 'E-mailadres', 'Mailadres'] },
    },
    nodig: [
      ['code', 'eckId'],
      ['achternaam', 'naam'],
    ],
  },
  groepen: {
    titel: 'Groepen',
    woorden: ['groep', 'klas'],
    velden: {
      code: { titel: 'Groepscode', koppen: ['Groepscode', 'Code', 'Groep ID', 'Klascode'] },
      naam: { titel: 'Naam van de groep', koppen: ['Groepsnaam', 'Naam groep', 'Naam', 'Groep', 'Klas'] },
      soort: { titel: 'Soort groep', koppen: ['Soort groep', 'Groepssoort', 'Soort', 'Type'] },
      jaargroep: JAARGROEP,
      schooljaar: SCHOOLJAAR,
    },
    nodig: [['naam']],
  },
} as const satisfies Readonly<Record<string, SoortVorm>>;

export type Soort = keyof typeof SOORTEN;
export const ALLE_SOORTEN = Object.keys(SOORTEN) as readonly Soort[];
/** Those in which each row says something of a pupil's history. */
export const VERLEDEN: readonly Soort[] = ['doelen', 'niveaus'];

export const vormVan = (soort: Soort): SoortVorm => SOORTEN[soort];

/** Headings that a vendor is known or thought to use, before the general ones. */
export type Sjabloon = Partial<Readonly<Record<Soort, Readonly<Record<string, readonly string[]>>>>>;

const Keuze = z.record(z.string().max(40), z.string().max(200));

/** Which column is what, as a school chose it: of each table a heading by field; '' when the file has no such column. */
export const Kolommen = z.partialRecord(z.enum(ALLE_SOORTEN as [Soort, ...Soort[]]), Keuze);
export type Kolommen = z.infer<typeof Kolommen>;
