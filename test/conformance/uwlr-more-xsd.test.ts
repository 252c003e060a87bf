import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type GroepVraag,
  leerlinggegevensVerzoek,
  personenVerzoek,
  structuurVerzoek,
} from '../../adapters/_formats/uwlr/request.ts';
import { leerresultatenVerzoek, type Stuurbaar } from '../../adapters/_formats/uwlr/resultaten.ts';
import { generateSchool } from '../../adapters/_formats/uwlr/simulator/generate.ts';
import { simCredentials } from '../../adapters/_formats/uwlr/simulator/school.ts';
import { startUwlrSimulator, type UwlrSimulator } from '../../adapters/_formats/uwlr/simulator/server.ts';
import { createKitHttp } from '../../adapters/_kit/http.ts';
import { cutOut, needs, xsdErrors } from './xsd.ts';

const SCHOOL = { brin: '99XX', dependance: '00', naam: 'De Kompasroos' };
const CONNECTION = { ...simCredentials(SCHOOL), xsdversie: '2.2' as const };
const STEMPEL = new Date('2026-11-21T08:00:00Z');

let made = 0;
const melding = (more: Partial<Stuurbaar> = {}): Stuurbaar => ({
  id: `0199c0de-0000-7000-8000-${String(made++).padStart(12, '0')}`,
  leerling: { key: '00123' },
  soort: 'doel',
  code: 'R1',
  titel: 'Telt tot 10',
  leerlijn: 'Rekenen',
  stand: 4,
  op: '2026-11-20',
  schooljaar: '2026-2027',
  ...more,
});

describe(`results that we send are valid against the XSD of UWLR 2.2 (R74)${needs}`, () => {
  const written = (school: typeof SCHOOL, stempel: Date, ...meldingen: Stuurbaar[]) =>
    cutOut(
      leerresultatenVerzoek(CONNECTION, school, '2026-2027', stempel, meldingen),
      'leerresultaten_verzoek',
    );

  it.skipIf(needs).each([
    ['one', SCHOOL, STEMPEL, [melding()]],
    [
      'of a dependance, in a fraction of a second',
      { ...SCHOOL, dependance: '02' },
      new Date(STEMPEL.getTime() + 7),
      [melding()],
    ],
    [
      'with the longest words',
      SCHOOL,
      STEMPEL,
      [
        melding({
          leerling: { key: 'k'.repeat(256), eckId: 'e'.repeat(256) },
          code: 'c'.repeat(64),
          titel: '😀'.repeat(300),
          leerlijn: '<&">'.repeat(50),
        }),
      ],
    ],
    [
      'many of one leerling, and one leerdoel of many',
      SCHOOL,
      STEMPEL,
      [
        melding(),
        melding({ code: 'R2', stand: 0 }),
        melding({ leerling: { key: '00124' }, soort: 'niveau' }),
        melding({ titel: 'Telt tot tien' }),
      ],
    ],
  ] as const)('%s', (_, school, stempel, meldingen) => {
    expect(xsdErrors('UWLR_Leerresultaten_v2p2', written(school, stempel, ...meldingen))).toEqual([]);
  });

  it.skipIf(needs)('and a wrong one is seen', () => {
    const xml = written(SCHOOL, STEMPEL, melding());

    expect(
      xsdErrors('UWLR_Leerresultaten_v2p2', xml.replace('<lr:score>4<', '<lr:score>7.5<')).join(),
    ).toMatch(/score/);
    expect(
      xsdErrors('UWLR_Leerresultaten_v2p2', xml.replace('<lr:toetscode>R1<', '<lr:toetscode>R9<')).join(),
    ).toMatch(/krAfnameToets/);
  });
});

describe(`the stepped operations and the smalle set are valid against the XSD of UWLR 2.2${needs}`, () => {
  const GROEPEN: readonly GroepVraag[] = [
    { soort: 'groep' },
    { soort: 'groep', key: 'G1' },
    { soort: 'samengestelde_groep', key: 'SG1' },
  ];
  let sim: UwlrSimulator;
  let smal: UwlrSimulator;
  beforeAll(async () => {
    const schools = [generateSchool({ ...SCHOOL, leerlingen: 60, seed: 3 })];
    sim = await startUwlrSimulator({ schools, port: 0 });
    smal = await startUwlrSimulator({ schools, port: 0, smal: true });
  });
  afterAll(() => Promise.all([sim.close(), smal.close()]));

  const ask = async ({ url }: UwlrSimulator, action: string, body: string, element: string) => {
    const { bytes } = await createKitHttp().request({
      method: 'POST',
      url,
      headers: { soapaction: `"${action}"` },
      body,
    });
    return cutOut(new TextDecoder().decode(bytes), element);
  };

  it.skipIf(needs).each(['structuur', 'leerlingen', 'leerkrachten'] as const)(
    '%s: question and answer',
    async (step) => {
      // A year that the XSD still lists.
      const jaar = '2024-2025';
      const question =
        step === 'structuur'
          ? structuurVerzoek(CONNECTION, SCHOOL, jaar)
          : personenVerzoek(step, CONNECTION, SCHOOL, jaar, GROEPEN);
      const action = `http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens/${step}_verzoek`;
      const answer = await ask(sim, action, question, `${step}_antwoord`);

      expect(xsdErrors('UWLR_Leerlinggegevens_v2p2', cutOut(question, `${step}_verzoek`))).toEqual([]);
      expect(xsdErrors('UWLR_Leerlinggegevens_v2p2', answer)).toEqual([]);
      expect(answer).toContain(`<lg:leerlinggegevens-${step}>`);
    },
  );

  it.skipIf(needs)(
    'the smalle set holds nothing that its profile leaves out, and is no whole set',
    async () => {
      const question = leerlinggegevensVerzoek(CONNECTION, SCHOOL, '2024-2025');
      const schema = 'Profiel smalle set/Profiel_Smalle_set_UWLR_Leerlinggegevens_v2p2';

      expect(
        xsdErrors(schema, await ask(smal, 'HaalLeerlinggegevens', question, 'leerlinggegevens_antwoord')),
      ).toEqual([]);
      expect(
        xsdErrors(
          schema,
          await ask(sim, 'HaalLeerlinggegevens', question, 'leerlinggegevens_antwoord'),
        ).join(),
      ).toMatch(/geslacht/);
    },
  );
});
