import type { VNode } from 'preact';
import type { RunView } from '../../../gateway/sync/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Timeline, type TimelineEntry } from '../../ui/components/timeline.tsx';
import { ActForm } from './act-form.tsx';
import { CountsTable } from './counts-table.tsx';
import type { History } from './load.ts';
import { STAND } from './stand.tsx';
import { runActUrl, runUrl } from './urls.ts';
import { toen } from './when.ts';
import { aandachtspunten, countsInWords, STATUS_LOOK, startedBy } from './words.ts';

export interface RunHistoryProps {
  history: History;
  /** Who looks. */
  me: string;
  now: Date;
  /** Something is under way or waits: then nothing can be undone. */
  live: boolean;
}

/** Every time this connection fetched, newest first. */
export function RunHistory(props: RunHistoryProps): VNode {
  return (
    <Timeline
      label="Synchronisaties, de laatste eerst"
      entries={props.history.runs.map((run) => entry(run, props))}
    />
  );
}

function entry(run: RunView, { history, me, now, live }: RunHistoryProps): TimelineEntry {
  const look = STATUS_LOOK[run.status];
  return {
    key: run.id,
    datetime: run.createdAt.toISOString(),
    when: toen(run.createdAt, now),
    who: startedBy(run, me, history.names),
    icon: look.icon,
    what: (
      <>
        <Badge tone={look.tone} icon={look.icon}>
          {look.label}
        </Badge>{' '}
        {whatHappened(run)}
      </>
    ),
    detail: <Detail run={run} mayUndo={run.canUndo && !live} now={now} />,
  };
}

/** Whether a run got as far as having figures. */
const hasCounts = ({ status }: RunView): boolean =>
  status === 'done' || status === 'undone' || status === 'needs_confirmation';

function whatHappened(run: RunView): string {
  if (run.status === 'failed' || run.status === 'cancelled')
    return run.error?.message ?? 'Er is niets veranderd.';
  if (!hasCounts(run)) return '';
  return run.status === 'undone' ? `was: ${countsInWords(run.total)}` : countsInWords(run.total);
}

function Detail({ run, mayUndo, now }: { run: RunView; mayUndo: boolean; now: Date }): VNode | null {
  if (!hasCounts(run)) return null;
  const when = toen(run.createdAt, now);
  return (
    <div class="s-ronde">
      <details class="s-meer">
        <summary>
          Per soort<span class="k-hidden">{`, ${when}`}</span>
        </summary>
        <CountsTable counts={run.counts} caption={`Per soort, ${when}`} />
      </details>
      {run.issues > 0 ? (
        <a href={runUrl(run)}>
          {aandachtspunten(run.issues)}
          <span class="k-hidden">{`, ${when}`}</span>
        </a>
      ) : null}
      {mayUndo ? <Undo run={run} /> : null}
    </div>
  );
}

function Undo({ run }: { run: RunView }): VNode {
  return (
    <ConfirmPanel
      id={`ongedaan-${run.id}`}
      trigger="Ongedaan maken"
      kind="subtle"
      title="Deze synchronisatie ongedaan maken?"
    >
      <ul class="s-punten">
        <li>Wat deze keer in Koers kwam of veranderde, gaat terug naar hoe het was.</li>
        <li>Wat collega's daarna hebben gedaan, blijft staan.</li>
        <li>De volgende keer ophalen zie je eerst een voorbeeld. Er komt dus niets vanzelf terug.</li>
      </ul>
      <ActForm
        id={`ongedaan-ja-${run.id}`}
        action={runActUrl(run, 'ongedaan')}
        target={`#${STAND}`}
        kind="careful"
        icon="arrow-back-up"
      >
        Ja, maak ongedaan
      </ActForm>
    </ConfirmPanel>
  );
}
