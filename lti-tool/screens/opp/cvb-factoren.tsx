import type { VNode } from 'preact';
import type { SectieC } from '../../../gateway/model/opp.ts';
import { herkomstInWoorden } from './woorden.ts';

/** What only the commissie knows: beside the OPP and never part of it. */
export function CvbFactoren({ factoren, vandaag }: { factoren: SectieC; vandaag: string }): VNode | null {
  if (factoren.length === 0) return null;
  return (
    <section class="k-card" aria-labelledby="cvb-kop">
      <h2 id="cvb-kop">Alleen voor de commissie</h2>
      <p class="k-soft">Dit staat niet in het OPP. Ouders en collega’s zien het niet.</p>
      <ul class="s-opp__rijen">
        {factoren.map((f) => (
          <li key={f.factor}>
            <p>{`${f.richting === 'bevorderend' ? 'Helpt' : 'Hindert'}: ${f.tekst}`}</p>
            <p class="k-facts__source">{herkomstInWoorden(f.herkomst, vandaag)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
