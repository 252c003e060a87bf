import type { VNode } from 'preact';
import type { AskedFrom, HttpDeps } from '../../gateway/platform/http/mount.ts';
import type { Problem } from '../../gateway/platform/http/problem.ts';
import type { Assets } from '../ui/assets.ts';
import { LinkButton } from '../ui/components/button.tsx';
import { ErrorPage } from '../ui/components/error-page.tsx';
import { ERROR_TEXTS } from '../ui/components/error-texts.ts';
import { MESSAGES } from '../ui/components/layout.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Partial } from '../ui/components/partial.tsx';
import { renderFragment, renderPage } from '../ui/render.ts';
import { aanmeldenUrl, ownPath } from './aanmelden/urls.ts';

/** Without a session there is no first page to go back to. */
const HEEFT_BEGIN = new Set<Problem['code']>(['not_allowed', 'not_found', 'conflict', 'busy', 'bad_request']);

function asMessage(problem: Problem, action: VNode | null): string {
  return renderFragment(
    <Partial target={MESSAGES}>
      <Notice
        kind="error"
        id="melding"
        title={problem.title}
        announce
        next={
          <>
            {ERROR_TEXTS[problem.code].next} {action} <span class="k-small">Nummer {problem.requestId}</span>
          </>
        }
      />
    </Partial>,
  );
}

/** How an error looks to a person: a page, or for a partial update a message that leaves the page as it was. */
export function problemRenderer(assets: Pick<Assets, 'url'>): HttpDeps['renderProblem'] {
  return (problem, partial, from = { page: '/', ownWindow: false }) => {
    const action = actionFor(problem.code, from);
    if (partial) return asMessage(problem, problem.code === 'needs_passkey' ? action : null);
    return renderPage(
      <ErrorPage
        assets={assets}
        code={problem.code}
        message={problem.title}
        reference={problem.requestId}
        {...(action ? { actions: action } : {})}
      />,
    );
  };
}

/** The next step, where there is one. */
function actionFor(code: Problem['code'], { page, ownWindow }: AskedFrom): VNode | null {
  if (code === 'needs_passkey')
    return (
      <LinkButton href={aanmeldenUrl(ownPath(page))} kind="primary" icon="lock" external>
        Open beheer in een eigen venster
      </LinkButton>
    );
  // Not within an ELO: there a passkey does not work, and opening Koers again is the way.
  if (code === 'not_signed_in' && ownWindow)
    return (
      <LinkButton href={aanmeldenUrl(ownPath(page))} icon="lock">
        Aanmelden met een passkey
      </LinkButton>
    );
  if (!HEEFT_BEGIN.has(code)) return null;
  return (
    <LinkButton href="/vandaag" icon="arrow-left">
      Naar het begin
    </LinkButton>
  );
}
