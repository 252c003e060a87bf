import { png, type Rgba } from './png.ts';

/** A shape: whether it covers a point of the drawing of 32 by 32 (as ui/images/icon.svg). */
type Shape = (x: number, y: number) => boolean;
interface Layer {
  readonly shape: Shape;
  readonly color: readonly [number, number, number];
}

const INK = [0x12, 0x31, 0x3b] as const;
const PAPER = [0xff, 0xfd, 0xf8] as const;
const BEACON = [0xff, 0xc9, 0x3c] as const;
const WHITE = [0xff, 0xff, 0xff] as const;

const ring =
  (radius: number, width: number): Shape =>
  (x, y) =>
    Math.abs(Math.hypot(x - 16, y - 16) - radius) <= width / 2;

/** Half of the needle: an isosceles triangle from the middle, `length` long, turned as the compass stands (34°). */
function needle(length: number, up: boolean): Shape {
  const turn = (-34 * Math.PI) / 180;
  return (x, y) => {
    const [dx, dy] = [x - 16, y - 16];
    const along = (dx * Math.sin(turn) + dy * Math.cos(turn)) * (up ? -1 : 1);
    const across = Math.abs(dx * Math.cos(turn) - dy * Math.sin(turn));
    return along >= 0 && along <= length && across <= 3.75 * (1 - along / length);
  };
}

const COLOR: readonly Layer[] = [
  { shape: () => true, color: INK },
  { shape: ring(11, 1.5), color: PAPER },
  { shape: needle(9.5, true), color: BEACON },
  { shape: needle(9.5, false), color: PAPER },
];
/** White on nothing: Teams colours it itself. */
const OUTLINE: readonly Layer[] = [
  { shape: ring(13, 2), color: WHITE },
  { shape: needle(10, true), color: WHITE },
  { shape: ring(3, 1.5), color: WHITE },
];

/** So many points a side of each pixel are looked at, so that edges are smooth. */
const FINE = 4;

function draw(size: number, layers: readonly Layer[]): Buffer {
  const step = 32 / size / FINE;
  const over = (x: number, y: number) => layers.findLast(({ shape }) => shape(x, y))?.color;
  return png(size, (px, py): Rgba => {
    const sum = [0, 0, 0, 0] as [number, number, number, number];
    for (let i = 0; i < FINE * FINE; i += 1) {
      const x = (px * FINE + (i % FINE) + 0.5) * step;
      const color = over(x, (py * FINE + Math.floor(i / FINE) + 0.5) * step);
      if (!color) continue;
      for (const n of [0, 1, 2] as const) sum[n] += color[n];
      sum[3] += 1;
    }
    const seen = sum[3] || 1;
    const mean = (n: 0 | 1 | 2) => Math.round(sum[n] / seen);
    return [mean(0), mean(1), mean(2), Math.round((255 * sum[3]) / (FINE * FINE))];
  });
}

/** The compass in colour, 192 by 192 pixels, without transparent parts. */
export const colorIcon = (): Buffer => draw(192, COLOR);
/** The compass in white lines on nothing, 32 by 32 pixels. */
export const outlineIcon = (): Buffer => draw(32, OUTLINE);
