import type { VNode } from 'preact';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { CheckboxGroup, RadioGroup } from '../../ui/components/choice.tsx';
import { FaultSummary } from '../../ui/components/fault-summary.tsx';
import { FileInput } from '../../ui/components/file-input.tsx';
import { hx } from '../../ui/components/hx.ts';
import { Input } from '../../ui/components/input.tsx';
import { controlName, type FieldFaults, type FormField, YES } from './form-fields.ts';

const FORM = 'koppeling-vorm';

export interface SettingsFormProps {
  action: string;
  /** Folder name of the adapter. */
  systeem: string;
  fields: readonly FormField[];
  /** Answers to show, by field name; a secret has none. */
  shown: Readonly<Record<string, string>>;
  faults: FieldFaults;
  /** What is kept already: a file need not be chosen again. */
  kept?: boolean;
  /** Asks for a name; left out when the connection has one. */
  naam?: string;
  submit: string;
  cancel: string;
}

/** Everything a system asks of a school. Posted back by itself with what must be mended. */
export function SettingsForm(props: SettingsFormProps): VNode {
  const { action, systeem, fields, shown, faults, naam, submit, cancel, kept = false } = props;
  return (
    <form
      id={FORM}
      class="k-form"
      method="post"
      action={action}
      noValidate
      {...(fields.some(({ kind }) => kind === 'file') ? { encType: 'multipart/form-data' } : {})}
      {...hx({
        post: action,
        target: `#${FORM}`,
        swap: 'outerHTML',
        status422: 'swap:outerHTML',
        sync: 'this:drop',
        indicator: '#bewaren',
      })}
    >
      <Faults faults={faults} fields={fields} />
      <input type="hidden" name="systeem" value={systeem} />
      {naam === undefined ? null : <NaamQuestion naam={naam} error={faults['naam']} />}
      {fields.map((field) => (
        <Question
          key={field.name}
          field={kept && field.kind === 'file' ? stays(field) : field}
          value={shown[field.name] ?? ''}
          error={faults[field.name]}
        />
      ))}
      <div class="k-row">
        <Button id="bewaren" type="submit" kind="primary" icon="check">
          {submit}
        </Button>
        <LinkButton href={cancel} kind="subtle">
          Niet bewaren
        </LinkButton>
      </div>
    </form>
  );
}

/** A file that Koers has already. */
const stays = (field: FormField): FormField => ({
  ...field,
  optional: true,
  hint: `${field.hint} Kies alleen een bestand als er een nieuw is: anders blijft staan wat je eerder gaf.`.trim(),
});

function NaamQuestion({ naam, error }: { naam: string; error: string | undefined }): VNode {
  return (
    <Input
      id="naam"
      name="naam"
      label="Naam van de koppeling"
      hint="Zo heet hij in Koers. Handig als je er meer hebt."
      value={naam}
      maxLength={60}
      {...(error ? { error } : {})}
    />
  );
}

const fieldId = (name: string): string => `veld-${name}`;

function Faults({ faults, fields }: Pick<SettingsFormProps, 'faults' | 'fields'>): VNode | null {
  const names = Object.keys(faults);
  if (names.length === 0) return null;
  const label = (name: string) =>
    fields.find((field) => field.name === name)?.label ?? 'Naam van de koppeling';
  return (
    <FaultSummary
      title="De koppeling is nog niet bewaard. Verbeter dit eerst:"
      faults={names.map((name) =>
        name === ''
          ? { text: faults[name] ?? '' }
          : { id: name === 'naam' ? 'naam' : fieldId(name), text: `${label(name)}: ${faults[name]}` },
      )}
    />
  );
}

interface QuestionProps {
  field: FormField;
  value: string;
  error: string | undefined;
}

function Question({ field, value, error }: QuestionProps): VNode {
  const basics = {
    id: fieldId(field.name),
    name: controlName(field),
    label: field.label,
    optional: field.optional,
    ...(field.hint ? { hint: field.hint } : {}),
    ...(error ? { error } : {}),
  };
  if (field.kind === 'choice') {
    const choices = field.choices.map((choice) => ({
      value: String(choice),
      label: String(choice),
      checked: String(choice) === value,
    }));
    return <RadioGroup {...basics} choices={choices} />;
  }
  if (field.kind === 'yesno')
    return <CheckboxGroup {...basics} choices={[{ value: YES, label: 'Ja', checked: value === YES }]} />;
  if (field.kind === 'file') return <FileInput {...basics} accept={field.accept} />;
  return <TextQuestion field={field} value={value} basics={basics} />;
}

function TextQuestion({
  field,
  value,
  basics,
}: Omit<QuestionProps, 'error'> & { basics: Parameters<typeof Input>[0] }): VNode {
  const length = field.maxLength === null ? {} : { maxLength: field.maxLength };
  // A browser must neither fill in a key of its own nor keep this one.
  if (field.secret) return <Input {...basics} {...length} type="password" autocomplete="new-password" />;
  return (
    <Input
      {...basics}
      {...length}
      value={value}
      {...(field.kind === 'number' ? { inputMode: 'decimal', short: true } : {})}
    />
  );
}
