import type { ComponentChildren, VNode } from 'preact';
import type { InrichtingView } from '../../../gateway/leerlijnen/inrichting/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Tab, Tabs } from '../../ui/components/tabs.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { EIGEN, inrichtingUrl, kiezenUrl, publicerenUrl, routesUrl, wijzigingenUrl } from './urls.ts';

export type EditorTab = 'leerlijnen' | 'leerroutes' | 'kiezen' | 'wijzigingen' | 'publiceren';

export interface EditorPageProps {
  frame: Frame;
  view: Pick<InrichtingView, 'inrichting' | 'basis' | 'nieuwer' | 'conflicten'>;
  tab: EditorTab;
  /** Of the page, when it is deeper than its tab. */
  title?: string;
  crumb?: { href: string; label: string };
  lead?: string;
  messages?: ComponentChildren;
  children: ComponentChildren;
}

/** Around every page of one own inrichting: what it lies on, and its tabs. */
export function EditorPage(props: EditorPageProps): VNode {
  const { frame, view, title, crumb, lead, messages, children } = props;
  const { naam } = view.inrichting;
  const eigen = { href: inrichtingUrl(view.inrichting.id), label: naam };
  return (
    <Page
      frame={frame}
      title={title === undefined ? naam : `${title}, ${naam}`}
      plek="leerlijnen"
      clients={['screens/inrichting.js']}
      {...(messages === undefined ? {} : { messages })}
    >
      <PageHeader
        title={title ?? naam}
        crumbs={[
          { href: '/leerlijnen', label: 'Leerlijnen' },
          { href: EIGEN, label: 'Eigen leerlijnen' },
          ...(title === undefined ? [] : [eigen]),
          ...(crumb ? [crumb] : []),
        ]}
        meta={<Basis view={view} />}
        {...(lead === undefined ? {} : { lead })}
      />
      <Tabs label="Onderdelen" tabs={tabs(props)} />
      {children}
    </Page>
  );
}

function Basis({ view }: Pick<EditorPageProps, 'view'>): VNode {
  const { basis, nieuwer, inrichting } = view;
  return (
    <>
      <Badge icon="map">{basis === null ? 'Zelf begonnen' : `Op ${basis.naam} ${basis.versie}`}</Badge>
      <Badge icon="school">
        {inrichting.eigenaar === 'school' ? 'Van deze school' : 'Van het hele bestuur'}
      </Badge>
      {nieuwer.length > 0 ? (
        <Badge tone="info">{`Er is een nieuwe versie: ${nieuwer[0]?.versie}`}</Badge>
      ) : null}
    </>
  );
}

function tabs({ view, tab }: Pick<EditorPageProps, 'view' | 'tab'>): Tab[] {
  const { id } = view.inrichting;
  const open = view.conflicten.length + view.nieuwer.length;
  const all: (Tab & { tab: EditorTab })[] = [
    { tab: 'leerlijnen', href: inrichtingUrl(id), label: 'Leerlijnen' },
    { tab: 'leerroutes', href: routesUrl(id), label: 'Leerroutes' },
    {
      tab: 'kiezen',
      href: kiezenUrl(id),
      label: 'Nieuwe versie en keuzes',
      ...(open > 0 ? { count: open } : {}),
    },
    { tab: 'wijzigingen', href: wijzigingenUrl(id), label: 'Wijzigingen' },
    { tab: 'publiceren', href: publicerenUrl(id), label: 'Publiceren' },
  ];
  return all.map(({ tab: name, ...rest }) => ({ ...rest, current: name === tab }));
}
