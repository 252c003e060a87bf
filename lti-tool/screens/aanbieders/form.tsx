import type { VNode } from 'preact';
import type { AanbiederView } from '../../../gateway/interchange/clients/toestemming.ts';
import type { Datum } from '../../../gateway/model/roster.ts';
import { Button } from '../../ui/components/button.tsx';
import { CheckboxGroup } from '../../ui/components/choice.tsx';
import { FaultSummary } from '../../ui/components/fault-summary.tsx';
import { Input } from '../../ui/components/input.tsx';
import { dagVoluit, datumVan } from '../datum.ts';
import { toestemmingUrl } from './urls.ts';
import { scopeWoorden, uitleg } from './words.ts';

/** What was typed, and what is wrong with it. */
export interface FormState {
  readonly scopes: readonly string[];
  readonly overeenkomstOp: string;
  readonly overeenkomst: string;
  readonly faults: Readonly<Partial<Record<'scopes' | 'overeenkomstOp' | 'overeenkomst', string>>>;
}

/** The form as it stands before anybody touched it: what is allowed now. */
export const begin = ({ mag, overeenkomst }: AanbiederView): FormState => ({
  scopes: mag,
  overeenkomstOp: overeenkomst?.op ?? '',
  overeenkomst: overeenkomst?.waar ?? '',
  faults: {},
});

function sinds(one: AanbiederView, scope: string): string {
  const was = one.scopes.find((s) => s.scope === scope);
  if (!was) return '';
  if (was.ingetrokken) return ` Ingetrokken op ${dagVoluit(datumVan(was.ingetrokken))}.`;
  return ` Toegestaan op ${dagVoluit(datumVan(was.gegeven))}${was.door ? ` door ${was.door}` : ''}.`;
}

/** Yes per scope, in plain words, under a verwerkersovereenkomst. Unticking takes it back. */
export function ToestemmingForm({
  aanbieder: one,
  state,
  vandaag,
}: {
  aanbieder: AanbiederView;
  state: FormState;
  vandaag: Datum;
}): VNode {
  const faults = Object.entries(state.faults).map(([id, text]) => ({ id, text }));
  return (
    <form class="k-form" method="post" action={toestemmingUrl(one.id)} noValidate>
      {faults.length === 0 ? null : (
        <FaultSummary title="Er is nog niets veranderd. Verbeter dit eerst:" faults={faults} />
      )}
      <CheckboxGroup
        id="scopes"
        name="scopes"
        label="Wat mag dit programma?"
        hint="Vink alleen aan wat nodig is. Haal je een vinkje weg, dan kan het programma er meteen niet meer bij."
        {...(state.faults.scopes ? { error: state.faults.scopes } : {})}
        choices={one.vraagt.map((scope) => ({
          value: scope,
          label: scopeWoorden(scope).titel,
          note: uitleg(scope) + sinds(one, scope),
          checked: state.scopes.includes(scope),
        }))}
      />
      <Input
        id="overeenkomstOp"
        name="overeenkomstOp"
        type="date"
        short
        label="Verwerkersovereenkomst getekend op"
        hint="Zonder overeenkomst mag een programma niet bij gegevens van leerlingen (AVG)."
        value={state.overeenkomstOp}
        max={vandaag}
        {...(state.faults.overeenkomstOp ? { error: state.faults.overeenkomstOp } : {})}
      />
      <Input
        id="overeenkomst"
        name="overeenkomst"
        label="Waar ligt de overeenkomst?"
        hint="Bijvoorbeeld het nummer in jullie contractenmap."
        maxLength={200}
        value={state.overeenkomst}
        {...(state.faults.overeenkomst ? { error: state.faults.overeenkomst } : {})}
      />
      <div class="k-row">
        <Button type="submit" kind="primary" icon="check">
          Bewaar wat mag
        </Button>
      </div>
    </form>
  );
}
