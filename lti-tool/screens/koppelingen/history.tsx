import type { VNode } from 'preact';
import type { RunView, UndoPreview } from '../../../gateway/sync/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { ActForm } from './act-form.tsx';
import { CountsTable } from './counts-table.tsx';
import type { History } from './load.ts';
import { STAND } from './stand.tsx';
import { UndoWarning } from './undo-warning.tsx';
import { changesUrl, runActUrl, runUrl } from './urls.ts';
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

/** The logbook of a connection: every time it fetched, newest first. */
export function RunHistory({ history, me, now, live }: RunHistoryProps): VNode {
  return (
    <ol class="k-log" aria-label="Synchronisaties, de laatste eerst">
      {history.runs.map((run) => (
        <li
          key={run.id}
          class={run.status === 'undone' ? 'k-log__entry k-log__entry--undone' : 'k-log__entry'}
        >
          <span class="k-log__mark">
            <Icon name={STATUS_LOOK[run.status].mark} />
          </span>
          <div class="k-log__body">
            <p class="k-log__what">
              <Outcome run={run} />
            </p>
            <p class="k-log__when">
              <time dateTime={run.createdAt.toISOString()}>{toen(run.createdAt, now)}</time>
              {`, ${startedBy(run, me, history.names)}`}
            </p>
            <More
              run={run}
              when={toen(run.createdAt, now)}
              undo={run.canUndo && !live ? history.undo : null}
            />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What needs a person stands out; the rest reads as a line of text. */
function Outcome({ run }: { run: RunView }): VNode {
  const look = STATUS_LOOK[run.status];
  const loud = run.status === 'failed' || run.status === 'needs_confirmation';
  const text = whatHappened(run);
  return (
    <>
      {loud ? (
        <Badge tone={look.tone} icon={look.icon}>
          {look.label}
        </Badge>
      ) : (
        <strong>{text ? `${look.label}:` : look.label}</strong>
      )}{' '}
      {run.status === 'undone' ? <del>{text}</del> : text}
    </>
  );
}

/** Whether a run got as far as having figures. */
const hasCounts = ({ status }: RunView): boolean =>
  status === 'done' || status === 'undone' || status === 'needs_confirmation';

function whatHappened(run: RunView): string {
  if (run.status === 'failed') return run.error?.message ?? 'het ophalen is gestopt.';
  if (run.status === 'cancelled') return run.error?.message ?? 'er is niets veranderd.';
  return hasCounts(run) ? countsInWords(run.total) : '';
}

function More({ run, when, undo }: { run: RunView; when: string; undo: UndoPreview | null }): VNode | null {
  if (!hasCounts(run)) return null;
  return (
    <div class="s-sync-ronde">
      <details class="s-sync-meer">
        <summary class="s-sync-meer__kop">
          Per soort<span class="k-hidden">{`, ${when}`}</span>
        </summary>
        <CountsTable counts={run.counts} caption={`Per soort, ${when}`} />
      </details>
      {run.canUndo ? (
        <a class="s-sync-ronde__link" href={changesUrl(run, 1)}>
          Wat er veranderde
          <span class="k-hidden">{`, ${when}`}</span>
        </a>
      ) : null}
      {run.issues > 0 ? (
        <a class="s-sync-ronde__link" href={runUrl(run)}>
          {aandachtspunten(run.issues)}
          <span class="k-hidden">{`, ${when}`}</span>
        </a>
      ) : null}
      {undo ? <Undo run={run} preview={undo} /> : null}
    </div>
  );
}

function Undo({ run, preview }: { run: RunView; preview: UndoPreview }): VNode {
  return (
    <ConfirmPanel
      id={`ongedaan-${run.id}`}
      trigger="Ongedaan maken"
      kind="subtle"
      title="Deze synchronisatie ongedaan maken?"
    >
      <UndoWarning preview={preview} />
      <ul class="s-sync-punten">
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
