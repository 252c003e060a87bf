import assert from 'node:assert/strict';
import type { AppError } from '../../gateway/errors.ts';
import type { BronRecord } from '../../gateway/model/roster.ts';
import type { SourceAdapter } from '../../gateway/sync/source-adapter.ts';
import type { Trouble } from './conformance-faults.ts';
import { type Collected, canonical } from './conformance-pull.ts';

/** How a pull with trouble ended. */
export type Outcome = { readonly refusal: AppError } | { readonly found: Collected };

export interface Judged {
  readonly outcome: Outcome;
  readonly answers: SourceAdapter['answers'];
  /** What the vendor holds, as its format can carry it. */
  readonly held: readonly BronRecord[];
}

type Verdict = (judged: Judged) => void;

const refuses =
  (...codes: readonly AppError['code'][]): Verdict =>
  ({ outcome }) => {
    assert.ok('refusal' in outcome, `must end in ${codes.join(' or ')}, and brought records in`);
    const { code, opts } = outcome.refusal;
    assert.ok(codes.includes(code), `ended in ${code}, must be ${codes.join(' or ')}`);
    assert.equal(opts.retry, code === 'source_unavailable' ? 'later' : 'never', 'whether trying again helps');
  };

/** Over the network half an answer may be a bad line, and then later helps; or a vendor who writes so, and then it does not. */
const refusesAnswer = refuses('source_invalid', 'source_unavailable');

const either =
  (...ways: readonly Verdict[]): Verdict =>
  (judged) => {
    const why = ways.flatMap((way) => {
      try {
        way(judged);
        return [];
      } catch (error) {
        return [error instanceof Error ? error.message : String(error)];
      }
    });
    assert.ok(why.length < ways.length, `neither: ${why.join(' — nor: ')}`);
  };

/** What came in is what the vendor holds, letter for letter, but for what an issue is told about. */
const comesInRight: Verdict = ({ outcome, answers, held }) => {
  assert.ok('found' in outcome, `ended in ${'refusal' in outcome ? outcome.refusal.code : ''}`);
  const { records, issues, unchanged } = outcome.found;
  const right = new Set(canonical(held));
  const wrong = canonical(records).filter((record) => !right.has(record) && !isEnd(record));
  assert.ok(wrong.length <= issues.length, `${wrong.length} records differ without an issue`);
  if (answers === 'delta' || unchanged) return;
  const dropped = issues.filter((issue) => issue.effect === 'dropped').length;
  assert.ok(new Set(canonical(records)).size + dropped >= held.length, 'rows went missing without a word');
};

/** A delta tells who left by a date. */
const isEnd = (record: string) => record.includes('"uitstroomdatum":"');

const fewerLeerlingen: Verdict = ({ outcome, held }) => {
  assert.ok('found' in outcome);
  const count = (records: readonly BronRecord[]) =>
    records.filter((record) => record.kind === 'leerling').length;
  assert.ok(count(outcome.found.records) < count(held), 'the fault was not played');
};

const oneBadRow: Verdict = (judged) => {
  const { outcome, answers, held } = judged;
  assert.ok('found' in outcome, 'one bad row may not stop the others');
  const { records, issues, unchanged } = outcome.found;
  const dropped = issues.filter((issue) => issue.effect === 'dropped');
  // A delta holds the bad row only when it is among those that changed.
  if (answers === 'delta' && dropped.length === 0) return;
  assert.equal(unchanged, false, 'an answer with another bad row is another answer');
  assert.equal(dropped.length, 1, 'one dropped issue for one bad row');
  assert.match(dropped[0]?.path ?? '', /\S/, 'an issue says where');
  assert.match(dropped[0]?.message ?? '', /\S/, 'an issue says what to do');
  if (answers === 'full')
    assert.equal(records.length + dropped.length, held.length, 'every row is a record or a dropped issue');
};

const tellsToWait: Verdict = (judged) => {
  refuses('source_unavailable')(judged);
  if (!('refusal' in judged.outcome)) return;
  assert.ok(
    (judged.outcome.refusal.opts.retryAfterMs ?? 0) > 0,
    'retryAfterMs must carry what the source told',
  );
};

const namesCertificate: Verdict = (judged) => {
  refuses('source_refused')(judged);
  if ('refusal' in judged.outcome) assert.match(judged.outcome.refusal.message, /certificaat/i);
};

/** What each trouble may come to, whatever the vendor. */
export const VERDICTS: Readonly<Record<Trouble, Verdict>> = {
  unauthorised: refuses('source_refused'),
  forbidden: refuses('source_refused'),
  'too-many': tellsToWait,
  'server-error': refuses('source_unavailable'),
  drip: refuses('source_unavailable'),
  reset: refuses('source_unavailable'),
  hangs: refuses('source_unavailable'),
  'clock-skew': comesInRight,
  'bad-row': oneBadRow,
  truncated: refusesAnswer,
  'wrong-charset': either(comesInRight, refusesAnswer),
  empty: either(fewerLeerlingen, refuses('source_invalid', 'source_refused', 'source_unavailable')),
  'half-gone': either(fewerLeerlingen, refusesAnswer),
  'duplicate-page': either(comesInRight, refusesAnswer),
  'shifted-page': either(comesInRight, refusesAnswer),
  'expired-certificate': namesCertificate,
  'wrong-school': refuses('source_invalid', 'source_refused'),
};

/** In a word, for the table. */
export function wordFor(outcome: Outcome): string {
  if ('refusal' in outcome) {
    const words: Record<string, string> = {
      source_unavailable: 'later',
      source_refused: 'refused',
      source_invalid: 'invalid',
    };
    return words[outcome.refusal.code] ?? outcome.refusal.code;
  }
  const { issues, unchanged } = outcome.found;
  if (unchanged) return 'unchanged';
  return issues.length > 0 ? 'issue' : 'came in';
}
