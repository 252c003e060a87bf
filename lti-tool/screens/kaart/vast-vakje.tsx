import type { VNode } from 'preact';
import type { Stand } from '../../../gateway/model/act.ts';

export interface VastVakjeProps {
  done: boolean;
  /** Only for a leerdoel; its word stands beside it. */
  stand?: Stand;
}

/** A cell for who may only look: no button, so nothing to press in vain. An actie says its state in words here. */
export function VastVakje({ done, stand }: VastVakjeProps): VNode {
  return (
    <span class="s-vast">
      <span class="k-tick" data-stand={stand} aria-hidden="true" {...(done ? { 'data-done': '' } : {})} />
      {stand === undefined ? <span class="k-hidden">{done ? 'gedaan: ' : 'nog niet gedaan: '}</span> : null}
    </span>
  );
}
