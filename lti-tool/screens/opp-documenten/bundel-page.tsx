import type { VNode } from 'preact';
import { Card } from '../../ui/components/card.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { OPP_STATUS } from '../opp-status/urls.ts';
import { Stand, type StandProps } from './stand.tsx';
import { DOCUMENTEN } from './urls.ts';

/** One run: how far it is, and the file when it is there. */
export function BundelPage({ frame, bundel, now }: StandProps & { frame: Frame }): VNode {
  return (
    <Page frame={frame} title="OPP’s in één ZIP" plek="opp">
      <PageHeader
        title="OPP’s in één ZIP"
        crumbs={[
          { href: '/vandaag', label: 'Vandaag' },
          { href: OPP_STATUS, label: 'OPP-overzicht' },
          { href: DOCUMENTEN, label: 'Documenten van alle OPP’s' },
        ]}
      />
      <Card>
        <Stand bundel={bundel} now={now} />
      </Card>
    </Page>
  );
}
