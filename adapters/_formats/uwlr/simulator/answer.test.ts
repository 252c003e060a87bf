import { describe, expect, it } from 'vitest';
import { parseStringPromise, processors } from 'xml2js';
import { leerlinggegevens } from './answer.ts';
import { generateSchool } from './generate.ts';
import { simCredentials } from './school.ts';

const school = generateSchool({ brin: '99XX', leerlingen: 300, seed: 9 });
const WRITER = { auteur: 'Proef', smal: false };
const asked = (xsdversie: '2.2' | '2.3') => ({
  operation: 'HaalLeerlinggegevens' as const,
  groepen: { stam: [], samen: [] },
  brin: '99XX',
  dependance: '00',
  schooljaar: '2026-2027',
  xsdversie,
  laatst: undefined,
  credentials: simCredentials(school),
});

/** What another parser makes of it. */
async function independent(xsdversie: '2.2' | '2.3') {
  const xml = leerlinggegevens(school, asked(xsdversie), '2026-11-21T08:00:00Z', null, WRITER);
  const { Envelope } = await parseStringPromise(xml, { tagNameProcessors: [processors.stripPrefix] });
  return Envelope.Body[0].leerlinggegevens_antwoord[0].leerlinggegevens[0];
}

describe('what the simulator writes, read by an independent parser', () => {
  it('is every leerling with every field', async () => {
    const { leerling } = (await independent('2.2')).leerlingen[0];
    const read = leerling.map(
      (
        one: Record<string, [string]> & {
          $: object;
          samengestelde_groepen?: [{ samengestelde_groep: { $: { key: string } }[] }];
        },
      ) => ({
        ...one.$,
        achternaam: one['achternaam']?.[0],
        voorvoegsel: one['voorvoegsel']?.[0],
        roepnaam: one['roepnaam']?.[0],
        geboortedatum: one['geboortedatum']?.[0],
        geslacht: one['geslacht']?.[0],
        groepen: one.samengestelde_groepen?.[0].samengestelde_groep.map((groep) => groep.$.key) ?? [],
      }),
    );

    expect(read).toEqual(
      school.leerlingen.map(
        ({ key, eckId, achternaam, voorvoegsel, roepnaam, geboortedatum, geslacht, groepen }) => ({
          key,
          eckid: eckId,
          achternaam,
          voorvoegsel,
          roepnaam,
          geboortedatum,
          geslacht: geslacht === 'jongen' ? '1' : '2',
          groepen,
        }),
      ),
    );
  });

  it('is every groep and leerkracht, and the school', async () => {
    const data = await independent('2.2');

    expect(data.school[0]).toMatchObject({
      schooljaar: ['2026-2027'],
      brincode: ['99XX'],
      dependancecode: ['00'],
      xsdversie: ['2.2'],
    });
    expect(data.groepen[0].groep.length + data.groepen[0].samengestelde_groep.length).toBe(
      school.groepen.length,
    );
    expect(data.leerkrachten[0].leerkracht.map((one: { emailadres: string[] }) => one.emailadres[0])).toEqual(
      school.medewerkers.map((one) => one.email),
    );
  });

  it('leaves LAS-keys out in 2.3', async () => {
    const { leerling } = (await independent('2.3')).leerlingen[0];

    expect(leerling.map((one: { $: object }) => Object.keys(one.$))).toEqual(
      school.leerlingen.map(() => ['eckid']),
    );
  });
});
