import { z } from 'zod';
import type { ActSoort } from '../../model/act.ts';
import type { ApiScope } from '../../model/api-scope.ts';

const KAART: ApiScope = 'koers:kaarten.read';
const PLAATSING: ApiScope = 'koers:plaatsingen.read';
const OPP: ApiScope = 'koers:opp.read';

/** Who may hear of an event, and what a school calls it. */
export interface EventKind {
  readonly scope: ApiScope;
  readonly titel: string;
}

/**
 * Acts on a pupil, and who may hear of them: whoever may read what they change. `null`: nobody. That something was written down
 * about what helps or hinders a pupil says too much already (need to know, R21), and so does what he says himself (R59).
 */
const ACTS = {
  doel_stand: { scope: KAART, titel: 'Een leerdoel kreeg een stand' },
  actie_afgevinkt: { scope: KAART, titel: 'Een actie is gedaan' },
  actie_toegevoegd: { scope: KAART, titel: 'Er kwam een actie bij' },
  actie_veranderd: { scope: KAART, titel: 'Een actie is veranderd' },
  actie_gestopt: { scope: KAART, titel: 'Een actie is gestopt' },
  beginsituatie: { scope: KAART, titel: 'De beginsituatie bij een doel is beschreven' },
  doel_geevalueerd: { scope: KAART, titel: 'Een leerdoel is geëvalueerd' },
  niveau_geplaatst: { scope: KAART, titel: 'Een streefniveau is veranderd' },
  beeld_besluit: { scope: KAART, titel: 'Er is besloten over een signaal' },
  ongedaan: { scope: KAART, titel: 'Iets is ongedaan gemaakt' },
  leerroute_geplaatst: { scope: PLAATSING, titel: 'Een leerling kreeg een leerroute' },
  pakket_migratie: {
    scope: PLAATSING,
    titel: 'Een leerling ging over naar een nieuwe versie van de leerlijnen',
  },
  factor_vastgelegd: null,
  factor_veranderd: null,
  factor_beeindigd: null,
  factor_gekoppeld: null,
  ondersteuning_vastgelegd: null,
  ondersteuning_beeindigd: null,
  leerling_kan: null,
  leerling_wens: null,
  leerling_mening: null,
  wens_beantwoord: null,
  waarneming: null,
} as const satisfies Readonly<Record<ActSoort, EventKind | null>>;

/** Steps of an OPP. A dispute, an advice of the commissie and what a parent corrected are nobody else's. */
const STAPPEN = {
  opp_begonnen: { scope: OPP, titel: 'Een OPP is begonnen' },
  opp_ter_instemming: { scope: OPP, titel: 'Een OPP is voorgelegd' },
  opp_vastgesteld: { scope: OPP, titel: 'Een OPP is vastgesteld' },
  opp_evaluatie_begonnen: { scope: OPP, titel: 'De evaluatie van een OPP is begonnen' },
  opp_evaluatie: { scope: OPP, titel: 'Een OPP is geëvalueerd' },
  opp_opgevolgd: { scope: OPP, titel: 'Een OPP is opgevolgd door een nieuw' },
  opp_beeindigd: { scope: OPP, titel: 'Een OPP is beëindigd' },
  opp_vervallen: { scope: OPP, titel: 'Een concept van een OPP is vervallen' },
} as const satisfies Readonly<Record<string, EventKind>>;

type ActMetNaam = { [S in keyof typeof ACTS]: (typeof ACTS)[S] extends null ? never : S }[keyof typeof ACTS];

/** Every kind of event that a program can hear of; on the wire with `koers.` before it. */
export type EventSoort = ActMetNaam | keyof typeof STAPPEN;

export const EVENTS = Object.fromEntries(
  Object.entries({ ...ACTS, ...STAPPEN }).filter(([, kind]) => kind !== null),
) as Readonly<Record<EventSoort, EventKind>>;

export const EVENT_SOORTEN = Object.keys(EVENTS) as readonly EventSoort[];

/** A kind as it stands in a message: `koers.doel_stand`. */
export type EventType = `koers.${EventSoort}`;
export const eventType = (soort: EventSoort): EventType => `koers.${soort}`;
const TYPES = EVENT_SOORTEN.map(eventType) as [EventType, ...EventType[]];
export const EventType = z.enum(TYPES);
export const soortOf = (type: EventType): EventSoort => type.slice('koers.'.length) as EventSoort;

/** Which of these kinds a program may hear of with these scopes. */
export const hearable = (soorten: readonly string[], scopes: readonly string[]): readonly EventSoort[] =>
  EVENT_SOORTEN.filter((soort) => soorten.includes(soort) && scopes.includes(EVENTS[soort].scope));
