import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect, testContext } from '../../adapters/_kit/conformance-pull.ts';
import { createKitHttp } from '../../adapters/_kit/http.ts';
import somtoday from '../../adapters/somtoday/index.ts';
import { generateSchool } from '../../adapters/somtoday/simulator/generate.ts';
import { afkortingVan, SIM_CLIENT, simUuid } from '../../adapters/somtoday/simulator/school.ts';
import { type SomtodaySimulator, startSomtodaySimulator } from '../../adapters/somtoday/simulator/server.ts';
import type { KitHttp } from '../../gateway/sync/source-adapter.ts';
import { needsSpec, OpenApi } from './openapi.ts';

const SPEC = 'somtoday/somtoday-connect-openapi.json';
const needs = needsSpec(SPEC);

interface Exchange {
  readonly method: string;
  /** Below the address of the service, as the paths of the specification are. */
  readonly url: URL;
  readonly sent: string;
  readonly status: number;
  readonly answered: string;
}

describe(`what goes to Somtoday Connect and what its simulator answers (OpenAPI 14.10.0)${needs}`, () => {
  const school = generateSchool(230);
  let sim: SomtodaySimulator;
  const exchanges: Exchange[] = [];

  beforeAll(async () => {
    if (needs) return;
    sim = await startSomtodaySimulator({ schools: [school], port: 0, schooljaar: '2026-2027' });
    const kit = createKitHttp();
    const http: KitHttp = {
      request: async (req) => {
        const reply = await kit.request(req);
        const { method, url, body: sent = '' } = req;
        const answered = new TextDecoder().decode(reply.bytes);
        if (url.startsWith(sim.url))
          exchanges.push({
            method,
            url: new URL(url.slice(sim.url.length), 'http://connect'),
            sent,
            status: reply.status,
            answered,
          });
        return reply;
      },
    };
    await walk(testContext(school, { http }).ctx);
  });
  afterAll(() => sim?.close());

  /** Everything that the adapter ever asks: a pull with results, and a delivery twice. */
  async function walk(ctx: Parameters<typeof somtoday.check>[1]): Promise<void> {
    const [docent] = school.medewerkers;
    const connection = somtoday.connection.parse({
      endpoint: sim.url,
      tokenUrl: sim.tokenUrl,
      ...SIM_CLIENT,
      resultaten: true,
      beoordelaar: docent && afkortingVan(docent),
    });
    await collect(somtoday, connection, null, ctx);
    const meldingen = (['key', 'eckId'] as const).map((by, i) => ({
      id: `9d2f7a52-0000-4000-8000-00000000000${i}`,
      leerling:
        by === 'key' ? { key: simUuid(school, 'leerling', 'L1') } : { eckId: 'https://ketenid.nl/nep/2' },
      soort: 'doel' as const,
      code: 'X',
      titel: 'Betaalt',
      leerlijn: 'Geld',
      stand: 3,
      op: '2026-11-20',
      schooljaar: '2026-2027',
    }));
    for (let twice = 0; twice < 2; twice++)
      await somtoday.deliver?.(connection, { meldingen, stempel: new Date() }, ctx);
  }

  it.skipIf(needs)('is in the specification, every request of it', () => {
    const spec = new OpenApi(SPEC);
    const faults = exchanges.flatMap(({ method, url, sent }) => spec.requestFaults(method, url, sent));

    expect(faults).toEqual([]);
    const kinds = exchanges.map(
      ({ method, url }) => `${method} ${url.pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')}`,
    );
    expect([...new Set(kinds)].sort()).toEqual([
      'GET /connect/instelling',
      'GET /connect/vestiging',
      'GET /connect/vestiging/…/leerling',
      'GET /connect/vestiging/…/leerling/…/voortgangsdossier',
      'GET /connect/vestiging/…/lesgroep/',
      'GET /connect/vestiging/…/medewerker',
      'GET /connect/vestiging/…/stamgroep/',
      'POST /connect/vestiging/…/resultaat/formatief',
      'POST /connect/vestiging/…/resultaat/toets',
      'POST /connect/vestiging/…/resultaat/toetsafname',
    ]);
  });

  it.skipIf(needs)('is in the specification, every answer of it', () => {
    const spec = new OpenApi(SPEC);

    expect(
      exchanges.flatMap(({ method, url, status, answered }) =>
        spec.answerFaults(method, url, status, answered),
      ),
    ).toEqual([]);
    expect(new Set(exchanges.map(({ status }) => status))).toEqual(new Set([200, 201]));
  });

  it.skipIf(needs)('and what is not, is seen', () => {
    const spec = new OpenApi(SPEC);
    const uuid = '1349fac3-259a-44fd-a1f1-6fe5f8a2f39e';
    const list = (path: string) => new URL(`http://connect/connect/vestiging/${path}`);

    expect(spec.requestFaults('GET', list(`${uuid}/leerling?amount=201`), '')).toHaveLength(1);
    expect(spec.requestFaults('GET', list(`${uuid}/leerling`), '')).toEqual(['amount is missing']);
    expect(spec.requestFaults('GET', list(`${uuid}/leerling?amount=1&limit=2`), '')).toEqual([
      'limit is no parameter',
    ]);
    expect(spec.requestFaults('GET', list('x/leerling?amount=1'), '').join()).toMatch(/uuid/);
    expect(spec.requestFaults('GET', list(`${uuid}/leerlingen?amount=1`), '').join()).toMatch(/is not in/);
    const wrong = '{"leerlingen":[{"uuid":"x","geslacht":"M"}]}';
    expect(spec.answerFaults('GET', list(`${uuid}/leerling`), 200, wrong)).toHaveLength(2);
    expect(
      spec.requestFaults('POST', list(`${uuid}/resultaat/formatief`), '{"formatiefResultaatType":"WOORD"}'),
    ).toHaveLength(1);
  });
});
