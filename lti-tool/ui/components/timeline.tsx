import type { ComponentChildren, VNode } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export interface TimelineEntry {
  key: string;
  /** Machine date for `<time>`, and how people say it. */
  datetime: string;
  when: string;
  what: ComponentChildren;
  who?: string;
  detail?: ComponentChildren;
  icon?: IconName;
  /** It was undone: crossed out, and said so. */
  undone?: boolean;
}

/** The logbook: what happened, newest first. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }): VNode {
  return (
    <ol class="k-log" aria-label={label}>
      {entries.map((entry) => (
        <li class={entry.undone ? 'k-log__entry k-log__entry--undone' : 'k-log__entry'} key={entry.key}>
          <span class="k-log__mark">
            <Icon name={entry.icon ?? 'check'} />
          </span>
          <div class="k-log__body">
            <p class="k-log__what">
              {entry.undone ? (
                <>
                  <del>{entry.what}</del> (ongedaan gemaakt)
                </>
              ) : (
                entry.what
              )}
            </p>
            {entry.detail ? <div>{entry.detail}</div> : null}
            <p class="k-log__when">
              <time dateTime={entry.datetime}>{entry.when}</time>
              {entry.who ? `, ${entry.who}` : ''}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
