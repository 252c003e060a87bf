import type { RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { Sectie } from '../../access/inzage.ts';
import type { Permission } from '../../access/policy.ts';

/** Names of what a query points at, by id; what is gone has none. */
export type Namen = ReadonlyMap<string, string>;

/**
 * One kind of condition of a saved query (R52, R53). A new kind is one file and its line in register.ts: what it may
 * say, who it finds, and how a person reads it.
 * @example
 * ```ts
 * export const factor = voorwaarde({
 *   soort: 'factor', schema: z.strictObject({ soort: z.literal('factor'), code: z.string() }),
 *   noemt: () => [], treft: (v) => sql`SELECT f.leerling_id AS leerling, … AS feit FROM koers.factor f WHERE …`,
 *   uitleg: (v) => `met de factor ${v.code}`, waarom: (feit) => `Factor: ${feit['code']}`,
 * })
 * ```
 */
export interface Voorwaarde<V extends { readonly soort: string }> {
  readonly soort: V['soort'];
  readonly schema: z.ZodType<V>;
  /**
   * Set for what is need to know (design §6): only who holds this permission may ask by it, for the pupils he holds it
   * for, and everyone who is found by it is written down as looked at.
   */
  readonly gevoelig?: { readonly vraagt: Permission; readonly sectie: Sectie };
  /** Ids of leerroutes, leerlijnen, niveaus, leerdoelen and groups whose names the explanation needs. */
  noemt(v: V): readonly string[];
  /**
   * `SELECT … AS leerling, … AS feit`: every pupil of this school for whom it holds today, with a flat jsonb object of
   * what made it hold. Never asked about one pupil: the query joins these sets.
   */
  treft(v: V): RawBuilder<unknown>;
  /** Goes on after "leerlingen ", in plain Dutch; pure. */
  uitleg(v: V, namen: Namen): string;
  /** Why one pupil is in, from what `treft` gave as `feit`; pure. */
  waarom(feit: Readonly<Record<string, string>>): string;
}

/** For type inference: the condition as it is, with its schema kept as zod knows it. */
export function voorwaarde<V extends { readonly soort: string }, S extends z.ZodType<V>>(
  v: Omit<Voorwaarde<V>, 'schema'> & { readonly schema: S & z.ZodType<V> },
): Omit<Voorwaarde<V>, 'schema'> & { readonly schema: S } {
  return v;
}

/** A name in quotes would be noise; a name that is gone must not read as if it were there. */
export const naam = (namen: Namen, id: string): string => namen.get(id) ?? '(bestaat niet meer)';

/** "Pip", "Pip of Noud", "Pip, Noud of Yara". */
export function opgesomd(delen: readonly string[], voegwoord: 'en' | 'of'): string {
  if (delen.length < 2) return delen[0] ?? '';
  return `${delen.slice(0, -1).join(', ')} ${voegwoord} ${delen.at(-1)}`;
}
