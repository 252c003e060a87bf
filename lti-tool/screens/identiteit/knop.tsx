import type { VNode } from 'preact';
import { Button } from '../../ui/components/button.tsx';
import { PERSONEN } from './urls.ts';

/** What a human can say about two people, or about a key that came with another ECK iD. */
export const BESLUITEN = [
  'een',
  'twee',
  'twijfel',
  'uit_elkaar',
  'sleutel_zelfde',
  'sleutel_ander',
  'sleutel_terug',
] as const;
export type Besluit = (typeof BESLUITEN)[number];

interface KnopProps {
  id: string;
  besluit: Besluit;
  label: string;
  kind?: 'primary';
  children: string;
}

/** One choice as a form of its own: it works without script, and its label names whom it is about. */
export function Knop({ id, besluit, label, kind, children }: KnopProps): VNode {
  return (
    <form method="post" action={PERSONEN}>
      <input type="hidden" name="paar" value={id} />
      <Button type="submit" name="besluit" value={besluit} label={label} {...(kind ? { kind } : {})}>
        {children}
      </Button>
    </form>
  );
}
