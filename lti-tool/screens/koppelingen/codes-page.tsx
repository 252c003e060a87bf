import type { ComponentChildren, VNode } from 'preact';
import type { CodePreview, ConnectionView, ListView } from '../../../gateway/sync/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Input, Select } from '../../ui/components/input.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { CodeForm } from './code-form.tsx';
import { codesUrl, codeTerugUrl, codeVoorbeeldUrl, koppelingUrl, OVERZICHT } from './urls.ts';
import { toen } from './when.ts';

export interface CodesPageProps {
  frame: Frame;
  connection: ConnectionView;
  lists: readonly ListView[];
  now: Date;
  messages?: ComponentChildren;
}

const regels = (n: number): string => (n === 1 ? '1 regel' : `${n} regels`);

const codes = (n: number): string => (n === 1 ? '1 code' : `${n} codes`);

/** Per code list of a connection: what is not known, what the school decided, and what the standard says (R71). */
export function CodesPage({ frame, connection, lists, now, messages }: CodesPageProps): VNode {
  return (
    <Page
      frame={frame}
      title={`Codes van ${connection.naam}`}
      plek="koppelingen"
      {...(messages ? { messages } : {})}
    >
      <PageHeader
        title="Codes"
        crumbs={[
          { href: OVERZICHT, label: 'Koppelingen' },
          { href: koppelingUrl(connection.id), label: connection.naam },
        ]}
        lead={`${connection.title} stuurt codes. Kent Koers een code niet, dan zeg jij hier wat hij betekent. Het telt vanaf de volgende keer ophalen.`}
      />
      {lists.length === 0 ? (
        <EmptyState title="Deze koppeling heeft geen codes">Er is hier niets te kiezen.</EmptyState>
      ) : (
        <div class="k-stack">
          {lists.map((view) => (
            <ListCard key={view.list.id} view={view} connection={connection.id} now={now} />
          ))}
        </div>
      )}
    </Page>
  );
}

interface ListProps {
  view: ListView;
  connection: string;
  now: Date;
}

function ListCard(props: ListProps): VNode {
  const { list, own, unknown } = props.view;
  return (
    <Card id={list.id} title={list.title} icon="list-check">
      {unknown.length > 0 ? <Unknown {...props} /> : null}
      {own.length > 0 ? <Own {...props} /> : null}
      <details class="s-sync-meer">
        <summary class="s-sync-meer__kop">{`Wat de standaard zegt: ${codes(Object.keys(list.codes).length)}`}</summary>
        <Standard {...props} />
        <Another {...props} />
      </details>
    </Card>
  );
}

function Unknown({ view: { list, unknown }, connection }: ListProps): VNode {
  return (
    <section aria-labelledby={`${list.id}-onbekend`}>
      <h3 id={`${list.id}-onbekend`}>Deze codes kent Koers niet</h3>
      <ul class="s-sync-codes">
        {unknown.map(({ code, rows, dropped }, i) => (
          <li key={code}>
            <p>
              <code class="s-sync-pad">{code}</code>
              {` staat de laatste keer bij ${regels(rows)}${dropped > 0 ? `; ${regels(dropped)} daarvan kwam niet binnen` : ''}.`}
            </p>
            <CodeForm id={`${list.id}-${i}`} connection={connection} list={list} code={code} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Own({ view: { list, own }, connection, now }: ListProps): VNode {
  return (
    <Table
      caption="Wat jullie kozen"
      rows={own}
      rowKey={({ id }) => id}
      columns={[
        { key: 'code', header: 'Code', cell: ({ code }) => <code class="s-sync-pad">{code}</code> },
        { key: 'waarde', header: 'Betekent', cell: ({ waarde }) => list.values[waarde] ?? waarde },
        { key: 'op', header: 'Gekozen', cell: ({ op }) => toen(op, now) },
        {
          key: 'terug',
          header: 'Terug',
          cell: ({ id, code }) => (
            <form method="post" action={codeTerugUrl(connection)}>
              <input type="hidden" name="keuze" value={id} />
              <Button
                type="submit"
                size="small"
                kind="subtle"
                icon="arrow-back-up"
                label={`Ongedaan maken: ${code}`}
              >
                Ongedaan maken
              </Button>
            </form>
          ),
        },
      ]}
    />
  );
}

function Standard({ view: { list, own } }: ListProps): VNode {
  return (
    <Table
      caption={`${list.source}, ${list.version} (${list.date})`}
      rows={Object.entries(list.codes)}
      rowKey={([code]) => code}
      columns={[
        { key: 'code', header: 'Code', cell: ([code]) => <code class="s-sync-pad">{code}</code> },
        { key: 'titel', header: 'Heet', cell: ([, { title }]) => title },
        {
          key: 'betekent',
          header: 'Betekent in Koers',
          cell: ([code, { means }]) =>
            own.some((keuze) => keuze.code === code) ? 'iets anders: jullie kozen zelf' : list.values[means],
        },
      ]}
    />
  );
}

/** A code that did not come by yet, or one of the standard that this school uses otherwise. */
function Another({ view: { list }, connection }: ListProps): VNode {
  return (
    <form class="k-form" method="post" action={codesUrl(connection)}>
      <h3>Een code zelf kiezen</h3>
      <input type="hidden" name="lijst" value={list.id} />
      <Input
        id={`${list.id}-code`}
        name="code"
        label="Code"
        hint="Precies zoals het LVS hem schrijft."
        maxLength={200}
        short
      />
      <Select
        id={`${list.id}-waarde`}
        name="waarde"
        label="Betekent"
        placeholder="Kies wat het is"
        options={Object.entries(list.values).map(([value, label]) => ({ value, label }))}
        hx={{
          get: codeVoorbeeldUrl(connection),
          trigger: 'change',
          target: `#${list.id}-gevolg`,
          vals: { lijst: list.id },
          include: `#${list.id}-code`,
        }}
      />
      <div id={`${list.id}-gevolg`} />
      <div>
        <Button type="submit">Bewaren</Button>
      </div>
    </form>
  );
}

/** What a choice would do, before it is made; said aloud as well. */
export function CodePreviewText({
  preview: { value, rows, dropped, paths },
}: {
  preview: CodePreview;
}): VNode {
  const text =
    rows === 0
      ? `De laatste keer was dit geen vraag. Bij de volgende keer ophalen betekent de code: ${value}.`
      : `Bij ${regels(rows)} van de laatste keer komt dan te staan: ${value}.${dropped > 0 ? ` Daarvan ${dropped === 1 ? 'staat er nu 1' : `staan er nu ${dropped}`} niet in Koers.` : ''}`;
  return (
    <div data-announce={text}>
      <p>{text}</p>
      {paths.length > 0 ? (
        <p class="k-small k-soft">
          {'Bijvoorbeeld '}
          <code class="s-sync-pad">{paths.join(', ')}</code>
        </p>
      ) : null}
    </div>
  );
}
