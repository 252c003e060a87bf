import type { VNode } from 'preact';
import type { Besluit } from '../../../gateway/gebruikersgroep/view.ts';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { type Gedaan, meldingVan } from './gedaan.tsx';
import { bijeenkomstUrl, wensUrl } from './urls.ts';

export interface BesluitenPageProps {
  frame: Frame;
  groep: string;
  naam: string;
  crumbs: readonly { href: string; label: string }[];
  besluiten: readonly Besluit[];
  gedaan?: Gedaan | undefined;
}

/** R80: every decision of a gebruikersgroep, to read and to print. */
export function BesluitenPage({ frame, groep, naam, crumbs, besluiten, gedaan }: BesluitenPageProps): VNode {
  return (
    <Page frame={frame} title="Besluitenlijst" plek="samen" {...meldingVan(gedaan)}>
      <PageHeader
        title="Besluitenlijst"
        crumbs={crumbs}
        lead={`Alles wat ${naam} besloot, het nieuwste eerst. Je kunt deze bladzijde afdrukken.`}
      />
      <Table<Besluit>
        caption={`Besluiten van ${naam}`}
        captionHidden
        rows={besluiten}
        rowKey={(besluit) => besluit.id}
        empty={
          <EmptyState title="Er is nog geen besluit">
            Leg een besluit vast bij een wens of bij een bijeenkomst.
          </EmptyState>
        }
        columns={[
          { key: 'nr', header: 'Nummer', numeric: true, cell: (b) => b.nr },
          {
            key: 'besluit',
            header: 'Besluit',
            rowHeader: true,
            cell: (b) => <span class="s-tekst">{b.tekst}</span>,
          },
          { key: 'op', header: 'Datum', cell: (b) => dagVoluit(b.op) },
          {
            key: 'wens',
            header: 'Wens',
            cell: ({ wens }) => (wens ? <a href={wensUrl(groep, wens.id)}>{wens.titel}</a> : <Nothing />),
          },
          {
            key: 'waar',
            header: 'Genomen',
            cell: ({ bijeenkomst, door }) =>
              bijeenkomst ? (
                <a
                  href={bijeenkomstUrl(groep, bijeenkomst.id)}
                >{`bijeenkomst ${dagVoluit(bijeenkomst.op)}`}</a>
              ) : (
                `vastgelegd door ${door}`
              ),
          },
        ]}
      />
    </Page>
  );
}
