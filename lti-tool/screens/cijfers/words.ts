import type { CijferTelling } from '../../lti/cijfers-service.ts';
import type { Tone } from '../../ui/components/badge.tsx';
import type { IconName } from '../../ui/components/icon.tsx';
import type { KeyValue } from '../../ui/components/key-value.tsx';
import { wanneer } from '../datum.ts';

export interface Look {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: IconName;
  /** What it means, and what to do. */
  readonly zin: string;
}

/** How it goes with the scores of a course, at a glance. */
export function lookOf(stand: CijferTelling, now: Date): Look {
  if (!stand.aan)
    return {
      label: 'Uit',
      tone: 'neutral',
      icon: 'player-pause',
      zin: 'De beheerder heeft dit uitgezet. Er gaat nu niets naar de cursus.',
    };
  if (stand.gestoptOp)
    return {
      label: 'Gestopt',
      tone: 'error',
      icon: 'alert-octagon',
      zin: `Gestopt, ${wanneer(stand.gestoptOp, now)}: ${stand.fout ?? 'de leeromgeving neemt niets aan.'} Er is niets weg.`,
    };
  if (stand.fout && stand.opnieuwOm)
    return {
      label: 'Wacht op de leeromgeving',
      tone: 'warning',
      icon: 'clock',
      zin: `${stand.fout} Er is niets weg.`,
    };
  return {
    label: 'Aan',
    tone: 'success',
    icon: 'circle-check',
    zin: 'Wat je afvinkt bij deze doelen, staat binnen een paar minuten in de cijferlijst van de cursus.',
  };
}

/** The figures; a line that is nothing says nothing. */
export function factsOf(stand: CijferTelling, now: Date): KeyValue[] {
  const telling = (term: string, n: number, source?: string): KeyValue[] =>
    n > 0 ? [{ term, value: String(n), ...(source === undefined ? {} : { source }) }] : [];
  return [
    { term: 'Laatst verstuurd', value: stand.laatst ? wanneer(stand.laatst, now) : 'nog niets' },
    ...telling('Verstuurd', stand.verstuurd),
    ...telling('Wacht', stand.wacht),
    ...telling('Niet aangenomen', stand.geweigerd, 'De beheerder ziet waarom, en kan ze opnieuw sturen.'),
    ...telling(
      'Leerlingen nog niet bekend',
      stand.onbekend,
      'Zij openden Koers nog nooit vanuit deze cursus. Doen ze dat, dan gaat hun cijfer alsnog mee.',
    ),
  ];
}

/** "code titel", or the name of a niveau. */
export const naamVan = (wat: { soort: 'doel' | 'niveau'; code: string; titel: string }): string =>
  wat.soort === 'doel' ? `${wat.code} ${wat.titel}` : `Streefniveau bereikt: ${wat.titel}`;
