import type { VNode } from 'preact';
import type { OpeningHier } from '../../../gateway/leerroute/overkomst/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { openingUrl } from './urls.ts';

/** Leerreizen that other schools opened to this one (R72). */
export function LijstPage({ frame, openingen }: { frame: Frame; openingen: readonly OpeningHier[] }): VNode {
  return (
    <Page frame={frame} title="Leerlingen van een andere school">
      <PageHeader
        title="Leerlingen van een andere school"
        crumbs={[{ href: '/vandaag', label: 'Vandaag' }]}
        lead="Andere scholen van jullie bestuur hebben deze leerreizen voor jullie geopend."
      />
      {openingen.length === 0 ? (
        <EmptyState title="Er staat nu geen leerreis voor jullie open" scene="haven">
          Komt er een leerling van een andere school? Vraag de intern begeleider daar om de leerreis te
          openen.
        </EmptyState>
      ) : (
        <Card title="Geopend voor deze school" icon="sailboat">
          <Table
            caption="Geopende leerreizen"
            captionHidden
            rows={openingen}
            rowKey={(o) => o.id}
            columns={[
              {
                key: 'wie',
                header: 'Leerling',
                rowHeader: true,
                cell: (o) => <a href={openingUrl(o.id)}>{o.daar.naam.voluit}</a>,
              },
              { key: 'van', header: 'Komt van', cell: (o) => o.van },
              { key: 'tot', header: 'Open tot en met', cell: (o) => dagVoluit(o.laatste) },
              { key: 'stand', header: 'Hoe ver', cell: (o) => <Stap opening={o} /> },
            ]}
          />
        </Card>
      )}
    </Page>
  );
}

function Stap({ opening }: { opening: OpeningHier }): VNode {
  if (opening.overgenomen) return <Badge icon="check">overgenomen</Badge>;
  return opening.hier ? (
    <Badge icon="hourglass">gekoppeld, nog niet overgenomen</Badge>
  ) : (
    <Badge icon="help-circle">wie is dit hier?</Badge>
  );
}
