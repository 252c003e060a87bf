import { z } from 'zod';

/** What a school reads before it says yes to a scope. */
export interface ScopeWoorden {
  readonly titel: string;
  /** What the vendor sees or does with it, in plain Dutch; follows "Deze aanbieder …". */
  readonly uitleg: string;
  /** `schrijven`: it changes something at the school; `bijzonder`: more than ordinary personal data. */
  readonly soort: 'lezen' | 'schrijven' | 'bijzonder';
}

/**
 * Everything a program of a vendor can be allowed (R69). OneRoster scopes carry the names of 1EdTech (OneRoster 1.2
 * REST binding, security); the others are ours.
 */
export const API_SCOPES = {
  'https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly': {
    titel: 'School, groepen en namen',
    uitleg:
      'ziet je school, de groepen uit je LVS, en wie erin zit: naam, e-mailadres, rol, leerjaar en sinds wanneer.',
    soort: 'lezen',
  },
  'https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly': {
    titel: 'School, groepen, namen en koppelingen',
    uitleg: 'ziet hetzelfde als hierboven, en ook hoe ouders heten en bij welke leerling zij horen.',
    soort: 'lezen',
  },
  'https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly': {
    titel: 'Geboortedatum en geslacht',
    uitleg: 'ziet van elke leerling de geboortedatum en het geslacht, voor zover je LVS die geeft.',
    soort: 'lezen',
  },
  'https://purl.imsglobal.org/spec/or/v1p2/scope/gradebook-core.readonly': {
    titel: 'Standen van leerdoelen',
    uitleg: 'ziet van elke leerling hoe ver hij is met de leerdoelen op zijn kaart, en sinds wanneer.',
    soort: 'lezen',
  },
  'https://purl.imsglobal.org/spec/or/v1p2/scope/gradebook.readonly': {
    titel: 'Standen van leerdoelen, ook per groep',
    uitleg: 'ziet hetzelfde als hierboven, ook apart per groep en per leerling.',
    soort: 'lezen',
  },
  'koers:plaatsingen.read': {
    titel: 'Leerroutes',
    uitleg: 'ziet op welke leerroute een leerling is geplaatst, en sinds wanneer.',
    soort: 'lezen',
  },
  'koers:kaarten.read': {
    titel: 'Arrangementskaart',
    uitleg:
      'ziet per leerling op welk niveau hij werkt, en hoe ver hij is met elk leerdoel. Geen verslagen of redenen.',
    soort: 'lezen',
  },
  'koers:opp.read': {
    titel: 'Stand van het OPP',
    uitleg:
      'ziet of het OPP van een leerling op tijd is: concept, vastgesteld of te laat. Niet wat erin staat.',
    soort: 'lezen',
  },
  'koers:eckid.read': {
    titel: 'ECK iD',
    uitleg: 'krijgt bij elke leerling ook het ECK iD, om hem in een eigen systeem terug te vinden.',
    soort: 'bijzonder',
  },
  'koers:bewijs.write': {
    titel: 'Bewijs aanleveren',
    uitleg: 'zet een resultaat bij een leerdoel. Je leerkracht ziet het als bewijs en beslist zelf.',
    soort: 'schrijven',
  },
  'koers:webhooks': {
    titel: 'Berichten bij veranderingen',
    uitleg:
      'krijgt een bericht als er iets verandert, zonder namen: alleen wat er veranderde en een nummer. Voor de inhoud is een van de andere toestemmingen nodig.',
    soort: 'lezen',
  },
} as const satisfies Readonly<Record<string, ScopeWoorden>>;

export type ApiScope = keyof typeof API_SCOPES;

export const API_SCOPE_NAMEN = Object.keys(API_SCOPES) as readonly ApiScope[];

/** One of the scopes; anything else is no scope. */
export const ApiScope = z.custom<ApiScope>(
  (value) => typeof value === 'string' && Object.hasOwn(API_SCOPES, value),
);
