import type { VNode } from 'preact';
import { AppError } from '../../../gateway/errors.ts';
import type { Reply } from '../../../gateway/platform/http/route.ts';
import { FaultSummary } from '../../ui/components/fault-summary.tsx';
import { type Gedaan, metGedaan } from './gedaan.tsx';

/** A form that could not be taken: which one of the page, why, and what was typed. */
export interface Terug {
  readonly vorm: string;
  readonly fout: string;
  readonly velden: Readonly<Record<string, string>>;
  /** Id of the control to mend, when it is one. */
  readonly bij: string | undefined;
}

/** What was typed in this form, if it is the one that could not be taken. */
export const getypt = (
  terug: Terug | undefined,
  vorm: string,
): Readonly<Record<string, string>> | undefined => (terug?.vorm === vorm ? terug.velden : undefined);

/** What is wrong with this control, to spread on it. */
export const foutBij = (terug: Terug | undefined, id: string): { error?: string } =>
  terug?.bij === id ? { error: terug.fout } : {};

/**
 * Words of people, of which the edge only takes the spaces off: too few are asked for again on the page, with the rest of the form.
 * @param minstens as many characters as the table wants
 * @throws AppError `bad_request` that names the control
 */
export function genoeg(
  waarde: string,
  veld: { readonly id: string; readonly label: string },
  minstens = 3,
): void {
  if (waarde.length >= minstens) return;
  const message = `Schrijf iets meer bij “${veld.label}”.`;
  throw new AppError('bad_request', message, { issues: [{ path: veld.id, message }] });
}

/** Why, at the top of the page and with the focus. */
export function NietGelukt({ terug }: { terug: Terug | undefined }): VNode | null {
  return terug === undefined ? null : (
    <FaultSummary
      title="Dit is nog niet bewaard"
      faults={[{ text: terug.fout, ...(terug.bij === undefined ? {} : { id: terug.bij }) }]}
    />
  );
}

/**
 * What is shown again with the page of a form that could not be taken, and the status of that answer: 409 or 422.
 * @throws what is no fault of what was typed
 */
export function terugVan(
  vorm: string,
  body: Readonly<Record<string, unknown>>,
  error: unknown,
): Terug & { readonly status: 409 | 422 } {
  if (!(error instanceof AppError) || !['bad_request', 'conflict'].includes(error.code)) throw error;
  return {
    vorm,
    fout: error.message,
    velden: Object.fromEntries(Object.entries(body).map(([naam, waarde]) => [naam, `${waarde ?? ''}`])),
    bij: error.opts.issues?.[0]?.path,
    status: error.code === 'conflict' ? 409 : 422,
  };
}

/**
 * Does what a form asks and goes on to a page that says so; when it cannot be, gives its page again with what was typed. The
 * answer is no error, so what was written stays: only for what refuses before it writes.
 * @returns 303; 409 or 422 with the page
 * @throws what is no fault of what was typed
 */
export async function probeer(
  vorm: string,
  body: Readonly<Record<string, unknown>>,
  {
    gedaan,
    doe,
    pagina,
  }: {
    gedaan: Gedaan;
    doe: () => Promise<string>;
    pagina: (terug: Terug) => Promise<string>;
  },
): Promise<Reply> {
  try {
    return { redirect: metGedaan(await doe(), gedaan) };
  } catch (error) {
    const { status, ...terug } = terugVan(vorm, body, error);
    return { status, html: await pagina(terug) };
  }
}

/** What a route with such a form answers. */
export const MET_TERUG = { 303: 'redirect', 409: 'html', 422: 'html' } as const;
