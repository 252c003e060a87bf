import type { VNode } from 'preact';
import { RouteMark } from '../components/route-mark.tsx';
import { komma } from './getal.ts';

export interface BaanProps {
  /** Names of the niveaus, lowest first. */
  niveaus: readonly string[];
  /** Niveaus reached and the share of the next: 3.5 is three niveaus and half of the fourth. */
  positie: number;
  /** Where the leerroute expects the leerling now. */
  verwacht?: number | undefined;
  /** Rank (1 is the lowest) of the streefniveau and of the uitstroomniveau. */
  streef?: number | undefined;
  uitstroom?: number | undefined;
}

/** Heights in px: the boat, the bar, the names of the niveaus, and under them where he goes. */
const BAR = 18;
const HIGH = 10;
const NAMES = 41;
const MARKS = 52;
const ALL = 60;

/** "Nu 3,5; de route verwacht 2,5; streefniveau N4; uitstroomniveau N4". */
export function baanTekst({ niveaus, positie, verwacht, streef, uitstroom }: BaanProps): string {
  const naam = (rang: number) => niveaus[rang - 1] ?? `${rang}`;
  return [
    `Nu ${komma(positie)}`,
    ...(verwacht === undefined ? [] : [`de route verwacht ${komma(verwacht)}`]),
    ...(streef === undefined ? [] : [`streefniveau ${naam(streef)}`]),
    ...(uitstroom === undefined ? [] : [`uitstroomniveau ${naam(uitstroom)}`]),
  ].join('; ');
}

/**
 * One leerlijn as a lane: filled as far as the leerling is, with the boat where he is and an open diamond where the route
 * expects him. The marks have their own shapes, so nothing hangs on colour (R17); the words are for the table around it.
 */
export function Baan(props: BaanProps): VNode {
  const { niveaus, positie, verwacht, streef, uitstroom } = props;
  const step = 100 / niveaus.length;
  const samen = streef !== undefined && streef === uitstroom;
  const at = (niveau: number) => `${Math.min(niveaus.length, Math.max(0, niveau)) * step}%`;
  return (
    <span class="k-baan">
      <svg class="k-baan__tekening" width="100%" height={ALL} aria-hidden="true" focusable="false">
        <rect class="k-niveau__rest" y={BAR} width="100%" height={HIGH} />
        <rect class="k-niveau__done" y={BAR} width={at(positie)} height={HIGH} />
        {niveaus.map((naam, i) => (
          <g key={naam}>
            {i > 0 ? <line class="k-niveau__line" x1={at(i)} x2={at(i)} y1={BAR} y2={BAR + HIGH} /> : null}
            <text class="k-niveau__name" x={at(i + 0.5)} y={NAMES}>
              {naam}
            </text>
          </g>
        ))}
        <rect class="k-niveau__frame" y={BAR} width="100%" height={HIGH} />
        {streef === undefined ? null : (
          <RouteMark kind="streef" x={at(streef - 0.5)} y={MARKS} dx={samen ? -9 : 0} scale={0.75} />
        )}
        {uitstroom === undefined ? null : (
          <RouteMark kind="uitstroom" x={at(uitstroom - 0.5)} y={MARKS} dx={samen ? 9 : 0} scale={0.75} />
        )}
        {verwacht === undefined ? null : (
          <g class="k-baan__plan">
            <RouteMark kind="plan" x={at(verwacht)} y={BAR + HIGH / 2} scale={1.1} />
          </g>
        )}
        <RouteMark kind="nu" x={at(positie)} y={9} />
      </svg>
      <span class="k-hidden">{baanTekst(props)}</span>
    </span>
  );
}
