import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generateSchool } from '../_formats/uwlr/simulator/generate.ts';
import { simCredentials } from '../_formats/uwlr/simulator/school.ts';
import { collect, testContext } from '../_kit/conformance-pull.ts';
import magister from './index.ts';
import { type MagisterSimulator, startMagisterSimulator } from './simulator/server.ts';

const made = generateSchool({ brin: '99XX', leerlingen: 120, seed: 8 });
const [ada = made.leerlingen[0], ...others] = made.leerlingen;
if (!ada) throw new Error('no leerling');
const school = { ...made, leerlingen: [{ ...ada, email: 'ada@leerling.example.org' }, ...others] };

let sim: MagisterSimulator;
beforeEach(async () => {
  sim = await startMagisterSimulator({ school, port: 0 });
});
afterEach(() => sim.close());

const settings = () => ({ endpoint: sim.url, ...simCredentials(school), ...sim.scimSettings });
const pull = (since: Parameters<typeof collect>[2] = null, more: Record<string, unknown> = {}) =>
  collect(magister, magister.connection.parse({ ...settings(), ...more }), since, testContext(school).ctx);
const leerling = (found: Awaited<ReturnType<typeof pull>>, key = ada.key) =>
  found.records.find((record) => record.kind === 'leerling' && record.key === key);

describe('the smalle set with SCIM (R69)', () => {
  it('asks for the smalle set of UWLR-L 2.3, and reads every account', async () => {
    const { records, issues } = await pull();

    expect(issues).toEqual([]);
    expect(records).toHaveLength(school.groepen.length + 120 + school.medewerkers.length);
    expect(sim.requests[0]?.body).toMatch(/<lg:xsdversie>2\.3<.*<lg:gegevenssetid>Smalle-set-VO</);
    expect(sim.scim.asked.length).toBeGreaterThan(2);
  });

  it('the account adds the e-mail address; what the set leaves out stays untold', async () => {
    const found = await pull();

    expect(leerling(found)).toMatchObject({
      key: ada.key,
      eckId: ada.eckId,
      email: 'ada@leerling.example.org',
    });
    for (const field of ['geboortedatum', 'geslacht', 'instroomdatum', 'uitstroomdatum'])
      expect(leerling(found)).not.toHaveProperty(field);
    const medewerkers = found.records.filter((record) => record.kind === 'medewerker');
    expect(medewerkers.map((record) => record.email)).toEqual(school.medewerkers.map((one) => one.email));
  });

  it('without an address for SCIM it is the smalle set alone', async () => {
    const found = await pull(null, { scimEndpoint: undefined });

    expect(found.issues).toEqual([]);
    expect(leerling(found)).not.toHaveProperty('email');
    expect(sim.scim.asked).toEqual([]);
  });

  it.each(['scimTokenEndpoint', 'scimClientId', 'scimClientSecret'])(
    'with SCIM, %s cannot be left out',
    (field) => {
      expect(magister.connection.safeParse({ ...settings(), [field]: undefined }).success).toBe(false);
    },
  );
});

describe('every account is merged or an issue', () => {
  it('of nobody, without an id, twice, blocked', async () => {
    sim.scim.blocked = new Set([ada.key]);
    sim.scim.extra = [
      { id: 'ouder-1', active: true },
      { userName: 'zonder id' },
      { id: others[0]?.key, emails: [{ value: 'dubbel@example.org' }] },
      'geen account',
    ];
    const found = await pull();

    expect(found.records).toHaveLength(school.groepen.length + 120 + school.medewerkers.length);
    expect(found.issues.map(({ code, seen, effect }) => [code, seen, effect])).toEqual([
      ['blocked_account', ada.key, 'partial'],
      ['bad_shape', '', 'partial'],
      ['duplicate_key', others[0]?.key, 'partial'],
      ['bad_shape', '', 'partial'],
      ['no_person', 'ouder-1', 'partial'],
    ]);
    expect(leerling(found)).not.toHaveProperty('email');
    expect(leerling(found, others[0]?.key)).not.toHaveProperty('email');
  });

  it('the primary address counts, else the first that is told', async () => {
    const [one, two] = others;
    sim.scim.extra = [];
    sim.replaceSchool({ ...school, leerlingen: [ada, ...others] });
    const account = (id: string | undefined, emails: unknown) => ({ id, emails });
    const first = await pull();
    expect(leerling(first)).not.toHaveProperty('email');
    sim.scim.only = [
      account(one?.key, [{ value: 'a@example.org' }, { value: 'b@example.org', primary: true }]),
      account(two?.key, [{}, { value: 'c@example.org' }]),
      account(ada.key, null),
    ];
    const found = await pull();

    expect(found.issues).toEqual([]);
    expect(leerling(found, one?.key)).toMatchObject({ email: 'b@example.org' });
    expect(leerling(found, two?.key)).toMatchObject({ email: 'c@example.org' });
    expect(leerling(found)).not.toHaveProperty('email');
  });
});

describe('what changed', () => {
  it('is nothing when neither changed', async () => {
    const first = await pull();

    expect(await pull(first.cursors.at(-1))).toMatchObject({ unchanged: true, records: [], issues: [] });
  });

  it('in an account alone comes in, though UWLR would say that nothing changed', async () => {
    const first = await pull();
    sim.scim.blocked = new Set([ada.key]);
    const second = await pull(first.cursors.at(-1));

    expect(second.unchanged).toBe(false);
    expect(second.records).toHaveLength(first.records.length);
    expect(leerling(second)).not.toHaveProperty('email');
    expect(await pull(second.cursors.at(-1))).toMatchObject({ unchanged: true });
  });
});

describe('SCIM that does not work brings in nothing', () => {
  it('with another secret', async () => {
    await expect(pull(null, { scimClientSecret: 'fout' })).rejects.toMatchObject({
      code: 'source_refused',
      opts: { retry: 'never' },
    });
  });

  it('with a token that is not taken, and the check says that it is SCIM', async () => {
    sim.scim.refuses = true;

    await expect(pull()).rejects.toMatchObject({ code: 'source_refused' });
    const report = await magister.check(magister.connection.parse(settings()), testContext(school).ctx);
    expect(report.ok).toBe(false);
    expect(report.steps.at(-1)?.message).toMatch(/^SCIM: /);
  });

  it('with another address, that answers no list', async () => {
    const { origin } = new URL(sim.url);

    await expect(pull(null, { scimEndpoint: `${origin}/connect/token?` })).rejects.toMatchObject({
      code: expect.stringMatching(/^source_/),
    });
  });
});
