import type { VNode } from 'preact';
import type { KlaarVoorHoger } from '../../../gateway/arrangementskaart/view.ts';
import { leerlijnUrl, plaatsUrl } from '../urls.ts';

export interface KlaarLijstProps {
  klaar: readonly KlaarVoorHoger[];
  /** How many to name. */
  max: number;
  /** May place; otherwise the links lead to the leerlijn, to look. */
  magPlaatsen: boolean;
}

/** Pupils who reached a whole streefniveau, each with the way to the next (R31). */
export function KlaarLijst({ klaar, max, magPlaatsen }: KlaarLijstProps): VNode {
  const url = magPlaatsen ? plaatsUrl : leerlijnUrl;
  return (
    <>
      <ul class="s-klaar">
        {klaar.slice(0, max).map(({ leerling, leerlijn, streefniveau }) => {
          const waarom = `klaar-${leerling.id}-${leerlijn.id}`;
          return (
            <li key={waarom}>
              <a href={url(leerling.id, leerlijn.id)} aria-describedby={waarom}>
                {leerling.naam.voluit}
              </a>
              <span
                class="s-onder"
                id={waarom}
              >{`${leerlijn.naam}: ${streefniveau.naam} is helemaal behaald`}</span>
            </li>
          );
        })}
      </ul>
      {klaar.length > max ? <p class="k-small k-soft">{`en nog ${klaar.length - max}`}</p> : null}
    </>
  );
}
