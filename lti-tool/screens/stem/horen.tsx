import type { VNode } from 'preact';
import type { OpenPoging } from '../../../gateway/opp/stem/service.ts';
import { dagVoluit } from '../datum.ts';
import { stemUrl } from './urls.ts';

/** Pupils who could not be heard yet, with the day that it was to be tried again: a task until they are (R46). */
export function Horen({ pogingen }: { pogingen: readonly OpenPoging[] }): VNode | null {
  if (pogingen.length === 0) return null;
  return (
    <section class="k-card k-card--land" id="horen" aria-labelledby="horen-kop">
      <h2 id="horen-kop">Leerlingen die nog gehoord moeten worden</h2>
      <ul class="k-list">
        {pogingen.map(({ leerling, naam, op, nu }) => (
          <li key={leerling}>
            <a href={stemUrl(leerling)}>{naam}</a>
            <span class="s-onder">
              {nu ? `Probeer het nu: het zou op ${dagVoluit(op)}` : `Op ${dagVoluit(op)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
