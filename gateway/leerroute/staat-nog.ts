import { sql } from 'kysely';

/**
 * Of an act `a`: it was not undone. Looked up act by act: with NOT EXISTS the planner may go through everything that was
 * ever undone at any school.
 */
export const NIET_ONGEDAAN = sql<boolean>`(SELECT u.id FROM koers.act u WHERE u.undoes = a.id LIMIT 1) IS NULL`;
