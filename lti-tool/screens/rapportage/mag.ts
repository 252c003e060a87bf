import { mayInSchool } from '../../../gateway/access/policy.ts';
import type { Actor } from '../../../gateway/model/actor.ts';
import type { Mag } from './tabs.tsx';

/** What this person may do beside reading the report. */
export const magVan = (who: Pick<Actor, 'roles'>): Mag => ({
  bijhouden: mayInSchool(who, 'bestendiging_bijhouden'),
  gegevens: mayInSchool(who, 'bi_ophalen'),
  oppOverzicht: mayInSchool(who, 'opp_overzicht'),
});
