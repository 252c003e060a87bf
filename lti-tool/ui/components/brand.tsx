import type { VNode } from 'preact';
import { once } from '../once.ts';

/** The mark: a compass needle a few degrees off north, as a course is. */
const BrandMark = once(() => (
  <svg class="k-brand__mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <circle class="k-brand__ring" cx="16" cy="16" r="14.25" />
    <path class="k-brand__ring" d="M16 1.75v3.5M16 26.75v3.5M1.75 16h3.5M26.75 16h3.5" />
    <g transform="rotate(34 16 16)">
      <path class="k-brand__north" d="M16 4.5 20.25 16h-8.5z" />
      <path class="k-brand__south" d="M16 27.5 11.75 16h8.5z" />
    </g>
  </svg>
));

/** Name and mark; a link when `href` is given. */
export function Brand({ href }: { href?: string }): VNode {
  const inside = (
    <>
      <BrandMark />
      <span>Koers</span>
    </>
  );
  return href === undefined ? (
    <span class="k-brand">{inside}</span>
  ) : (
    <a class="k-brand" href={href}>
      {inside}
    </a>
  );
}
