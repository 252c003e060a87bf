import type { VNode } from 'preact';
import { Button } from './button.tsx';
import type { Hx } from './hx.ts';
import { Icon, type IconName } from './icon.tsx';

export interface ToastProps {
  /** Short and in the past tense: "Afgevinkt." It is also said aloud. */
  text: string;
  icon?: IconName;
  /** The request that undoes the act. */
  undo?: Hx;
  undoText?: string;
  /** Instead of a request: the page's own script undoes it, and listens to a button with this attribute. */
  ownUndo?: `data-${string}`;
}

/**
 * The undo bar. Goes to the message area: `<Partial target="#meldingen"><Toast …/></Partial>`.
 * It stays until the next act or until it is closed (WCAG 2.2.1: no time limit).
 */
export function Toast({
  text,
  icon = 'check',
  undo,
  ownUndo,
  undoText = 'Ongedaan maken',
}: ToastProps): VNode {
  const knop = (
    <Button
      kind="subtle"
      id="melding-ongedaan"
      icon="arrow-back-up"
      shortcut="Control+Z"
      {...(undo ? { hx: undo } : {})}
    >
      {undoText}
    </Button>
  );
  return (
    <div class="k-toast" id="melding" data-announce={text}>
      <Icon name={icon} />
      <span class="k-toast__text">{text}</span>
      {ownUndo ? <span {...{ [ownUndo]: '' }}>{knop}</span> : undo ? knop : null}
      <button
        type="button"
        class="utrecht-button utrecht-button--subtle k-button k-toast__close"
        data-close="#melding"
        aria-label="Sluit melding"
      >
        <Icon name="x" />
      </button>
    </div>
  );
}
