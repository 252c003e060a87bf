import { type RawBuilder, sql } from 'kysely';

/**
 * Of an act by its alias in the query: it was not undone. Looked up act by act: with NOT EXISTS the planner may go through
 * everything that was ever undone at any school.
 */
export const staatNog = (act: 'a' | 'e' | 'o'): RawBuilder<boolean> =>
  sql<boolean>`(SELECT u.id FROM koers.act u WHERE u.undoes = ${sql.ref(`${act}.id`)} LIMIT 1) IS NULL`;
