import type { VNode } from 'preact';
import { Notice } from './notice.tsx';

export interface Fault {
  /** Id of the control to mend; none for what is wrong with the form as a whole. */
  readonly id?: string;
  readonly text: string;
}

/** On top of a form that comes back, with the focus: what was not done, and each thing to mend as a link to its question. */
export function FaultSummary({
  title,
  faults,
}: {
  readonly title: string;
  readonly faults: readonly Fault[];
}): VNode {
  return (
    <div id="fouten" data-focus="" tabIndex={-1}>
      <Notice kind="error" title={title}>
        {faults.length === 0 ? null : (
          <ul>
            {faults.map(({ id, text }) => (
              <li key={text}>{id === undefined ? text : <a href={`#${id}`}>{text}</a>}</li>
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
}
