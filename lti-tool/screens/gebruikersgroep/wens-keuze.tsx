import type { VNode } from 'preact';
import type { WensRegel } from '../../../gateway/gebruikersgroep/view.ts';
import { Select } from '../../ui/components/input.tsx';

export interface WensKeuzeProps {
  id: string;
  wensen: readonly Pick<WensRegel, 'id' | 'nr' | 'titel'>[];
  /** Id of the one that was chosen. */
  was: string | undefined;
}

/** About which wens something is; about none is right too. */
export function WensKeuze({ id, wensen, was }: WensKeuzeProps): VNode {
  return (
    <Select
      id={id}
      name="wens"
      label="Over welke wens"
      value={was ?? ''}
      optional
      options={[
        { value: '', label: 'Geen wens' },
        ...wensen.map((w) => ({ value: w.id, label: `${w.nr}. ${w.titel}` })),
      ]}
    />
  );
}
