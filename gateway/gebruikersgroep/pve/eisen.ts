/** One requirement of the programma van eisen, in our own words (R78). */
export interface Eis {
  readonly nr: number;
  readonly naam: string;
  readonly deel: Deel;
  /** What is not there yet, or cannot be proved by a test: then it is built in part, whatever tests there are. */
  readonly mist?: string;
  /** Number of the demo story in which it is seen. */
  readonly verhaal?: number;
}

export const DELEN = {
  A: 'Leerroutes en leerlijnen',
  B: 'De leerling volgen',
  C: 'Arrangementskaart',
  D: 'OPP',
  E: 'Groepen',
  F: 'Cyclus en planning',
  G: 'Rollen',
  H: 'Rapportage',
  I: 'Landschap en koppelingen',
  J: 'Samenwerken',
  K: 'Kwaliteit en veiligheid',
} as const;
export type Deel = keyof typeof DELEN;

type Rij = readonly [naam: string, verhaal?: number | undefined, mist?: string];

const RIJEN: Readonly<Record<Deel, readonly [begin: number, rijen: readonly Rij[]]>> = {
  A: [
    1,
    [
      ['Leerroutes met een uitstroomprofiel'],
      ['Leergebieden, ook over de vakken heen'],
      ['Leerlijnen per leerroute en leergebied'],
      ['Niveaus per leerlijn, ook zonder volgorde', 7],
      ['Bij elk niveau een kaart met leerdoelen en acties'],
      ['Een groep geeft zijn profiel aan elke leerling'],
      ['Groep of leerling koppelen aan leerroute en streefniveau'],
      ['Standaard van de sector, met eigen inrichting erbovenop'],
      ['Pakketten inlezen uit andere bronnen'],
      ['Vaste versies, met een overstap die je eerst bekijkt', 8],
      ['Leerdoelen gekoppeld aan kerndoelen'],
      ['Leerlijnen delen met andere besturen'],
    ],
  ],
  B: [
    13,
    [
      ['Plaatsing op een leerroute met bestemming'],
      ['Per leergebied het streefniveau van deze periode'],
      ['Zien hoe ver dat streefniveau is bereikt', 1],
      ['Inzoomen van leergebied naar leerlijn naar leerdoel'],
      ['Eén samenhangend beeld van de leerling', 4],
      ['Voortgang tegen de bestemming en tegen het plan', 4],
      ['Signaal als gebieden uit elkaar lopen', 4],
      ['Toetsresultaten naast de leerdoelen'],
      ['Leeftijd, kenmerken en ondersteuning als gegevens'],
      ['Leerreis: alles op een tijdlijn', 5],
      ['Meer mensen kijken, niets wordt overschreven'],
    ],
  ],
  C: [
    24,
    [
      ['Kaart met de doelen van het streefniveau'],
      ['Per doel een beginsituatie'],
      ['Per doel acties: wat, wie, wanneer, waarmee'],
      ['Per doel wat helpt en wat hindert'],
      ['Per doel een evaluatie'],
      ['Een actie afvinken', 1],
      ['Een doel afvinken', 1],
      ['In een hoger niveau plaatsen', 1],
      ['Lager plaatsen of op het niveau blijven, met reden'],
      ['Een hele groep in één keer bijwerken', 1],
    ],
  ],
  D: [
    34,
    [
      ['Ontwikkeling op lange termijn'],
      ['Verwachte bestemming met onderbouwing'],
      ['Nodige aanbod en ondersteuning'],
      ['Vaste inhoud, met controle op volledigheid'],
      ['Gevuld uit profiel en kaart, zonder overtypen', 2],
      ['Kiezen en groeperen op inhoud van het OPP'],
      ['Document als toegankelijke PDF, DOCX en webpagina'],
      ['Een concept stoort de klas niet'],
      ['Zes weken om vast te stellen'],
      ['Overleg met ouders vastgelegd', 2],
      ['Instemming per ouder, alleen op het handelingsdeel', 3],
      ['Achttien jaar en wettelijk vertegenwoordiger'],
      ['De stem van de leerling, in zijn eigen vorm', 2],
      ['Elk jaar evalueren met ouders'],
      ['De weg bij een geschil', 3],
      ['TLV bijhouden en op tijd opnieuw aanvragen'],
      [
        'Gegevens voor ROD en OSO',
        undefined,
        'De schakel met ROD en OSO zelf is niet met de echte diensten geprobeerd.',
      ],
    ],
  ],
  E: [
    51,
    [
      ['Meer groepen naast elkaar'],
      ['Groepen samenstellen op leerdoelen', 4],
      ['Groepen samenstellen op kenmerken'],
      ['Groepsplan uit de kaarten'],
      ['Flexibel groeperen zonder vaste jaargroep'],
    ],
  ],
  F: [
    56,
    [['De cyclus stuurt wat je nu doet'], ['Perioden naar eigen indeling'], ['Eigen woorden voor de cyclus']],
  ],
  G: [
    59,
    [
      ['Leerling ziet zijn eigen doelen', 2],
      ['Ouder ziet zijn eigen kind', 3],
      ['Leerkracht werkt in zijn eigen groepen', 1],
      ['Begeleider vinkt af en ziet mee'],
      ['Zorgverlener ziet wat met hem is gedeeld', 7],
      ['Elke rol zijn eigen rechten, overal nagelopen'],
    ],
  ],
  H: [
    65,
    [
      ['Rapporten voor directie en bestuur', 6],
      ['OPP-overzicht van de school', 6],
      ['Waar leerlingen na een en twee jaar zijn', 6],
      ['Gegevens voor de eigen rapportages van het bestuur', 6],
    ],
  ],
  I: [
    69,
    [
      ['Open rond het pakket dat er al is'],
      ['Open in de leeromgeving, zonder opnieuw aanmelden', 1],
      ['Uitwisselen met het leerlingvolgsysteem, één bron per veld'],
      ['So en vso samen, over systemen heen', 5],
      ['Ook bruikbaar in het gewone onderwijs'],
      ['Andere programma’s geven resultaten door'],
      ['Stap voor stap beginnen'],
      ['Weg kunnen gaan met alle gegevens'],
    ],
  ],
  J: [
    77,
    [
      ['Wensen van de gebruikersgroep, met stemmen en antwoord'],
      ['Deze bladzijde: elke eis met zijn bewijs'],
      ['Verhalen uit de praktijk als demo'],
      ['Agenda, verslag en besluiten, gelijk voor school en leverancier'],
    ],
  ],
  K: [
    81,
    [
      [
        'Snel te leren',
        1,
        'Of een nieuwe leerkracht het in vijf minuten kan, is nog niet met mensen gemeten.',
      ],
      ['Niet meer gegevens dan nodig, onder een schuilnaam'],
      ['Vastleggen wie wat las en veranderde'],
      ['Bewaren en vernietigen', undefined, 'De klok voor vernietigen na de bewaartermijn volgt nog.'],
      ['Elk bestuur en elke school apart'],
      [
        'Toegankelijk voor iedereen',
        undefined,
        'Alle schermen zijn met een programma nagekeken; een onderzoek door mensen en de verklaring volgen nog.',
      ],
      [
        'Maatregelen volgens het certificeringsschema',
        undefined,
        'De lijst met bewijs per maatregel volgt nog.',
      ],
      ['Stukken voor de verwerkersovereenkomst'],
      ['Snel op schaal van een school'],
      ['Nederlands voorop, één woordenlijst'],
    ],
  ],
};

/** R1 to R90, in order. */
export const EISEN: readonly Eis[] = (Object.keys(RIJEN) as Deel[]).flatMap((deel) => {
  const [begin, rijen] = RIJEN[deel];
  return rijen.map(([naam, verhaal, mist], i) => ({
    nr: begin + i,
    naam,
    deel,
    ...(mist === undefined ? {} : { mist }),
    ...(verhaal === undefined ? {} : { verhaal }),
  }));
});
