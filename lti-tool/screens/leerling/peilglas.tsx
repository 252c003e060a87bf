import type { VNode } from 'preact';
import type { Stand } from '../../../gateway/model/act.ts';
import { type Stand as Peil, STAND_WORDS } from '../../ui/components/tick-cell.tsx';

/** The gauge of a leerdoel where nothing can be ticked, with its word beside it. */
export function Peilglas({ stand, behaald }: { stand: Stand; behaald: boolean }): VNode {
  return (
    <span class="s-peil">
      <span class="k-tick" data-stand={stand} aria-hidden="true" {...(behaald ? { 'data-done': '' } : {})} />
      <span class="s-peil__woord">{STAND_WORDS[stand as Peil]}</span>
    </span>
  );
}
