import type { VNode } from 'preact';
import type { NiveauPositie } from './niveau-bar.tsx';
import { RouteMark } from './route-mark.tsx';

/** Heights in px. The chart is as wide as its place and never scales its marks. */
const HEIGHT = 168;
const EDGE = 8;
/** The line climbs from the left edge to the harbour; y as a share of the height. */
const FROM_Y = 66;
const TO_Y = 28;

interface Place {
  x: string;
  y: string;
}

/** Place on the route, from 0 (start) to 1 (harbour). */
function place(share: number): Place {
  const at = Math.max(0, Math.min(1, share));
  return { x: `${100 * at}%`, y: `${FROM_Y + (TO_Y - FROM_Y) * at}%` };
}

/** Water with meridians, the sailed line, the dotted line ahead, and the marks. */
export function Chart({
  niveaus,
  huidig,
  deel = 0,
  streef,
  uitstroom,
  plan,
}: NiveauPositie & { plan?: number }): VNode {
  // The map ends where the route ends; whoever is ahead of it makes the map longer.
  const last = Math.max(uitstroom ?? niveaus.length, streef ?? 0, huidig, 1);
  const now = place((huidig > 0 ? huidig - 1 + deel : 0) / last);
  const start = place(0);
  const end = place(1);
  return (
    <svg class="k-route__chart" width="100%" height={HEIGHT} aria-hidden="true" focusable="false">
      <Graticule niveaus={niveaus.slice(0, last)} />
      <line class="k-route__ahead" x1={now.x} y1={now.y} x2={end.x} y2={end.y} />
      <line class="k-route__sailed" x1={start.x} y1={start.y} x2={now.x} y2={now.y} />
      <circle class="k-route__point" cx={start.x} cy={start.y} r="4" />
      {plan === undefined ? null : <RouteMark kind="plan" {...place(plan / last)} />}
      {streef === undefined ? null : <Waypoint kind="streef" at={place(streef / last)} />}
      <Waypoint kind="uitstroom" at={place((uitstroom ?? last) / last)} />
      <RouteMark kind="nu" {...now} scale={1.6} dy={-6} />
    </svg>
  );
}

/** A point on the line with its mark above it, clear of the boat. */
function Waypoint({ kind, at }: { kind: 'streef' | 'uitstroom'; at: Place }): VNode {
  return (
    <svg class="k-mark__place" {...at} width="1" height="1" aria-hidden="true">
      <circle class="k-route__point" r="5.5" />
      <RouteMark kind={kind} scale={1.35} dx={kind === 'streef' ? 4 : 26} dy={kind === 'streef' ? -24 : 0} />
    </svg>
  );
}

/** Meridians with the names of the niveaus, and the scale of the chart along the lower edge. */
function Graticule({ niveaus }: { niveaus: readonly string[] }): VNode {
  const step = 100 / niveaus.length;
  return (
    <g>
      {[...niveaus, ''].map((naam, i) => (
        <line
          key={naam}
          class="k-route__meridian"
          x1={`${i * step}%`}
          x2={`${i * step}%`}
          y1="0"
          y2={HEIGHT - EDGE}
        />
      ))}
      {niveaus.map((naam, i) => (
        <g key={naam}>
          {i % 2 === 0 ? (
            <rect
              class="k-route__bar"
              x={`${i * step}%`}
              y={HEIGHT - EDGE}
              width={`${step}%`}
              height={EDGE}
            />
          ) : null}
          <text class="k-route__name" x={`${(i + 0.5) * step}%`} y={HEIGHT - EDGE - 8}>
            {naam}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The harbour side: shallow water, and land with a headland where the route ends. */
export function Coast(): VNode {
  return (
    <svg
      class="k-route__coast"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path class="k-route__shallow" d="M20 100C16 86 6 78 8 62S-8 44-5 28 22 10 27 0H100V100z" />
      <path class="k-route__land" d="M36 100C30 86 20 78 22 62S6 44 9 28 36 12 42 0H100V100z" />
    </svg>
  );
}

/** The compass rose in open water. */
export function Rose(): VNode {
  return (
    <svg
      class="k-route__rose"
      viewBox="-32 -32 64 64"
      width="72"
      height="72"
      aria-hidden="true"
      focusable="false"
    >
      <circle r="22" />
      <circle r="26" />
      <path class="k-route__star" d="M0-30 4-4 30 0 4 4 0 30-4 4-30 0-4-4z" />
      <path class="k-route__star-dark" d="M0-30V0L4-4zM30 0H0L4 4zM0 30V0L-4 4zM-30 0H0L-4-4z" />
    </svg>
  );
}
