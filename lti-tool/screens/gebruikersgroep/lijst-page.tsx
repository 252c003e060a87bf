import type { VNode } from 'preact';
import type { GroepRegel } from '../../../gateway/gebruikersgroep/view.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Input } from '../../ui/components/input.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { foutBij, getypt, NietGelukt, type Terug } from './terug.tsx';
import { CODE, GROEPEN, groepUrl, PILOTS, PVE } from './urls.ts';

export interface LijstPageProps {
  frame: Frame;
  groepen: readonly GroepRegel[];
  mag: { readonly namens: boolean; readonly oprichten: boolean; readonly pilots: boolean };
  terug?: Terug | undefined;
}

/** What the form may be told to mend. */
export const NAAM = { id: 'naam', label: 'Naam' } as const;
export const PRODUCT = { id: 'product', label: 'Over welk product gaat het?' } as const;

/** R80: the gebruikersgroepen of one's bestuur or leverancier, and two ways in: found one, or use a code. */
export function LijstPage({ frame, groepen, mag, terug }: LijstPageProps): VNode {
  return (
    <Page frame={frame} title="Gebruikersgroepen" plek="samen">
      <PageHeader
        title="Gebruikersgroepen"
        lead="Hier praten scholen en leveranciers samen over wat beter kan. Iedereen aan tafel ziet hetzelfde."
        actions={
          <>
            {mag.pilots ? (
              <LinkButton href={PILOTS} icon="sparkles">
                Pilots op onze school
              </LinkButton>
            ) : null}
            <LinkButton href={PVE} icon="list-check">
              Wat Koers kan
            </LinkButton>
          </>
        }
      />
      <NietGelukt terug={terug} />
      {groepen.length === 0 ? (
        <EmptyState title="Je doet nog niet mee in een gebruikersgroep" scene="haven">
          {mag.namens
            ? 'Heb je een code gekregen? Vul hem hieronder in.'
            : 'Je directeur of bestuur kan een gebruikersgroep oprichten of er met een code in komen.'}
        </EmptyState>
      ) : (
        <div class="k-grid">
          {groepen.map((groep) => (
            <Card key={groep.id} title={groep.naam} icon="friends" href={groepUrl(groep.id)}>
              <p>{`Over ${groep.product}. ${groep.deelnemers} deelnemers, ${groep.wensen} open wensen.`}</p>
            </Card>
          ))}
        </div>
      )}
      {mag.namens ? <Erin oprichten={mag.oprichten} terug={terug} /> : null}
    </Page>
  );
}

function Erin({ oprichten, terug }: { oprichten: boolean; terug: Terug | undefined }): VNode {
  const was = getypt(terug, 'oprichten');
  return (
    <>
      <Card title="Ik heb een code" icon="lock">
        <form class="k-form" method="post" action={CODE}>
          <Input
            id="code"
            name="code"
            label="Code"
            hint="Bijvoorbeeld K7F2-QMXA-9RTB."
            maxLength={40}
            value={getypt(terug, 'code')?.['code'] ?? ''}
            short
            {...foutBij(terug, 'code')}
          />
          <div class="k-row">
            <Button id="code-gebruiken" type="submit">
              Doe mee
            </Button>
          </div>
        </form>
      </Card>
      {oprichten ? (
        <ConfirmPanel
          id="oprichten"
          trigger="Gebruikersgroep oprichten"
          title="Een nieuwe gebruikersgroep"
          level={2}
          open={was !== undefined}
        >
          <p>Jullie bestuur is dan voorzitter. Daarna nodig je andere besturen en de leverancier uit.</p>
          <form class="k-form" method="post" action={GROEPEN}>
            <Input
              {...NAAM}
              name="naam"
              maxLength={120}
              value={was?.['naam'] ?? ''}
              {...foutBij(terug, NAAM.id)}
            />
            <Input
              {...PRODUCT}
              name="product"
              value={was?.['product'] ?? 'Koers'}
              maxLength={120}
              {...foutBij(terug, PRODUCT.id)}
            />
            <div class="k-row">
              <Button type="submit" icon="plus">
                Richt op
              </Button>
            </div>
          </form>
        </ConfirmPanel>
      ) : null}
    </>
  );
}
