/** Routes by which a teacher acts or undoes, as `/metrics` names them. */
const ACTS = [
  '/matrix/reeks',
  '/matrix/actie/:actie',
  '/matrix/leerling/:leerling/doel/:leerdoel',
  '/kaart/leerling/:leerling/doel/:leerdoel',
  '/kaart/leerling/:leerling/actie/:actie',
  '/leerling/:leerling/leerlijn/:leerlijn/niveau',
] as const;

export interface ActTimes {
  /** Acts that succeeded since the server started. */
  readonly count: number;
  readonly within100ms: number;
  /** For people: per route how many and how long on average. */
  readonly lines: readonly string[];
}

/**
 * What the server itself measured per act (histogram `koers_request_seconds`): from the request to the last byte given
 * to the network, so without the browser.
 */
export async function secondsPerAct(koers: string): Promise<ActTimes> {
  const text = await (await fetch(new URL('/metrics', koers))).text();
  const figure = (name: string, route: string, le = ''): number => {
    const rows = text
      .split('\n')
      .filter(
        (row) =>
          row.startsWith(`koers_request_seconds_${name}{`) &&
          row.includes(`route="${route}"`) &&
          row.includes('method="POST"') &&
          /status="(200|303)"/.test(row) &&
          (le === '' || row.includes(`le="${le}"`)),
      );
    return rows.reduce((sum, row) => sum + Number(row.slice(row.lastIndexOf(' '))), 0);
  };
  const routes = ACTS.map((route) => ({
    route,
    count: figure('count', route),
    seconds: figure('sum', route),
    within100ms: figure('bucket', route, '0.1'),
  })).filter(({ count }) => count > 0);
  return {
    count: routes.reduce((sum, r) => sum + r.count, 0),
    within100ms: routes.reduce((sum, r) => sum + r.within100ms, 0),
    lines: routes.map(
      ({ route, count, seconds, within100ms }) =>
        `${route}: ${count} acts, mean ${Math.round((1000 * seconds) / count)} ms of server time, ${within100ms} within 100 ms`,
    ),
  };
}
