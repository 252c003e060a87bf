import type { VNode } from 'preact';
import type { NiveauKaart } from '../../../gateway/leerlijnen/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';

export interface NiveauPageProps {
  frame: Frame;
  kaart: NiveauKaart;
}

/** The arrangementskaart of a niveau as the package has it: leerdoelen and template acties (R5). Nothing to change here. */
export function NiveauPage({ frame, kaart }: NiveauPageProps): VNode {
  const { leergebied, leerlijn, niveau, doelen } = kaart;
  return (
    <Page frame={frame} title={`${leerlijn.naam}, ${niveau.naam}`} plek="leerlijnen">
      <PageHeader
        title={`${leerlijn.naam}, ${niveau.naam}`}
        crumbs={[{ href: '/leerlijnen', label: 'Leerlijnen' }]}
        meta={<Badge icon="map">{leergebied.naam}</Badge>}
        lead="Zo staat het in het pakket. Wie op dit niveau geplaatst wordt, krijgt deze doelen en acties op de eigen kaart."
      />
      {doelen.length === 0 ? (
        <EmptyState title="Dit niveau heeft nog geen doelen">
          Kies een ander niveau van deze leerlijn.
        </EmptyState>
      ) : (
        doelen.map((doel) => (
          <section class="k-card" key={doel.id} aria-labelledby={`doel-${doel.code}`}>
            <h2 id={`doel-${doel.code}`} class="s-tussenkop">
              <span class="s-code">{doel.code}</span> {`De leerling ${doel.tekst}`}
            </h2>
            <Table
              caption={`Acties bij ${doel.code}`}
              captionHidden
              rows={doel.acties}
              rowKey={(actie) => actie.id}
              columns={[
                { key: 'tekst', header: 'Actie', cell: (actie) => actie.tekst, rowHeader: true },
                { key: 'soort', header: 'Soort', cell: (actie) => actie.soort },
                { key: 'wie', header: 'Wie', cell: (actie) => actie.wie },
                { key: 'ritme', header: 'Hoe vaak', cell: (actie) => actie.ritme },
              ]}
              empty={<p class="k-soft">Bij dit doel staan geen acties in het pakket.</p>}
            />
          </section>
        ))
      )}
    </Page>
  );
}
