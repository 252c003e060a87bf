import type { ComponentChildren, VNode } from 'preact';
import { Icon } from './icon.tsx';

export interface Step {
  key: string;
  label: string;
  /** `over`: this one is not needed here. */
  state: 'done' | 'now' | 'ahead' | 'over';
  /** When and by whom, or what it waits for. */
  note?: ComponentChildren;
}

const SPOKEN = { done: 'klaar: ', now: 'nu: ', ahead: 'komt nog: ', over: 'niet nodig: ' } as const;

/** The way something goes, step by step, and where it is. A word, a shape and a line say it; the colour only helps. */
export function Steps({ steps, label }: { steps: readonly Step[]; label: string }): VNode {
  return (
    <ol class="k-steps" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.key}
          class={`k-steps__step k-steps__step--${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span class="k-steps__mark">
            {step.state === 'done' ? (
              <Icon name="check" />
            ) : step.state === 'over' ? (
              <Icon name="minus" />
            ) : null}
          </span>
          <span class="k-steps__text">
            <span class="k-steps__label">
              <span class="k-hidden">{SPOKEN[step.state]}</span>
              {step.label}
            </span>
            {step.note ? <span class="k-steps__note">{step.note}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
