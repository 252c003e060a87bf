import { countUwlrRows } from '../../_formats/uwlr/conformance-rows.ts';
import { runUwlr, UWLR_TROUBLES } from '../../_formats/uwlr/simulator/subject.ts';
import type { ConformanceSubject } from '../../_kit/conformance-source.ts';

/** Offers the suite's school the way Jouw Systeem would. */
export default {
  plays: UWLR_TROUBLES,
  rows: countUwlrRows,
  start: (school) => runUwlr(school, { auteur: 'Jouw Systeem' }),
} satisfies ConformanceSubject;
