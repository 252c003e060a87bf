import type { ComponentChildren, VNode } from 'preact';
import { type ButtonKind, buttonClass } from './button.tsx';

export interface ConfirmPanelProps {
  id: string;
  /** Words on the button that opens it. */
  trigger: string;
  kind?: ButtonKind;
  /** The question. */
  title: string;
  open?: boolean;
  /** Of the heading; default 3. */
  level?: 2 | 3;
  /** What will happen, and the form or buttons that do it. */
  children: ComponentChildren;
}

/** Asks before it acts, in the page itself: no dialog that covers the work or traps the keyboard. Works without scripts. */
export function ConfirmPanel({
  id,
  trigger,
  kind = 'secondary',
  title,
  open,
  level = 3,
  children,
}: ConfirmPanelProps): VNode {
  const Heading = `h${level}` as 'h2' | 'h3';
  return (
    <details class="k-confirm" id={id} open={open}>
      <summary class={buttonClass(kind)}>{trigger}</summary>
      <div class="k-confirm__body">
        <Heading>{title}</Heading>
        {children}
      </div>
    </details>
  );
}
