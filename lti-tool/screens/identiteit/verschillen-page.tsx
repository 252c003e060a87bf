import type { VNode } from 'preact';
import type { Conflict, Differences, OwnerRow, Soort } from '../../../gateway/sync/conflicts/service.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Select } from '../../ui/components/input.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { EIGENAAR, PERSONEN, VERSCHILLEN } from './urls.ts';
import { VELD, waarde } from './words.ts';

export interface VerschillenPageProps {
  frame: Frame;
  verschillen: Differences;
  weg: boolean;
}

/** What two systems tell differently (R71): nothing is overwritten before a person chooses. */
export function VerschillenPage({ frame, verschillen, weg }: VerschillenPageProps): VNode {
  const { conflicts, total } = verschillen;
  const meer = total - conflicts.length;
  return (
    <Page frame={frame} title="Verschillen" plek="koppelingen">
      <PageHeader
        title="Verschillen tussen systemen"
        lead="Twee systemen zeggen iets anders over dezelfde persoon. Koers laat staan wat er stond, tot jij kiest."
        actions={
          <LinkButton href={PERSONEN} icon="users">
            Dezelfde persoon?
          </LinkButton>
        }
      />
      {weg ? (
        <Notice title="Dat verschil is er niet meer">
          Een collega koos al, of de systemen zijn het nu eens.
        </Notice>
      ) : null}
      {total === 0 ? (
        <EmptyState title="De systemen zijn het eens">
          Zodra twee koppelingen iets anders zeggen over dezelfde persoon, kun je hier kiezen wat klopt.
        </EmptyState>
      ) : null}
      {conflicts.map((conflict) => (
        <Verschil key={conflict.id} conflict={conflict} />
      ))}
      {meer > 0 ? (
        <Notice title={`Nog ${meer} verschillen`}>Kies eerst bij deze. Daarna zie je de rest.</Notice>
      ) : null}
      <Eigenaren verschillen={verschillen} />
    </Page>
  );
}

function Verschil({ conflict }: { conflict: Conflict }): VNode {
  const { id, veld, soort } = conflict;
  const wie = conflict.naam;
  const nu = conflict.bronNaam ?? 'geen koppeling';
  const allen = soort === 'leerling' ? 'alle leerlingen' : 'alle medewerkers';
  return (
    <Card
      title={`${wie}: ${VELD[veld].toLowerCase()}`}
      tone="land"
      foot={
        <form class="k-row" method="post" action={VERSCHILLEN}>
          <input type="hidden" name="verschil" value={id} />
          <Keuze kies="huidige-een" label={`Wat er staat klopt, voor ${wie}`}>
            Wat er staat klopt
          </Keuze>
          <Keuze kies="andere-een" label={`Wat ${conflict.andereBronNaam} zegt klopt, voor ${wie}`}>
            {`Wat ${conflict.andereBronNaam} zegt klopt`}
          </Keuze>
          {conflict.bron ? <Keuze kies="huidige-alle">{`Altijd uit ${nu}, voor ${allen}`}</Keuze> : null}
          <Keuze kies="andere-alle">{`Altijd uit ${conflict.andereBronNaam}, voor ${allen}`}</Keuze>
        </form>
      }
    >
      <KeyValueList
        items={[
          { term: 'Nu in Koers', value: waarde(veld, conflict.waarde), source: `uit ${nu}` },
          { term: 'Anders', value: waarde(veld, conflict.anders), source: `uit ${conflict.andereBronNaam}` },
        ]}
      />
    </Card>
  );
}

function Keuze({ kies, label, children }: { kies: string; label?: string; children: string }): VNode {
  return (
    <Button type="submit" name="kies" value={kies} {...(label ? { label: `${children}: ${label}` } : {})}>
      {children}
    </Button>
  );
}

const SOORT: Readonly<Record<Soort, string>> = { leerling: 'leerlingen', medewerker: 'medewerkers' };

function Eigenaren({ verschillen }: { verschillen: Differences }): VNode | null {
  const { owners, connections } = verschillen;
  if (connections.length < 2) return null;
  const naam = (id: string) => connections.find((c) => c.id === id)?.naam ?? 'een oude koppeling';
  return (
    <Card title="Waar komt elk gegeven vandaan?" icon="list-check">
      <Table
        caption="Per gegeven het systeem dat het levert"
        rows={owners}
        rowKey={(row) => `${row.soort}.${row.veld}`}
        columns={[
          {
            key: 'veld',
            header: 'Gegeven',
            rowHeader: true,
            cell: (row) => `${VELD[row.veld]} van ${SOORT[row.soort]}`,
          },
          {
            key: 'nu',
            header: 'Nu uit',
            cell: (row) =>
              row.telling.map((t) => `${naam(t.connection)} (${t.people})`).join(', ') || <Nothing />,
          },
          { key: 'vast', header: 'Altijd uit', cell: (row) => <Vast row={row} connections={connections} /> },
        ]}
      />
    </Card>
  );
}

function Vast({ row, connections }: { row: OwnerRow; connections: Differences['connections'] }): VNode {
  const id = `eigenaar-${row.soort}-${row.veld}`;
  return (
    <form class="k-row" method="post" action={EIGENAAR}>
      <input type="hidden" name="gegeven" value={`${row.soort}.${row.veld}`} />
      <Select
        id={id}
        name="koppeling"
        label={`${VELD[row.veld]} van ${SOORT[row.soort]} altijd uit`}
        optional
        placeholder="Wie het eerst vertelde"
        value={row.vast ?? ''}
        options={connections.map((c) => ({ value: c.id, label: c.naam }))}
      />
      <Button type="submit" size="small" label={`Bewaren: ${VELD[row.veld]} van ${SOORT[row.soort]}`}>
        Bewaren
      </Button>
    </form>
  );
}
