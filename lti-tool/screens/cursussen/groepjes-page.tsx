import type { VNode } from 'preact';
import type { Indeling } from '../../lti/groepjes-service.ts';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { KRUIMEL } from './lijst-page.tsx';
import { CURSUSSEN, cursusUrl } from './urls.ts';

interface Props {
  frame: Frame;
  cursus: { readonly id: string; readonly titel: string };
  indelingen: readonly Indeling[];
}

/** How a teacher divided a course in the ELO; read when it is asked for, and kept nowhere. */
export function GroepjesPage({ frame, cursus, indelingen }: Props): VNode {
  return (
    <Page frame={frame} title={`Groepjes in ${cursus.titel}`} plek="leeromgevingen">
      <PageHeader
        title={`Groepjes in ${cursus.titel}`}
        crumbs={[
          KRUIMEL,
          { href: CURSUSSEN, label: 'Cursussen' },
          { href: cursusUrl(cursus.id), label: cursus.titel },
        ]}
        lead="Zo staan ze nu in de leeromgeving. Koers bewaart ze niet."
      />
      {indelingen.length === 0 ? (
        <EmptyState title="Er zijn geen groepjes">
          Een leerkracht maakt groepjes in de leeromgeving. Dan zie je ze hier.
        </EmptyState>
      ) : (
        <div class="k-grid">
          {indelingen.map(({ naam, groepjes }) => (
            <Card key={naam ?? ''} title={naam ?? 'Zonder indeling'} icon="friends">
              {groepjes.length === 0 ? <p>Nog geen groepjes.</p> : null}
              <ul class="k-plain">
                {groepjes.map((groepje) => (
                  <li key={groepje}>{groepje}</li>
                ))}
              </ul>
            </Card>
          ))}
        </div>
      )}
    </Page>
  );
}
