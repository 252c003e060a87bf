/** A story of practice to follow in the demo (R79). */
export interface Verhaal {
  readonly nr: number;
  readonly titel: string;
  /** Whom to be in the demo ELO: their name there. */
  readonly wie: string;
  readonly stappen: readonly string[];
}

/** The stories, in steps that somebody can follow who sees Koers for the first time. */
export const VERHALEN: readonly Verhaal[] = [
  {
    nr: 1,
    titel: 'Afvinken en hoger plaatsen',
    wie: 'Igor Helmgras',
    stappen: [
      'Open je groep De Duinen en kies een leerlijn.',
      'Vink een actie af bij vier leerlingen, en zet één doel op beheerst.',
      'Kijk op Vandaag wie klaar is voor een hoger niveau, en plaats die leerling.',
    ],
  },
  {
    nr: 2,
    titel: 'Een OPP in zes minuten',
    wie: 'Petra Poolster',
    stappen: [
      'Open het OPP-overzicht en kies de leerling die over twaalf dagen klaar moet zijn.',
      'Kijk wat er al staat en waar het vandaan komt. Vul aan wat ontbreekt.',
      'Vraag de leerling om zijn mening met de pictogrammen, en leg het plan voor aan de ouders.',
    ],
  },
  {
    nr: 3,
    titel: 'Een ouder stemt niet in',
    wie: 'Petra Poolster',
    stappen: [
      'Open in het OPP-overzicht de leerling met een geschil.',
      'Zie dat het uitstroomdeel vaststaat en het handelingsdeel niet.',
      'Lees welke weg er nu open is voor ouders en school.',
    ],
  },
  {
    nr: 4,
    titel: 'Rekenen voor, samenwerken achter',
    wie: 'Hassan Werkbank',
    stappen: [
      'Open Route A, kies Milan en ga naar het integraal beeld.',
      'Kies bij het signaal wat het team doet.',
      'Maak de groep die Koers voorstelt.',
    ],
  },
  {
    nr: 5,
    titel: 'Van so naar vso',
    wie: 'Petra Poolster',
    stappen: [
      'Open in het so de leerreis van Otis en zet die open voor het vso.',
      'Meld je aan in het vso en neem de leerreis over.',
      'Zie de open doelen terug op de kaart.',
    ],
  },
  {
    nr: 6,
    titel: 'Het rapport van de directeur',
    wie: 'Hilde Roerganger',
    stappen: [
      'Open het OPP-overzicht.',
      'Kies een vak en zie welke leerlingen erbij horen.',
      'Bekijk de rapporten over uitstroom en streefniveaus.',
    ],
  },
  {
    nr: 7,
    titel: 'Een zorgverlener ziet één leerlijn',
    wie: 'Lies Klinkerpad',
    stappen: [
      'Zie welke leerlingen met je zijn gedeeld, en tot wanneer.',
      'Open een leerling: alleen de gedeelde leerlijn is er.',
      'Vink een actie af.',
    ],
  },
  {
    nr: 8,
    titel: 'Een nieuwe versie van de leerlijnen',
    wie: 'Petra Poolster',
    stappen: [
      'Open Leerlijnen en kies de overstap naar versie 1.1.',
      'Bekijk wat er met elk doel gebeurt.',
      'Stap over, en zie dat er niets kwijt is.',
    ],
  },
];
