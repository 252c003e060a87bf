import type { Stand } from '../../model/act.ts';
import type { Datum } from '../../model/roster.ts';
import { type PositieDoel, positie } from './positie-rules.ts';
import type { Meetpunt } from './prognose-rules.ts';

/** What was ever said about the doelen of one leerlijn of a pupil. */
export interface LijnHistorie {
  /** Ids of the doelen, lowest niveau first. */
  readonly niveaus: readonly (readonly string[])[];
  /** In the order in which they were given. */
  readonly oordelen: readonly { readonly leerdoel: string; readonly op: Datum; readonly naar: Stand }[];
  /** Streefniveaus by date, as index in `niveaus`. */
  readonly streef: readonly { readonly op: Datum; readonly niveau: number }[];
}

const OPEN: PositieDoel = { stand: null, meegenomen: false, vervallen: false };
const BEHAALD: PositieDoel = { ...OPEN, stand: 4 };

/** What was known of every doel on a day. What nobody ever judged below the first streefniveau he had when he came. */
function kennisOp(historie: LijnHistorie, dag: Datum): PositieDoel[][] {
  const stand = new Map<string, Stand>();
  for (const o of historie.oordelen) if (o.op <= dag) stand.set(o.leerdoel, o.naar);
  const ooit = new Set(historie.oordelen.map((o) => o.leerdoel));
  const eerste = historie.streef[0]?.niveau ?? 0;
  return historie.niveaus.map((doelen, i) =>
    doelen.map((doel) => {
      const gaf = stand.get(doel);
      if (gaf !== undefined) return { ...OPEN, stand: gaf };
      return i < eerste && !ooit.has(doel) ? BEHAALD : OPEN;
    }),
  );
}

/**
 * The way a pupil went on a leerlijn: his position after the last change of each month, by date (R22). Derived from what was
 * judged and decided then, with the rules of today.
 */
export function verloop(historie: LijnHistorie, behaaldVanaf: number): Meetpunt[] {
  const dagen = [...historie.oordelen, ...historie.streef].map((x) => x.op).sort();
  const perMaand = new Map(dagen.map((dag) => [dag.slice(0, 7), dag]));
  return [...perMaand.values()].map((op) => {
    const streef = historie.streef.findLast((s) => s.op <= op)?.niveau ?? null;
    return { op, positie: positie(kennisOp(historie, op), streef, behaaldVanaf) };
  });
}
