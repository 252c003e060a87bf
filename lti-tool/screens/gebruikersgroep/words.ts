import type { Niveau, Oordeel, WensStatus } from '../../../gateway/gebruikersgroep/service.ts';
import type { PilotRegel } from '../../../gateway/gebruikersgroep/view.ts';
import type { Datum } from '../../../gateway/model/roster.ts';
import type { Tone } from '../../ui/components/badge.tsx';

export const STATUS: Readonly<Record<WensStatus, { woord: string; toon: Tone }>> = {
  nieuw: { woord: 'nieuw', toon: 'neutral' },
  besproken: { woord: 'besproken', toon: 'info' },
  gepland: { woord: 'gepland', toon: 'info' },
  pilot: { woord: 'in pilot', toon: 'course' },
  ingevoerd: { woord: 'ingevoerd', toon: 'success' },
  gestopt: { woord: 'gestopt na pilot', toon: 'warning' },
  afgewezen: { woord: 'afgewezen', toon: 'warning' },
};

export const NIVEAU: Readonly<Record<Niveau, { woord: string; uitleg: string }>> = {
  strategisch: { woord: 'strategisch', uitleg: 'Waar het product op de lange termijn heen gaat.' },
  tactisch: { woord: 'tactisch', uitleg: 'Wat er de komende twee jaar moet komen.' },
  operationeel: { woord: 'operationeel', uitleg: 'Wat er nu in het dagelijks werk anders moet.' },
};

export const OORDEEL: Readonly<Record<Oordeel, string>> = {
  ja: 'Ja, dit maken we',
  pilot: 'We proberen het in een pilot',
  later: 'Later',
  nee: 'Nee',
};

/** How a pilot is doing, by its days. */
export function pilotStand(
  { stand, van, tot }: Pick<PilotRegel, 'stand' | 'van' | 'tot'>,
  vandaag: Datum,
): {
  woord: string;
  toon: Tone;
} {
  if (stand === 'ingevoerd') return { woord: 'ingevoerd', toon: 'success' };
  if (stand === 'gestopt') return { woord: 'gestopt', toon: 'warning' };
  if (vandaag < van) return { woord: 'begint nog', toon: 'neutral' };
  return vandaag > tot
    ? { woord: 'afgelopen, wacht op besluit', toon: 'info' }
    : { woord: 'loopt', toon: 'course' };
}

export const MENING = { 3: 'Dit helpt', 2: 'Een beetje', 1: 'Dit helpt niet' } as const;

/** Wherever words leave the school. */
export const GEEN_NAMEN = 'Schrijf zonder namen. Anderen buiten je school lezen dit ook.';

export const besturenInWoorden = (n: number): string => (n === 1 ? '1 bestuur' : `${n} besturen`);
