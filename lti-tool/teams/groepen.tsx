import type { VNode } from 'preact';
import { RadioGroup } from '../ui/components/choice.tsx';
import { plekVan, VANDAAG } from './plek.ts';

/** A group as the choice shows it. Its name stays here: Teams is given the place only. */
export interface Groep {
  readonly id: string;
  readonly naam: string;
}

/** What a tab can show: one of the groups that somebody sees, or for everybody his own first page. */
export function GroepKeuze({ groepen }: { groepen: readonly Groep[] }): VNode {
  const choices = [
    { value: VANDAAG, label: 'Vandaag', note: 'Ieder ziet zijn eigen groepen.' },
    ...groepen.map(({ id, naam }) => ({ value: plekVan('groep', id), label: naam })),
  ];
  return (
    <form class="k-form" id="teams-keuze">
      <RadioGroup
        id="plek"
        name="plek"
        label="Kies een groep"
        hint="In het kanaal staat alleen dat het Koers is, niet welke groep. Wie het tabblad opent, ziet wat hij in Koers mag zien."
        choices={choices}
      />
    </form>
  );
}
