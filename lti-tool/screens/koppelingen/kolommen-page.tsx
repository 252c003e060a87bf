import type { ComponentChildren, VNode } from 'preact';
import type { ConnectionView, TablesView } from '../../../gateway/sync/service.ts';
import type { TabelBlad } from '../../../gateway/sync/source-adapter.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { KolommenForm, type SoortOp } from './kolommen-form.tsx';
import { kolommenUrl, koppelingUrl, OVERZICHT } from './urls.ts';

export interface KolommenPageProps {
  frame: Frame;
  connection: ConnectionView;
  tables: TablesView;
  /** A table that could not be told, taken for this kind now. */
  als: { soort: string; blad: number } | null;
  messages?: ComponentChildren;
}

/** Which column of the newest files is what: guessed, looked over by a person, with what the first rows become. */
export function KolommenPage({ frame, connection, tables, als, messages }: KolommenPageProps): VNode {
  const { bladen, fout } = tables.voorbeeld;
  return (
    <Page
      frame={frame}
      title={`Kolommen van ${connection.naam}`}
      plek="koppelingen"
      {...(messages ? { messages } : {})}
    >
      <PageHeader
        title="Kolommen"
        crumbs={[
          { href: OVERZICHT, label: 'Koppelingen' },
          { href: koppelingUrl(connection.id), label: connection.naam },
        ]}
        lead="Koers raadt welke kolom wat is. Kijk het na, en kies een andere kolom waar het niet klopt. Het telt vanaf de volgende keer ophalen."
      />
      {tables.files ? (
        <div class="k-stack">
          {fout ? (
            <Notice kind="warning" title="Zo komt er nog niets binnen">
              {fout}
            </Notice>
          ) : null}
          {soortenOp(tables, als).map((op) => (
            <Card key={op.soort.id} id={op.soort.id} title={op.soort.titel} icon="list-check">
              <p class="k-small k-soft">{`Uit ${op.bladen.map(({ plek }) => plek).join(' en ')}`}</p>
              <KolommenForm connection={connection.id} op={op} />
            </Card>
          ))}
          {bladen.map((blad, i) =>
            blad.soort === null && als?.blad !== i ? (
              <Unknown key={blad.plek} blad={blad} nr={i} connection={connection.id} tables={tables} />
            ) : null,
          )}
        </div>
      ) : (
        <EmptyState
          title="Er is nog geen bestand"
          action={
            <LinkButton href={`${koppelingUrl(connection.id)}#bestanden`} kind="primary">
              Bestand inleveren
            </LinkButton>
          }
        >
          Lever eerst een bestand in. Dan zie je hier de kolommen.
        </EmptyState>
      )}
    </Page>
  );
}

/** The kinds of table that are there, each with its sheets. */
export function soortenOp({ soorten, voorbeeld }: TablesView, als: KolommenPageProps['als']): SoortOp[] {
  return soorten.flatMap((soort) => {
    const bladen = voorbeeld.bladen.filter(
      (blad, i) => blad.soort === soort.id || (als?.soort === soort.id && als.blad === i),
    );
    return bladen.length === 0 ? [] : [{ soort, bladen }];
  });
}

/** A table of which nobody can tell what it is: the headings, and what it could be. */
function Unknown({
  blad,
  nr,
  connection,
  tables,
}: {
  blad: TabelBlad;
  nr: number;
  connection: string;
  tables: TablesView;
}): VNode {
  return (
    <Card title={blad.plek} icon="help-circle">
      <p>We zien niet wat hier in staat. Hoort het erbij? Zeg dan wat het is.</p>
      <Table
        caption="Kolommen in dit blad"
        rows={blad.koppen}
        rowKey={({ kop }) => kop}
        columns={[
          { key: 'kop', header: 'Kolom', cell: ({ kop }) => kop },
          { key: 'waarden', header: 'Bijvoorbeeld', cell: ({ waarden }) => waarden.join(', ') },
        ]}
      />
      <div class="k-card__foot">
        {tables.soorten.map(({ id, titel }) => (
          <LinkButton
            key={id}
            href={`${kolommenUrl(connection)}?soort=${id}&blad=${nr}#${id}`}
            size="small"
            label={`Dit zijn ${titel.toLowerCase()}: ${blad.plek}`}
          >
            {titel}
          </LinkButton>
        ))}
      </div>
    </Card>
  );
}
