import type { VNode } from 'preact';
import type { RodGebeurtenis } from '../../../gateway/opp/overdracht/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { leerlingUrl } from '../urls.ts';
import { OPP_STATUS, ROD } from './urls.ts';

export interface RodPageProps {
  frame: Frame;
  regels: readonly RodGebeurtenis[];
  aan: boolean;
  bewaard: boolean;
}

/** R50: which days the LAS hands over to ROD. Koers only shows them. */
export function RodPage({ frame, regels, aan, bewaard }: RodPageProps): VNode {
  return (
    <Page frame={frame} title="Doorgeven aan ROD" plek="opp">
      <PageHeader
        title="Doorgeven aan ROD"
        crumbs={[
          { href: '/vandaag', label: 'Vandaag' },
          { href: OPP_STATUS, label: 'OPP-overzicht' },
        ]}
        lead="Neem deze dagen over in de leerlingadministratie. Die geeft ze door aan het Register Onderwijsdeelnemers."
      />
      {bewaard ? <Notice kind="success" announce title="Bewaard." /> : null}
      <Table
        caption="Begin en einde van OPP’s, het oudste eerst"
        captionHidden
        rows={regels}
        rowKey={(r) => r.id}
        empty={
          <EmptyState title="Niets door te geven" scene="haven">
            {aan
              ? 'Als een OPP begint of eindigt, komt het hier te staan.'
              : 'Jullie school houdt dit niet bij. Aanzetten kan bij Termijnen en vakanties.'}
          </EmptyState>
        }
        columns={[
          {
            key: 'leerling',
            header: 'Leerling',
            rowHeader: true,
            cell: (r) => <a href={leerlingUrl(r.leerling.id)}>{r.leerling.naam.voluit}</a>,
          },
          { key: 'wat', header: 'Wat', cell: (r) => (r.soort === 'begin' ? 'OPP begint' : 'OPP eindigt') },
          { key: 'dag', header: 'Dag', cell: (r) => dagVoluit(r.datum) },
          {
            key: 'klaar',
            header: 'Overgenomen',
            cell: (r) => (
              <form method="post" action={ROD}>
                <input type="hidden" name="gebeurtenis" value={r.id} />
                <Button
                  type="submit"
                  size="small"
                  icon="check"
                  label={`Staat erin: ${r.leerling.naam.voluit}`}
                >
                  Staat erin
                </Button>
              </form>
            ),
          },
        ]}
      />
    </Page>
  );
}
