import type { VNode } from 'preact';

/** Each has its own pattern and its own colour, so that nothing hangs on colour (WCAG 1.4.1). */
export const PATRONEN = ['vol', 'schuin', 'ruit', 'staand', 'punt', 'leeg'] as const;
export type Patroon = (typeof PATRONEN)[number];

/** One part of a bar. */
export interface StaafDeel {
  readonly patroon: Patroon;
  readonly aantal: number;
}

/** What is not told: lines from side to side, as words that were made unreadable. It is no kind of its own. */
export const VERBORGEN = 'verborgen';
type Vulling = Patroon | typeof VERBORGEN;

const HIGH = 22;
const id = (patroon: Vulling): string => `k-patroon-${patroon}`;

/** The patterns themselves, once on a page that has bars. */
export function Patronen(): VNode {
  return (
    <svg class="k-patronen" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern
          id={id('schuin')}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect class="k-patroon__grond k-patroon__grond--schuin" width="7" height="7" />
          <line class="k-patroon__lijn" x1="1" x2="1" y2="7" />
        </pattern>
        <pattern id={id('ruit')} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect class="k-patroon__grond k-patroon__grond--ruit" width="8" height="8" />
          <path class="k-patroon__lijn" d="M0 4 4 0 8 4 4 8z" />
        </pattern>
        <pattern id={id('staand')} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect class="k-patroon__grond k-patroon__grond--ruit" width="6" height="6" />
          <path class="k-patroon__lijn" d="M3 0v6" />
        </pattern>
        <pattern id={id('punt')} width="7" height="7" patternUnits="userSpaceOnUse">
          <rect class="k-patroon__grond k-patroon__grond--punt" width="7" height="7" />
          <circle class="k-patroon__punt" cx="3.5" cy="3.5" r="1.4" />
        </pattern>
        <pattern id={id(VERBORGEN)} width="8" height="6" patternUnits="userSpaceOnUse">
          <rect class="k-patroon__grond" width="8" height="6" />
          <path class="k-patroon__streep" d="M0 3h8" />
        </pattern>
      </defs>
    </svg>
  );
}

function Vlak({ patroon, x, width }: { patroon: Vulling; x: number; width: number }): VNode {
  const los = patroon === 'vol' || patroon === 'leeg';
  return (
    <rect
      class={los ? `k-staaf__vlak k-staaf__vlak--${patroon}` : 'k-staaf__vlak'}
      {...(los ? {} : { fill: `url(#${id(patroon)})` })}
      x={`${x}%`}
      width={`${width}%`}
      y="1"
      height={HIGH - 2}
    />
  );
}

/** The sign of one kind, or of what is not told, for a legend or the head of a column. */
export function StaafTeken({ patroon }: { patroon: Vulling }): VNode {
  return (
    <svg class="k-staaf__teken" width="26" height={HIGH} aria-hidden="true" focusable="false">
      <Vlak patroon={patroon} x={0} width={100} />
    </svg>
  );
}

/**
 * One bar of parts that together are all of it; what is not told apart comes last. The figures stand in the table around it,
 * so a screen reader passes it by.
 */
export function Staaf({ delen, totaal }: { delen: readonly StaafDeel[]; totaal: number }): VNode {
  const breedte = (n: number) => (totaal === 0 ? 0 : Number(((100 * n) / totaal).toFixed(2)));
  const getoond = delen.filter((d) => d.aantal > 0);
  const plek = (i: number) => breedte(getoond.slice(0, i).reduce((n, d) => n + d.aantal, 0));
  const rest = totaal - getoond.reduce((n, d) => n + d.aantal, 0);
  return (
    <svg class="k-staaf" width="100%" height={HIGH} aria-hidden="true" focusable="false">
      {getoond.map((d, i) => (
        <Vlak key={d.patroon} patroon={d.patroon} x={plek(i)} width={breedte(d.aantal)} />
      ))}
      {rest > 0 ? <Vlak patroon={VERBORGEN} x={plek(getoond.length)} width={breedte(rest)} /> : null}
    </svg>
  );
}
