import type { VNode } from 'preact';
import type { ConnectionView, IssueGroup, RunChanges, RunView } from '../../../gateway/sync/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Card } from '../../ui/components/card.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { ChangesCard } from './changes-card.tsx';
import type { CodesOf } from './code-form.tsx';
import { CountsTable } from './counts-table.tsx';
import { howToMend, IssueList } from './issues.tsx';
import { koppelingUrl, OVERZICHT } from './urls.ts';
import { toen } from './when.ts';
import { STATUS_LOOK, startedBy } from './words.ts';

export interface RunPageProps {
  frame: Frame;
  connection: ConnectionView;
  run: RunView;
  groups: readonly IssueGroup[];
  changes: RunChanges;
  /** Page of the changes. */
  pagina: number;
  /** Who looks may open a pupil. */
  opent: boolean;
  /** Code lists of the system; a code that none of them knows may be mapped. */
  lists: CodesOf['lists'];
  names: ReadonlyMap<string, string>;
  me: string;
  now: Date;
}

/** One run of the past: what it did per kind, whom it changed, and what it could not use. */
export function RunPage(props: RunPageProps): VNode {
  const { frame, connection, run, groups, lists, names, me, now } = props;
  const look = STATUS_LOOK[run.status];
  const title = `Synchronisatie van ${toen(run.createdAt, now)}`;
  return (
    <Page frame={frame} title={`${title}, ${connection.naam}`} plek="koppelingen">
      <PageHeader
        title={title}
        crumbs={[
          { href: OVERZICHT, label: 'Koppelingen' },
          { href: koppelingUrl(connection.id), label: connection.naam },
        ]}
        meta={
          <>
            <Badge tone={look.tone} icon={look.icon}>
              {look.label}
            </Badge>
            <span>{`Gestart ${startedBy(run, me, names)}`}</span>
          </>
        }
      />
      {run.error ? (
        <Notice kind={run.status === 'failed' ? 'error' : 'info'} title={run.error.message} />
      ) : null}
      <Card title="Per soort">
        <CountsTable counts={run.counts} caption={title} explain whole />
      </Card>
      <ChangesCard {...props} />
      {groups.length > 0 ? (
        <Card id="aandacht" title="Aandachtspunten" icon="alert-triangle">
          <p>{howToMend(connection.title)}</p>
          <IssueList groups={groups} codes={{ connection: connection.id, lists }} />
        </Card>
      ) : null}
    </Page>
  );
}
