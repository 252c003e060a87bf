import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/**
 * A whole HTML document. The root must be `Layout` (or another component that renders `<html>`).
 * Everything inside is escaped by preact-render-to-string; no component uses dangerouslySetInnerHTML.
 */
export function renderPage(vnode: VNode): string {
  return `<!DOCTYPE html>${renderToString(vnode)}`;
}

/** A piece of a page: the answer to an htmx request. Put what else must change in `Partial` (components/partial.tsx). */
export function renderFragment(vnode: VNode): string {
  return renderToString(vnode);
}
