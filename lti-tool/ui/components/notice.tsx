import type { ComponentChildren, VNode } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export type NoticeKind = 'info' | 'success' | 'warning' | 'error';

const LOOK: Record<NoticeKind, { icon: IconName; word: string }> = {
  info: { icon: 'info-circle', word: 'Goed om te weten' },
  success: { icon: 'circle-check', word: 'Gelukt' },
  warning: { icon: 'alert-triangle', word: 'Let op' },
  error: { icon: 'alert-octagon', word: 'Dat lukte niet' },
};

export interface NoticeProps {
  kind?: NoticeKind;
  title: string;
  /** What can the reader do now? A sentence, a link or a button. */
  next?: ComponentChildren;
  /** Says it aloud when it appears after a tap. Not for a message that was there when the page opened. */
  announce?: boolean;
  id?: string;
  children?: ComponentChildren;
}

/** A message that stays: what happened and what to do next. */
export function Notice({ kind = 'info', title, next, announce, id, children }: NoticeProps): VNode {
  const { icon, word } = LOOK[kind];
  return (
    <div
      class={`k-notice k-notice--${kind}`}
      id={id}
      data-announce={announce ? `${word}: ${title}` : undefined}
    >
      <Icon name={icon} />
      <div class="k-notice__body">
        <p class="k-notice__title">
          <span class="k-hidden">{word}: </span>
          <strong>{title}</strong>
        </p>
        {children}
        {next ? <div>{next}</div> : null}
      </div>
    </div>
  );
}
