import type { VNode } from 'preact';
import { jsxTemplate } from 'preact/jsx-runtime';
import { renderToString } from 'preact-render-to-string';

/**
 * Markup that is the same for everybody and always: rendered, and escaped, the first time it is asked, and repeated as text
 * from then on. What depends on data or on who looks does not belong here.
 */
export function once(render: () => VNode): () => VNode {
  let text: string[] | undefined;
  return () => {
    text ??= [renderToString(render())];
    return jsxTemplate(text);
  };
}
