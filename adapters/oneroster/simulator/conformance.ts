import { carried } from '../../_formats/oneroster/conformance-objects.ts';
import type { ConformanceSubject, Trouble, WireAnswer } from '../../_kit/conformance-source.ts';
import { startOneRosterSimulator } from './server.ts';

/** Offers the suite's school as a source of OneRoster 1.2 would, in which a whole bestuur and parents live too. */
export default {
  plays: [
    'unauthorised',
    'forbidden',
    'too-many',
    'server-error',
    'drip',
    'reset',
    'hangs',
    'clock-skew',
    'bad-row',
    'truncated',
    'wrong-charset',
    'empty',
    'half-gone',
    'duplicate-page',
    'shifted-page',
  ],
  offers: carried,
  rows: async (answers) => counted(answers),
  async start({ school, records }) {
    const sim = await startOneRosterSimulator('1.2');
    sim.hold(school, records);
    const { endpoint, tokenUrl, credentials } = sim;
    return {
      connection: { versie: '1.2', endpoint, tokenUrl, ...credentials, personen: 'alle' },
      secrets: [credentials.clientSecret],
      trouble: (kind) =>
        sim.setFault(
          kind === null ? null : { kind: kind as Exclude<Trouble, 'wrong-school' | 'expired-certificate'> },
        ),
      change: (next) => sim.hold(next.school, next.records),
      close: () => sim.close(),
    };
  },
} satisfies ConformanceSubject;

/** Classes and users, each once however often a page of them came; who is not active or not here may be nobody's record. */
function counted(answers: readonly WireAnswer[]): { all: number; gone: number } | null {
  const rows = new Set<string>();
  let gone = 0;
  for (const { from, bytes } of answers) {
    const name = /\/(classes|users)\?/.exec(from)?.[1];
    if (!name) continue;
    const page = rowsIn(bytes, name);
    if (!page) return null;
    for (const row of page) {
      const text = `${name} ${JSON.stringify(row)}`;
      if (!rows.has(text) && !/"status":"active"/.test(text)) gone++;
      // Of another school, or a parent.
      else if (!rows.has(text) && /"familyName":"Anders"/.test(text)) gone++;
      rows.add(text);
    }
  }
  return { all: rows.size, gone };
}

function rowsIn(bytes: Uint8Array, name: string): unknown[] | null {
  try {
    const answer: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const rows = (answer as Record<string, unknown>)[name];
    return Array.isArray(rows) ? rows : null;
  } catch {
    return null;
  }
}
