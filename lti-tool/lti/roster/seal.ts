import type { Keys } from '../../../gateway/access/keys.ts';
import { ELO_NAMEN } from '../../../gateway/access/sealed-columns.ts';
import type { RosterSeal } from './service.ts';

/** Names of who is not known yet, sealed with the key of the school. */
export const rosterSeal = (keys: Pick<Keys, 'sealForSchool' | 'openForSchool'>): RosterSeal => ({
  seal: (tx, school, plain) => keys.sealForSchool(tx, school, plain, ELO_NAMEN),
  open: (tx, school, sealed) => keys.openForSchool(tx, school, sealed, ELO_NAMEN),
});
