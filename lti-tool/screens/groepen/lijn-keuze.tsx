import type { VNode } from 'preact';
import { CheckboxGroup } from '../../ui/components/choice.tsx';

export interface LijnKeuzeProps {
  lijnen: readonly { readonly id: string; readonly naam: string; readonly leergebied: string }[];
  /** Ids of those that are chosen. */
  gekozen: ReadonlySet<string>;
}

/** For which leerlijnen a group is. */
export function LijnKeuze({ lijnen, gekozen }: LijnKeuzeProps): VNode {
  return (
    <CheckboxGroup
      id="lijn"
      name="lijn"
      label="Leerlijnen"
      hint="Kies je niets, dan is de groep voor alle leerlijnen."
      optional
      choices={lijnen.map((l) => ({
        value: l.id,
        label: l.naam,
        note: l.leergebied,
        checked: gekozen.has(l.id),
      }))}
    />
  );
}
