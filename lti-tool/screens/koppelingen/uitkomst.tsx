import type { VNode } from 'preact';
import { Card } from '../../ui/components/card.tsx';
import type { CodesOf } from './code-form.tsx';
import { RunHistory } from './history.tsx';
import { howToMend, IssueList } from './issues.tsx';
import type { OpenIssues, Outcome } from './load.ts';
import { isMoving, waitingRun } from './state.ts';
import { toen } from './when.ts';

export const UITKOMST = 'uitkomst';

export interface UitkomstProps {
  outcome: Outcome;
  me: string;
  now: Date;
}

/** What is open and what happened: under the state of a connection, and drawn again when a run ended. */
export function Uitkomst({ outcome, me, now }: UitkomstProps): VNode {
  const { state, issues, history, lists = [] } = outcome;
  const live = isMoving(state.connection) || waitingRun(state.connection) !== null;
  return (
    <div id={UITKOMST} class="k-stack">
      {issues ? <Issues issues={issues} connection={state.connection} lists={lists} now={now} /> : null}
      {history.runs.length > 0 ? (
        <Card title="Wat er gebeurde" icon="history">
          <RunHistory history={history} me={me} now={now} live={live} />
        </Card>
      ) : null}
    </div>
  );
}

function Issues({
  issues: { run, groups },
  connection: { id, title },
  lists,
  now,
}: {
  issues: OpenIssues;
  connection: { readonly id: string; readonly title: string };
  lists: CodesOf['lists'];
  now: Date;
}): VNode {
  const waits = run.status === 'needs_confirmation';
  return (
    <Card id="aandacht" title="Aandachtspunten" icon="alert-triangle">
      <p>
        {waits
          ? 'Dit kan Koers nog niet goed overnemen. Al het andere wel.'
          : `Dit ging ${toen(run.createdAt, now)} niet goed mee. Al het andere staat in Koers.`}{' '}
        {howToMend(title)}
      </p>
      <IssueList groups={groups} codes={{ connection: id, lists }} />
    </Card>
  );
}
