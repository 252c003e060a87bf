import type { VNode } from 'preact';
import type { PakketInLijst } from '../../../gateway/leerlijnen/pakketten.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { LinkButton } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { LeerlijnenTabs } from '../leerlijnen/sub-pages.tsx';
import { INLEZEN, versieUrl } from './urls.ts';
import { doelen, VAN_WIE } from './words.ts';

export interface LijstPageProps {
  frame: Frame;
  versies: readonly PakketInLijst[];
  /** Whether this person may bring packages in. */
  beheer: boolean;
  message?: VNode;
}

/** Every package that the school may see, with its versions (R9, R10, R12). */
export function LijstPage({ frame, versies, beheer, message }: LijstPageProps): VNode {
  const knop = (
    <LinkButton href={INLEZEN} kind="primary" icon="plus">
      Pakket inlezen
    </LinkButton>
  );
  return (
    <Page frame={frame} title="Pakketten" plek="leerlijnen" {...(message ? { messages: message } : {})}>
      <PageHeader
        title="Pakketten"
        lead="Leerlijnen komen in pakketten. Een versie die is gepubliceerd, verandert niet meer; leerlingen blijven op hun versie tot jullie overstappen."
        {...(beheer ? { actions: knop } : {})}
      />
      <LeerlijnenTabs who={frame.who} plek="pakketten" />
      <Table
        caption={versies.length === 1 ? '1 versie' : `${versies.length} versies`}
        rows={versies}
        rowKey={(versie) => versie.id}
        empty={
          <EmptyState title="Er zijn nog geen pakketten" {...(beheer ? { action: knop } : {})}>
            Lees een pakket in uit een bestand, of van het adres van een uitgever.
          </EmptyState>
        }
        columns={[
          {
            key: 'naam',
            header: 'Pakket',
            rowHeader: true,
            cell: (v) => <a href={versieUrl(v.id)}>{`${v.naam}, versie ${v.versie}`}</a>,
          },
          { key: 'stand', header: 'Stand', cell: (v) => <Stand versie={v} /> },
          { key: 'vanwie', header: 'Van wie', cell: (v) => VAN_WIE[v.vanWie] },
          { key: 'licentie', header: 'Licentie', cell: (v) => v.licentie },
          { key: 'doelen', header: 'Inhoud', cell: (v) => doelen(v.doelen), numeric: true },
        ]}
      />
    </Page>
  );
}

/** Where a version is in its life, in words. */
export function Stand({ versie }: { versie: PakketInLijst }): VNode {
  return (
    <span class="k-row">
      {versie.status === 'concept' ? (
        <Badge tone="warning" icon="pencil">
          concept
        </Badge>
      ) : null}
      {versie.status === 'published' && versie.vervangenDoor === null ? (
        <Badge tone="success">gepubliceerd</Badge>
      ) : null}
      {versie.vervangenDoor === null ? null : <Badge icon="history">er is een nieuwere versie</Badge>}
      {versie.inGebruik ? (
        <Badge tone="course" icon="school">
          in gebruik
        </Badge>
      ) : null}
    </span>
  );
}
