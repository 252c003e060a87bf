import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '../../../../gateway/errors.ts';
import type { BronRecord } from '../../../../gateway/model/roster.ts';
import type { RowIssue } from '../../../../gateway/sync/source-adapter.ts';
import { createKitHttp } from '../../../_kit/http.ts';
import { defineUwlrAdapter } from '../define.ts';
import type { SimFault } from './faults.ts';
import { generateSchool } from './generate.ts';
import { simCredentials } from './school.ts';
import { startUwlrSimulator, type UwlrSimulator } from './server.ts';

const adapter = defineUwlrAdapter({ id: 'proef', title: 'Proef', endpointHint: 'x', quirks: {} });
const COUNT = 40;
const school = generateSchool({ brin: '99XX', leerlingen: COUNT, seed: 5 });
let sim: UwlrSimulator;
beforeAll(async () => {
  sim = await startUwlrSimulator({ schools: [school], port: 0 });
});
afterEach(() => sim.setFault(null));
afterAll(() => sim.close());

/** One pull through the real adapter, HTTP and all, while the simulator does this wrong. */
async function pullDuring(fault: SimFault) {
  sim.setFault(fault);
  const connection = adapter.connection.parse({ endpoint: sim.url, ...simCredentials(school) });
  // Short only where running out of time is what is tested.
  const timeoutMs = fault.kind === 'timeout' || fault.kind === 'drip' ? 400 : 20_000;
  const ctx = {
    school,
    http: createKitHttp({ timeoutMs }),
    files: [],
    codes: {},
    now: () => new Date(),
    log: { info: () => {}, warn: () => {} },
    signal: new AbortController().signal,
  };
  const records: BronRecord[] = [];
  const issues: RowIssue[] = [];
  let error: AppError | undefined;
  try {
    for await (const batch of adapter.pull(connection, null, ctx)) {
      if ('unchanged' in batch) continue;
      records.push(...batch.records);
      issues.push(...batch.issues);
    }
  } catch (refusal) {
    error = refusal as AppError;
  }
  return {
    error,
    issues,
    records,
    leerlingen: records.filter((record) => record.kind === 'leerling').length,
  };
}

describe('over a real connection, nothing of the school comes through when the source', () => {
  it.each([
    [{ kind: 'too-many', retryAfter: '7' }, 'source_unavailable', 'later', /wachten/],
    [{ kind: 'unauthorised' }, 'source_refused', 'never', /laat ons niet toe/],
    [{ kind: 'error' }, 'source_unavailable', 'later', /storing \(500\)/],
    [
      { kind: 'soap-fault', code: 'Server.TijdelijkNietBeschikbaar' },
      'source_unavailable',
      'later',
      /even niet bereikbaar/,
    ],
    [
      { kind: 'soap-fault', code: 'Client.AutorisatieOngeldig' },
      'source_refused',
      'never',
      /autorisatiesleutel/,
    ],
    [{ kind: 'timeout' }, 'source_unavailable', 'later', /niet op tijd/],
    [{ kind: 'drip' }, 'source_unavailable', 'later', /niet op tijd/],
    [{ kind: 'reset' }, 'source_unavailable', 'later', /viel weg/],
    [{ kind: 'truncated' }, 'source_invalid', 'never', /houdt midden in de XML op/],
    [{ kind: 'wrong-encoding' }, 'source_invalid', 'never', /tekencodering/],
    [{ kind: 'html' }, 'source_invalid', 'never', /webpagina \(HTML\) met de titel "Onderhoud"/],
    [{ kind: 'doctype-bomb' }, 'source_invalid', 'never', /DOCTYPE/],
    [{ kind: 'other-school' }, 'source_invalid', 'never', /andere school \(00ZZ 00\)/],
    [{ kind: 'empty' }, 'source_refused', 'never', /geen gegevens/],
    [{ kind: 'no-leerlingen' }, 'source_invalid', 'never', /geen enkele leerling/],
  ] as const)('does %j', async (fault, code, retry, message) => {
    const { error, records } = await pullDuring(fault);

    expect(error).toMatchObject({ code, opts: { retry } });
    expect(error?.message).toMatch(message);
    expect(records).toEqual([]);
  });

  it('passes the wait of a 429 on', async () => {
    expect((await pullDuring({ kind: 'too-many', retryAfter: '7' })).error?.opts.retryAfterMs).toBe(7000);
  });
});

describe('over a real connection, the rest comes through when the source', () => {
  it('loses half the leerlingen (the guard against mass ends is not the adapter’s)', async () => {
    expect(await pullDuring({ kind: 'half' })).toMatchObject({
      error: undefined,
      issues: [],
      leerlingen: COUNT / 2,
    });
  });

  it('names a groep that is not there', async () => {
    const { issues, leerlingen } = await pullDuring({ kind: 'dangling-group' });

    expect(leerlingen).toBe(COUNT);
    expect(issues).toMatchObject([{ code: 'dangling_group', effect: 'partial' }]);
  });

  it('has a leerling that nobody can know again', async () => {
    const { issues, leerlingen } = await pullDuring({ kind: 'no-identity' });

    expect(leerlingen).toBe(COUNT - 1);
    expect(issues).toMatchObject([{ code: 'no_identity', effect: 'dropped' }]);
  });
});
