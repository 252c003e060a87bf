import type { KeyValue } from '../../ui/components/key-value.tsx';
import type { ConnectionState } from './state.ts';
import { schemaInWoorden, straks, toen } from './when.ts';
import { countsInWords } from './words.ts';

/** What a beheerder wants to know at a glance: what it is, how fresh, when again, and what came last. */
export function factsOf({ connection, settled }: ConnectionState, now: Date): KeyValue[] {
  const { title, lastSuccessAt, nextDueAt, schedule, status } = connection;
  const next = status === 'active' && nextDueAt ? straks(nextDueAt, now) : null;
  return [
    { term: 'Systeem', value: title },
    { term: 'Laatst gelukt', value: lastSuccessAt ? toen(lastSuccessAt, now) : 'nog niet' },
    {
      term: 'Volgende keer',
      value: next ?? schemaInWoorden(null),
      ...(next ? { source: schemaInWoorden(schedule) } : {}),
    },
    ...(settled ? [{ term: 'Wat er toen veranderde', value: countsInWords(settled.total) }] : []),
  ];
}
