import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leerlinggegevensVerzoek } from '../../adapters/_formats/uwlr/request.ts';
import { createKitHttp } from '../../adapters/_kit/http.ts';
import { generateSchool } from '../../adapters/parnassys/simulator/generate.ts';
import { simCredentials } from '../../adapters/parnassys/simulator/school.ts';
import {
  type ParnassysSimulator,
  startParnassysSimulator,
} from '../../adapters/parnassys/simulator/server.ts';
import { UWLR_GESLACHT } from '../../mappings/uwlr/geslacht.ts';
import { UWLR_JAARGROEP } from '../../mappings/uwlr/jaargroep.ts';
import { UWLR_LEERKRACHTROL } from '../../mappings/uwlr/leerkrachtrol.ts';
import { cutOut, needs, xsdEnumeration, xsdErrors } from './xsd.ts';

const SCHOOL = { brin: '99XX', dependance: '00', naam: 'De Kompasroos' };
const CONNECTION = {
  endpoint: 'https://las.example.org/',
  ...simCredentials(SCHOOL),
  xsdversie: '2.2' as const,
};

describe(`what we send is valid against the XSDs of UWLR 2.2${needs}`, () => {
  const longest = {
    ...CONNECTION,
    klantcode: 'k'.repeat(64),
    klantnaam: '<Koers & co>',
    autorisatiesleutel: 'é'.repeat(64),
    gegevenssetid: 'g'.repeat(64),
  };

  it.skipIf(needs)('the autorisatie header', () => {
    for (const connection of [CONNECTION, longest]) {
      expect(
        xsdErrors(
          'UWLR_Autorisatie_v2p2',
          cutOut(leerlinggegevensVerzoek(connection, SCHOOL, '2026-2027'), 'autorisatie'),
        ),
      ).toEqual([]);
    }
  });

  it.skipIf(needs).each([
    ['the least', CONNECTION, SCHOOL, undefined],
    ['version 2.3', { ...CONNECTION, xsdversie: '2.3' as const }, SCHOOL, undefined],
    ['every part', longest, { ...SCHOOL, dependance: '02' }, '2026-11-21T08:00:00'],
    ['a time with a zone', CONNECTION, SCHOOL, '2026-11-21T08:00:00.123+01:00'],
  ])('the request with %s', (_, connection, school, laatst) => {
    const xml = leerlinggegevensVerzoek(connection, school, '2026-2027', laatst);

    expect(xsdErrors('UWLR_Leerlinggegevens_v2p2', cutOut(xml, 'leerlinggegevens_verzoek'))).toEqual([]);
  });

  it.skipIf(needs)('and a wrong one is seen', () => {
    const xml = cutOut(
      leerlinggegevensVerzoek(CONNECTION, { ...SCHOOL, brin: 'XX99' }, '2026-2027'),
      'leerlinggegevens_verzoek',
    );

    expect(xsdErrors('UWLR_Leerlinggegevens_v2p2', xml).join()).toMatch(/brincode/);
  });
});

describe(`what the simulator sends is valid against the XSD of UWLR 2.2${needs}`, () => {
  let sim: ParnassysSimulator;
  beforeAll(async () => {
    sim = await startParnassysSimulator({
      schools: [generateSchool({ ...SCHOOL, leerlingen: 60, seed: 3 })],
      port: 0,
    });
  });
  afterAll(() => sim.close());

  it.skipIf(needs)('a whole school (in a year that the XSD still lists)', async () => {
    const request = leerlinggegevensVerzoek(CONNECTION, SCHOOL, '2024-2025');
    const { bytes } = await createKitHttp().request({
      method: 'POST',
      url: sim.url,
      headers: { soapaction: '"HaalLeerlinggegevens"' },
      body: request,
    });
    const xml = cutOut(new TextDecoder().decode(bytes), 'leerlinggegevens_antwoord');

    expect(xml.match(/<lg:leerling /g)).toHaveLength(60);
    expect(xsdErrors('UWLR_Leerlinggegevens_v2p2', xml)).toEqual([]);
    // The trap that made us read leniently: the XSD's own list of years has ended.
    expect(xsdErrors('UWLR_Leerlinggegevens_v2p2', xml.replace('2024-2025', '2026-2027')).join()).toMatch(
      /schooljaar/,
    );
  });
});

describe(`our code lists are those of the XSD${needs}`, () => {
  it.skipIf(needs).each([
    ['EDEXGeslachtType', UWLR_GESLACHT, []],
    ['EDEXJaargroepType', UWLR_JAARGROEP, []],
    ['EDEXLeerkrachtRolType', UWLR_LEERKRACHTROL, ['TAL']],
  ] as const)('%s', (type, list, extra) => {
    expect(Object.keys(list.codes).sort()).toEqual([...xsdEnumeration(type), ...extra].sort());
  });
});
