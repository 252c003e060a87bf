import type { ComponentChildren, VNode } from 'preact';
import { type Hx, hx } from './hx.ts';
import { Icon, type IconName } from './icon.tsx';

/** `primary` once on a screen; `secondary` for the rest; `subtle` beside text; `careful` for what needs thought. */
export type ButtonKind = 'primary' | 'secondary' | 'subtle' | 'careful';

interface Look {
  kind?: ButtonKind;
  size?: 'normal' | 'small';
  icon?: IconName;
  /** Only when the visible words are too short to stand alone; must begin with those words (WCAG 2.5.3). */
  label?: string;
  id?: string;
  hx?: Hx;
  children: ComponentChildren;
}

export interface ButtonProps extends Look {
  type?: 'button' | 'submit';
  name?: string;
  value?: string;
  disabled?: boolean;
  /** Work is going on; the button keeps the focus and says so. */
  busy?: boolean;
  pressed?: boolean;
  /** Id of the element that tells more, for example why it is disabled. */
  describedBy?: string;
  /** Id of the form it belongs to when it stands outside. */
  form?: string;
  /** Keys that press it, as `aria-keyshortcuts` spells them; the client listens. */
  shortcut?: string;
}

export interface LinkButtonProps extends Look {
  href: string;
  /** Opens a new tab and says so. */
  external?: boolean;
  download?: string;
}

/** The classes of a button, for the rare element that must look like one (`<summary>`). */
export function buttonClass(kind: ButtonKind = 'secondary', size: 'normal' | 'small' = 'normal'): string {
  const ours = kind === 'careful' ? 'k-button--careful' : kind === 'subtle' ? 'k-button--subtle' : '';
  const theirs = kind === 'subtle' ? 'subtle' : kind === 'primary' ? 'primary-action' : 'secondary-action';
  const small = size === 'small' ? 'k-button--small' : '';
  return ['utrecht-button', `utrecht-button--${theirs}`, 'k-button', ours, small].filter(Boolean).join(' ');
}

/** Does something here. For going somewhere use `LinkButton`. */
export function Button(props: ButtonProps): VNode {
  return (
    <button
      id={props.id}
      type={props.type ?? 'button'}
      class={buttonClass(props.kind, props.size)}
      name={props.name}
      value={props.value}
      form={props.form}
      disabled={props.disabled}
      aria-busy={props.busy ? 'true' : undefined}
      aria-pressed={props.pressed === undefined ? undefined : props.pressed ? 'true' : 'false'}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-keyshortcuts={props.shortcut}
      {...hx(props.hx)}
    >
      {props.icon ? <Icon name={props.icon} /> : null}
      <span>{props.children}</span>
    </button>
  );
}

/** Goes somewhere, with the weight of a button. */
export function LinkButton(props: LinkButtonProps): VNode {
  return (
    <a
      id={props.id}
      class={buttonClass(props.kind, props.size)}
      href={props.href}
      download={props.download}
      aria-label={props.label}
      {...(props.external ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
      {...hx(props.hx)}
    >
      {props.icon ? <Icon name={props.icon} /> : null}
      <span>
        {props.children}
        {props.external ? <span class="k-hidden"> (opent in een nieuw tabblad)</span> : null}
      </span>
    </a>
  );
}
