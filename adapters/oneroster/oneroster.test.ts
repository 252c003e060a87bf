import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keysOf, pulled, RECORDS, SCHOOL } from './oneroster.fixture.ts';
import { type OneRosterSimulator, startOneRosterSimulator } from './simulator/server.ts';

let sim: OneRosterSimulator;
const connectionTo = (more: object = {}) => ({
  endpoint: sim.endpoint,
  tokenUrl: sim.tokenUrl,
  ...sim.credentials,
  ...more,
});
const without = (key: string) => RECORDS.filter((one) => one.key !== key);

async function started(versie: '1.1' | '1.2' = '1.2') {
  sim = await startOneRosterSimulator(versie);
  sim.hold(SCHOOL, RECORDS);
}

beforeEach(() => started());
afterEach(() => sim.close());

describe('a school over OneRoster 1.2 (R70)', () => {
  it('with leerlingen and leraren of the school alone, and nobody of another school over the line', async () => {
    const found = await pulled(connectionTo());

    expect(found.issues).toEqual([]);
    expect(found.records).toEqual(expect.arrayContaining(RECORDS.filter((one) => one.key !== 'm2')));
    expect(found.records).toHaveLength(RECORDS.length - 1);
    expect(sim.requests.join('\n')).not.toMatch(/v1p2\/users/);
  });

  it('with everyone who works there, parents passed over', async () => {
    const found = await pulled(connectionTo({ personen: 'alle' }));

    expect(found.issues).toEqual([]);
    expect(keysOf(found, 'medewerker')).toEqual(['m1', 'm2']);
    expect(found.records).toHaveLength(RECORDS.length);
  });

  it('from a source that gives few rows at a time', async () => {
    sim.setFault({ kind: 'small-pages' });
    const found = await pulled(connectionTo({ personen: 'alle' }));

    expect(found.records).toHaveLength(RECORDS.length);
    expect(sim.requests.filter((one) => one.includes('/users?')).length).toBeGreaterThan(2);
  });

  it('without birth dates when the source withholds them, and the rest arrives', async () => {
    sim.setFault({ kind: 'no-demographics' });
    const found = await pulled(connectionTo());

    expect(keysOf(found, 'leerling')).toHaveLength(12);
    expect(found.records.find((one) => one.key === 'l1')).not.toHaveProperty('geboortedatum');
    expect(found.logged).toMatch(/withholds demographics/);
    expect(await pulled(connectionTo(), found.cursor)).toMatchObject({ unchanged: true });
  });

  it('asks for no birth dates when the school does not want them', async () => {
    const found = await pulled(connectionTo({ geboortegegevens: 'nee' }));

    expect(found.records.find((one) => one.key === 'l1')).not.toHaveProperty('geslacht');
    expect(sim.requests.join('\n')).not.toMatch(/demographics/);
  });

  it('is refused with a wrong secret, without the secret in the message', async () => {
    await expect(pulled(connectionTo({ clientSecret: 'verkeerd-geheim' }))).rejects.toMatchObject({
      code: 'source_refused',
      message: expect.not.stringContaining('verkeerd-geheim'),
    });
  });
});

describe('a school over OneRoster 1.1', () => {
  it('comes in with what 1.1 can tell', async () => {
    await sim.close();
    await started('1.1');
    const found = await pulled(connectionTo({ versie: '1.1', personen: 'alle' }));

    expect(found.issues).toEqual([]);
    expect(keysOf(found, 'leerling')).toHaveLength(12);
    expect(keysOf(found, 'medewerker')).toEqual(['m1', 'm2']);
    expect(found.records.find((one) => one.key === 'l1')).toMatchObject({
      eckId: 'https://ketenid.nl/201703/l1',
      geboortedatum: '2014-02-28',
      stamgroep: 'g1',
    });
    expect(found.records.find((one) => one.key === 'l1')).not.toHaveProperty('instroomdatum');
    expect(await pulled(connectionTo({ versie: '1.1', personen: 'alle' }), found.cursor)).toMatchObject({
      unchanged: true,
    });
  });
});

describe('a second run', () => {
  const requestsOf = async (run: () => Promise<unknown>) => {
    const before = sim.requests.length;
    await run();
    return sim.requests.slice(before);
  };

  it('asks what changed, and reads nothing when nothing did', async () => {
    const first = await pulled(connectionTo());
    const asked = await requestsOf(async () => {
      expect(await pulled(connectionTo(), first.cursor)).toMatchObject({ unchanged: true, records: [] });
    });

    const lists = asked.filter((one) => !one.includes('/token') && !one.includes('/schools?'));
    expect(lists.every((one) => /[?&]limit=1&/.test(one))).toBe(true);
    const filter = "filter=dateLastModified>'2026-11-20T08:00:01.000Z'";
    expect(lists.filter((one) => decodeURIComponent(one).includes(filter))).toHaveLength(6);
  });

  it.each([
    [
      'someone is called otherwise',
      () =>
        RECORDS.map((one) =>
          one.key === 'l1' && one.kind === 'leerling' ? { ...one, roepnaam: 'Pip' } : one,
        ),
      12,
    ],
    ['someone is gone (tobedeleted)', () => without('l1'), 11],
    ['a groep is gone, and nobody else changed', () => without('g2'), 12],
  ])('reads the whole school when %s', async (_, next, leerlingen) => {
    const first = await pulled(connectionTo());
    sim.hold(SCHOOL, next());
    const second = await pulled(connectionTo(), first.cursor);

    expect(second.unchanged).toBe(false);
    expect(keysOf(second, 'leerling')).toHaveLength(leerlingen);
    expect(await pulled(connectionTo(), second.cursor)).toMatchObject({ unchanged: true });
  });

  it('sees that a source just throws rows away, by their number', async () => {
    const first = await pulled(connectionTo());
    sim.setFault({ kind: 'half-gone' });

    expect((await pulled(connectionTo(), first.cursor)).unchanged).toBe(false);
  });

  it('never trusts a source that does not count its rows', async () => {
    sim.setFault({ kind: 'no-count' });
    const first = await pulled(connectionTo());

    expect((await pulled(connectionTo(), first.cursor)).unchanged).toBe(false);
  });

  it.each([
    ['a week later', {}, '2026-11-28T09:00:00Z'],
    ['for other persons', { personen: 'alle' }, '2026-11-21T09:00:00Z'],
    ['without birth dates', { geboortegegevens: 'nee' }, '2026-11-21T09:00:00Z'],
  ])('%s reads everything again', async (_, more, now) => {
    const first = await pulled(connectionTo());

    expect((await pulled(connectionTo(more), first.cursor, now)).unchanged).toBe(false);
  });
});
