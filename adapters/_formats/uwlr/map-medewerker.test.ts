import { describe, expect, it } from 'vitest';
import { answer, pulled } from './answer.fixture.ts';

async function medewerker(inner: string) {
  const { records, issues } = await pulled(
    answer({
      leerkrachten: `<leerkracht key="M1"><achternaam>Schelpenpad</achternaam>${inner}</leerkracht>`,
    }),
  );
  return { medewerker: records.find((record) => record.kind === 'medewerker'), issues };
}

describe('a leerkracht', () => {
  it.each([
    ['LRK', '<rol>LRK</rol>', 'leerkracht'],
    ['the heaviest of several, in either order', '<rol>LRK</rol><rol>IB</rol>', 'begeleider'],
    ['the heaviest of several, in either order', '<rol>IB</rol><rol>LRK</rol>', 'begeleider'],
    [
      'a rolomschrijving that is the title of a code',
      '<rolomschrijving>Intern begeleider</rolomschrijving>',
      'begeleider',
    ],
    ['free text', '<rolomschrijving>Klusopa</rolomschrijving>', 'overig'],
    ['free text beside a code', '<rolomschrijving>Klusopa</rolomschrijving><rol>LRK</rol>', 'leerkracht'],
  ])('has rol %s', async (_, inner, rol) => {
    const found = await medewerker(inner);

    expect(found.issues).toEqual([]);
    expect(found.medewerker).toMatchObject({ key: 'M1', achternaam: 'Schelpenpad', rol, groepen: [] });
  });

  it('with an unknown rol arrives without it, with an issue', async () => {
    const found = await medewerker('<rol>XYZ</rol>');

    expect(found.medewerker).not.toHaveProperty('rol');
    expect(found.issues).toMatchObject([
      { code: 'unknown_code', seen: 'XYZ', path: '/leerlinggegevens/leerkrachten/leerkracht[1]/rol[1]' },
    ]);
  });

  it('may have a rol of its own in a groep', async () => {
    const found = await medewerker(
      '<groepen><groep key="G1"><rol>OWA</rol></groep><samengestelde_groep key="S1"/></groepen>',
    );

    expect(found.medewerker).toMatchObject({ groepen: [{ key: 'G1', rol: 'ondersteuner' }, { key: 'S1' }] });
  });

  it('named twice at a groep is there once, with the heaviest rol', async () => {
    const found = await medewerker(
      '<groepen><groep key="G1"><rol>OWA</rol></groep><groep key="G1"><rol>LRK</rol></groep></groepen>',
    );

    expect(found.medewerker).toMatchObject({ groepen: [{ key: 'G1', rol: 'leerkracht' }] });
  });

  it('of a groep that is not there arrives without it, with an issue', async () => {
    const found = await medewerker('<groepen><groep key="weg"/><groep key="G1"/></groepen>');

    expect(found.medewerker).toMatchObject({ groepen: [{ key: 'G1' }] });
    expect(found.issues).toMatchObject([
      { code: 'dangling_group', path: '/leerlinggegevens/leerkrachten/leerkracht[1]/groepen/groep[1]/@key' },
    ]);
  });
});
