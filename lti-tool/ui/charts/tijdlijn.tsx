import type { VNode } from 'preact';
import { punten, schooljaren, tijdschaal } from './schaal.ts';

export interface TijdlijnProps {
  /** Names of the niveaus, lowest first: the height of the drawing. */
  niveaus: readonly string[];
  /** Where the leerling was, by date; the last one is today. */
  punten: readonly { readonly op: string; readonly positie: number }[];
  /** What the route expects from a day on, by date. */
  route: readonly { readonly vanaf: string; readonly verwacht: number }[];
  /** Between which niveaus he will likely be on a later day. */
  verder?: { readonly op: string; readonly laag: number; readonly hoog: number } | undefined;
  /** What else happened, with the number it has in the table. */
  merken?: readonly { readonly op: string; readonly nummer: number }[];
}

/** Heights in px: marks of results, the chart itself, and the years under it. */
const TOP = 26;
const HIGH = 150;
const ONDER = TOP + HIGH;

/**
 * The way of a leerling on one leerlijn: a drawn line with dots where he was, a dashed one for the route, and to the right a band
 * with broken edges for what is likely. Decoration for the eye: the table beside it says the same (R20, R86).
 */
export function Tijdlijn({ niveaus, punten: weg, route, verder, merken = [] }: TijdlijnProps): VNode {
  const nu = weg.at(-1)?.op ?? '';
  const van = [weg[0]?.op ?? nu, ...merken.map((m) => m.op)].sort()[0] ?? nu;
  const tot = verder?.op ?? nu;
  const x = tijdschaal(van, tot);
  const y = (niveau: number) => 100 - (100 * niveau) / niveaus.length;
  const px = (niveau: number) => TOP + (HIGH * y(niveau)) / 100;
  return (
    <svg class="k-tijd" width="100%" height={ONDER + 24} aria-hidden="true" focusable="false">
      <Raster niveaus={niveaus} px={px} jaren={schooljaren(van, tot)} x={x} />
      <svg
        aria-hidden="true"
        y={TOP}
        height={HIGH}
        width="100%"
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        class="k-tijd__vlak"
      >
        <polyline class="k-tijd__route" points={punten(trap(route, van, tot, x, y))} />
        {verder ? <Waaier nu={weg.at(-1)} verder={verder} x={x} y={y} /> : null}
        <polyline class="k-tijd__weg" points={punten(weg.map((p) => [x(p.op), y(p.positie)] as const))} />
      </svg>
      {weg.map((p) => (
        <circle key={p.op} class="k-tijd__punt" cx={`${x(p.op)}%`} cy={px(p.positie)} r="4" />
      ))}
      {merken.map((m) => (
        <Merk key={m.nummer} x={x(m.op)} nummer={m.nummer} />
      ))}
    </svg>
  );
}

type Schaal<T> = (waarde: T) => number;

function Raster(props: {
  niveaus: readonly string[];
  px: Schaal<number>;
  jaren: readonly string[];
  x: Schaal<string>;
}): VNode {
  const { niveaus, px, jaren, x } = props;
  return (
    <g>
      {niveaus.map((naam, i) => (
        <g key={naam}>
          <line class="k-tijd__lijn" x1="0" x2="100%" y1={px(i + 1)} y2={px(i + 1)} />
          <text class="k-tijd__naam" x="2" y={px(i + 1) + 13}>
            {naam}
          </text>
        </g>
      ))}
      <line class="k-tijd__as" x1="0" x2="100%" y1={ONDER} y2={ONDER} />
      {jaren.map((dag) => (
        <g key={dag}>
          <line class="k-tijd__lijn" x1={`${x(dag)}%`} x2={`${x(dag)}%`} y1={TOP} y2={ONDER + 5} />
          <text
            class={x(dag) > 85 ? 'k-tijd__jaar k-tijd__jaar--links' : 'k-tijd__jaar'}
            x={`${x(dag)}%`}
            y={ONDER + 19}
          >
            {`aug ${dag.slice(0, 4)}`}
          </text>
        </g>
      ))}
    </g>
  );
}

/** What holds for a whole year is a step: no line that climbs where the package says nothing. */
function trap(
  route: TijdlijnProps['route'],
  van: string,
  tot: string,
  x: Schaal<string>,
  y: Schaal<number>,
): (readonly [number, number])[] {
  return route.flatMap(({ vanaf, verwacht }, i) => {
    const einde = route[i + 1]?.vanaf ?? tot;
    return [
      [x(vanaf < van ? van : vanaf), y(verwacht)],
      [x(einde), y(verwacht)],
    ] as const;
  });
}

/** Two broken edges and no line between them: the middle is no more likely than it looks. */
function Waaier(props: {
  nu: TijdlijnProps['punten'][number] | undefined;
  verder: NonNullable<TijdlijnProps['verder']>;
  x: Schaal<string>;
  y: Schaal<number>;
}): VNode | null {
  const { nu, verder, x, y } = props;
  if (nu === undefined) return null;
  const begin = [x(nu.op), y(nu.positie)] as const;
  const hoog = [x(verder.op), y(verder.hoog)] as const;
  const laag = [x(verder.op), y(verder.laag)] as const;
  return (
    <g>
      <polygon class="k-tijd__band" points={punten([begin, hoog, laag])} />
      <polyline class="k-tijd__rand" points={punten([begin, hoog])} />
      <polyline class="k-tijd__rand" points={punten([begin, laag])} />
    </g>
  );
}

function Merk({ x, nummer }: { x: number; nummer: number }): VNode {
  // Near an edge the square stands beside its line, or half of it would fall off.
  const dx = x < 2 ? 10 : x > 98 ? -10 : 0;
  const at = `${x}%`;
  return (
    <g>
      <line class="k-tijd__merklijn" x1={at} x2={at} y1="20" y2={ONDER} />
      <rect
        class="k-tijd__merk"
        x={at}
        y="1"
        width="18"
        height="18"
        rx="2"
        transform={`translate(${dx - 9} 0)`}
      />
      <text class="k-tijd__nummer" x={at} y="15" dx={dx}>
        {nummer}
      </text>
    </g>
  );
}
