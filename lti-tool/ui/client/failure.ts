import { sayNew } from './announce.ts';
import { houdVast } from './wachtrij/houd-vast.ts';

/**
 * Shows a message when an answer did not come, or came without one of its own. The words are in `<template>`s of the
 * layout. An answer of 4xx/5xx that carries a partial has already put its message in place.
 */
export function startFailureMessages(): void {
  document.addEventListener('htmx:error', (event) => {
    const { ctx, error } = event.detail;
    if (error instanceof Error && error.name === 'AbortError' && ctx?.request.signal.reason !== 'timeout')
      return;
    if (asksByItself(ctx?.sourceElement)) return lost();
    const niet = () => {
      mark(ctx?.sourceElement);
      show('melding-geen-verbinding');
    };
    if (!ctx || !houdVast({ ...ctx, status: null }, niet)) niet();
  });
  document.addEventListener('htmx:response:error', (event) => {
    const { ctx } = event.detail;
    const status = ctx.response?.status ?? 0;
    if (asksByItself(ctx.sourceElement) && status >= 500) return lost();
    const niet = () => {
      if (status !== 422) mark(ctx.sourceElement);
      if (!ctx.text?.includes('<hx-partial') && status !== 422) show('melding-storing');
    };
    if (!houdVast({ ...ctx, status }, niet)) niet();
  });
  document.addEventListener('htmx:before:request', (event) => {
    event.detail.ctx.sourceElement.removeAttribute('data-error');
  });
  document.addEventListener('htmx:after:request', (event) => {
    if ((event.detail.ctx.response?.status ?? 500) < 500) document.getElementById(LOST)?.remove();
  });
}

const LOST = 'melding-verbinding-weg';

/** A part of the page that keeps itself fresh: nobody pressed it, so nothing of anybody's was lost. */
function asksByItself(element: Element | undefined): boolean {
  return element?.getAttribute('hx-trigger')?.includes('every ') ?? false;
}

/** Said once, until an answer comes again. */
function lost(): void {
  if (!document.getElementById(LOST)) show('melding-peiling');
}

/** The cell or button whose act was not kept says so. */
function mark(element: Element | undefined): void {
  element?.setAttribute('data-error', '');
}

function show(id: string): void {
  const template = document.getElementById(id);
  const area = document.getElementById('meldingen');
  if (!(template instanceof HTMLTemplateElement) || !area) return;
  area.replaceChildren(template.content.cloneNode(true));
  sayNew();
}
