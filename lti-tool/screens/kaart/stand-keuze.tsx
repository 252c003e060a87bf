import type { VNode } from 'preact';
import type { Stand } from '../../../gateway/model/act.ts';
import { type Hx, hx } from '../../ui/components/hx.ts';
import { type Stand as Peil, STAND_WORDS } from '../../ui/components/tick-cell.tsx';

const STANDEN: readonly Peil[] = [0, 1, 2, 3, 4];

export interface StandKeuzeProps {
  leerdoel: string;
  stand: Stand;
  /** Value of the buttons: the code of the cell. */
  cel: string;
  hx: Hx;
  /** The answer to a choice made here: the focus comes back to it. */
  focus?: boolean;
}

/** Another stand than behaald, in two taps: open, choose. Works without a mouse and without scripts to open it. */
export function StandKeuze({ leerdoel, stand, cel, hx: vraag, focus }: StandKeuzeProps): VNode {
  return (
    <details class="s-stand" id={`stand-${leerdoel}`}>
      <summary class="s-stand__nu" data-focus={focus ? '' : undefined}>
        <span class="k-hidden">Stand: </span>
        {STAND_WORDS[stand as Peil]}
        <span class="k-hidden">, kies een andere stand</span>
      </summary>
      <div class="s-stand__keuzes">
        {STANDEN.map((keuze) => (
          <button
            key={keuze}
            type="button"
            class="s-stand__keuze"
            name="cel"
            value={cel}
            aria-pressed={keuze === stand ? 'true' : 'false'}
            {...hx({ ...vraag, vals: { zet: keuze, keuze: 1 } })}
          >
            <span class="k-tick" data-stand={keuze} aria-hidden="true" />
            {STAND_WORDS[keuze]}
          </button>
        ))}
      </div>
    </details>
  );
}
