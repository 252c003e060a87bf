import type { ComponentChildren, HTMLAttributes, VNode } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'hx-partial': HTMLAttributes<HTMLElement> & { 'hx-target': string; 'hx-swap': string };
    }
  }
}

export interface PartialProps {
  /** CSS selector of what must change too, for example `MESSAGES`. */
  target: string;
  /** Default `innerHTML`. */
  swap?: string;
  children?: ComponentChildren;
}

/** A second place that one htmx answer updates (`<hx-partial>`, htmx 4). Also works in an answer of 4xx/5xx. */
export function Partial({ target, swap = 'innerHTML', children }: PartialProps): VNode {
  return (
    <hx-partial hx-target={target} hx-swap={swap}>
      {children}
    </hx-partial>
  );
}
