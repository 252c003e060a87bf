import type { VNode } from 'preact';
import { LinkButton } from '../../ui/components/button.tsx';

/** One step back; the first stop on the page, for who goes by switch. */
export function Terug({ href }: { href: string }): VNode {
  return (
    <div>
      <LinkButton href={href} icon="arrow-left">
        Terug
      </LinkButton>
    </div>
  );
}
