import type { VNode } from 'preact';
import type { GroepView } from '../../../gateway/gebruikersgroep/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { foutBij, getypt, type Terug } from './terug.tsx';
import { deelnemersUrl } from './urls.ts';

/** What the form may be told to mend. */
export const ORGANISATIE = { id: 'organisatie', label: 'Naam van de organisatie' } as const;

interface Props {
  view: GroepView;
  namens: boolean;
  code?: { readonly naam: string; readonly code: string } | undefined;
  terug: Terug | undefined;
}

/** Who is at the table, and the code that lets in who is not yet. */
export function Deelnemers({ view, namens, code, terug }: Props): VNode {
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
      {namens && view.wij.voorzitter ? <Uitnodigen groep={view.id} terug={terug} /> : null}
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

function Uitnodigen({ groep, terug }: { groep: string; terug: Terug | undefined }): VNode {
  const was = getypt(terug, 'uitnodigen');
  return (
    <ConfirmPanel
      id="uitnodigen"
      trigger="Organisatie uitnodigen"
      title="Wie komt er bij?"
      open={was !== undefined}
    >
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
            { value: 'bestuur', label: 'Een bestuur', checked: was?.['soort'] !== 'leverancier' },
            { value: 'leverancier', label: 'Een leverancier', checked: was?.['soort'] === 'leverancier' },
          ]}
        />
        <Input
          {...ORGANISATIE}
          name="naam"
          maxLength={120}
          value={was?.['naam'] ?? ''}
          {...foutBij(terug, ORGANISATIE.id)}
        />
        <div class="k-row">
          <Button type="submit" icon="plus">
            Maak een code
          </Button>
        </div>
      </form>
    </ConfirmPanel>
  );
}
