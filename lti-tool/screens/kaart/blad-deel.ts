import type { DoelBlad } from '../../../gateway/arrangementskaart/inhoud-view.ts';

/** What was filled in before and must be mended: in which form, and why it was refused. */
export interface BladFout {
  readonly deel: 'begin' | 'actie' | 'evaluatie' | 'factoren';
  readonly tekst: string;
  readonly velden: Readonly<Record<string, string>>;
}

/** What each part of the page of a doel is given. */
export interface BladDeelProps {
  blad: DoelBlad;
  now: Date;
  fout?: BladFout | undefined;
}
