/**
 * One point of a route profile: how many niveaus of a leerlijn are reached at an onderwijsleeftijd by who follows the
 * leerroute as it was meant (R18; domain.md §1.6). 2.5 is: two niveaus and half of the third.
 */
export interface ProfielPunt {
  readonly leeftijd: number;
  readonly verwacht: number;
}

/**
 * Expected niveau at an onderwijsleeftijd: a line through the points, of any shape, straight between two of them. Before
 * the first and after the last point it stays what it is there: nothing is made up outside of what the package says.
 * `null` without points.
 */
export function verwachtNiveau(punten: readonly ProfielPunt[], leeftijd: number): number | null {
  const lijn = [...punten].sort((a, b) => a.leeftijd - b.leeftijd);
  const links = lijn.findLast((p) => p.leeftijd <= leeftijd);
  const rechts = lijn.find((p) => p.leeftijd >= leeftijd);
  if (links === undefined || rechts === undefined) return (links ?? rechts)?.verwacht ?? null;
  if (rechts.leeftijd === links.leeftijd) return links.verwacht;
  const deel = (leeftijd - links.leeftijd) / (rechts.leeftijd - links.leeftijd);
  return links.verwacht + deel * (rechts.verwacht - links.verwacht);
}

export type RouteOordeel = 'voor' | 'op' | 'achter';

/**
 * Measure A, "tegenover de route naar de bestemming": where the pupil is against where his leerroute expects him at his
 * onderwijsleeftijd, in niveaus (R17, R18). A difference and no percentage: at the beginning of a leerlijn a share of
 * little is a wild figure.
 */
export interface TegenoverRoute {
  readonly verwacht: number;
  /** Position minus expected, in niveaus. */
  readonly verschil: number;
  readonly oordeel: RouteOordeel;
}

/** Shares of niveaus added up leave dust behind that must decide nothing. */
const zonderStof = (n: number): number => Math.round(n * 1e6) / 1e6 || 0;

/** `marge`: so many niveaus to either side still count as on the route; one that lies exactly on the edge does too. */
export function tegenoverRoute(positie: number, verwacht: number, marge: number): TegenoverRoute {
  const verschil = zonderStof(positie - verwacht);
  const oordeel = verschil > marge ? 'voor' : verschil < -marge ? 'achter' : 'op';
  return { verwacht, verschil, oordeel };
}
