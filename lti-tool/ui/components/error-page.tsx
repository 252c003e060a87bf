import type { ComponentChildren, VNode } from 'preact';
import type { ErrorCode } from '../../../gateway/errors.ts';
import { ERROR_TEXTS } from './error-texts.ts';
import { Layout, type LayoutProps } from './layout.tsx';
import { Scene } from './scene.tsx';

export interface ErrorPageProps extends Pick<LayoutProps, 'assets' | 'viewer' | 'nav' | 'home'> {
  code: ErrorCode;
  /** Words of the error itself when it has better ones (`AppError.message`: plain Dutch, safe to show). */
  message?: string;
  /** Number by which the beheerder finds it in the log. */
  reference: string;
  /** Buttons: try again, back to the ELO. */
  actions?: ComponentChildren;
}

/** A whole page for an error: what happened, what to do, and a number to mention. No blame, no codes. */
export function ErrorPage({ code, message, reference, actions, ...page }: ErrorPageProps): VNode {
  const text = ERROR_TEXTS[code];
  return (
    <Layout {...page} title={text.title}>
      <div class="k-sheet" data-fout={code}>
        <Scene kind={text.scene} />
        <h1>{text.title}</h1>
        <p class="k-sheet__lead">{message ?? text.what}</p>
        <p>{text.next}</p>
        {actions ? <div class="k-row">{actions}</div> : null}
        <p class="k-sheet__foot">
          Blijft het zo? Geef dan dit nummer door aan de beheerder van je school:{' '}
          <span class="k-code">{reference}</span>
        </p>
      </div>
    </Layout>
  );
}
