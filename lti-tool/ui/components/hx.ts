import { AppError } from '../../../gateway/errors.ts';

/** What an element may ask of htmx 4. A closed list: `hx-on`, `js:` values and trigger filters need eval and are not here. */
export interface Hx {
  get?: string;
  post?: string;
  put?: string;
  delete?: string;
  /** CSS selector, `this`, `closest …`, `next …`. Default: the element itself. */
  target?: string;
  /** `innerHTML` (default), `outerHTML`, `outerMorph`, `beforeend`, `none`, … */
  swap?: string;
  trigger?: string;
  /** Fixed extra values; sent as form fields. */
  vals?: Readonly<Record<string, string | number | boolean>>;
  include?: string;
  select?: string;
  indicator?: string;
  /** Selector of elements to disable while the request runs. Not for the pressed button itself: it would lose the focus. */
  disable?: string;
  sync?: string;
  pushUrl?: boolean | string;
  /** What to do with a 422 (a form that needs mending), for example `swap:outerHTML`. Other 4xx/5xx never swap. */
  status422?: string;
}

const NAMES: Record<keyof Hx, string> = {
  get: 'hx-get',
  post: 'hx-post',
  put: 'hx-put',
  delete: 'hx-delete',
  target: 'hx-target',
  swap: 'hx-swap',
  trigger: 'hx-trigger',
  vals: 'hx-vals',
  include: 'hx-include',
  select: 'hx-select',
  indicator: 'hx-indicator',
  disable: 'hx-disable',
  sync: 'hx-sync',
  pushUrl: 'hx-push-url',
  status422: 'hx-status:422',
};

/** What would make htmx build code from text: refused by our Content-Security-Policy, so refused here first. */
const NEEDS_EVAL = /^\s*(js|javascript):/i;

/**
 * Attributes for htmx 4, ready to spread on an element.
 *
 * @example `<form {...hx({ post: '/x', swap: 'outerHTML', status422: 'swap:outerHTML' })}>`
 * @throws AppError `internal` when a value would need eval (`js:` or a trigger filter).
 */
export function hx(attributes: Hx | undefined): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes ?? {})) {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    if (NEEDS_EVAL.test(text) || (key === 'trigger' && text.includes('['))) {
      throw new AppError('internal', 'Er ging iets mis bij ons.', {
        detail: `hx-${key} needs eval: ${text}`,
      });
    }
    out[NAMES[key as keyof Hx]] = text;
  }
  return out;
}

/**
 * The htmx configuration of every page, for `<meta name="htmx-config">`.
 * No injected style (CSP), no extensions, and an answer of 4xx/5xx never replaces what was on the screen:
 * it brings a message in a `Partial` to the message area instead.
 */
export const HTMX_CONFIG = JSON.stringify({
  includeIndicatorCSS: false,
  extensions: 'none',
  history: 'reload',
  defaultTimeout: 20_000,
  noSwap: [204, 304, '4xx', '5xx'],
});
