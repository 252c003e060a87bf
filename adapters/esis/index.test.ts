import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../test/support/programs.ts';
import { generateSchool } from '../_formats/uwlr/simulator/generate.ts';
import { simCredentials } from '../_formats/uwlr/simulator/school.ts';
import { startUwlrSimulator, type UwlrSimulator } from '../_formats/uwlr/simulator/server.ts';
import { collect, testContext } from '../_kit/conformance-pull.ts';
import esis from './index.ts';
import { type SimCertificates, simCertificates } from './simulator/certificates.ts';

const openssl = needs('OpenSSL');
const school = generateSchool({ brin: '99XX', leerlingen: 20, seed: 3 });

describe.skipIf(openssl.missing)(openssl.label('ESIS asks for a client certificate'), () => {
  let made: SimCertificates;
  let sim: UwlrSimulator;
  beforeAll(async () => {
    made = simCertificates();
    sim = await startUwlrSimulator({ schools: [school], port: 0, tls: made.tls });
  });
  afterAll(() => sim.close());

  const settings = (certificate: SimCertificates['client'] | undefined) => ({
    endpoint: sim.url,
    resultatenEndpoint: sim.resultatenUrl,
    ...simCredentials(school),
    ...(certificate && { certificaat: certificate.pfx, certificaatWachtwoord: certificate.passphrase }),
  });
  const pull = (certificate: SimCertificates['client']) =>
    collect(esis, esis.connection.parse(settings(certificate)), null, testContext(school).ctx);

  it('and with it the school comes in', async () => {
    const { records, issues } = await pull(made.client);

    expect(issues).toEqual([]);
    expect(records.filter((record) => record.kind === 'leerling')).toHaveLength(20);
  });

  it('and with it results go back', async () => {
    const [leerling] = school.leerlingen;
    const melding = {
      id: '0199c0de-0000-7000-8000-000000000001',
      leerling: { key: leerling?.key ?? '' },
      soort: 'doel' as const,
      ...{ code: 'R1', titel: 'Telt tot 10', leerlijn: 'Rekenen', stand: 3 },
      ...{ op: '2026-11-20', schooljaar: '2026-2027' },
    };
    const levering = { meldingen: [melding], stempel: new Date('2026-11-21T08:00:00Z') };
    const answers = await esis.deliver?.(
      esis.connection.parse(settings(made.client)),
      levering,
      testContext(school).ctx,
    );

    expect(answers).toEqual([{ id: melding.id, uitkomst: 'sent' }]);
    expect(sim.resultaten('99XX')).toMatchObject([{ leerling: leerling?.key, toetscode: 'R1', score: 3 }]);
  });

  it('that has run out is told in plain words, and the LVS is not even asked', async () => {
    const before = sim.requests.length;

    await expect(pull(made.expired)).rejects.toMatchObject({
      code: 'source_refused',
      message: expect.stringMatching(/certificaat van de koppeling is verlopen op \d+ \w+ \d{4}/),
    });
    expect(sim.requests).toHaveLength(before);
  });

  it('that another authority signed is refused by the LVS', async () => {
    await expect(pull(made.stranger)).rejects.toMatchObject({
      code: 'source_refused',
      opts: { retry: 'never' },
    });
  });

  it.each([
    ['another password', (made: SimCertificates) => ({ ...made.client, passphrase: 'fout' })],
    ['other bytes', (made: SimCertificates) => ({ ...made.client, pfx: 'AAAA' })],
  ])('that cannot be opened (%s) is told as such', async (_, spoilt) => {
    await expect(pull(spoilt(made))).rejects.toMatchObject({
      code: 'source_refused',
      message: expect.stringContaining('niet te openen'),
    });
  });

  it('so a connection without one cannot be made', () => {
    expect(esis.connection.safeParse(settings(undefined)).success).toBe(false);
  });

  it('and the check tells a beheerder what is wrong with it', async () => {
    const report = await esis.check(esis.connection.parse(settings(made.expired)), testContext(school).ctx);

    expect(report).toMatchObject({ ok: false, steps: [{ message: expect.stringContaining('verlopen') }] });
    expect(JSON.stringify(report)).not.toContain(made.expired.passphrase);
  });
});
