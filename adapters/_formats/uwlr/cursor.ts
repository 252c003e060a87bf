import { z } from 'zod';
import type { Cursor } from '../../../gateway/sync/source-adapter.ts';
import type { Fingerprint } from './fingerprint.ts';

/** Raise it when the mapping makes anything else of the same answer, so that every school is read in full once. */
const MAPPING = 3;

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
  antwoord: z.string(),
  tot: z.string().nullable(),
});

/** What we hold of an earlier answer to the same question. */
export interface Before {
  /** The moment to send as `laatstontvangengegevens`. */
  readonly laatst: string;
  /** Hash of that answer (fingerprint.ts). */
  readonly antwoord: string;
  /** From this day on that answer means something else (left.ts); null: never. */
  readonly tot: string | null;
}

/** What the cursor says about this question today; undefined means: send everything, and read it. */
export function answeredBefore(
  cursor: Cursor | null,
  question: Question,
  vandaag: string,
): Before | undefined {
  const known = Known.safeParse(cursor);
  if (!known.success) return undefined;
  const { schooljaar, xsdversie, gegevenssetid, laatst, antwoord, tot } = known.data;
  const same =
    schooljaar === question.schooljaar &&
    xsdversie === question.xsdversie &&
    gegevenssetid === (question.gegevenssetid ?? null) &&
    (tot === null || vandaag < tot);
  return same ? { laatst, antwoord, tot } : undefined;
}

/**
 * @param answer its `aanmaakdatum`, the source's own time, is handed back word for word: its clock is not ours
 * @param asked when we asked, for a source that tells no (usable) time
 * @param tot the day on which the answer begins to mean something else
 */
export function cursorOf(question: Question, answer: Fingerprint, asked: string, tot: string | null): Cursor {
  const { schooljaar, xsdversie, gegevenssetid = null } = question;
  const { aanmaakdatum, hash: antwoord } = answer;
  const laatst = aanmaakdatum !== undefined && MOMENT.test(aanmaakdatum) ? aanmaakdatum : asked;
  return { mapping: MAPPING, schooljaar, xsdversie, gegevenssetid, laatst, antwoord, tot };
}
