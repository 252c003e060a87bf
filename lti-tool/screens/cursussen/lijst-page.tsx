import type { VNode } from 'preact';
import type { Cursus } from '../../lti/cursussen-service.ts';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { wanneer } from '../datum.ts';
import { LEEROMGEVINGEN } from '../leeromgevingen/urls.ts';
import { cursusUrl } from './urls.ts';

export const KRUIMEL = { href: LEEROMGEVINGEN, label: 'Leeromgevingen' };

/** How many of a course are known, in words. */
export function bekendInWoorden({ leden, bekend, gelezen }: Cursus): string {
  if (gelezen === null) return 'Nog niet gelezen';
  if (leden === 0) return 'Er zit niemand in';
  return bekend === leden ? `Alle ${leden} bekend` : `${bekend} van de ${leden} bekend`;
}

/** Courses of the ELO from which Koers was opened. */
export function LijstPage({
  frame,
  cursussen,
  now,
}: {
  frame: Frame;
  cursussen: readonly Cursus[];
  now: Date;
}): VNode {
  return (
    <Page frame={frame} title="Cursussen" plek="leeromgevingen">
      <PageHeader
        title="Cursussen"
        crumbs={[KRUIMEL]}
        lead="Uit deze cursussen van de ELO is Koers geopend. Je ziet wie erin zit, en wie Koers nog niet kent."
      />
      <Table
        caption={cursussen.length === 1 ? '1 cursus' : `${cursussen.length} cursussen`}
        rows={cursussen}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title="Er is nog geen cursus" scene="haven">
            Open Koers één keer vanuit een cursus in de ELO. Daarna staat die cursus hier.
          </EmptyState>
        }
        columns={[
          {
            key: 'titel',
            header: 'Cursus',
            rowHeader: true,
            cell: (one) => <a href={cursusUrl(one.id)}>{one.titel}</a>,
          },
          { key: 'elo', header: 'ELO', cell: (one) => one.elo },
          { key: 'groep', header: 'Groep', cell: (one) => one.groepNaam ?? <Nothing /> },
          { key: 'bekend', header: 'Deelnemers', cell: bekendInWoorden },
          {
            key: 'gelezen',
            header: 'Laatst gelezen',
            cell: (one) => (one.gelezen === null ? <Nothing /> : wanneer(one.gelezen, now)),
          },
        ]}
      />
    </Page>
  );
}
