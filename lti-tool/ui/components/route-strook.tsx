import type { ComponentChildren, VNode } from 'preact';
import { type NiveauPositie, niveauNaam } from './niveau-bar.tsx';
import { Chart, Coast, Rose } from './route-chart.tsx';
import { LegendMark } from './route-mark.tsx';

export interface RouteStrookProps extends NiveauPositie {
  /** Where the route goes, in words: "taakgerichte dagbesteding". */
  bestemming?: string;
  /** How far the leerroute expects the leerling to be now, in niveaus reached: 2.2 is niveau 2 done and a fifth of the next. */
  plan?: number;
  /** More words in the legend, for example the period. */
  children?: ComponentChildren;
}

/**
 * The plotted course: where the leerling is, where the plan was, and where the route goes (R17, R18).
 * The drawing is for the eye; the legend under it says everything in words.
 */
export function RouteStrook(props: RouteStrookProps): VNode {
  if (props.niveaus.length === 0) {
    return (
      <p class="k-soft">
        Deze leerlijn heeft geen niveaus. Er is dus geen route om op te varen, wel doelen om te volgen.
      </p>
    );
  }
  return (
    <figure class="k-route">
      <div class="k-route__map" aria-hidden="true">
        <Rose />
        <Coast />
        <Chart {...props} />
      </div>
      <Legend {...props} />
    </figure>
  );
}

function Legend(props: RouteStrookProps): VNode {
  const { niveaus, huidig, streef, uitstroom, plan, bestemming, children } = props;
  return (
    <figcaption class="k-route__legend">
      <span class="k-route__item">
        <LegendMark kind="nu" />
        <span>
          Nu: <strong>{huidig > 0 ? niveauNaam(niveaus, huidig) : 'nog niet geplaatst'}</strong>
        </span>
      </span>
      {streef === undefined ? null : (
        <span class="k-route__item">
          <LegendMark kind="streef" />
          <span>
            Streefniveau: <strong>{niveauNaam(niveaus, streef)}</strong>
          </span>
        </span>
      )}
      {plan === undefined ? null : (
        <span class="k-route__item">
          <LegendMark kind="plan" />
          <span>
            Volgens de route nu: <strong>{niveauNaam(niveaus, Math.max(1, Math.ceil(plan)))}</strong>
          </span>
        </span>
      )}
      <span class="k-route__item">
        <LegendMark kind="uitstroom" />
        <span>
          {uitstroom === undefined ? 'Naar ' : 'Uitstroomniveau: '}
          {uitstroom === undefined ? null : <strong>{niveauNaam(niveaus, uitstroom)}</strong>}
          {bestemming === undefined ? null : uitstroom === undefined ? bestemming : `, naar ${bestemming}`}
        </span>
      </span>
      {children}
    </figcaption>
  );
}
