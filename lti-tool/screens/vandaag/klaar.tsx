import type { VNode } from 'preact';
import type { KlaarVoorHoger } from '../../../gateway/arrangementskaart/view.ts';
import { plaatsUrl } from '../urls.ts';

/** Pupils who reached a whole streefniveau, each with the way to the next (R31). */
export function KlaarLijst({ klaar, max }: { klaar: readonly KlaarVoorHoger[]; max: number }): VNode {
  return (
    <>
      <ul class="s-klaar">
        {klaar.slice(0, max).map(({ leerling, leerlijn, streefniveau }) => (
          <li key={`${leerling.id}-${leerlijn.id}`}>
            <a href={plaatsUrl(leerling.id, leerlijn.id)}>{leerling.naam.voluit}</a>
            <span class="s-onder">{`${leerlijn.naam}: ${streefniveau.naam} is helemaal behaald`}</span>
          </li>
        ))}
      </ul>
      {klaar.length > max ? <p class="k-small k-soft">{`en nog ${klaar.length - max}`}</p> : null}
    </>
  );
}
