import type { ComponentChildren, VNode } from 'preact';
import { buttonClass } from '../../ui/components/button.tsx';
import { Icon } from '../../ui/components/icon.tsx';

/** What is read aloud, in the order of the page. */
export function Tekst({ children }: { children: ComponentChildren }): VNode {
  return <span data-voorlezen="">{children}</span>;
}

/**
 * Reads the page aloud. Hidden until the client finds a Dutch voice on the device itself: a voice of a server would send
 * the words away.
 */
export function Voorlezen(): VNode {
  return (
    <button type="button" class={buttonClass()} data-lees="" hidden aria-pressed="false">
      <Icon name="volume" />
      <span>Lees voor</span>
    </button>
  );
}
