import type { VNode } from 'preact';
import { describe, expect, it } from 'vitest';
import { Badge } from './components/badge.tsx';
import { Button, LinkButton } from './components/button.tsx';
import { Card } from './components/card.tsx';
import { RadioGroup } from './components/choice.tsx';
import { ConfirmPanel } from './components/confirm-panel.tsx';
import { EmptyState } from './components/empty-state.tsx';
import { ErrorPage } from './components/error-page.tsx';
import { Input, Select, Textarea } from './components/input.tsx';
import { KeyValueList } from './components/key-value.tsx';
import { Layout } from './components/layout.tsx';
import { Person } from './components/leerling-chip.tsx';
import { Matrix } from './components/matrix.tsx';
import { Notice } from './components/notice.tsx';
import { PageHeader } from './components/page-header.tsx';
import { Partial } from './components/partial.tsx';
import { Progress } from './components/progress.tsx';
import { RouteStrook } from './components/route-strook.tsx';
import { Table } from './components/table.tsx';
import { Tabs } from './components/tabs.tsx';
import { TickCell } from './components/tick-cell.tsx';
import { Timeline } from './components/timeline.tsx';
import { Toast } from './components/toast.tsx';
import { renderFragment } from './render.ts';
import { fakeAssets } from './test-kit/fake-assets.ts';
import { tagsOf } from './test-kit/tags.ts';

/** A name a pupil could be given in an LVS: closes an attribute, opens a tag. */
const evil = `"'><img src=x onerror=alert(1)></textarea></title><b>`;
const field = { id: 'f', name: evil, label: evil, hint: evil, error: evil };
const choices = [{ value: 'a', label: evil, note: evil }];

const components: Record<string, VNode> = {
  Badge: <Badge>{evil}</Badge>,
  Button: (
    <Button label={evil} value={evil} hx={{ post: evil, vals: { v: evil } }}>
      {evil}
    </Button>
  ),
  LinkButton: (
    <LinkButton href={`/${evil}`} external>
      {evil}
    </LinkButton>
  ),
  Card: <Card title={evil} href={evil} foot={evil} aside={evil} />,
  ConfirmPanel: (
    <ConfirmPanel id="c" trigger={evil} title={evil}>
      {evil}
    </ConfirmPanel>
  ),
  EmptyState: <EmptyState title={evil}>{evil}</EmptyState>,
  ErrorPage: <ErrorPage assets={fakeAssets} code="internal" message={evil} reference={evil} />,
  Input: <Input {...field} value={evil} />,
  KeyValueList: <KeyValueList items={[{ term: evil, value: evil, source: evil }]} />,
  Layout: (
    <Layout
      title={evil}
      assets={fakeAssets}
      viewer={{ naam: evil, rol: evil, school: evil }}
      nav={[{ href: evil, label: evil }]}
    >
      {evil}
    </Layout>
  ),
  Matrix: (
    <Matrix
      id="m"
      caption={evil}
      columns={[{ key: 'k', code: evil, text: evil, note: evil, all: { post: evil } }]}
      rows={[
        {
          key: 'r',
          leerling: evil,
          href: evil,
          note: evil,
          cells: [{ id: 't', done: false }],
          all: { post: evil },
        },
      ]}
    />
  ),
  Notice: (
    <Notice title={evil} next={evil} announce>
      {evil}
    </Notice>
  ),
  PageHeader: <PageHeader title={evil} crumbs={[{ href: evil, label: evil }]} lead={evil} />,
  Partial: <Partial target={evil}>{evil}</Partial>,
  Person: <Person naam={evil} note={evil} href={evil} />,
  Progress: <Progress id="p" label={evil} value={1} text={evil} />,
  RadioGroup: <RadioGroup {...field} choices={choices} />,
  RouteStrook: <RouteStrook niveaus={[evil, 'N2']} huidig={1} uitstroom={2} bestemming={evil} />,
  Select: <Select {...field} options={[{ value: evil, label: evil }]} placeholder={evil} />,
  Table: (
    <Table
      caption={evil}
      rows={[evil]}
      rowKey={String}
      columns={[{ key: 'a', header: evil, cell: (row) => row }]}
    />
  ),
  Tabs: <Tabs label={evil} tabs={[{ href: evil, label: evil }]} />,
  Textarea: <Textarea {...field} value={evil} />,
  TickCell: <TickCell id="t" leerling={evil} wat={evil} done hx={{ post: evil }} />,
  Timeline: (
    <Timeline label={evil} entries={[{ key: 'a', datetime: evil, when: evil, what: evil, who: evil }]} />
  ),
  Toast: <Toast text={evil} undo={{ post: evil }} />,
};

describe('text from outside stays text', () => {
  it.each(Object.entries(components))('%s escapes what it is given', (_name, vnode) => {
    const html = renderFragment(vnode);

    expect(html).toContain('&lt;img src=x');
    expect(tagsOf(html).map((tag) => tag.name)).not.toContain('img');
    expect(tagsOf(html).filter((tag) => tag.attributes.has('onerror'))).toEqual([]);
    expect(html).not.toContain('<img');
  });
});
