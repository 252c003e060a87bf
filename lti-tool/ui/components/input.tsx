import type { VNode } from 'preact';
import { describedBy, Field, type FieldProps } from './field.tsx';
import { type Hx, hx } from './hx.ts';

interface ControlProps extends FieldProps {
  name: string;
  value?: string;
  disabled?: boolean;
  hx?: Hx;
}

/** What every control tells about itself. */
function aria(props: ControlProps) {
  return {
    id: props.id,
    name: props.name,
    disabled: props.disabled,
    required: !props.optional,
    'aria-invalid': props.error ? ('true' as const) : undefined,
    'aria-describedby': describedBy(props),
  };
}

export interface InputProps extends ControlProps {
  type?: 'text' | 'email' | 'url' | 'date' | 'time' | 'number' | 'password' | 'search' | 'tel' | 'color';
  autocomplete?: string;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search';
  /** A short answer (a date, a number): a narrow box. */
  short?: boolean;
  min?: string;
  max?: string;
  maxLength?: number;
}

/** One line to fill in. */
export function Input(props: InputProps): VNode {
  // preact types each input type apart; a record keeps them one control.
  const type: Record<string, string> = { type: props.type ?? 'text' };
  return (
    <Field {...props}>
      <input
        {...aria(props)}
        {...hx(props.hx)}
        class={props.short ? 'k-input k-input--short' : 'k-input'}
        {...type}
        value={props.value}
        autoComplete={props.autocomplete ?? 'off'}
        inputMode={props.inputMode}
        min={props.min}
        max={props.max}
        maxLength={props.maxLength}
      />
    </Field>
  );
}

export interface SelectProps extends ControlProps {
  options: readonly { value: string; label: string; disabled?: boolean }[];
  /** First choice that means "nothing chosen yet". */
  placeholder?: string;
}

/** A choice from more than about six; for fewer use `RadioGroup`. */
export function Select(props: SelectProps): VNode {
  return (
    <Field {...props}>
      <select {...aria(props)} {...hx(props.hx)} class="k-input">
        {props.placeholder === undefined ? null : (
          <option value="" selected={!props.value}>
            {props.placeholder}
          </option>
        )}
        {props.options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            selected={option.value === props.value}
            disabled={option.disabled}
          >
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export interface TextareaProps extends ControlProps {
  rows?: number;
  maxLength?: number;
}

/** More lines; grows with what is typed. */
export function Textarea(props: TextareaProps): VNode {
  return (
    <Field {...props}>
      <textarea
        {...aria(props)}
        {...hx(props.hx)}
        class="k-input"
        rows={props.rows ?? 4}
        maxLength={props.maxLength}
      >
        {props.value}
      </textarea>
    </Field>
  );
}
