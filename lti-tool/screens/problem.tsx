import type { HttpDeps } from '../../gateway/platform/http/mount.ts';
import type { Problem } from '../../gateway/platform/http/problem.ts';
import type { Assets } from '../ui/assets.ts';
import { LinkButton } from '../ui/components/button.tsx';
import { ErrorPage } from '../ui/components/error-page.tsx';
import { ERROR_TEXTS } from '../ui/components/error-texts.ts';
import { MESSAGES } from '../ui/components/layout.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Partial } from '../ui/components/partial.tsx';
import { renderFragment, renderPage } from '../ui/render.ts';

/** Without a session there is no first page to go back to. */
const HEEFT_BEGIN = new Set<Problem['code']>(['not_allowed', 'not_found', 'conflict', 'busy', 'bad_request']);

function asMessage(problem: Problem): string {
  return renderFragment(
    <Partial target={MESSAGES}>
      <Notice
        kind="error"
        id="melding"
        title={problem.title}
        announce
        next={
          <>
            {ERROR_TEXTS[problem.code].next} <span class="k-small">Nummer {problem.requestId}</span>
          </>
        }
      />
    </Partial>,
  );
}

/** How an error looks to a person: a page, or for a partial update a message that leaves the page as it was. */
export function problemRenderer(assets: Pick<Assets, 'url'>): HttpDeps['renderProblem'] {
  return (problem, partial) =>
    partial
      ? asMessage(problem)
      : renderPage(
          <ErrorPage
            assets={assets}
            code={problem.code}
            message={problem.title}
            reference={problem.requestId}
            {...(HEEFT_BEGIN.has(problem.code)
              ? {
                  actions: (
                    <LinkButton href="/vandaag" icon="arrow-left">
                      Naar het begin
                    </LinkButton>
                  ),
                }
              : {})}
          />,
        );
}
