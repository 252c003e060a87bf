import { sql } from 'kysely';
import type { Geslacht, MedewerkerRol } from '../../model/roster.ts';
import type { Sql } from './velden.ts';

/**
 * RoleDType.role of a medewerker (OneRoster 1.2). What the LVS calls administratie gets no `…Administrator`: there that is
 * somebody with rights, and a receiver may give them.
 */
export const ROL_UIT: Readonly<Record<MedewerkerRol, string>> = {
  leerkracht: 'teacher',
  ondersteuner: 'aide',
  begeleider: 'counselor',
  directie: 'principal',
  administratie: 'ext:administratie',
  overig: 'ext:overig',
};

/** Of whom no LVS tells: what a role granted in Koers comes to. The other roles are Koers' own and nobody else's. */
export const TOEGEKEND_UIT: Readonly<Record<string, string>> = {
  leerkracht: 'teacher',
  directeur: 'principal',
  ib: 'counselor',
  begeleider: 'counselor',
};

/** DemographicsDType.sex. */
export const GESLACHT_UIT: Readonly<Record<Geslacht, string>> = {
  jongen: 'male',
  meisje: 'female',
  niet_gespecificeerd: 'other',
  onbekend: 'unspecified',
};

/** A table of words as a CASE; what is not in it is null. */
export function vertaald(waarde: Sql, woorden: Readonly<Record<string, string>>): Sql {
  const takken = Object.entries(woorden).map(
    ([van, naar]) => sql`WHEN ${sql.lit(van)} THEN ${sql.lit(naar)}`,
  );
  return sql`CASE ${waarde} ${sql.join(takken, sql` `)} END`;
}
