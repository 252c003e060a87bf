import type { CodeList } from '../../../mappings/code-list.ts';
import { ONEROSTER_GESLACHT } from '../../../mappings/oneroster/geslacht.ts';
import { ONEROSTER_JAARGROEP } from '../../../mappings/oneroster/jaargroep.ts';
import { ONEROSTER_KLASSOORT } from '../../../mappings/oneroster/klassoort.ts';
import { ONEROSTER_ROL } from '../../../mappings/oneroster/rol.ts';

/** Every code list that a OneRoster source is read by; a school may map codes of its own over them. */
export const ONEROSTER_LISTS: readonly CodeList<string>[] = [
  ONEROSTER_ROL,
  ONEROSTER_JAARGROEP,
  ONEROSTER_GESLACHT,
  ONEROSTER_KLASSOORT,
];
