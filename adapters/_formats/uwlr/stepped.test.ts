import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canonical, collect, testContext } from '../../_kit/conformance-pull.ts';
import { defineUwlrAdapter } from './define.ts';
import { generateSchool } from './simulator/generate.ts';
import { type SimSchool, simCredentials } from './simulator/school.ts';
import { startUwlrSimulator, type UwlrSimulator } from './simulator/server.ts';

const adapter = defineUwlrAdapter({ id: 'proef', title: 'Proef', endpointHint: 'x', quirks: {} });

/** Enough groepen for several questions; some people in no stamgroep, one in none at all. */
function school(): SimSchool {
  const made = generateSchool({ brin: '99XX', leerlingen: 700, seed: 11 });
  const [one, two, three, ...rest] = made.leerlingen;
  const [cluster] = made.groepen.filter((groep) => groep.soort === 'samengesteld');
  const [first, second, ...others] = made.medewerkers;
  if (!one || !two || !three || !cluster || !first || !second) throw new Error('too small');
  const { stamgroep: _, ...without } = two;
  return {
    ...made,
    leerlingen: [
      one,
      { ...without, groepen: [] },
      { ...three, stamgroep: '', groepen: [cluster.key] },
      ...rest,
    ],
    medewerkers: [{ ...first, groepen: [] }, { ...second, groepen: ['G1', 'G2', cluster.key] }, ...others],
  };
}

describe('the stepped operations (UWLR 2.2 prtGetrapt, R70)', () => {
  const data = school();
  let sim: UwlrSimulator;
  beforeAll(async () => {
    sim = await startUwlrSimulator({ schools: [data], port: 0 });
  });
  afterEach(() => {
    sim.setFault(null);
    sim.replaceSchool(data);
  });
  afterAll(() => sim.close());

  const pull = (werkwijze: 'alles' | 'getrapt', since: Parameters<typeof collect>[2] = null) => {
    const connection = adapter.connection.parse({ endpoint: sim.url, ...simCredentials(data), werkwijze });
    return collect(adapter, connection, since, testContext(data).ctx);
  };

  it('together give exactly the school that HaalLeerlinggegevens gives', async () => {
    const whole = await pull('alles');
    const from = sim.requests.length;
    const stepped = await pull('getrapt');

    expect(stepped.issues).toEqual([]);
    expect(canonical(stepped.records)).toEqual(canonical(whole.records));
    expect(stepped.records).toHaveLength(
      data.groepen.length + data.leerlingen.length + data.medewerkers.length,
    );
    const actions = sim.requests
      .slice(from)
      .map(({ soapAction }) => /\/(\w+)_verzoek"$/.exec(soapAction ?? '')?.[1]);
    expect(actions[0]).toBe('structuur');
    expect(actions.filter((action) => action === 'leerlingen').length).toBeGreaterThan(1);
    expect(actions).not.toContain(undefined);
  });

  it('see that nothing changed, and what did', async () => {
    const first = await pull('getrapt');
    const again = await pull('getrapt', first.cursors.at(-1));
    sim.changeLeerling('99XX', { kind: 'update', key: '000700', set: { roepnaam: 'Anders' } });
    const after = await pull('getrapt', again.cursors.at(-1));

    expect(again).toMatchObject({ unchanged: true, records: [] });
    expect(after.unchanged).toBe(false);
    expect(after.records).toContainEqual(expect.objectContaining({ key: '000700', roepnaam: 'Anders' }));
  });

  it('make one issue of one bad row, though it is told in several answers', async () => {
    sim.replaceSchool({
      ...data,
      leerlingen: data.leerlingen.map((one, i) => {
        const { eckId: _, ...rest } = one;
        return i === 50 ? { ...rest, key: '#1', groepen: ['SG1', 'SG2'] } : one;
      }),
    });
    const { records, issues } = await pull('getrapt');

    expect(issues).toMatchObject([{ code: 'no_identity', effect: 'dropped' }]);
    expect(records.filter((record) => record.kind === 'leerling')).toHaveLength(699);
  });

  it.each([
    ['other-school', 'source_invalid'],
    ['empty', 'source_refused'],
    ['no-leerlingen', 'source_invalid'],
    ['soap-fault', 'source_unavailable'],
    ['truncated', 'source_invalid'],
    ['unauthorised', 'source_refused'],
  ] as const)('bring in nothing at all when the source does %s', async (kind, code) => {
    sim.setFault({ kind });

    await expect(pull('getrapt')).rejects.toMatchObject({ code });
  });

  it('bring in nothing when a later step fails', async () => {
    const { ctx } = testContext(data);
    let asked = 0;
    const http: typeof ctx.http = {
      request: (req) => {
        asked++;
        if (asked === 4) sim.setFault({ kind: 'error' });
        return ctx.http.request(req);
      },
    };
    const connection = adapter.connection.parse({
      ...{ endpoint: sim.url, ...simCredentials(data), werkwijze: 'getrapt' },
    });

    await expect(collect(adapter, connection, null, { ...ctx, http })).rejects.toMatchObject({
      code: 'source_unavailable',
    });
    expect(asked).toBe(4);
  });
});
