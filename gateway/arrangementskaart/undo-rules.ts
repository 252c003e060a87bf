import type { OngedaanWeigering } from './view.ts';

/** What is known of an act when somebody wants to undo it. */
export interface UndoFacts {
  readonly soort: string;
  readonly actor: string;
  readonly dag: string;
  readonly vandaag: string;
  readonly alOngedaan: boolean;
  /** Something later that still stands was built on this act. */
  readonly inDeWeg: boolean;
}

/**
 * Whether an act may be undone: by its maker, on the same day, once, and while nothing later stands on it; then undo
 * restores exactly what was (R29, R31). `null`: yes. Being somebody else's act weighs heaviest, for it is no reason
 * to tell more.
 */
export function undoWeigering(facts: UndoFacts, person: string): OngedaanWeigering | null {
  if (facts.actor !== person) return 'niet_van_jou';
  if (facts.soort === 'ongedaan') return 'niet_meer_mogelijk';
  if (facts.alOngedaan) return 'al_ongedaan';
  if (facts.dag !== facts.vandaag) return 'te_laat';
  return facts.inDeWeg ? 'niet_meer_mogelijk' : null;
}
