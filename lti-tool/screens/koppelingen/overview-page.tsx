import type { VNode } from 'preact';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { PERSONEN, VERSCHILLEN } from '../identiteit/urls.ts';
import { ConnectionCard } from './connection-card.tsx';
import type { ConnectionState } from './state.ts';
import { NIEUW } from './urls.ts';

export interface OverviewPageProps {
  frame: Frame;
  states: readonly ConnectionState[];
  now: Date;
}

/** All connections of a school: is it well, and what needs me. */
export function OverviewPage({ frame, states, now }: OverviewPageProps): VNode {
  const empty = states.length === 0;
  return (
    <Page frame={frame} title="Koppelingen" plek="koppelingen">
      <PageHeader
        title="Koppelingen"
        lead="Hier haalt Koers de gegevens op uit het leerlingvolgsysteem (LVS) van je school."
        {...(empty
          ? {}
          : {
              actions: (
                <>
                  <LinkButton href={PERSONEN} icon="users">
                    Dezelfde persoon?
                  </LinkButton>
                  <LinkButton href={VERSCHILLEN} icon="list-check">
                    Verschillen
                  </LinkButton>
                  <LinkButton href={NIEUW} icon="plus">
                    Nieuwe koppeling
                  </LinkButton>
                </>
              ),
            })}
      />
      {empty ? <NoConnections /> : null}
      {states.map((state) => (
        <ConnectionCard key={state.connection.id} state={state} now={now} />
      ))}
    </Page>
  );
}

function NoConnections(): VNode {
  return (
    <>
      <EmptyState
        title="Er is nog geen koppeling"
        scene="haven"
        action={
          <LinkButton href={NIEUW} kind="primary" icon="plug">
            Koppel een systeem
          </LinkButton>
        }
      >
        Koers heeft de leerlingen, groepen en medewerkers nodig die in het LVS van je school staan. Je voert
        ze niet opnieuw in: je koppelt het LVS één keer.
      </EmptyState>
      <Card title="Zo gaat het" icon="list-check">
        <ol class="s-sync-punten">
          <li>Vraag bij de leverancier van je LVS de gegevens voor een koppeling aan, zoals een sleutel.</li>
          <li>Vul ze hier in en test de verbinding. Koers bewaart ze versleuteld.</li>
          <li>Haal voor het eerst op. Je ziet een voorbeeld en kiest zelf of het in Koers komt.</li>
          <li>Daarna haalt Koers elke werkdag vroeg de wijzigingen op.</li>
        </ol>
      </Card>
    </>
  );
}
