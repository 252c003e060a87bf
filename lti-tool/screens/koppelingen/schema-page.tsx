import type { VNode } from 'preact';
import type { ConnectionView } from '../../../gateway/sync/service.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { FaultSummary } from '../../ui/components/fault-summary.tsx';
import { Input } from '../../ui/components/input.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import type { Schema } from './schema.ts';
import { koppelingUrl, OVERZICHT, schemaUrl } from './urls.ts';

export interface SchemaPageProps {
  frame: Frame;
  connection: ConnectionView;
  schema: Schema;
  /** The system reads files, which are read as they come. */
  bestand: boolean;
  fout?: string;
}

/** When Koers fetches by itself. */
export function SchemaPage({ frame, connection, schema, bestand, fout }: SchemaPageProps): VNode {
  const zelf = bestand ? 'Als er een bestand is' : 'Alleen als ik zelf ophaal';
  return (
    <Page frame={frame} title={`Wanneer ${connection.naam} ophaalt`} plek="koppelingen">
      <PageHeader
        title="Wanneer haalt Koers op?"
        crumbs={[
          { href: OVERZICHT, label: 'Koppelingen' },
          { href: koppelingUrl(connection.id), label: connection.naam },
        ]}
        lead="Kies een tijd buiten de lessen. Ophalen kan daarnaast altijd met de hand."
      />
      <Card>
        <form class="k-form" method="post" action={schemaUrl(connection.id)} noValidate>
          {fout ? <FaultSummary title="Nog niet bewaard" faults={[{ id: 'om', text: fout }]} /> : null}
          <RadioGroup
            id="dagen"
            name="dagen"
            label="Hoe vaak"
            choices={[
              { value: 'werkdag', label: 'Elke werkdag', checked: schema.dagen === 'werkdag' },
              { value: 'dag', label: 'Elke dag', checked: schema.dagen === 'dag' },
              { value: 'nooit', label: zelf, checked: schema.dagen === 'nooit' },
            ]}
          />
          <Input
            id="om"
            name="om"
            type="time"
            label="Hoe laat"
            hint={`Nederlandse tijd. Telt niet bij “${zelf.toLowerCase()}”.`}
            value={schema.om}
            short
            {...(fout ? { error: fout } : {})}
          />
          <div class="k-row">
            <Button type="submit" kind="primary" icon="check">
              Bewaren
            </Button>
            <LinkButton href={koppelingUrl(connection.id)} kind="subtle">
              Niet bewaren
            </LinkButton>
          </div>
        </form>
      </Card>
    </Page>
  );
}
