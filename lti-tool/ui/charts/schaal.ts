/** A calendar day as `YYYY-MM-DD`. */
type Dag = string;

/** Linear scale from days to a percentage of the width: what d3-scale's scaleTime would do for one domain. */
export function tijdschaal(van: Dag, tot: Dag): (dag: Dag) => number {
  const [begin, eind] = [Date.parse(van), Date.parse(tot)];
  const duur = Math.max(1, eind - begin);
  return (dag) => Math.min(100, Math.max(0, (100 * (Date.parse(dag) - begin)) / duur));
}

/** First of August of each school year that begins within the span. */
export function schooljaren(van: Dag, tot: Dag): Dag[] {
  const [eerste, laatste] = [Number(van.slice(0, 4)), Number(tot.slice(0, 4))];
  return Array.from({ length: laatste - eerste + 1 }, (_, i) => `${eerste + i}-08-01`).filter(
    (dag) => dag >= van && dag <= tot,
  );
}

/** `points` of an SVG polyline: two decimals are finer than a screen shows. */
export function punten(paren: readonly (readonly [x: number, y: number])[]): string {
  return paren.map(([x, y]) => `${Number(x.toFixed(2))},${Number(y.toFixed(2))}`).join(' ');
}
