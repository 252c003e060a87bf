import { carried } from '../../_formats/oneroster/conformance-objects.ts';
import { countRoster } from '../../_formats/oneroster/conformance-rows.ts';
import type { ConformanceSubject, CountedRows, Trouble, WireAnswer } from '../../_kit/conformance-source.ts';
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

/** The lists as they were read last: who begins anew forgets what it had, and each later page begins with a row of the one before. */
function counted(answers: readonly WireAnswer[]): CountedRows | null {
  const lists = new Map<string, unknown[]>();
  for (const { from, bytes } of answers) {
    const { pathname, searchParams } = new URL(from);
    const path = pathname.split('/').at(-1) ?? '';
    if (path === 'token' || searchParams.get('limit') === '1') continue;
    const page = rowsIn(bytes, path === 'schools' ? 'orgs' : path);
    if (!page) return null;
    const before = searchParams.get('offset') === '0' ? undefined : lists.get(path);
    lists.set(path, before ? [...before, ...page.slice(1)] : page);
  }
  const list = (name: string) => lists.get(name) ?? [];
  return countRoster({
    orgs: list('schools'),
    academicSessions: list('academicSessions'),
    classes: list('classes'),
    users: list('users'),
  });
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
