import type { ComponentChildren, VNode } from 'preact';
import { hx } from '../../../ui/components/hx.ts';

/** The part of the page that an act draws again. */
export const TERUG = 'terug';

/** A form of this page: without scripts it posts and comes back, with them it draws the part again. */
export function TerugForm({
  id,
  action,
  children,
}: {
  id: string;
  action: string;
  children: ComponentChildren;
}): VNode {
  return (
    <form
      id={id}
      method="post"
      action={action}
      {...hx({
        post: action,
        target: `#${TERUG}`,
        swap: 'outerMorph',
        sync: 'this:drop',
        status422: 'swap:outerMorph',
      })}
    >
      {children}
    </form>
  );
}
