import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Terugmelding } from '../../../gateway/model/terugmelding.ts';
import type { KitHttp } from '../../../gateway/sync/source-adapter.ts';
import { testContext } from '../../_kit/conformance-pull.ts';
import { CONNECTION, envelope } from './answer.fixture.ts';
import { deliverUwlr } from './deliver.ts';
import { generateSchool } from './simulator/generate.ts';
import { simCredentials } from './simulator/school.ts';
import { startUwlrSimulator, type UwlrSimulator } from './simulator/server.ts';

const SCHOOL = generateSchool({ brin: '99XX', leerlingen: 5, seed: 4 });
const STEMPEL = new Date('2026-11-21T08:00:00Z');

let made = 0;
const melding = (leerling: string, more: Partial<Terugmelding> = {}): Terugmelding => ({
  id: `0199c0de-0000-7000-8000-${String(made++).padStart(12, '0')}`,
  leerling: { key: leerling },
  soort: 'doel',
  code: 'R1',
  titel: 'Telt tot 10',
  leerlijn: 'Rekenen',
  niveau: '3',
  stand: 4,
  op: '2026-11-20',
  schooljaar: '2026-2027',
  ...more,
});
const sent = (...meldingen: Terugmelding[]) => meldingen.map(({ id }) => ({ id, uitkomst: 'sent' }));

describe('results that go back over the wire (R74)', () => {
  let sim: UwlrSimulator;
  beforeEach(async () => {
    sim = await startUwlrSimulator({ schools: [SCHOOL], port: 0 });
  });
  afterEach(() => sim.close());

  const deliver = (meldingen: readonly Terugmelding[], stempel = STEMPEL) => {
    const connection = { ...CONNECTION, ...simCredentials(SCHOOL), resultatenEndpoint: sim.resultatenUrl };
    return deliverUwlr(connection, { meldingen, stempel }, testContext(SCHOOL).ctx);
  };

  it('are in the LVS as they were judged, with the words of our scale', async () => {
    const meldingen = [0, 1, 2, 3, 4].map((stand) => melding('000001', { stand, code: `R${stand}` }));
    const answers = await deliver(meldingen);

    expect(answers).toEqual(sent(...meldingen));
    expect(
      sim.resultaten('99XX').map(({ leerling, score, term, op }) => [leerling, score, term, op]),
    ).toEqual([
      ['000001', 0, 'niet gestart', '2026-11-20'],
      ['000001', 1, 'aangeboden', '2026-11-20'],
      ['000001', 2, 'met hulp', '2026-11-20'],
      ['000001', 3, 'zelfstandig in een bekende situatie', '2026-11-20'],
      ['000001', 4, 'beheerst', '2026-11-20'],
    ]);
    expect(sim.resultaten('99XX')[0]).toMatchObject({
      key: meldingen[0]?.id,
      toetsnaam: 'Rekenen 3: Telt tot 10',
    });
    expect(sim.requests).toHaveLength(1);
  });

  it('count once when they come twice', async () => {
    const meldingen = [melding('000001'), melding('000002')];
    await deliver(meldingen);
    await deliver(meldingen, new Date(STEMPEL.getTime() + 1000));

    expect(sim.resultaten('99XX')).toHaveLength(2);
  });

  it('of a leerling that the LVS does not know hold up nobody else', async () => {
    const meldingen = [
      melding('000001'),
      melding('weg'),
      melding('000002'),
      melding('weg'),
      melding('000003'),
    ];
    const answers = await deliver(meldingen);

    const byId = new Map(answers.map((answer) => [answer.id, answer]));
    expect(meldingen.map(({ id }) => byId.get(id)?.uitkomst)).toEqual([
      'sent',
      'refused',
      'sent',
      'refused',
      'sent',
    ]);
    expect(byId.get(meldingen[1]?.id ?? '')?.reden).toMatch(/kent deze leerling niet/);
    expect(sim.resultaten('99XX').map(({ leerling }) => leerling)).toEqual(['000001', '000002', '000003']);
    // Every one of these messages was later than the one before it, or the simulator would have refused it.
    expect(sim.requests.map((request) => request.answer)).toEqual([
      'fault',
      'bevestiging',
      'fault',
      'bevestiging',
      'bevestiging',
    ]);
  });

  it('of two school years go in two messages', async () => {
    const meldingen = [melding('000001', { schooljaar: '2025-2026' }), melding('000001')];

    expect(await deliver(meldingen)).toEqual(sent(...meldingen));
    expect(sim.requests.map(({ body }) => /<lr:schooljaar>([^<]+)/.exec(body)?.[1])).toEqual([
      '2025-2026',
      '2026-2027',
    ]);
  });

  it('with a stamp that is not later than the one before are refused', async () => {
    await deliver([melding('000001')]);

    await expect(deliver([melding('000002')])).rejects.toMatchObject({ code: 'source_refused' });
    expect(sim.resultaten('99XX')).toHaveLength(1);
  });

  it('without a LAS-key, or with a sign that XML forbids, are refused and the rest goes', async () => {
    const good = melding('000001');
    const answers = await deliver([
      melding('', { leerling: { eckId: 'x' } }),
      melding('000002', { titel: 'a\u0001' }),
      good,
    ]);

    expect(answers.map(({ uitkomst }) => uitkomst)).toEqual(['refused', 'refused', 'sent']);
    expect(answers.at(-1)?.id).toBe(good.id);
  });

  it('names of any length and any sign arrive whole, or cut at 128 characters', async () => {
    await deliver([
      melding('000001', { titel: `<&"' é€😀 ${'x'.repeat(200)}` }),
      melding('000002', { code: 'R2', soort: 'niveau', titel: 'Niveau 4', leerlijn: 'Lezen & schrijven' }),
    ]);

    const [long, short] = sim.resultaten('99XX').map(({ toetsnaam }) => toetsnaam ?? '');
    expect(long).toMatch(/^Rekenen 3: <&"' é€😀 x+…$/u);
    expect([...(long ?? '')]).toHaveLength(128);
    expect(short).toBe('Lezen & schrijven: Niveau 4');
  });

  it.each([
    ['Server.TijdelijkNietBeschikbaar', 'source_unavailable', 'later'],
    ['Client.AutorisatieOngeldig', 'source_refused', 'never'],
    ['Client.VocabulaireTermOngeldig', 'source_refused', 'never'],
    ['Client.EldResultaatOngeldig', 'source_refused', 'never'],
  ])('a fault %s stops the levering: %s', async (code, error, retry) => {
    sim.setFault({ kind: 'soap-fault', code });

    await expect(deliver([melding('000001')])).rejects.toMatchObject({ code: error, opts: { retry } });
    expect(sim.resultaten('99XX')).toEqual([]);
  });

  it('nothing to send asks nothing', async () => {
    expect(await deliver([])).toEqual([]);
    expect(sim.requests).toEqual([]);
  });
});

describe('one result that the LVS does not take', () => {
  const fault = (code: string) =>
    envelope(`<S:Fault><faultcode>S:${code}</faultcode><faultstring>nee</faultstring></S:Fault>`);
  const yes = envelope('<leerresultaten_bevestiging/>');

  /** Refuses every message that holds this toetscode. */
  const refusing = (toetscode: string, code: string, asked: string[] = []): KitHttp => ({
    request: async ({ body = '' }) => {
      asked.push(body);
      const no = body.includes(`<lr:toetscode>${toetscode}</lr:toetscode>`);
      return {
        status: no ? 500 : 200,
        headers: new Headers({ 'content-type': 'text/xml' }),
        bytes: Buffer.from(no ? fault(code) : yes),
      };
    },
  });
  const deliver = (meldingen: readonly Terugmelding[], http: KitHttp, connection = {}) => {
    const ctx = { ...testContext(SCHOOL).ctx, http };
    const whole = { ...CONNECTION, resultatenEndpoint: 'https://las.example.org/r', ...connection };
    return deliverUwlr(whole, { meldingen, stempel: STEMPEL }, ctx);
  };

  it.each(['Client.ScoreOngeldig', 'Client.ToetsNormeringOngeldig'])(
    '(%s) is found, also among those of one leerling',
    async (code) => {
      const bad = melding('b', { code: 'SLECHT' });
      const others = [melding('a'), melding('b'), melding('b', { code: 'R2' })];
      const answers = await deliver([...others, bad], refusing('SLECHT', code));

      expect(answers.filter(({ uitkomst }) => uitkomst === 'refused')).toEqual([
        { id: bad.id, uitkomst: 'refused', reden: expect.stringMatching(/neemt/) },
      ]);
      expect(answers.filter(({ uitkomst }) => uitkomst === 'sent')).toHaveLength(3);
    },
  );

  it('a leerling whom it does not take is not tried result by result', async () => {
    const asked: string[] = [];
    const meldingen = [melding('a', { code: 'SLECHT' }), melding('a', { code: 'R2' })];
    const answers = await deliver(meldingen, refusing('SLECHT', 'Client.LeerlingOngeldig', asked));

    expect(answers.map(({ uitkomst }) => uitkomst)).toEqual(['refused', 'refused']);
    expect(asked).toHaveLength(1);
  });

  it('stamps of one levering only go up, in fractions of the second that is ours', async () => {
    const asked: string[] = [];
    await deliver(
      [melding('a', { code: 'SLECHT' }), melding('b'), melding('c')],
      refusing('SLECHT', 'Client.ScoreOngeldig', asked),
    );

    expect(asked.map((body) => /<lr:aanmaakdatum>([^<]+)/.exec(body)?.[1])).toEqual([
      '2026-11-21T08:00:00Z',
      '2026-11-21T08:00:00.001Z',
      '2026-11-21T08:00:00.002Z',
      '2026-11-21T08:00:00.003Z',
    ]);
  });

  it('an answer that confirms nothing counts as not sent', async () => {
    const http = refusing('', '');
    const odd: KitHttp = {
      request: async (req) => ({
        ...(await http.request(req)),
        status: 200,
        bytes: Buffer.from(envelope('<hallo/>')),
      }),
    };

    await expect(deliver([melding('a')], odd)).rejects.toMatchObject({ code: 'source_invalid' });
  });

  it('without an address for results nothing goes, and it says what to fill in', async () => {
    await expect(
      deliver([melding('a')], refusing('', ''), { resultatenEndpoint: undefined }),
    ).rejects.toMatchObject({
      code: 'source_refused',
      message: expect.stringContaining('adres voor resultaten'),
    });
  });

  it('no name of a leerling or leerdoel is logged', async () => {
    const test = testContext(SCHOOL);
    const whole = { ...CONNECTION, resultatenEndpoint: 'https://las.example.org/r' };
    const meldingen = [melding('sleutel-van-iemand')];
    await deliverUwlr(whole, { meldingen, stempel: STEMPEL }, { ...test.ctx, http: refusing('X', 'x') });

    expect(test.logged()).toMatch(/"sent":1/);
    expect(test.logged()).not.toMatch(/sleutel-van-iemand|Telt tot 10/);
  });
});
