import type { ErrorCode } from '../../../gateway/errors.ts';
import type { SceneKind } from './scene.tsx';

interface ErrorText {
  title: string;
  what: string;
  next: string;
  scene: SceneKind;
}

const own: ErrorText = {
  title: 'Er ging iets mis bij ons',
  what: 'Koers kon dit niet doen. Dat ligt niet aan jou.',
  next: 'Wat al bewaard was, is er nog. Probeer het over een paar minuten opnieuw.',
  scene: 'boei',
};

const source: ErrorText = {
  title: 'Het leerlingvolgsysteem geeft geen antwoord',
  what: 'Koers kan nu geen gegevens ophalen bij het leerlingvolgsysteem van je school.',
  next: 'Je kunt gewoon doorwerken. Koers haalt de gegevens later opnieuw op.',
  scene: 'boei',
};

/** For every kind of error: what happened and the next step, in plain Dutch (B1). */
export const ERROR_TEXTS: Record<ErrorCode, ErrorText> = {
  bad_request: {
    title: 'Deze vraag begrijpt Koers niet',
    what: 'Er ontbreekt iets in de link of in het formulier.',
    next: 'Ga terug en probeer het opnieuw. Komt de link uit een bericht? Open Koers dan vanuit de leeromgeving.',
    scene: 'boei',
  },
  not_signed_in: {
    title: 'Je bent niet meer aangemeld',
    what: 'Je was een tijd niet actief. Daarom heeft Koers je afgemeld.',
    next: 'Open Koers opnieuw vanuit de leeromgeving van je school. Dan ga je verder waar je was.',
    scene: 'haven',
  },
  not_allowed: {
    title: 'Dit is niet voor jou te zien',
    what: 'Deze pagina hoort bij een andere groep of een andere rol.',
    next: 'Moet je hier wel bij kunnen? Vraag het aan de intern begeleider of de beheerder van je school.',
    scene: 'vuurtoren',
  },
  needs_passkey: {
    title: 'Hiervoor meld je je aan met een passkey',
    what: 'Dit is beheer. Daarvoor vraagt Koers een extra bewijs dat jij het bent: je passkey.',
    next: 'Dat kan niet binnen de leeromgeving. Koers opent daarom een eigen venster.',
    scene: 'haven',
  },
  not_found: {
    title: 'Deze pagina is er niet',
    what: 'De pagina bestaat niet, of hoort niet bij jouw school.',
    next: 'Ga naar het begin en zoek de leerling of de groep daar op.',
    scene: 'vuurtoren',
  },
  conflict: {
    title: 'Er is intussen iets veranderd',
    what: 'Iemand anders heeft dit net aangepast, of het past niet bij de afspraken van de leerroute.',
    next: 'Ga terug, kijk hoe het er nu voor staat en probeer het opnieuw.',
    scene: 'boei',
  },
  wrong_origin: {
    title: 'Deze opdracht kwam niet uit Koers',
    what: 'Voor de veiligheid voert Koers alleen opdrachten uit die je in Koers zelf geeft.',
    next: 'Open Koers opnieuw vanuit de leeromgeving en probeer het nog eens.',
    scene: 'vuurtoren',
  },
  launch_refused: {
    title: 'Koers kon niet openen vanuit de leeromgeving',
    what: 'De leeromgeving en Koers herkennen elkaar nog niet goed.',
    next: 'Sluit deze pagina en open Koers opnieuw vanuit de leeromgeving.',
    scene: 'vuurtoren',
  },
  config_invalid: own,
  schema_outdated: { ...own, next: 'De beheerder moet eerst een update afmaken. Probeer het later opnieuw.' },
  database_unavailable: own,
  internal: own,
  source_unavailable: source,
  source_refused: {
    ...source,
    title: 'Het leerlingvolgsysteem laat Koers niet toe',
    next: 'Je kunt gewoon doorwerken. De beheerder van je school moet de koppeling nakijken.',
  },
  source_invalid: {
    ...source,
    title: 'De gegevens van het leerlingvolgsysteem kloppen niet',
    what: 'Koers kreeg gegevens die niet te lezen zijn. Er is niets veranderd.',
  },
  needs_confirmation: {
    title: 'Hier moet eerst iemand naar kijken',
    what: 'Dit verandert zoveel dat Koers het niet vanzelf doet.',
    next: 'De beheerder ziet het bij Koppelingen en kan het daar goedkeuren of tegenhouden.',
    scene: 'boei',
  },
  too_many_requests: {
    title: 'Het ging te vaak mis achter elkaar',
    what: 'Vanaf deze plek kwamen veel vragen die niet klopten. Daarom wacht Koers even met antwoorden.',
    next: 'Wacht even en probeer het dan opnieuw. Wat al bewaard was, is er nog.',
    scene: 'boei',
  },
  busy: {
    title: 'Iemand anders is hier net mee bezig',
    what: 'Twee keer tegelijk kan niet.',
    next: 'Wacht een minuut en probeer het dan opnieuw.',
    scene: 'boei',
  },
  cancelled: {
    title: 'Gestopt',
    what: 'Het werk is gestopt voordat het klaar was. Er is niets half veranderd.',
    next: 'Start het opnieuw als je er klaar voor bent.',
    scene: 'haven',
  },
};
