import type { VNode } from 'preact';

export interface VoortgangProps {
  /** Leerdoelen behaald. */
  behaald: number;
  /** Leerdoelen of the streefniveau. */
  totaal: number;
  /** A leerlijn without niveaus has no percentage: there is no order to be on course in (R4). */
  zonderNiveaus?: boolean;
  /** Beside the bar instead of under it, for a table cell. */
  compact?: boolean;
  id?: string;
}

/** "3 van 4 doelen, 75 %" (R15), rounded down so that 100 means all; without niveaus only the count. */
export function voortgangTekst({ behaald, totaal, zonderNiveaus }: VoortgangProps): string {
  const woord = totaal === 1 ? 'doel' : 'doelen';
  const telling = `${behaald} van ${totaal} ${woord}`;
  if (zonderNiveaus || totaal === 0) return telling;
  return `${telling}, ${Math.floor((behaald / totaal) * 100)} %`;
}

/** Above this many goals the marks would run into each other. */
const MAX_MARKS = 20;

/** How far: a bar with a mark for each doel, and the same in words. The words are what a screen reader gets. */
export function Voortgang(props: VoortgangProps): VNode {
  const { behaald, totaal, compact, id } = props;
  const width = totaal === 0 ? 0 : (Math.min(behaald, totaal) / totaal) * 100;
  const marks =
    totaal > 1 && totaal <= MAX_MARKS
      ? Array.from({ length: totaal - 1 }, (_, i) => ((i + 1) / totaal) * 100)
      : [];
  return (
    <span class={compact ? 'k-progress k-progress--compact' : 'k-progress'} id={id}>
      {props.zonderNiveaus ? null : (
        <svg class="k-progress__bar" width="100%" height="12" aria-hidden="true" focusable="false">
          <rect class="k-progress__rest" width="100%" height="12" rx="2" />
          <rect class="k-progress__done" width={`${width}%`} height="12" rx="2" />
          {marks.map((x) => (
            <line key={x} class="k-progress__mark" x1={`${x}%`} x2={`${x}%`} y1="0" y2="12" />
          ))}
        </svg>
      )}
      <span class="k-progress__text">{voortgangTekst(props)}</span>
    </span>
  );
}
