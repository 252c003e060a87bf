import type { DeliveryLine, DeliveryState } from '../../../../gateway/sync/out/service.ts';
import type { Tone } from '../../../ui/components/badge.tsx';
import type { IconName } from '../../../ui/components/icon.tsx';
import type { KeyValue } from '../../../ui/components/key-value.tsx';
import { wanneer } from '../../datum.ts';
import { straks } from '../when.ts';

export interface Look {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: IconName;
  /** What it means, and what to do. */
  readonly zin: string;
}

export const meldingen = (n: number): string => (n === 1 ? '1 melding' : `${n} meldingen`);

/** How it goes, at a glance. */
export function lookOf(state: DeliveryState, title: string, now: Date): Look {
  if (!state.kan)
    return {
      label: 'Kan niet',
      tone: 'neutral',
      icon: 'minus',
      zin: `${title} kan van Koers niets aannemen. Ophalen gaat gewoon door.`,
    };
  if (!state.aan)
    return { label: 'Uit', tone: 'neutral', icon: 'player-pause', zin: `Er gaat niets naar ${title}.` };
  if (state.gestoptOp)
    return {
      label: 'Gestopt',
      tone: 'error',
      icon: 'alert-octagon',
      zin: `Gestopt, ${wanneer(state.gestoptOp, now)}: ${state.fout ?? 'het LVS neemt niets aan.'} Er is niets weg. Los het op en zet terugsturen weer aan.`,
    };
  if (state.fout && state.opnieuwOm)
    return {
      label: 'Wacht op het LVS',
      tone: 'warning',
      icon: 'clock',
      zin: `${state.fout} Koers probeert het vanzelf opnieuw${state.opnieuwOm > now ? `, ${straks(state.opnieuwOm, now)}` : ''}. Er is niets weg.`,
    };
  return {
    label: 'Aan',
    tone: 'success',
    icon: 'circle-check',
    zin: `Wat collega's beoordelen, gaat binnen een paar minuten naar ${title}.`,
  };
}

/** The figures; a line that is nothing says nothing. */
export function factsOf(state: DeliveryState, title: string, now: Date): KeyValue[] {
  const telling = (term: string, n: number, source: string): KeyValue[] =>
    n > 0 ? [{ term, value: String(n), source }] : [];
  return [
    { term: 'Laatst verstuurd', value: state.laatst ? wanneer(state.laatst, now) : 'nog niets' },
    { term: 'Verstuurd', value: String(state.verstuurd) },
    { term: 'Wacht', value: String(state.wacht) },
    ...telling('Geweigerd', state.geweigerd, 'Kijk hieronder waarom.'),
    ...telling(
      'Niet bekend bij dit LVS',
      state.onbekend,
      `Deze leerlingen staan niet in ${title}. Komen ze er wel in, dan gaat dit alsnog mee.`,
    ),
    ...telling('Ingehaald', state.ingehaald, 'Niet verstuurd, want er was al een nieuwere stand.'),
  ];
}

export const watInWoorden = ({ soort, stand }: DeliveryLine): string => {
  if (soort === 'doel') return `stand ${stand}`;
  return stand > 0 ? 'niveau bereikt' : 'niveau niet meer bereikt';
};
