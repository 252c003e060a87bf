import type { VNode } from 'preact';
import type { AanbiederRegel } from '../../../gateway/interchange/clients/toestemming.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { aanbiederUrl } from './urls.ts';
import { stand } from './words.ts';

/** Which programs of others ask for data of this school, and what came of it. */
export function OverviewPage({ frame, all }: { frame: Frame; all: readonly AanbiederRegel[] }): VNode {
  return (
    <Page frame={frame} title="Aanbieders" plek="aanbieders">
      <PageHeader
        title="Aanbieders"
        lead="Programma’s van anderen die met gegevens van je school willen werken. Jij bepaalt wat ze mogen, en neemt dat terug wanneer je wilt."
      />
      {all.length === 0 ? (
        <EmptyState title="Er heeft nog niemand iets gevraagd" scene="haven">
          Wil je dat een programma met Koers samenwerkt? Vraag de maker om toestemming te vragen aan je
          school. De vraag komt dan hier te staan.
        </EmptyState>
      ) : (
        <div class="k-grid">
          {all.map((one) => {
            const { tone, woord } = stand(one);
            return (
              <Card key={one.id} title={one.product} icon="puzzle" href={aanbiederUrl(one.id)} level={2}>
                <p>
                  Van {one.aanbieder}. {one.doel}
                </p>
                <p>
                  <Badge tone={tone}>{woord}</Badge>
                </p>
              </Card>
            );
          })}
        </div>
      )}
    </Page>
  );
}
