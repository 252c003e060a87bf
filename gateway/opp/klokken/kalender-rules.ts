import type { Datum } from '../../model/roster.ts';

const DAG_MS = 86_400_000;

/** Days without school, in weeks or longer. */
export interface Vakantie {
  readonly van: Datum;
  /** First day of school after it. */
  readonly tot: Datum;
}

/** When a school is open: not in weekends, not in its own holidays. */
export interface Kalender {
  /** In any order; they may overlap. */
  readonly vakanties: readonly Vakantie[];
}

export const plusDagen = (dag: Datum, dagen: number): Datum =>
  new Date(Date.parse(dag) + dagen * DAG_MS).toISOString().slice(0, 10);

/** Whole days from `van` to `tot`; below 0 when `tot` lies before it. */
export const dagenTussen = (van: Datum, tot: Datum): number => (Date.parse(tot) - Date.parse(van)) / DAG_MS;

/** The same day so many months on; the last day of a month that is too short for it. */
export function plusMaanden(dag: Datum, maanden: number): Datum {
  const [jaar = 0, maand = 1, d = 1] = dag.split('-').map(Number);
  const laatste = new Date(Date.UTC(jaar, maand + maanden, 0)).getUTCDate();
  return new Date(Date.UTC(jaar, maand - 1 + maanden, Math.min(d, laatste))).toISOString().slice(0, 10);
}

const vakantieOp = (kalender: Kalender, dag: Datum): Vakantie | undefined =>
  kalender.vakanties.find((v) => v.van <= dag && dag < v.tot);

/** A day on which somebody at school reads what waits for him. */
function isSchooldag(kalender: Kalender, dag: Datum): boolean {
  const weekdag = new Date(dag).getUTCDay();
  return weekdag !== 0 && weekdag !== 6 && vakantieOp(kalender, dag) === undefined;
}

/** How far a reminder may move; longer than any holiday. After it the day itself stands: a reminder is never lost. */
const VER = 90;

function zoek(kalender: Kalender, dag: Datum, stap: 1 | -1): Datum {
  let hier = dag;
  for (let n = 0; n < VER; n += 1) {
    if (isSchooldag(kalender, hier)) return hier;
    hier = plusDagen(hier, stap);
  }
  return dag;
}

/** The day itself, or the first school day after it. */
export const schooldagVanaf = (kalender: Kalender, dag: Datum): Datum => zoek(kalender, dag, 1);

/** The day itself, or the last school day before it. */
export const schooldagTot = (kalender: Kalender, dag: Datum): Datum => zoek(kalender, dag, -1);

/** So many days on, of which those in a holiday do not count; weekends between do (for schools that count school weeks). */
export function plusDagenZonderVakantie(kalender: Kalender, van: Datum, dagen: number): Datum {
  let hier = van;
  let geteld = 0;
  while (geteld < dagen) {
    hier = plusDagen(hier, 1);
    if (!vakantieOp(kalender, hier)) geteld += 1;
  }
  return hier;
}
