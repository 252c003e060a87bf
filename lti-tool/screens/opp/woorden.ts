import type { HandelingStatus, Herkomst, OppStatus } from '../../../gateway/model/opp.ts';
import type { Tone } from '../../ui/components/badge.tsx';
import type { IconName } from '../../ui/components/icon.tsx';
import { dagVoluit } from '../datum.ts';

interface StatusWoord {
  readonly woord: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

/** Where a version stands, in a word. */
export const STATUS: Readonly<Record<OppStatus, StatusWoord>> = {
  concept: { woord: 'concept', tone: 'warning', icon: 'pencil' },
  overleg: { woord: 'besproken', tone: 'warning', icon: 'message-circle' },
  gehoord: { woord: 'leerling gehoord', tone: 'warning', icon: 'volume' },
  instemming: { woord: 'ligt bij de ouders', tone: 'warning', icon: 'hourglass' },
  vastgesteld: { woord: 'vastgesteld', tone: 'success', icon: 'circle-check' },
  in_evaluatie: { woord: 'wordt geëvalueerd', tone: 'info', icon: 'refresh' },
  opgevolgd: { woord: 'opgevolgd', tone: 'neutral', icon: 'history' },
  beeindigd: { woord: 'beëindigd', tone: 'neutral', icon: 'door-exit' },
  vervallen: { woord: 'ingetrokken', tone: 'neutral', icon: 'x' },
};

/** How the handelingsdeel stands (R44). */
export const HANDELING: Readonly<Record<HandelingStatus, { woord: string; tone: Tone }>> = {
  niet_nodig: { woord: 'instemming is niet nodig', tone: 'neutral' },
  open: { woord: 'instemming is nog open', tone: 'warning' },
  ingestemd: { woord: 'ouders stemmen in', tone: 'success' },
  niet_ingestemd: { woord: 'niet ingestemd', tone: 'error' },
};

export const ANTWOORD = {
  akkoord: { woord: 'akkoord', tone: 'success' },
  niet_akkoord: { woord: 'niet akkoord', tone: 'error' },
  open: { woord: 'nog geen antwoord', tone: 'neutral' },
} as const satisfies Readonly<Record<string, { woord: string; tone: Tone }>>;

export const DEEL = { uitstroom: 'uitstroom (A–D)', handeling: 'handelingsdeel (E)' } as const;

export const SOORT = { eerste: 'eerste OPP', bijstelling: 'bijstelling', evaluatie: 'na evaluatie' } as const;

const DAG = 86_400_000;
const dagen = (van: string, tot: string): number =>
  Math.round((Date.parse(`${tot}T00:00:00Z`) - Date.parse(`${van}T00:00:00Z`)) / DAG);

const meer = (n: number, een: string, veel: string): string => `${n} ${n === 1 ? een : veel} oud`;

/** How old something is, as people say it: "van vandaag", "3 weken oud". Both are days. */
export function oud(op: string, vandaag: string): string {
  const n = dagen(op, vandaag);
  if (n < 0) return `vanaf ${dagVoluit(op)}`;
  if (n === 0) return 'van vandaag';
  if (n === 1) return 'van gisteren';
  if (n < 14) return meer(n, 'dag', 'dagen');
  if (n < 63) return meer(Math.floor(n / 7), 'week', 'weken');
  if (n < 730) return meer(Math.floor(n / 30.44), 'maand', 'maanden');
  return meer(Math.floor(n / 365.25), 'jaar', 'jaar');
}

/** What a source is called within a sentence; a system or a leerroute has a name of its own. */
const LIDWOORD: Readonly<Record<string, string>> = {
  arrangementskaart: 'de ',
  leerlingprofiel: 'het ',
  'plaatsing op de leerroute': 'de ',
  geboortedatum: 'de ',
  factoren: 'de ',
};
const metLidwoord = (naam: string): string => `${LIDWOORD[naam.split(',')[0] ?? ''] ?? ''}${naam}`;

/** "uit de arrangementskaart, 3 weken oud" (R38). */
export function herkomstInWoorden({ bron, naam, op, door }: Herkomst, vandaag: string): string {
  const van = bron === 'opp' ? (door ? `geschreven door ${door}` : naam) : `uit ${metLidwoord(naam)}`;
  return [van, op === null ? '' : oud(op, vandaag)].filter(Boolean).join(', ');
}
