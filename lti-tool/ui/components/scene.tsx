import type { VNode } from 'preact';

export type SceneKind = 'boei' | 'vuurtoren' | 'haven';

const SHAPES: Record<SceneKind, () => VNode> = {
  boei: () => (
    <g>
      <path class="k-scene__red" d="M80 44h24l12 50H68z" />
      <path class="k-scene__paper" d="M76 62h32l4 15H72z" />
      <path class="k-scene__line" d="M80 44h24l12 50H68zM84 44V30h16v14M92 30V18" />
      <path class="k-scene__yellow" d="M86 10h12v9H86z" />
    </g>
  ),
  vuurtoren: () => (
    <g>
      <path class="k-scene__land" d="M34 104c14-16 34-14 52-16s46 4 62 16z" />
      <path class="k-scene__beam" d="M100 30 178 14v30zM84 30 6 18v26z" />
      <path class="k-scene__paper" d="M82 40h20l6 52H76z" />
      <path class="k-scene__red" d="M80.500 56h23l1.600 13H79zM77.500 80h29l1.500 12H76z" />
      <path class="k-scene__line" d="M82 40h20l6 52H76zM84 24h16v16H84zM80 40h24M82 24l10-8 10 8z" />
      <path class="k-scene__yellow" d="M88 28h8v8h-8z" />
    </g>
  ),
  haven: () => (
    <g>
      <path class="k-scene__land" d="M108 104c6-18 26-18 36-30s22-18 46-18v48z" />
      <path class="k-scene__paper" d="M70 22v58H34zM76 34v46h26z" />
      <path class="k-scene__line" d="M70 22v58H34zM76 34v46h26zM73 16v70" />
      <path class="k-scene__ink" d="M28 86h84l-12 15H42z" />
    </g>
  ),
};

/** A small picture for an empty place, an error or a first page. Says nothing that the words do not say. */
export function Scene({ kind }: { kind: SceneKind }): VNode {
  return (
    <svg class="k-scene" viewBox="0 0 184 120" width="184" height="120" aria-hidden="true" focusable="false">
      {SHAPES[kind]()}
      <path class="k-scene__water" d="M4 100q11-8 22 0t22 0 22 0 22 0 22 0 22 0 22 0 22 0v20H4z" />
      <path class="k-scene__wave" d="M16 110q9-6 18 0t18 0M104 112q9-6 18 0t18 0" />
    </svg>
  );
}
