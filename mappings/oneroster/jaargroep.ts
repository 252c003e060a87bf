import type { Jaargroep } from '../../gateway/model/roster.ts';
import type { CodeList } from '../code-list.ts';
import { UWLR_JAARGROEP } from '../uwlr/jaargroep.ts';

/**
 * OneRoster leaves the vocabulary of grades to who exchange them, and there is no Dutch profile. So only the codes that
 * Dutch systems share are known; what another source calls a year (`01`, `Klas 2`) a school says itself.
 */
export const ONEROSTER_JAARGROEP: CodeList<Jaargroep> = {
  ...UWLR_JAARGROEP,
  id: 'oneroster-jaargroep',
  source: `OneRoster 1.2 Rostering, UserDType.grades, without a vocabulary of its own; codes of ${UWLR_JAARGROEP.source}`,
};
