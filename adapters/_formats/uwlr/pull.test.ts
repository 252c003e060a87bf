import { describe, expect, it } from 'vitest';
import type { Batch } from '../../../gateway/sync/source-adapter.ts';
import { UWLR_LEERKRACHTROL } from '../../../mappings/uwlr/leerkrachtrol.ts';
import {
  answer,
  antwoord,
  CONNECTION,
  DEFAULTS,
  envelope,
  leerlingenIn,
  pulled,
  SCHOOL,
} from './answer.fixture.ts';
import { pullUwlr } from './pull.ts';
import { schooljaarVan } from './schooljaar.ts';

const unchanged = antwoord('<geenwijzigingen/>');

describe('the school year of a day', () => {
  it.each([
    ['2026-07-31T21:59:59Z', '2025-2026'],
    ['2026-07-31T22:00:00Z', '2026-2027'], // midnight in the Netherlands, summer time
    ['2026-12-31T23:30:00Z', '2026-2027'],
    ['2027-01-01T00:00:00Z', '2026-2027'],
    ['2027-08-01T00:00:00Z', '2027-2028'],
  ])('%s is in %s', (day, schooljaar) => {
    expect(schooljaarVan(new Date(day))).toBe(schooljaar);
  });
});

describe('asking again', () => {
  it('hands back the source’s own time, and believes that nothing changed', async () => {
    const first = await pulled(answer());
    const second = await pulled(unchanged, { since: first.cursor });

    expect(first.request).not.toContain('laatstontvangengegevens');
    expect(second.request).toContain(
      '<lg:laatstontvangengegevens>2026-11-21T08:00:00</lg:laatstontvangengegevens>',
    );
    expect(second).toMatchObject({ unchanged: true, cursor: first.cursor, records: [] });
  });

  it('knows an answer it has read before, and goes on from its time', async () => {
    const first = await pulled(answer());
    const later = answer({ school: DEFAULTS.school.replace('-21T08', '-22T08') });
    const second = await pulled(later, { since: first.cursor });

    expect(second).toMatchObject({ unchanged: true, records: [], issues: [] });
    expect(second.cursor).toEqual({ ...first.cursor, laatst: '2026-11-22T08:00:00' });
  });

  it('reads an answer in which anything differs', async () => {
    const { cursor } = await pulled(answer());
    const next = await pulled(answer({ leerlingen: DEFAULTS.leerlingen.replace('Juno', 'Juna') }), {
      since: cursor,
    });

    expect(next.unchanged).toBe(false);
    expect(leerlingenIn(next.records)).toMatchObject([{ roepnaam: 'Juna' }]);
  });

  it('reads the same answer again when the mapping is another than then', async () => {
    const { cursor } = await pulled(answer());

    expect(await pulled(answer(), { since: { ...cursor, mapping: 1 } })).toMatchObject({ unchanged: false });
  });

  it.each([
    ['another school year', { schooljaar: '2027-2028' }],
    ['another version', { xsdversie: '2.3' as const }],
    ['another gegevensset', { gegevenssetid: 'LVS' }],
  ])('about %s asks for everything', async (_, connection) => {
    const { cursor } = await pulled(answer());
    const next = await pulled(answer(), { since: cursor, connection });

    expect(next.request).not.toContain('laatstontvangengegevens');
  });

  it.each([{ rommel: true }, { mapping: 0 }, {}])(
    'with a cursor that is not ours (%j) asks for everything',
    async (since) => {
      const { request } = await pulled(answer(), { since });

      expect(request).not.toContain('laatstontvangengegevens');
    },
  );

  it.each(['', '<aanmaakdatum>gisteren</aanmaakdatum>'])(
    'a source that tells no usable time (%s) gets the time we asked',
    async (time) => {
      const { cursor } = await pulled(
        answer({ school: `<schooljaar>2026-2027</schooljaar><brincode>99XX</brincode>${time}` }),
      );

      expect(cursor).toMatchObject({ laatst: '2026-11-21T09:00:00.000Z' });
    },
  );

  it('notes it when the answer is about another school year', async () => {
    const { issues, records } = await pulled(
      answer({ school: '<schooljaar>2025-2026</schooljaar><brincode>99XX</brincode>' }),
    );

    expect(issues).toMatchObject([{ code: 'other_schooljaar', effect: 'partial', seen: '2025-2026' }]);
    expect(records[0]).toMatchObject({ kind: 'groep', schooljaar: '2025-2026' });
  });
});

describe('a leerling with an uitstroomdatum', () => {
  const weg = (dag: string) =>
    answer({
      leerlingen: `${DEFAULTS.leerlingen}<leerling key="00124"><achternaam>Boegbeeld</achternaam><roepnaam>Ties</roepnaam><uitstroomdatum>${dag}</uitstroomdatum></leerling>`,
    });
  const namen = (records: Parameters<typeof leerlingenIn>[0]) => leerlingenIn(records).map((l) => l.roepnaam);

  it.each([
    ['tomorrow', '2026-11-22', ['Juno', 'Ties']],
    ['today', '2026-11-21', ['Juno']],
    ['long ago', '2019-07-31', ['Juno']],
  ])('that is %s: from that day on not at school (EDEXML)', async (_, dag, wie) => {
    const { records, issues } = await pulled(weg(dag));
    expect(namen(records)).toEqual(wie);
    expect(issues).toEqual([]);
  });

  it('ends on the day itself, though the LVS answers the same as before', async () => {
    const first = await pulled(weg('2026-11-25'));
    const before = { since: first.cursor, now: '2026-11-24T22:30:00Z' };
    expect(await pulled(weg('2026-11-25'), before)).toMatchObject({ unchanged: true });
    // Half past midnight in the Netherlands, still the 24th in UTC.
    const then = await pulled(weg('2026-11-25'), { since: first.cursor, now: '2026-11-24T23:30:00Z' });
    expect(then.request).not.toContain('laatstontvangengegevens');
    expect(namen(then.records)).toEqual(['Juno']);
    const next = { since: then.cursor, now: '2026-11-26T09:00:00Z' };
    expect(await pulled(weg('2026-11-25'), next)).toMatchObject({ unchanged: true });
  });
});

describe('a fault', () => {
  const fault = (code: string) =>
    envelope(
      `<S:Fault><faultcode>x:${code}</faultcode><faultstring>sleutel zeer-geheime-sleutel klopt niet</faultstring></S:Fault>`,
    );

  it.each([
    ['Server.InterneFout', 'source_unavailable', 'later'],
    ['Server.TijdelijkNietBeschikbaar', 'source_unavailable', 'later'],
    ['Server.Nieuw', 'source_unavailable', 'later'],
    ['Client.OngeldigBericht', 'source_refused', 'never'],
    ['Client.OngeldigeKlantIdentificatie', 'source_refused', 'never'],
    ['Client.AutorisatieOngeldig', 'source_refused', 'never'],
    ['Client.XsdVersieOngeldig', 'source_refused', 'never'],
    ['MustUnderstand', 'source_refused', 'never'],
    ['constructor', 'source_refused', 'never'],
  ])('%s is %s, retry %s, and does not repeat the key', async (code, errorCode, retry) => {
    const error = await pulled(fault(code), { status: 500 }).catch((e) => e);

    expect(error).toMatchObject({
      code: errorCode,
      opts: { retry, issues: [{ path: `Fault/${code}`, message: 'sleutel … klopt niet' }] },
    });
  });
});

describe('batches', () => {
  const many = Array.from(
    { length: 1203 },
    (_, i) => `<leerling key="L${i}"><roepnaam>Kind</roepnaam></leerling>`,
  ).join('');

  async function batches(since: Batch['cursor'], stopAfter = Number.POSITIVE_INFINITY) {
    const stop = new AbortController();
    const ctx = {
      school: SCHOOL,
      http: {
        request: async () => ({
          status: 200,
          headers: new Headers({ 'content-type': 'text/xml' }),
          bytes: Buffer.from(answer({ leerlingen: many })),
        }),
      },
      files: [],
      codes: {},
      now: () => new Date('2026-11-21T09:00:00Z'),
      log: { info: () => {}, warn: () => {} },
      signal: stop.signal,
    };
    const found: Batch[] = [];
    for await (const batch of pullUwlr(CONNECTION, since, ctx, {
      soapAction: 'x',
      rollen: UWLR_LEERKRACHTROL,
    })) {
      if ('records' in batch) found.push(batch);
      if (found.length === stopAfter) stop.abort();
    }
    return found;
  }

  it('hold 100 records each, and only the last moves the cursor: a broken run starts again', async () => {
    const since = { ergens: 1 };
    const found = await batches(since);

    expect(found.map((batch) => batch.records.length)).toEqual([...Array(12).fill(100), 5]);
    expect(found.map((batch) => batch.cursor === since)).toEqual([...Array(12).fill(true), false]);
    expect(
      found.map((batch) => batch.progress ?? -1).every((value, i, all) => value > (all[i - 1] ?? 0)),
    ).toBe(true);
    expect(found.at(-1)?.progress).toBe(1);
  });

  it('stop when the signal says so', async () => {
    await expect(batches(null, 1)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
