import type { ComponentChildren, VNode } from 'preact';
import type { ConnectionView, FileView, SettingsView } from '../../../gateway/sync/service.ts';
import type { ConnectionReport, SourceAdapter } from '../../../gateway/sync/source-adapter.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { type KeyValue, KeyValueList } from '../../ui/components/key-value.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit, datumVan } from '../datum.ts';
import { ActForm } from './act-form.tsx';
import { CheckReport, TEST } from './check.tsx';
import { EindePaneel } from './einde.tsx';
import { FilesCard } from './files-card.tsx';
import { answerInWords, type FormField } from './form-fields.ts';
import type { Outcome, Preview } from './load.ts';
import { Stand } from './stand.tsx';
import { isFresh } from './state.ts';
import { Uitkomst } from './uitkomst.tsx';
import { codesUrl, gegevensUrl, kolommenUrl, OVERZICHT, schemaUrl, terugUrl, testenUrl } from './urls.ts';
import { Witness } from './witness.tsx';
import { ConnectionSteps, stapOf, wanneerInWoorden } from './wizard-steps.tsx';

export interface ConnectionPageProps {
  frame: Frame;
  outcome: Outcome;
  preview: Preview | null;
  /** What the system asks of a school; empty when this Koers does not know the system. */
  fields: readonly FormField[];
  /** What was filled in, as far as it may be seen. */
  settings: SettingsView;
  me: string;
  now: Date;
  /** Undefined when this Koers does not know the system. */
  adapter: SourceAdapter | undefined;
  files: readonly FileView[];
  /** What was wrong with the file that was just handed in. */
  fileFault?: string;
  report?: ConnectionReport;
  messages?: ComponentChildren;
}

/** Everything of one connection: how it is now, what needs a person, what happened, and whether it can be reached. */
export function ConnectionPage(props: ConnectionPageProps): VNode {
  const { frame, outcome, messages, adapter, report } = props;
  const { state } = outcome;
  return (
    <Page frame={frame} title={state.connection.naam} plek="koppelingen" {...(messages ? { messages } : {})}>
      <PageHeader title={state.connection.naam} crumbs={[{ href: OVERZICHT, label: 'Koppelingen' }]} />
      <ConnectionSteps connection={state.connection} adapter={adapter} report={report ?? null} />
      {isFresh(state.connection) ? <Fresh {...props} /> : <Settled {...props} />}
    </Page>
  );
}

function Settled(props: ConnectionPageProps): VNode {
  const { outcome, preview, me, now } = props;
  return (
    <div class="k-split">
      <div class="k-stack">
        <Stand state={outcome.state} preview={preview} now={now} next={!isForgotten(props)} />
        <Files {...props} />
        <Uitkomst outcome={outcome} me={me} now={now} />
      </div>
      <div class="k-stack">
        <LinkCard {...props} connection={outcome.state.connection} title={LINK_TITLE} />
      </div>
    </div>
  );
}

/** Never used: first whether it works, then the first fetch. */
function Fresh(props: ConnectionPageProps): VNode {
  const { outcome, preview, me, now, report, adapter } = props;
  const tested = report?.ok === true && !adapter?.files; // else handing in a file is what comes next
  return (
    <div class="k-stack">
      <LinkCard {...props} connection={outcome.state.connection} title="Test de verbinding" />
      <Files {...props} />
      <Stand state={outcome.state} preview={preview} now={now} next={tested} />
      <Uitkomst outcome={outcome} me={me} now={now} />
    </div>
  );
}

function Files({ adapter, files, fileFault, outcome, now }: ConnectionPageProps): VNode | null {
  if (!adapter?.files || outcome.state.connection.status === 'ended') return null;
  const fault = fileFault ? { fault: fileFault } : {};
  return (
    <FilesCard
      connection={outcome.state.connection.id}
      wants={adapter.files}
      files={files}
      now={now}
      {...fault}
    />
  );
}

/** A secret without which Koers does not get in is no longer there, as after an end that was undone. */
const isForgotten = ({ fields, settings }: Pick<ConnectionPageProps, 'fields' | 'settings'>): boolean =>
  fields.some((field) => field.secret && !field.optional && !settings.answered.includes(field.name));

/** Each question with its answer; of a secret only that it was answered, and when. */
function filledIn(fields: readonly FormField[], { values, answered, since }: SettingsView): KeyValue[] {
  const when = since ? `ingevuld op ${dagVoluit(datumVan(since))}` : 'ingevuld';
  return fields.flatMap((field) => {
    if (!field.secret) {
      const value = answerInWords(values[field.name]);
      return value === '' ? [] : [{ term: field.label, value }];
    }
    if (field.optional) return [];
    if (!answered.includes(field.name))
      return [
        { term: field.label, value: 'niet ingevuld', source: 'Koers is deze vergeten. Vul hem opnieuw in.' },
      ];
    return [{ term: field.label, value: when, source: 'Versleuteld bewaard; niemand kan het teruglezen.' }];
  });
}

/** @param first it is the next thing to do */
export function TestForm({
  connection,
  first,
}: {
  connection: { readonly id: string };
  first: boolean;
}): VNode {
  return (
    <ActForm
      id="testen"
      action={testenUrl(connection.id)}
      target={`#${TEST}`}
      icon="plug"
      {...(first ? { kind: 'primary' } : {})}
    >
      Test de verbinding
    </ActForm>
  );
}

export const VERBINDING = 'verbinding';
export const LINK_TITLE = 'Verbinding';

export interface LinkCardProps
  extends Pick<ConnectionPageProps, 'adapter' | 'fields' | 'settings' | 'report'> {
  connection: ConnectionView;
  title: string;
}

/** The line itself: can it be reached, when does it fetch, what was filled in. A secret only says that it is there. */
export function LinkCard({ connection, adapter, fields, settings, report, title }: LinkCardProps): VNode {
  if (connection.status === 'ended')
    return (
      <Card id={VERBINDING} title={title} icon="plug-x">
        <KeyValueList wide items={[{ term: 'Systeem', value: connection.title }]} />
        <p>De gegevens waarmee Koers in het systeem kwam, zijn gewist.</p>
      </Card>
    );
  return (
    <Card id={VERBINDING} title={title} icon="plug">
      <KeyValueList
        {...(isFresh(connection) ? {} : { wide: true })}
        items={[
          { term: 'Systeem', value: connection.title },
          {
            term: 'Haalt op',
            value: wanneerInWoorden(connection, adapter),
          },
          ...(adapter ? [{ term: 'Nagekeken', value: <Witness witness={adapter.witness} /> }] : []),
          ...filledIn(fields, settings),
        ]}
      />
      <TestForm connection={connection} first={stapOf(connection, adapter, report) === 'testen'} />
      <CheckReport report={report ?? null} title={connection.title} />
      {fields.length > 0 || adapter?.lists?.length ? (
        <div class="k-card__foot">
          {adapter?.tabel ? (
            <LinkButton href={kolommenUrl(connection.id)} size="small">
              Kolommen
            </LinkButton>
          ) : null}
          {adapter?.lists?.length ? (
            <LinkButton href={codesUrl(connection.id)} size="small">
              Codes
            </LinkButton>
          ) : null}
          <LinkButton
            href={gegevensUrl(connection.id)}
            size="small"
            icon="pencil"
            kind={isForgotten({ fields, settings }) ? 'primary' : 'secondary'}
          >
            Gegevens wijzigen
          </LinkButton>
          <LinkButton href={schemaUrl(connection.id)} size="small" icon="calendar">
            Wanneer ophalen
          </LinkButton>
          {isFresh(connection) ? null : (
            <LinkButton href={terugUrl(connection.id)} size="small" icon="arrow-back-up">
              Terug naar het LVS
            </LinkButton>
          )}
        </div>
      ) : null}
      <EindePaneel connection={connection} />
    </Card>
  );
}
