import type { ComponentChildren, VNode } from 'preact';
import { Icon } from './icon.tsx';

export interface FieldProps {
  /** Id of the control; hint and error get `${id}-hint` and `${id}-fout`. */
  id: string;
  label: string;
  hint?: string;
  /** What is wrong and how to mend it. */
  error?: string;
  /** Says "(hoeft niet)" beside the label. Fields are required unless this is set. */
  optional?: boolean;
}

/** Ids for `aria-describedby`, error first: it is what the reader needs. */
export function describedBy({
  id,
  hint,
  error,
}: Pick<FieldProps, 'id' | 'hint' | 'error'>): string | undefined {
  const ids = [error ? `${id}-fout` : '', hint ? `${id}-hint` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function Hint({ id, hint }: { id: string; hint: string | undefined }): VNode | null {
  return hint ? (
    <span class="k-field__hint" id={`${id}-hint`}>
      {hint}
    </span>
  ) : null;
}

function ErrorText({ id, error }: { id: string; error: string | undefined }): VNode | null {
  return error ? (
    <span class="k-field__error" id={`${id}-fout`}>
      <Icon name="alert-octagon" />
      <span>{error}</span>
    </span>
  ) : null;
}

function Optional({ optional }: { optional: boolean | undefined }): VNode | null {
  return optional ? <span class="k-field__optional"> (hoeft niet)</span> : null;
}

/** Label, hint and error around one control. `Input`, `Select` and `Textarea` use it; a control of your own may too. */
export function Field(props: FieldProps & { children: ComponentChildren }): VNode {
  return (
    <div class={props.error ? 'k-field k-field--error' : 'k-field'}>
      <label class="k-field__label" for={props.id}>
        {props.label}
        <Optional optional={props.optional} />
      </label>
      <Hint id={props.id} hint={props.hint} />
      <ErrorText id={props.id} error={props.error} />
      {props.children}
    </div>
  );
}

/** The same for a group of choices: a `<fieldset>` with a legend. */
export function FieldGroup(props: FieldProps & { children: ComponentChildren }): VNode {
  return (
    <fieldset
      class={props.error ? 'k-field k-field--error' : 'k-field'}
      id={props.id}
      aria-describedby={describedBy(props)}
    >
      <legend class="k-field__label">
        {props.label}
        <Optional optional={props.optional} />
      </legend>
      <Hint id={props.id} hint={props.hint} />
      <ErrorText id={props.id} error={props.error} />
      {props.children}
    </fieldset>
  );
}
