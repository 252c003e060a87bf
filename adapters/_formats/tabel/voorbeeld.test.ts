import { expect, it } from 'vitest';
import { defineTabelAdapter } from './define.ts';

const { tabel, connection } = defineTabelAdapter({ id: 'proef', title: 'Proef', sjabloon: {}, wat: '' });
const ctx = {
  school: { brin: '99XX', dependance: '00', naam: 'Proef' },
  codes: {},
  now: () => new Date('2026-11-23'),
};
const look = (text: string, settings: object = {}) =>
  tabel?.voorbeeld([{ name: 'leerlingen.csv', bytes: Buffer.from(text) }], connection.parse(settings), ctx);

const TEXT =
  'Nr;Leerlingnr;Achternaam;Geboortedatum\n1;001;Kompas;1-9-2016\n2;;Waterval;\n3;003;Zeilmaker;1-13-2016\n';

it('shows per column the first values, what the rows become and what is the matter', () => {
  expect(look(TEXT)).toMatchObject({
    fout: null,
    bladen: [
      {
        ...{ plek: 'leerlingen.csv', soort: 'leerlingen', aandacht: 2 },
        koppen: [
          { kop: 'Nr', waarden: ['1', '2', '3'] },
          { kop: 'Leerlingnr', waarden: ['001', '003'] },
          { kop: 'Achternaam' },
          { kop: 'Geboortedatum' },
        ],
        velden: { leerlingnummer: 'Leerlingnr', achternaam: 'Achternaam', geboortedatum: 'Geboortedatum' },
        rijen: [{ key: '001', achternaam: 'Kompas', geboortedatum: '2016-09-01' }, { key: '003' }],
        klachten: [
          { plek: 'leerlingen.csv, rij 3, kolom "Leerlingnr"' },
          { plek: expect.stringContaining('rij 4') },
        ],
      },
    ],
  });
});

it('shows another choice at once', () => {
  const other = look(TEXT, { kolommen: { leerlingen: { leerlingnummer: 'Nr' } } });
  expect(other?.bladen[0]?.rijen.map(({ key }) => key)).toEqual(['1', '2', '3']);
});

it('says why nothing would come in, and still shows the columns', () => {
  const none = look('Achternaam;Voornaam\nKompas;Ties\n');
  expect(none?.fout).toContain('Leerlingnummer of ECK iD is niet gevonden');
  expect(none?.bladen[0]).toMatchObject({
    mist: ['Leerlingnummer of ECK iD'],
    velden: { achternaam: 'Achternaam' },
  });
});

it('looks at the first rows only, and does not take the rest for cut off', () => {
  const rows = Array.from({ length: 5000 }, (_, i) => `${i};Naam${i}`).join('\n');
  const large = look(`Leerlingnummer;Achternaam\n${rows}`);
  expect(large?.fout).toBeNull();
  expect(large?.bladen[0]?.rijen).toHaveLength(5);
});
