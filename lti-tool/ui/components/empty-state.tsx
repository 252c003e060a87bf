import type { ComponentChildren, VNode } from 'preact';
import { Scene, type SceneKind } from './scene.tsx';

export interface EmptyStateProps {
  title: string;
  /** Why it is empty, and what will fill it. */
  children?: ComponentChildren;
  /** The next step: a button or a link. */
  action?: ComponentChildren;
  scene?: SceneKind;
  level?: 2 | 3;
}

/** Nothing here, on purpose or not yet. Always with the next step. */
export function EmptyState({ title, children, action, scene = 'boei', level = 2 }: EmptyStateProps): VNode {
  const Heading = `h${level}` as 'h2' | 'h3';
  return (
    <div class="k-empty">
      <Scene kind={scene} />
      <div class="k-stack k-stack--tight">
        <Heading>{title}</Heading>
        {children ? <p>{children}</p> : null}
        {action ? <div class="k-row">{action}</div> : null}
      </div>
    </div>
  );
}
