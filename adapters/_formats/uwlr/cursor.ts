import { z } from 'zod';
import type { Cursor } from '../../../gateway/sync/source-adapter.ts';

/** Raise it when the mapping starts to read more, so that every school is read in full once. */
const MAPPING = 1;

/** What was asked; a cursor of another question may not be answered with "geen wijzigingen". */
export interface Question {
  readonly schooljaar: string;
  readonly xsdversie: string;
  readonly gegevenssetid?: string | undefined;
}

/** xs:dateTime. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/;

const Known = z.object({
  mapping: z.literal(MAPPING),
  schooljaar: z.string(),
  xsdversie: z.string(),
  gegevenssetid: z.string().nullable(),
  laatst: z.string().regex(MOMENT),
});

/** The moment to send as `laatstontvangengegevens`; undefined means: send everything. */
export function laatstOntvangen(cursor: Cursor | null, question: Question): string | undefined {
  const known = Known.safeParse(cursor);
  if (!known.success) return undefined;
  const { schooljaar, xsdversie, gegevenssetid, laatst } = known.data;
  const same =
    schooljaar === question.schooljaar &&
    xsdversie === question.xsdversie &&
    gegevenssetid === (question.gegevenssetid ?? null);
  return same ? laatst : undefined;
}

/**
 * @param aanmaakdatum the source's own time of this answer, handed back word for word: its clock is not ours
 * @param asked when we asked, for a source that tells no (usable) time
 */
export function cursorOf(question: Question, aanmaakdatum: string | undefined, asked: string): Cursor {
  const { schooljaar, xsdversie, gegevenssetid = null } = question;
  const laatst = aanmaakdatum !== undefined && MOMENT.test(aanmaakdatum) ? aanmaakdatum : asked;
  return { mapping: MAPPING, schooljaar, xsdversie, gegevenssetid, laatst };
}
