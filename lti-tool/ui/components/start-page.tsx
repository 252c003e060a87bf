import type { ComponentChildren, VNode } from 'preact';
import { Layout, type LayoutProps } from './layout.tsx';
import { Scene, type SceneKind } from './scene.tsx';

export interface StartPageProps extends Pick<LayoutProps, 'assets' | 'lang' | 'woorden' | 'clients'> {
  title: string;
  lead?: ComponentChildren;
  scene?: SceneKind;
  /** Buttons or a form. */
  actions?: ComponentChildren;
  children?: ComponentChildren;
}

/** Before someone is inside: signing in, a launch of a person not known yet, "open in a new window". One sheet, one step. */
export function StartPage({
  title,
  lead,
  scene = 'haven',
  actions,
  children,
  ...page
}: StartPageProps): VNode {
  return (
    <Layout {...page} title={title}>
      <div class="k-sheet">
        <Scene kind={scene} />
        <h1>{title}</h1>
        {lead ? <p class="k-sheet__lead">{lead}</p> : null}
        {children}
        {actions ? <div class="k-row">{actions}</div> : null}
      </div>
    </Layout>
  );
}
