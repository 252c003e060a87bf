import type { KeyValue } from '../../ui/components/key-value.tsx';
import type { ConnectionState } from './state.ts';
import { schemaInWoorden, straks, toen } from './when.ts';
import { countsInWords } from './words.ts';

/** What a beheerder wants to know at a glance: how fresh, what came last, and when again. */
export function factsOf({ connection, settled }: ConnectionState, now: Date): KeyValue[] {
  const { lastSuccessAt, nextDueAt, schedule, status } = connection;
  const next = status === 'active' && nextDueAt ? straks(nextDueAt, now) : null;
  return [
    ...(lastSuccessAt ? [{ term: 'Laatst gelukt', value: toen(lastSuccessAt, now) }] : []),
    ...(settled ? [{ term: 'Uitkomst', value: countsInWords(settled.total) }] : []),
    ...(status === 'ended'
      ? []
      : [
          {
            term: 'Volgende keer',
            value: next ?? (status === 'paused' ? 'als je de koppeling weer aanzet' : schemaInWoorden(null)),
            ...(next ? { source: schemaInWoorden(schedule) } : {}),
          },
        ]),
  ];
}
