import type { VNode } from 'preact';
import type { GroepView } from '../../../gateway/gebruikersgroep/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { deelnemersUrl } from './urls.ts';

interface Props {
  view: GroepView;
  namens: boolean;
  code?: { readonly naam: string; readonly code: string } | undefined;
}

/** Who is at the table, and the code that lets in who is not yet. */
export function Deelnemers({ view, namens, code }: Props): VNode {
  return (
    <Card title="Aan tafel" icon="friends" id="deelnemers">
      {code === undefined ? null : (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="success" title={`De code voor ${code.naam}: ${code.code}`}>
            <p>
              Geef de code zelf door. Hij werkt één keer, veertien dagen lang. Koers laat hem niet nog eens
              zien.
            </p>
          </Notice>
        </div>
      )}
      <ul class="k-plain">
        {view.deelnemers.map((d) => (
          <li key={d.id}>
            {`${d.naam} (${d.soort}${d.voorzitter ? ', voorzitter' : ''})`}{' '}
            {d.binnen ? null : <Badge icon="hourglass">nog niet binnen</Badge>}
          </li>
        ))}
      </ul>
      {namens && view.wij.voorzitter ? <Uitnodigen groep={view.id} /> : null}
      {namens && view.wij.soort === 'leverancier' ? (
        <form method="post" action={deelnemersUrl(view.id)}>
          <input type="hidden" name="soort" value="leverancier" />
          <input type="hidden" name="naam" value={view.wij.naam} />
          <Button type="submit" icon="plus">
            Code voor een collega
          </Button>
        </form>
      ) : null}
    </Card>
  );
}

function Uitnodigen({ groep }: { groep: string }): VNode {
  return (
    <ConfirmPanel id="uitnodigen" trigger="Organisatie uitnodigen" title="Wie komt er bij?">
      <p>
        Een bestuur komt er met al zijn scholen in. Iemand van een leverancier heeft eerst de rol leverancier
        nodig: die geeft een school hem bij Mensen.
      </p>
      <form class="k-form" method="post" action={deelnemersUrl(groep)}>
        <RadioGroup
          id="soort"
          name="soort"
          label="Soort"
          choices={[
            { value: 'bestuur', label: 'Een bestuur', checked: true },
            { value: 'leverancier', label: 'Een leverancier' },
          ]}
        />
        <Input id="organisatie" name="naam" label="Naam van de organisatie" maxLength={120} />
        <div class="k-row">
          <Button type="submit" icon="plus">
            Maak een code
          </Button>
        </div>
      </form>
    </ConfirmPanel>
  );
}
