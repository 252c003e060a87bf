/** One field term: what it means, in one or two plain sentences (B1). */
export interface Term {
  /** How it is written in a sentence. */
  term: string;
  meervoud: string;
  betekenis: string;
}

/**
 * The words of the field, each with one meaning (R90). Screens, help and docs take them from here, and from nowhere else.
 * Code uses the same words (design §3).
 */
export const GLOSSARY = {
  leerling: {
    term: 'leerling',
    meervoud: 'leerlingen',
    betekenis: 'Een kind of jongere die op deze school zit.',
  },
  groep: {
    term: 'groep',
    meervoud: 'groepen',
    betekenis:
      'Leerlingen die samen les krijgen. Een leerling kan in meer groepen zitten, bijvoorbeeld een stamgroep en een rekengroep.',
  },
  leerroute: {
    term: 'leerroute',
    meervoud: 'leerroutes',
    betekenis: 'De weg die een leerling door de school volgt, naar een bestemming na school.',
  },
  uitstroomprofiel: {
    term: 'uitstroomprofiel',
    meervoud: 'uitstroomprofielen',
    betekenis: 'Waar de leerroute op uitkomt: dagbesteding, arbeidsmarkt of vervolgonderwijs.',
  },
  uitstroombestemming: {
    term: 'uitstroombestemming',
    meervoud: 'uitstroombestemmingen',
    betekenis: 'De plek na school, zo precies mogelijk. Bijvoorbeeld: werken in het groen.',
  },
  leergebied: {
    term: 'leergebied',
    meervoud: 'leergebieden',
    betekenis: 'Een vak of een deel van de ontwikkeling. Bijvoorbeeld rekenen, of samen met anderen.',
  },
  leerlijn: {
    term: 'leerlijn',
    meervoud: 'leerlijnen',
    betekenis: 'Een reeks leerdoelen binnen een leergebied, meestal van makkelijk naar moeilijk.',
  },
  niveau: {
    term: 'niveau',
    meervoud: 'niveaus',
    betekenis: 'Een stap op een leerlijn. Niet elke leerlijn heeft niveaus.',
  },
  leerdoel: {
    term: 'leerdoel',
    meervoud: 'leerdoelen',
    betekenis: 'Iets wat de leerling gaat leren, zo geschreven dat je kunt zien of het lukt.',
  },
  waarneming: {
    term: 'waarneming',
    meervoud: 'waarnemingen',
    betekenis:
      'Wat iemand zag bij een leerdoel, in eigen woorden. De stand van het doel verandert er niet door.',
  },
  actie: {
    term: 'actie',
    meervoud: 'acties',
    betekenis: 'Wat iemand doet om een leerdoel te halen. Bijvoorbeeld: elke week oefenen met echt geld.',
  },
  streefniveau: {
    term: 'streefniveau',
    meervoud: 'streefniveaus',
    betekenis: 'Het niveau dat de leerling aan het eind van deze periode wil halen.',
  },
  uitstroomniveau: {
    term: 'uitstroomniveau',
    meervoud: 'uitstroomniveaus',
    betekenis: 'Het niveau dat de leerling aan het eind van school wil halen.',
  },
  arrangementskaart: {
    term: 'arrangementskaart',
    meervoud: 'arrangementskaarten',
    betekenis:
      'Het plan voor een leerling op een leergebied in een periode: begin, leerdoelen, acties en wat het opleverde.',
  },
  beginsituatie: {
    term: 'beginsituatie',
    meervoud: 'beginsituaties',
    betekenis: 'Wat de leerling al kan als de periode begint.',
  },
  factor: {
    term: 'factor',
    meervoud: 'factoren',
    betekenis: 'Iets dat het leren makkelijker of moeilijker maakt.',
  },
  ondersteuningsbehoefte: {
    term: 'ondersteuningsbehoefte',
    meervoud: 'ondersteuningsbehoeften',
    betekenis: 'Welke hulp een leerling nodig heeft, en hoeveel. Bijvoorbeeld: veel hulp bij communicatie.',
  },
  evaluatie: {
    term: 'evaluatie',
    meervoud: 'evaluaties',
    betekenis: 'Wat er van een leerdoel terechtkwam in een periode, en hoe het verdergaat.',
  },
  periode: {
    term: 'periode',
    meervoud: 'periodes',
    betekenis: 'Een deel van het schooljaar met een begin en een eind. De school kiest hoeveel er zijn.',
  },
  leerreis: {
    term: 'leerreis',
    meervoud: 'leerreizen',
    betekenis: 'Wat de leerling tot nu toe heeft geleerd en welke keuzes er zijn gemaakt.',
  },
  integraalBeeld: {
    term: 'integraal beeld',
    meervoud: 'integrale beelden',
    betekenis: 'Alle leergebieden van een leerling naast elkaar, op weg naar de bestemming.',
  },
  onderwijsleeftijd: {
    term: 'onderwijsleeftijd',
    meervoud: 'onderwijsleeftijden',
    betekenis:
      'Hoe oud de leerling is op 31 december in dit schooljaar. De route zegt per onderwijsleeftijd wat zij verwacht.',
  },
  vooruitblik: {
    term: 'vooruitblik',
    meervoud: 'vooruitblikken',
    betekenis:
      'Waar de leerling waarschijnlijk komt als het gaat zoals het ging. Er staat altijd tussen welke niveaus. Een vooruitblik beslist niets.',
  },
  opp: {
    term: 'ontwikkelingsperspectief (OPP)',
    meervoud: 'ontwikkelingsperspectieven',
    betekenis:
      'Het wettelijke plan met de bestemming en de ondersteuning van de leerling. Ouders en leerling praten mee.',
  },
  niveaugroep: {
    term: 'niveaugroep',
    meervoud: 'niveaugroepen',
    betekenis:
      'Leerlingen die aan hetzelfde niveau van een leerlijn werken, uit welke stamgroep ook. De groep loopt door in een nieuw schooljaar.',
  },
  groepsplan: {
    term: 'groepsplan',
    meervoud: 'groepsplannen',
    betekenis: 'De leerdoelen en acties van een hele groep in een periode.',
  },
  koppeling: {
    term: 'koppeling',
    meervoud: 'koppelingen',
    betekenis: 'De verbinding tussen Koers en het leerlingvolgsysteem van de school.',
  },
  lvs: {
    term: 'leerlingvolgsysteem (LVS)',
    meervoud: 'leerlingvolgsystemen',
    betekenis:
      'Het systeem waarin de school leerlingen, groepen en resultaten bijhoudt. Bijvoorbeeld ParnasSys of Somtoday.',
  },
  elo: {
    term: 'leeromgeving (ELO)',
    meervoud: 'leeromgevingen',
    betekenis: 'De website waar leerlingen en leerkrachten hun lessen vinden, en waaruit je Koers opent.',
  },
} as const satisfies Record<string, Term>;

export type TermKey = keyof typeof GLOSSARY;

/** A term as it is written in a sentence; the plural when `count` is not 1. */
export function term(key: TermKey, count = 1): string {
  const { term: one, meervoud } = GLOSSARY[key];
  return count === 1 ? one : meervoud;
}

/** Steps of the cycle in the words that a school chose (R58): those of Koers, HGW (1-zorgroute) or 4D (domain.md §1.7). */
export const CYCLUS_WOORDEN = {
  gewoon: {
    naam: 'Koers',
    evalueren: 'Evalueren',
    bepalen: 'Bepalen',
    plannen: 'Plannen',
    leren: 'Leren',
    vastleggen: 'Vastleggen',
  },
  // Four steps for five: recording what happened is where looking begins.
  hgw: {
    naam: 'Handelingsgericht werken (HGW)',
    evalueren: 'Waarnemen',
    bepalen: 'Begrijpen',
    plannen: 'Plannen',
    leren: 'Realiseren',
    vastleggen: 'Waarnemen',
  },
  '4d': {
    naam: '4D: data, duiden, doelen, doen',
    evalueren: 'Data',
    bepalen: 'Duiden',
    plannen: 'Doelen',
    leren: 'Doen',
    vastleggen: 'Data',
  },
} as const;
