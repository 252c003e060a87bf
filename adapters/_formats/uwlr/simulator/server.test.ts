import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKitHttp } from '../../../_kit/http.ts';
import { readSoap } from '../../../_kit/soap.ts';
import { leerlinggegevensVerzoek } from '../request.ts';
import { generateSchool } from './generate.ts';
import { simCredentials } from './school.ts';
import { startUwlrSimulator, type UwlrSimulator } from './server.ts';

const SCHOOL = { brin: '99XX', dependance: '00', naam: 'De Kompasroos' };
const CONNECTION = { endpoint: '', ...simCredentials(SCHOOL), xsdversie: '2.2' as const };
const verzoek = (more: Partial<typeof CONNECTION> = {}, laatst?: string) =>
  leerlinggegevensVerzoek({ ...CONNECTION, ...more }, SCHOOL, '2026-2027', laatst);

let sim: UwlrSimulator;
beforeEach(async () => {
  sim = await startUwlrSimulator({
    schools: [generateSchool({ ...SCHOOL, leerlingen: 20, seed: 1 })],
    port: 0,
  });
});
afterEach(() => sim.close());

async function post(body: string, soapaction = '"HaalLeerlinggegevens"') {
  const response = await createKitHttp().request({
    method: 'POST',
    url: sim.url,
    headers: { soapaction },
    body,
  });
  const text = new TextDecoder().decode(response.bytes);
  const answer = readSoap(response.bytes);
  return {
    status: response.status,
    text,
    fault: answer.kind === 'fault' ? answer.fault.code : undefined,
    leerlingen: text.match(/<lg:leerling /g)?.length ?? 0,
  };
}

const control = (path: string, json: unknown) =>
  fetch(`http://127.0.0.1:${sim.port}/_sim/${path}`, { method: 'POST', body: JSON.stringify(json) });
const aanmaakdatum = (text: string) => /<lg:aanmaakdatum>([^<]+)/.exec(text)?.[1] ?? '';

describe('a right question', () => {
  it('is answered with the whole school, 2.2 with LAS-keys and 2.3 without', async () => {
    const v22 = await post(verzoek());
    const v23 = await post(verzoek({ xsdversie: '2.3' as never }));

    expect(v22).toMatchObject({ status: 200, leerlingen: 20 });
    expect(v22.text).toContain('<lg:leerling key="000001" eckid="');
    expect(v23).toMatchObject({ status: 200, leerlingen: 20 });
    expect(v23.text).not.toContain('<lg:leerling key=');
  });

  it('is logged', async () => {
    await post(verzoek());

    expect(sim.requests).toMatchObject([
      { soapAction: '"HaalLeerlinggegevens"', status: 200, answer: 'leerlinggegevens' },
    ]);
    expect(sim.requests[0]?.body).toBe(verzoek());
  });

  it('is answered with geenwijzigingen until something changes', async () => {
    const laatst = aanmaakdatum((await post(verzoek())).text);
    const again = await post(verzoek({}, laatst));
    sim.changeLeerling('99XX', { kind: 'update', key: '000001', set: { roepnaam: 'Anders' } });
    const after = await post(verzoek({}, laatst));

    expect(again.text).toContain('geenwijzigingen');
    expect(after.leerlingen).toBe(20);
    expect(after.text).toContain('<lg:roepnaam>Anders<');
    expect((await post(verzoek({}, aanmaakdatum(after.text)))).text).toContain('geenwijzigingen');
  });
});

describe('time', () => {
  it('never hides a change, also when it comes within the millisecond of an answer', async () => {
    const frozen = new Date('2026-11-21T08:00:00Z');
    const schools = [generateSchool({ ...SCHOOL, leerlingen: 20, seed: 1 })];
    await sim.close();
    sim = await startUwlrSimulator({ schools, port: 0, now: () => frozen });

    const laatst = aanmaakdatum((await post(verzoek())).text);
    sim.changeLeerling('99XX', { kind: 'remove', key: '000001' });

    expect((await post(verzoek({}, laatst))).leerlingen).toBe(19);
  });
});

describe('a wrong question', () => {
  const swapped = verzoek().replace(
    /(<lg:schooljaar>.*<\/lg:schooljaar>)(<lg:brincode>.*<\/lg:brincode>)/,
    '$2$1',
  );
  it.each([
    ['another SOAPAction', verzoek(), 'HaalAlles', 'Client.OngeldigBericht'],
    [
      'no autorisatie header',
      verzoek().replace(/<soap:Header>.*<\/soap:Header>/, ''),
      undefined,
      'Client.AutorisatieOngeldig',
    ],
    [
      'an autorisatie header in another order',
      verzoek().replace(/(<aut:klantcode>.*)(<aut:klantnaam>.*<\/aut:klantnaam>)/, '$2$1'),
      undefined,
      'Client.AutorisatieOngeldig',
    ],
    ['another key', verzoek({ autorisatiesleutel: 'fout' }), undefined, 'Client.AutorisatieOngeldig'],
    ['another klantcode', verzoek({ klantcode: 'fout' }), undefined, 'Client.OngeldigeKlantIdentificatie'],
    ['elements in another order', swapped, undefined, 'Client.OngeldigBericht'],
    [
      'an element that does not exist',
      verzoek().replace('<lg:xsdversie>', '<lg:x>1</lg:x><lg:xsdversie>'),
      undefined,
      'Client.OngeldigBericht',
    ],
    [
      'a version that does not exist',
      verzoek({ xsdversie: '1.9' as never }),
      undefined,
      'Client.XsdVersieOngeldig',
    ],
    [
      'a school it does not know',
      verzoek().replaceAll('99XX', '98XX'),
      undefined,
      'Client.AutorisatieOngeldig',
    ],
    [
      'another namespace',
      verzoek().replaceAll('leerresultaten/2/', 'leerresultaten/1/'),
      undefined,
      'Client.OngeldigBericht',
    ],
    ['no XML', 'hallo', undefined, 'Client.OngeldigBericht'],
  ])('with %s gets a fault with status 500', async (_, body, action, code) => {
    expect(await post(body, action)).toMatchObject({ status: 500, fault: code });
  });
});

describe('the control endpoint', () => {
  it('turns a fault on for a number of requests', async () => {
    expect(
      (await control('fault', { kind: 'soap-fault', code: 'Server.InterneFout', times: 2 })).status,
    ).toBe(204);

    expect((await post(verzoek())).fault).toBe('Server.InterneFout');
    expect((await post(verzoek())).fault).toBe('Server.InterneFout');
    expect((await post(verzoek())).fault).toBeUndefined();
  });

  it('changes, adds and removes a leerling', async () => {
    const [first] = sim.school('99XX').leerlingen;
    const changes = [
      { kind: 'update', key: first?.key, set: { roepnaam: 'Anders' } },
      { kind: 'add', leerling: { ...first, key: 'nieuw', eckId: undefined } },
      { kind: 'remove', key: '000002' },
    ];
    for (const change of changes)
      expect((await control('leerling', { brin: '99XX', change })).status).toBe(204);

    const keys = sim.school('99XX').leerlingen.map((leerling) => leerling.key);
    expect(keys).toHaveLength(20);
    expect(keys).toContain('nieuw');
    expect(keys).not.toContain('000002');
    expect(sim.school('99XX').leerlingen[0]?.roepnaam).toBe('Anders');
  });

  it.each([
    ['fault', { kind: 'bestaat-niet' }, 400],
    ['leerling', { brin: '99XX', change: { kind: 'remove', key: 'weg' } }, 404],
    ['leerling', { brin: '98XX', change: { kind: 'remove', key: '000001' } }, 404],
    ['leerling', { brin: '99XX', change: { kind: 'update', key: '000001', set: { geslacht: 'x' } } }, 400],
    ['niets', null, 404],
  ])('refuses POST /_sim/%s with %j', async (path, json, status) => {
    expect((await control(path, json)).status).toBe(status);
    expect((await post(verzoek())).leerlingen).toBe(20);
  });
});
