import type { VNode } from 'preact';
import { FieldGroup, type FieldProps } from './field.tsx';

export interface Choice {
  value: string;
  label: string;
  /** A second, softer line. */
  note?: string;
  checked?: boolean;
  disabled?: boolean;
}

export interface ChoiceGroupProps extends FieldProps {
  name: string;
  choices: readonly Choice[];
}

/** One of a few, all in sight. */
export function RadioGroup(props: ChoiceGroupProps): VNode {
  return <Choices {...props} type="radio" />;
}

/** Some of a few, all in sight. */
export function CheckboxGroup(props: ChoiceGroupProps): VNode {
  return <Choices {...props} type="checkbox" />;
}

function Choices(props: ChoiceGroupProps & { type: 'radio' | 'checkbox' }): VNode {
  return (
    <FieldGroup {...props}>
      <div class="k-choices">
        {props.choices.map((choice) => (
          <label class="k-choice" key={choice.value}>
            <input
              type={props.type}
              id={`${props.id}-${choice.value}`}
              name={props.name}
              value={choice.value}
              checked={choice.checked}
              disabled={choice.disabled}
              required={props.type === 'radio' && !props.optional}
            />
            <span>{choice.label}</span>
            {choice.note ? <span class="k-choice__note">{choice.note}</span> : null}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
