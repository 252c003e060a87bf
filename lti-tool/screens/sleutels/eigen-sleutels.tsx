import type { VNode } from 'preact';
import type { OwnKey } from '../../lti/sleutels-service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Table } from '../../ui/components/table.tsx';
import { wanneer } from '../datum.ts';

export interface EigenSleutelsProps {
  eigen: readonly OwnKey[];
  /** Names of those whose private part does not open. */
  faults: ReadonlySet<string>;
  now: Date;
  action: string;
}

/** With what Koers makes itself known to leeromgevingen, and a new one. */
export function EigenSleutels({ eigen, faults, now, action }: EigenSleutelsProps): VNode {
  const wacht = eigen.find((key) => key.state === 'waits');
  return (
    <Card
      title="Waarmee Koers zich bekendmaakt"
      icon="school"
      {...(eigen.length === 0
        ? {}
        : { foot: wacht ? <p>Er staat al een nieuwe klaar.</p> : <Nieuw action={action} /> })}
    >
      <p>
        Hiermee tekent Koers wat het naar een leeromgeving stuurt. Leeromgevingen halen het openbare deel zelf
        op. Deze sleutels zijn van alle scholen op deze Koers.
      </p>
      {eigen.length === 0 ? (
        <p>Er is er nog geen: Koers maakt de eerste zodra een leeromgeving erom vraagt.</p>
      ) : (
        <Table
          caption="Sleutels die leeromgevingen nu vinden"
          rows={eigen}
          rowKey={(key) => key.kid}
          columns={[
            {
              key: 'naam',
              header: 'Naam',
              rowHeader: true,
              cell: (key) => <code>{key.kid.slice(0, 8)}</code>,
            },
            {
              key: 'stand',
              header: 'Stand',
              cell: (key) => <Stand sleutel={key} stuk={faults.has(key.kid)} />,
            },
            { key: 'vanaf', header: 'Tekent vanaf', cell: (key) => wanneer(key.signsFrom, now) },
            {
              key: 'tot',
              header: 'Bekend tot',
              cell: (key) => (key.until === null ? 'er een nieuwe is' : wanneer(key.until, now)),
            },
          ]}
        />
      )}
    </Card>
  );
}

function Stand({ sleutel, stuk }: { sleutel: OwnKey; stuk: boolean }): VNode {
  if (stuk)
    return (
      <Badge tone="error" icon="alert-triangle">
        opent niet
      </Badge>
    );
  if (sleutel.state === 'signs') return <Badge tone="success">tekent nu</Badge>;
  return sleutel.state === 'waits' ? (
    <Badge tone="info" icon="clock">
      staat klaar
    </Badge>
  ) : (
    <Badge>tekende</Badge>
  );
}

function Nieuw({ action }: { action: string }): VNode {
  return (
    <ConfirmPanel id="nieuwe-sleutel" trigger="Nieuwe sleutel" title="Een nieuwe sleutel maken?">
      <p>
        De nieuwe staat er meteen bij en tekent vanaf morgen om deze tijd. De oude blijft twee dagen bekend.
        In de leeromgeving hoef je niets te doen.
      </p>
      <p>Doe dit als je denkt dat iemand de oude sleutel heeft, of eens per jaar.</p>
      <form method="post" action={action}>
        <Button type="submit" kind="primary" icon="refresh">
          Ja, maak een nieuwe
        </Button>
      </form>
    </ConfirmPanel>
  );
}
