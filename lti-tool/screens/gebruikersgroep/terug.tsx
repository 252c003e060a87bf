import type { VNode } from 'preact';
import { AppError } from '../../../gateway/errors.ts';
import type { Reply } from '../../../gateway/platform/http/route.ts';
import { Notice } from '../../ui/components/notice.tsx';

/** A form that could not be taken: which one of the page, why, and what was typed. */
export interface Terug {
  readonly vorm: string;
  readonly fout: string;
  readonly velden: Readonly<Record<string, string>>;
}

/** What was typed in this form, if it is the one that could not be taken. */
export const getypt = (
  terug: Terug | undefined,
  vorm: string,
): Readonly<Record<string, string>> | undefined => (terug?.vorm === vorm ? terug.velden : undefined);

/** Why, at the top of the page and with the focus. */
export function NietGelukt({ terug }: { terug: Terug | undefined }): VNode | null {
  return terug === undefined ? null : (
    <div data-focus="" tabIndex={-1}>
      <Notice kind="error" title="Dit is nog niet bewaard">
        <p>{terug.fout}</p>
      </Notice>
    </div>
  );
}

/**
 * Does what a form asks and goes on; when it cannot be, gives its page again with what was typed. The answer is no error, so what
 * was written stays: only for what refuses before it writes.
 * @returns 303; 409 or 422 with the page
 * @throws what is no fault of what was typed
 */
export async function probeer(
  vorm: string,
  body: Readonly<Record<string, unknown>>,
  { doe, pagina }: { doe: () => Promise<string>; pagina: (terug: Terug) => Promise<string> },
): Promise<Reply> {
  try {
    return { redirect: await doe() };
  } catch (error) {
    if (!(error instanceof AppError) || !['bad_request', 'conflict'].includes(error.code)) throw error;
    const velden = Object.fromEntries(
      Object.entries(body).map(([naam, waarde]) => [naam, `${waarde ?? ''}`]),
    );
    return {
      status: error.code === 'conflict' ? 409 : 422,
      html: await pagina({ vorm, fout: error.message, velden }),
    };
  }
}

/** What a route with such a form answers. */
export const MET_TERUG = { 303: 'redirect', 409: 'html', 422: 'html' } as const;
