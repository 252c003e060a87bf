import type { ComponentChildren, VNode } from 'preact';
import type { ConnectionReport } from '../../../gateway/sync/source-adapter.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { ActForm } from './act-form.tsx';
import { CheckReport, TEST } from './check.tsx';
import type { FormField } from './form-fields.ts';
import type { Outcome, Preview } from './load.ts';
import { Stand } from './stand.tsx';
import { isFresh } from './state.ts';
import { Uitkomst } from './uitkomst.tsx';
import { gegevensUrl, OVERZICHT, testenUrl } from './urls.ts';
import { schemaInWoorden } from './when.ts';

export interface ConnectionPageProps {
  frame: Frame;
  outcome: Outcome;
  preview: Preview | null;
  /** What the system asks of a school; empty when this Koers does not know the system. */
  fields: readonly FormField[];
  me: string;
  now: Date;
  report?: ConnectionReport;
  messages?: ComponentChildren;
}

/** Everything of one connection: how it is now, what needs a person, what happened, and whether it can be reached. */
export function ConnectionPage(props: ConnectionPageProps): VNode {
  const { frame, outcome, messages } = props;
  const { state } = outcome;
  return (
    <Page frame={frame} title={state.connection.naam} plek="koppelingen" {...(messages ? { messages } : {})}>
      <PageHeader title={state.connection.naam} crumbs={[{ href: OVERZICHT, label: 'Koppelingen' }]} />
      {isFresh(state.connection) ? <Fresh {...props} /> : <Settled {...props} />}
    </Page>
  );
}

function Settled(props: ConnectionPageProps): VNode {
  const { outcome, preview, me, now } = props;
  return (
    <div class="k-split">
      <div class="k-stack">
        <Stand state={outcome.state} preview={preview} now={now} />
        <Uitkomst outcome={outcome} me={me} now={now} />
      </div>
      <div class="k-stack">
        <LinkCard {...props} title="Verbinding" />
      </div>
    </div>
  );
}

/** Never used: first whether it works, then the first fetch. */
function Fresh(props: ConnectionPageProps): VNode {
  const { outcome, preview, me, now } = props;
  return (
    <div class="k-stack">
      <LinkCard {...props} title="Stap 1: test de verbinding" />
      <Stand state={outcome.state} preview={preview} now={now} />
      <Uitkomst outcome={outcome} me={me} now={now} />
    </div>
  );
}

/** The line itself: can it be reached, when does it fetch, what was filled in. A secret only says that it is there. */
function LinkCard({ outcome, fields, report, title }: ConnectionPageProps & { title: string }): VNode {
  const { connection } = outcome.state;
  const secrets = fields.filter((field) => field.secret && !field.optional);
  return (
    <Card title={title} icon="plug">
      <KeyValueList
        {...(isFresh(connection) ? {} : { wide: true })}
        items={[
          { term: 'Systeem', value: connection.title },
          { term: 'Haalt op', value: schemaInWoorden(connection.schedule) },
          ...secrets.map((field) => ({
            term: field.label,
            value: 'ingevuld',
            source: 'Versleuteld bewaard; niemand kan het teruglezen.',
          })),
        ]}
      />
      <ActForm id="testen" action={testenUrl(connection.id)} target={`#${TEST}`} icon="plug">
        Test de verbinding
      </ActForm>
      <CheckReport report={report ?? null} title={connection.title} />
      {fields.length > 0 ? (
        <div class="k-card__foot">
          <LinkButton href={gegevensUrl(connection.id)} size="small" icon="pencil">
            Gegevens wijzigen
          </LinkButton>
        </div>
      ) : null}
    </Card>
  );
}
