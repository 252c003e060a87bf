import type { ComponentChildren, VNode } from 'preact';
import { AppError } from '../../../gateway/errors.ts';
import { FaultSummary } from './fault-summary.tsx';
import { Input } from './input.tsx';

/** One line of a form: what is asked, by which name it is sent. */
export interface Line<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly type?: 'text' | 'url';
}

/** A form as it was sent, with what must be mended. */
export interface Filled<Name extends string> {
  readonly shown: Readonly<Partial<Record<Name, string>>>;
  /** Per line: what is wrong, to be read after "Dit". */
  readonly faults: Readonly<Partial<Record<Name, string>>>;
  /** What is wrong with it as a whole. */
  readonly message: string | null;
}

export const NOT_FILLED: Filled<never> = { shown: {}, faults: {}, message: null };

/**
 * What a service says is wrong with what was sent, per line where it can be said.
 * @throws what is no fault of the form
 */
export function faultsOf<Name extends string>(
  error: unknown,
  nameOf: (path: string) => Name,
): Omit<Filled<Name>, 'shown'> {
  if (!(error instanceof AppError) || !['bad_request', 'conflict'].includes(error.code)) throw error;
  const issues = error.opts.issues ?? [];
  const faults = Object.fromEntries(issues.map(({ path, message }) => [nameOf(path), message]));
  return { faults: faults as Filled<Name>['faults'], message: issues.length === 0 ? error.message : null };
}

export interface LineFormProps<Name extends string> extends Filled<Name> {
  readonly action: string;
  readonly lines: readonly Line<Name>[];
  /** Above what must be mended: what was not done because of it. */
  readonly undone: string;
  /** The buttons. */
  readonly children: ComponentChildren;
}

/** Lines to fill in, one under the other. Shown again with what must be mended: first where, each a link, and nothing is lost. */
export function LineForm<Name extends string>(props: LineFormProps<Name>): VNode {
  const { action, lines, shown, faults, message, undone, children } = props;
  const wrong = lines.filter(({ name }) => faults[name] !== undefined);
  return (
    <form class="k-form" method="post" action={action} noValidate>
      {message === null && wrong.length === 0 ? null : (
        <FaultSummary
          title={message ?? undone}
          faults={wrong.map(({ name, label }) => ({ id: `veld-${name}`, text: label }))}
        />
      )}
      {lines.map((line) => (
        <Input
          key={line.name}
          id={`veld-${line.name}`}
          value={shown[line.name] ?? ''}
          {...line}
          {...(faults[line.name] === undefined ? {} : { error: `Dit ${faults[line.name]}.` })}
        />
      ))}
      <div class="k-row">{children}</div>
    </form>
  );
}
