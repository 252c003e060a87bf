import type { VNode } from 'preact';

export type MarkKind = 'nu' | 'streef' | 'uitstroom' | 'plan';

/** Each mark has its own shape: boat, flag, anchor, open diamond. Drawn around (0,0), about 18 px high. */
const SHAPES: Record<MarkKind, () => VNode> = {
  nu: () => (
    <g class="k-mark k-mark--now">
      <path d="M-9 3h18l-3 6h-12z" />
      <path d="M-1 1V-10L-8 1zM1.5 1V-7L7.5 1z" />
    </g>
  ),
  streef: () => (
    <g class="k-mark k-mark--aim">
      <path d="M-5-9h11l-3 4 3 4H-3.5" />
      <path class="k-mark__line" d="M-5-9V9" />
    </g>
  ),
  uitstroom: () => (
    <g class="k-mark k-mark--end">
      <path class="k-mark__line" d="M0-4V9M-8 2c0 4 4 7 8 7s8-3 8-7M-4.5-1h9" />
      <circle class="k-mark__line" cx="0" cy="-6.5" r="2.5" />
    </g>
  ),
  plan: () => (
    <g class="k-mark k-mark--plan">
      <path class="k-mark__line" d="M0-7 7 0 0 7-7 0z" />
    </g>
  ),
};

export interface RouteMarkProps {
  kind: MarkKind;
  /** Place in the drawing: a percentage or a number of px. */
  x?: string;
  y?: string | number;
  /** Shift in px, for example when two marks share a place. */
  dx?: number;
  dy?: number;
  scale?: number;
}

/** A mark inside a drawing; the nested `<svg>` lets it stand at a percentage. */
export function RouteMark({ kind, x = '0', y = 0, dx = 0, dy = 0, scale = 1 }: RouteMarkProps): VNode {
  return (
    <svg class="k-mark__place" x={x} y={y} width="1" height="1" aria-hidden="true">
      <g transform={`translate(${dx} ${dy}) scale(${scale})`}>{SHAPES[kind]()}</g>
    </svg>
  );
}

/** The same mark beside its words in a legend. */
export function LegendMark({ kind }: { kind: MarkKind }): VNode {
  return (
    <svg
      class="k-mark__legend"
      viewBox="-12 -12 24 24"
      width="24"
      height="24"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[kind]()}
    </svg>
  );
}
