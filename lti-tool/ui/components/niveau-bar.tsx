import type { VNode } from 'preact';
import { RouteMark } from './route-mark.tsx';

export interface NiveauPositie {
  /** Names of the niveaus in order, for example `['N1', … 'N5']`. Empty for a leerlijn without niveaus. */
  niveaus: readonly string[];
  /** Rank (1 = the first) of the niveau the leerling works in now; 0 when not placed yet. */
  huidig: number;
  /** Share of the current niveau that is reached, 0 to 1. */
  deel?: number;
  streef?: number;
  uitstroom?: number;
}

/** Name of a niveau by rank; a dash when there is none. */
export function niveauNaam(niveaus: readonly string[], rang: number | undefined): string {
  return rang === undefined ? '–' : (niveaus[rang - 1] ?? '–');
}

/** "Nu N2, streefniveau N3, uitstroomniveau N4". */
export function niveauTekst({ niveaus, huidig, streef, uitstroom }: NiveauPositie): string {
  if (niveaus.length === 0) return 'Deze leerlijn heeft geen niveaus';
  const delen = [huidig > 0 ? `Nu ${niveauNaam(niveaus, huidig)}` : 'Nog niet geplaatst'];
  if (streef !== undefined) delen.push(`streefniveau ${niveauNaam(niveaus, streef)}`);
  if (uitstroom !== undefined) delen.push(`uitstroomniveau ${niveauNaam(niveaus, uitstroom)}`);
  return delen.join(', ');
}

/** The scale bar of one leerlijn: done, under way, and where the flag (streef) and the anchor (uitstroom) stand. */
export function NiveauBar(props: NiveauPositie & { tekstVerborgen?: boolean }): VNode {
  const { niveaus, huidig, deel = 0, streef, uitstroom } = props;
  const tekst = niveauTekst(props);
  if (niveaus.length === 0) return <span class="k-small k-soft">{tekst}</span>;
  const step = 100 / niveaus.length;
  const middle = (rang: number): string => `${(rang - 0.5) * step}%`;
  const reached = huidig > 0 ? (huidig - 1 + deel) * step : 0;
  const same = streef !== undefined && streef === uitstroom;
  return (
    <span class="k-niveau">
      <svg class="k-niveau__bar" width="100%" height="50" aria-hidden="true" focusable="false">
        <rect class="k-niveau__rest" y="20" width="100%" height="11" />
        {huidig > 0 ? (
          <rect class="k-niveau__now" x={`${(huidig - 1) * step}%`} y="20" width={`${step}%`} height="11" />
        ) : null}
        <rect class="k-niveau__done" y="20" width={`${reached}%`} height="11" />
        {niveaus.map((naam, i) => (
          <g key={naam}>
            {i > 0 ? (
              <line class="k-niveau__line" x1={`${i * step}%`} x2={`${i * step}%`} y1="20" y2="31" />
            ) : null}
            <text
              class={i + 1 === huidig ? 'k-niveau__name k-niveau__name--now' : 'k-niveau__name'}
              x={middle(i + 1)}
              y="46"
            >
              {naam}
            </text>
          </g>
        ))}
        <rect class="k-niveau__frame" y="20" width="100%" height="11" />
        {streef === undefined ? null : (
          <RouteMark kind="streef" x={middle(streef)} y={10} dx={same ? -9 : 0} />
        )}
        {uitstroom === undefined ? null : (
          <RouteMark kind="uitstroom" x={middle(uitstroom)} y={10} dx={same ? 9 : 0} />
        )}
      </svg>
      <span class={props.tekstVerborgen ? 'k-hidden' : 'k-small'}>{tekst}</span>
    </span>
  );
}
