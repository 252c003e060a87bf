import type { ComponentChildren, VNode } from 'preact';
import { type Letter, TITEL } from './titels.ts';
import { SECTIE_ID } from './urls.ts';

export interface SectieProps {
  letter: Letter;
  /** Beside the heading: who agrees on it, or a state. */
  aside?: ComponentChildren;
  children: ComponentChildren;
}

/** One of the eight sections of an OPP (domain.md §2.2). */
export function Sectie({ letter, aside, children }: SectieProps): VNode {
  const id = SECTIE_ID[letter];
  return (
    <section class="k-card k-card--flow s-opp__sectie" id={id} aria-labelledby={`${id}-kop`}>
      <div class="k-card__head">
        <h2 id={`${id}-kop`}>
          <span class="s-opp__letter">{letter.toUpperCase()}</span> {TITEL[letter]}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** The way to each section, for a long page. */
export function SectieNav(): VNode {
  return (
    <nav class="s-opp__nav" aria-label="Delen van het OPP">
      <ul>
        {(Object.keys(TITEL) as Letter[]).map((letter) => (
          <li key={letter}>
            <a href={`#${SECTIE_ID[letter]}`}>
              <span class="s-opp__letter">{letter.toUpperCase()}</span> {TITEL[letter]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
