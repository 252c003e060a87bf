import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '../../../gateway/errors.ts';
import type { BronResultaat } from '../../../gateway/model/bron-verleden.ts';
import type { BronRecord } from '../../../gateway/model/roster.ts';
import type { RowIssue } from '../../../gateway/sync/source-adapter.ts';
import { createKitHttp } from '../../_kit/http.ts';
import somtoday from '../index.ts';
import type { SimFault } from './faults.ts';
import { generateSchool } from './generate.ts';
import { SIM_BSN, SIM_CLIENT, simUuid } from './school.ts';
import { type SomtodaySimulator, startSomtodaySimulator } from './server.ts';

/** Three pages. */
const COUNT = 450;
const school = generateSchool(COUNT);
const NOW = new Date('2026-11-21T08:00:00Z');
let sim: SomtodaySimulator;
beforeAll(async () => {
  sim = await startSomtodaySimulator({ schools: [school], port: 0, schooljaar: '2026-2027' });
});
afterEach(() => {
  sim.setFault(null);
  sim.put(school);
});
afterAll(() => sim.close());

/** One pull through the real adapter, HTTP and all, while the simulator does this wrong. */
async function pullDuring(fault: SimFault | null, settings: object = {}) {
  sim.setFault(fault);
  const before = sim.requests.length;
  const connection = somtoday.connection.parse({
    endpoint: sim.url,
    tokenUrl: sim.tokenUrl,
    ...SIM_CLIENT,
    ...settings,
  });
  // Short only where running out of time is what is tested.
  const timeoutMs = fault?.kind === 'hangs' || fault?.kind === 'drip' ? 400 : 20_000;
  const ctx = {
    school,
    http: createKitHttp({ timeoutMs }),
    files: [],
    codes: {},
    now: () => NOW,
    log: { info: () => {}, warn: () => {} },
    signal: new AbortController().signal,
  };
  const found = { records: [] as BronRecord[], resultaten: [] as BronResultaat[], issues: [] as RowIssue[] };
  let error: AppError | undefined;
  try {
    for await (const batch of somtoday.pull(connection, null, ctx)) {
      if ('unchanged' in batch) continue;
      found.records.push(...batch.records);
      found.resultaten.push(...(batch.resultaten ?? []));
      found.issues.push(...batch.issues);
    }
  } catch (refusal) {
    error = refusal as AppError;
  }
  const leerlingen = found.records.filter((record) => record.kind === 'leerling').length;
  return { ...found, error, leerlingen, asked: sim.requests.slice(before) };
}

describe('over a real connection, nothing of the school comes through when Somtoday', () => {
  it.each([
    [{ kind: 'too-many', retryAfter: '7' }, 'source_unavailable', 'later', /wachten/],
    [{ kind: 'unauthorised' }, 'source_refused', 'never', /laat ons niet toe/],
    [{ kind: 'forbidden' }, 'source_refused', 'never', /laat ons niet toe/],
    [{ kind: 'server-error' }, 'source_unavailable', 'later', /storing \(500\)/],
    [{ kind: 'hangs' }, 'source_unavailable', 'later', /niet op tijd/],
    [{ kind: 'drip' }, 'source_unavailable', 'later', /niet op tijd/],
    [{ kind: 'reset' }, 'source_unavailable', 'later', /viel weg/],
    [{ kind: 'html' }, 'source_invalid', 'never', /webpagina \(HTML\) met de titel "Onderhoud"/],
    [{ kind: 'truncated' }, 'source_invalid', 'never', /houdt midden in de JSON op/],
    [{ kind: 'wrong-charset' }, 'source_invalid', 'never', /tekencodering/],
    [{ kind: 'empty' }, 'source_invalid', 'never', /geen enkele leerling/],
    [{ kind: 'duplicate-page' }, 'source_unavailable', 'later', /verandert steeds/],
    [{ kind: 'shifted-page' }, 'source_unavailable', 'later', /verandert steeds/],
  ] as const)('does %j', async (fault, code, retry, message) => {
    const { error, records } = await pullDuring(fault);

    expect(error).toMatchObject({ code, opts: { retry } });
    expect(error?.message).toMatch(message);
    expect(records).toEqual([]);
  });

  it('asks for a wait, which is passed on', async () => {
    expect((await pullDuring({ kind: 'too-many', retryAfter: '7' })).error?.opts.retryAfterMs).toBe(7000);
  });

  it.each([
    [{ clientSecret: 'fout' }, /Aanmelden bij .* lukt niet \(401\)/],
    [{ vestiging: 'Een andere' }, /geen vestiging met 99XY00 en die naam/],
  ])('does not know us by %j', async (settings, message) => {
    const { error } = await pullDuring(null, settings);

    expect(error).toMatchObject({ code: 'source_refused', message: expect.stringMatching(message) });
    expect(JSON.stringify(error)).not.toMatch(/geheim:&/);
  });
});

describe('over a real connection, the whole school comes through', () => {
  it('page by page, at most 200 rows at a time, with nothing that we do not need', async () => {
    const { records, issues, asked } = await pullDuring(null);

    expect(issues).toEqual([]);
    expect(records).toHaveLength(COUNT + school.groepen.length + school.medewerkers.length);
    expect(JSON.stringify(records)).not.toContain(SIM_BSN);
    const pages = asked
      .filter(({ url }) => url.includes('/leerling?'))
      .map(({ url }) => new URL(url, sim.url));
    expect(pages.map((url) => url.searchParams.get('offset'))).toEqual(['0', '199', '398', '449']);
    expect(new Set(pages.map((url) => url.searchParams.get('amount')))).toEqual(new Set(['200']));
  });

  it.each(['duplicate-page', 'shifted-page'] as const)('also after %s, once', async (kind) => {
    const { error, records, leerlingen } = await pullDuring({ kind, times: 1 });

    expect(error).toBeUndefined();
    expect(leerlingen).toBe(COUNT);
    expect(new Set(records.map((record) => record.key)).size).toBe(records.length);
  });

  it('also when tokens end before their time', async () => {
    const { leerlingen, asked } = await pullDuring({ kind: 'clock-skew' });

    expect(leerlingen).toBe(COUNT);
    expect(asked.filter(({ status }) => status === 401).length).toBeGreaterThan(2);
  });

  it('but for half of the leerlingen that are gone (the guard against mass ends is not the adapter’s)', async () => {
    expect(await pullDuring({ kind: 'half-gone' })).toMatchObject({
      error: undefined,
      leerlingen: COUNT / 2,
    });
  });

  it('but for a leerling without a uuid', async () => {
    const { issues, leerlingen } = await pullDuring({ kind: 'bad-row' });

    expect(leerlingen).toBe(COUNT - 1);
    expect(issues).toMatchObject([{ code: 'bad_shape', effect: 'dropped', path: '$.leerlingen[0].uuid' }]);
  });

  it('without what the school does not give, and says nothing about it', async () => {
    const { records, issues } = await pullDuring({ kind: 'less-fields' });

    expect(issues).toEqual([]);
    for (const record of records.filter((one) => one.kind !== 'groep')) {
      for (const field of ['eckId', 'email', 'voorvoegsel']) expect(record).not.toHaveProperty(field);
    }
  });

  it('without who left yesterday, with who leaves tomorrow', async () => {
    const change = (key: string, uitstroomdatum: string) =>
      sim.changeLeerling('99XY', { kind: 'update', key, set: { uitstroomdatum } });
    change('L0', '2026-11-21');
    change('L1', '2026-11-22');
    const { records } = await pullDuring(null);

    const found = (key: string) => records.find((record) => record.key === simUuid(school, 'leerling', key));
    expect(found('L0')).toBeUndefined();
    expect(found('L1')).toMatchObject({ uitstroomdatum: '2026-11-22' });
  });
});

describe('results of tests (R20)', () => {
  it('are asked for only when the school wants them', async () => {
    expect((await pullDuring(null)).asked.some(({ url }) => url.includes('voortgangsdossier'))).toBe(false);
    const { resultaten } = await pullDuring(null, { resultaten: true });

    expect(resultaten).toMatchObject([{ naam: 'Geld', vak: 'Rekenen', score: '7,3' }]);
    expect(resultaten[0]?.leerling).toBe(simUuid(school, 'leerling', 'L0'));
  });

  it('that the school does not give are told once, and the leerlingen come in', async () => {
    const { leerlingen, issues, asked } = await pullDuring({ kind: 'no-dossiers' }, { resultaten: true });

    expect(leerlingen).toBe(COUNT);
    expect(issues).toMatchObject([{ code: 'no_permission', effect: 'partial' }]);
    expect(asked.filter(({ url }) => url.includes('voortgangsdossier')).length).toBeLessThan(10);
  });
});
