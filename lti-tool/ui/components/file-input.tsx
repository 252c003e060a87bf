import type { VNode } from 'preact';
import { describedBy, Field, type FieldProps } from './field.tsx';

export interface FileInputProps extends FieldProps {
  name: string;
  /** Media types to choose from, between commas; what comes in is judged by its bytes all the same. */
  accept: string;
}

/** Chooses one file. Its form is sent as `multipart/form-data`. */
export function FileInput(props: FileInputProps): VNode {
  return (
    <Field {...props}>
      <input
        id={props.id}
        name={props.name}
        class="k-input"
        type="file"
        accept={props.accept}
        required={!props.optional}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={describedBy(props)}
      />
    </Field>
  );
}
