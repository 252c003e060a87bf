import type { VNode } from 'preact';
import { STAND_WORDS, type Stand } from '../../ui/components/tick-cell.tsx';
import type { GroepKeuze } from '../urls.ts';

const STANDEN: readonly Stand[] = [1, 2, 3, 0];
const KORT: Record<Stand, string> = { ...STAND_WORDS, 3: 'zelfstandig' };

/** Words for cells that the browser fills in by itself, when there is no network; 0 first. */
const WOORDEN = {
  'data-standen': [0, 1, 2, 3, 4].map((stand) => STAND_WORDS[stand as Stand]).join('|'),
  'data-gedaan': 'nog niet gedaan|gedaan',
  'data-wacht': 'wacht op netwerk',
};

/**
 * What a tap sets. Normally a tap ticks off; choose another stand once and every tap after it gives that stand, so
 * that a whole group costs one tap more and no cell needs a menu. It is the legend of the gauges as well.
 */
export function ZetKeuze({ keuze }: { keuze: GroepKeuze }): VNode {
  return (
    <fieldset class="s-zet" id="zet" {...WOORDEN}>
      <legend class="s-zet__vraag">Wat zet je met een tik?</legend>
      <Velden keuze={keuze} />
      <label class="s-zet__keuze">
        <input class="k-hidden" type="radio" name="zet" value="tik" checked autoComplete="off" />
        <span class="k-tick" data-stand="4" aria-hidden="true" />
        <span>behaald</span>
      </label>
      {STANDEN.map((stand) => (
        <label class="s-zet__keuze" key={stand}>
          <input class="k-hidden" type="radio" name="zet" value={stand} autoComplete="off" />
          <span class="k-tick" data-stand={stand} aria-hidden="true" />
          <span>{KORT[stand]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** A finger scrolls, unless it is asked to paint; a mouse always paints, so there the choice is not shown. */
export function VegenKeuze(): VNode {
  return (
    <label class="s-vegen">
      <input type="checkbox" id="vegen" autoComplete="off" />
      <span>Vegen: sleep met je vinger over vakjes om ze af te vinken</span>
    </label>
  );
}

/** The acties have one state, so only the fields that go along. */
export function ZetVelden({ keuze }: { keuze: GroepKeuze }): VNode {
  return (
    <div id="zet" hidden {...WOORDEN}>
      <Velden keuze={keuze} />
    </div>
  );
}

function Velden({ keuze }: { keuze: GroepKeuze }): VNode {
  return (
    <>
      <input type="hidden" name="groep" value={keuze.groep} />
      <input type="hidden" name="leerlijn" value={keuze.leerlijn} />
      <input type="hidden" name="toon" value={keuze.toon} />
    </>
  );
}
