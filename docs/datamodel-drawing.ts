import { TABLE_GROUPS, type TableGroup } from './table-groups.ts';

const INK = '#12313b';
const SOFT = '#45606a';
const [WIDE, LEFT, TOP, GAP, ROW, HEAD, FOOT] = [248, 36, 104, 20, 24, 82, 16] as const;

const text = (x: number, y: number, size: number, said: string, more = '') =>
  `<text x="${x}" y="${y}" font-size="${size}" ${more}>${said}</text>`;

function row(x: number, y: number, color: string, table: string, later: number | null): string {
  const dot =
    later === null
      ? `r="4.5" fill="${color}"`
      : `r="4.5" fill="none" stroke="${SOFT}" stroke-width="1.5" stroke-dasharray="2 2"`;
  const look = later === null ? `fill="${INK}"` : `fill="${SOFT}" font-style="italic"`;
  const step =
    later === null ? '' : text(x + 212, y, 13.5, String(later), `fill="${SOFT}" text-anchor="end"`);
  return `<circle cx="${x + 6}" cy="${y - 5}" ${dot}/>\n${text(x + 20, y, 15, table, look)}${step}`;
}

function box({ title, about, color, tables }: TableGroup, x: number, y: number, built: ReadonlySet<string>) {
  const height = HEAD - ROW + tables.length * ROW + FOOT;
  const edge = `width="${WIDE}" height="${height}" rx="10"`;
  const rows = tables.map((one, i) => {
    const [table, step] = typeof one === 'string' ? [one, null] : one;
    return row(x + 18, y + HEAD - 2 + i * ROW, color, table, built.has(table) ? null : step);
  });
  const drawn = [
    `<rect x="${x}" y="${y + 4}" ${edge} fill="${INK}" fill-opacity=".08"/><rect x="${x}" y="${y}" ${edge} fill="#fffdf8" stroke="#c9d6d6"/>`,
    `<path d="M${x} ${y + 10}a10 10 0 0 1 10-10h${WIDE - 20}a10 10 0 0 1 10 10v-4H${x}z" fill="${color}"/><rect x="${x}" y="${y + 6}" width="${WIDE}" height="4" fill="${color}"/>`,
    text(x + 18, y + 36, 19, title, `fill="${INK}" font-weight="700"`),
    text(x + 18, y + 56, 13.5, about, `fill="${SOFT}"`),
    ...rows,
  ];
  return { drawn, height };
}

/** The drawing of the data model. @param tables what the database has (`tables.gen.ts`): what is not in it is drawn as later */
export function dataModelDrawing(tables: string): string {
  const built = new Set([...tables.matchAll(/'koers\.(\w+)':/g)].map((m) => m[1] ?? ''));
  const drawn: string[] = [];
  let bottom = 0;
  TABLE_GROUPS.forEach((groups, column) => {
    let y: number = TOP;
    for (const group of groups) {
      const one = box(group, LEFT + column * (WIDE + GAP), y, built);
      drawn.push(...one.drawn);
      y += one.height + GAP + 2;
    }
    bottom = Math.max(bottom, y);
  });
  const count = TABLE_GROUPS.flat().length;
  const [width, height] = [2 * LEFT + TABLE_GROUPS.length * (WIDE + GAP) - GAP, bottom + 8];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d" font-family="Atkinson Hyperlegible, Verdana, Segoe UI, sans-serif">
<title id="t">The data model of Koers</title><desc id="d">${count} groups of tables; the text of the page lists them as well.</desc>
<rect width="${width}" height="${height}" rx="20" fill="#eaf2f2"/>
${text(36, 52, 28, 'The data model of Koers', `fill="${INK}" font-weight="700"`)}
${text(36, 80, 16, 'Every table with school data has school_id and stands behind row-level security.', `fill="${SOFT}"`)}
<circle cx="970" cy="47" r="5.5" fill="${INK}"/>
${text(984, 52, 16, 'built', `fill="${INK}"`)}
<circle cx="1080" cy="47" r="5" fill="none" stroke="${SOFT}" stroke-width="1.6" stroke-dasharray="2.2 2.2"/>
${text(1094, 52, 16, 'later; the figure is the step of seven', `fill="${SOFT}"`)}
${drawn.join('\n')}
</svg>
`;
}
