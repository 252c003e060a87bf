import { z } from 'zod';
import type { SourceAdapter } from '../../../gateway/sync/source-adapter.ts';

/** What a ticked box posts. */
export const YES = 'ja';

/** One question of the form by which a school connects a system, as the adapter's schema asks it. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly kind: 'text' | 'number' | 'choice' | 'yesno';
  readonly secret: boolean;
  readonly optional: boolean;
  readonly choices: readonly (string | number)[];
  /** What is filled in before the school does; always empty for a secret. */
  readonly initial: string;
  readonly maxLength: number | null;
}

/** What we use of JSON Schema 2020-12 and of the adapter's own `.meta()`. */
const Property = z.looseObject({
  type: z.string().optional().catch(undefined),
  title: z.string().optional(),
  description: z.string().optional(),
  placeholder: z.string().optional(),
  secret: z.boolean().default(false),
  enum: z.array(z.union([z.string(), z.number()])).default([]),
  default: z.union([z.string(), z.number(), z.boolean()]).optional().catch(undefined),
  maxLength: z.number().optional(),
});
const ObjectSchema = z.looseObject({
  properties: z.record(z.string(), Property),
  required: z.array(z.string()).default([]),
});

function kindOf({ type, enum: choices }: z.infer<typeof Property>): FormField['kind'] {
  if (choices.length > 0) return 'choice';
  if (type === 'boolean') return 'yesno';
  return type === 'number' || type === 'integer' ? 'number' : 'text';
}

function initialOf({ secret, default: value }: z.infer<typeof Property>): string {
  if (secret || value === undefined) return '';
  return typeof value === 'boolean' ? yes(value) : String(value);
}

const yes = (value: boolean): string => (value ? YES : '');

function fieldOf(name: string, property: z.infer<typeof Property>, required: boolean): FormField {
  const { title, description, placeholder, secret, maxLength } = property;
  const example = placeholder ? `Bijvoorbeeld: ${placeholder}` : '';
  return {
    name,
    label: title ?? name,
    hint: [description, example].filter(Boolean).join(' '),
    kind: kindOf(property),
    secret,
    optional: !required && property.default === undefined,
    choices: property.enum,
    initial: initialOf(property),
    maxLength: maxLength ?? null,
  };
}

/**
 * The questions of an adapter, in its own order, read from the zod schema that also judges the answers: no vendor has
 * a form of its own here (one definition, many uses).
 * @throws AppError never; a schema that is not an object gives no questions
 */
export function formFields({ connection }: Pick<SourceAdapter, 'connection'>): FormField[] {
  const parsed = ObjectSchema.safeParse(z.toJSONSchema(connection, { io: 'input', unrepresentable: 'any' }));
  if (!parsed.success) return [];
  const { properties, required } = parsed.data;
  // What has parts of its own has a screen of its own.
  return Object.entries(properties)
    .filter(([, { type }]) => type !== 'object')
    .map(([name, property]) => fieldOf(name, property, required.includes(name)));
}

/** Name of the control, apart from the form's own `naam` and `systeem`. */
export const controlName = (field: Pick<FormField, 'name'>): string => `veld.${field.name}`;

/** A posted form, before its adapter judges it: a control that came twice counts once. */
export const PostedForm = z.looseObject({
  systeem: z.string().max(60).default(''),
  naam: z.string().max(400).default(''),
});
export type PostedForm = z.infer<typeof PostedForm>;

function posted(form: PostedForm, field: FormField): string {
  const value = form[controlName(field)];
  const first: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof first === 'string' ? first : '';
}

function answerOf(field: FormField, text: string): unknown {
  if (field.kind === 'yesno') return text === YES;
  if (text.trim() === '') return undefined;
  if (field.kind === 'choice') return field.choices.find((choice) => String(choice) === text) ?? text;
  return field.kind === 'number' && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** What the adapter's schema will judge; an empty answer is no answer. */
export function settingsFrom(fields: readonly FormField[], form: PostedForm): Record<string, unknown> {
  const entries = fields.map((field) => [field.name, answerOf(field, posted(form, field))] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** What may be shown again after a mistake. A secret never goes back to the browser. */
export function shownAgain(fields: readonly FormField[], form: PostedForm): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field.name, field.secret ? '' : posted(form, field)]));
}

/** What was filled in before, for the form; a secret is not among `values`. */
export function filledBefore(
  fields: readonly FormField[],
  values: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const text = (value: unknown) =>
    typeof value === 'boolean' ? yes(value) : value === undefined ? '' : String(value);
  return Object.fromEntries(
    fields.map((field) => [field.name, field.secret ? '' : text(values[field.name])]),
  );
}

/** An answer to read; '' when there is none. */
export function answerInWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'ja' : 'nee';
  return value === undefined || value === null ? '' : String(value);
}

export type FieldFaults = Readonly<Record<string, string>>;

/** A word for what an adapter did not put in words itself. */
const dutch = z.locales.nl().localeError;

/** What is wrong per question, by its name; `''` holds what belongs to none. Empty when the adapter agrees. */
export function faultsOf(
  adapter: Pick<SourceAdapter, 'connection'>,
  fields: readonly FormField[],
  settings: Readonly<Record<string, unknown>>,
): FieldFaults {
  const missing = fields.filter(
    (field) => !field.optional && field.initial === '' && !(field.name in settings),
  );
  const faults: Record<string, string> = Object.fromEntries(
    missing.map((field) => [field.name, 'Vul dit in.']),
  );
  const parsed = adapter.connection.safeParse(settings, { error: dutch });
  return parsed.success ? faults : withIssues(fields, faults, parsed.error.issues);
}

/** The first thing that is wrong with a question is what is told. */
export function withIssues(
  fields: readonly FormField[],
  faults: FieldFaults,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): FieldFaults {
  const told: Record<string, string> = { ...faults };
  for (const { path, message } of issues) {
    const name = fields.find((field) => field.name === path[0])?.name ?? '';
    told[name] ??= message;
  }
  return told;
}
