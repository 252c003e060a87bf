import { describe, expect, it } from 'vitest';
import { parseStringPromise, processors } from 'xml2js';
import { CONNECTION, SCHOOL } from './answer.fixture.ts';
import { uwlrConnection } from './connection.ts';
import { leerlinggegevensVerzoek } from './request.ts';

const read = (xml: string) =>
  parseStringPromise(xml, {
    explicitArray: false,
    ignoreAttrs: true,
    tagNameProcessors: [processors.stripPrefix],
  });

describe('the request (an independent parser reads it)', () => {
  it('carries the autorisatie header and the school, in the order of the schema', async () => {
    const { Envelope } = await read(leerlinggegevensVerzoek(CONNECTION, SCHOOL, '2026-2027'));

    expect(Object.entries(Envelope.Header.autorisatie)).toEqual([
      ['autorisatiesleutel', 'zeer-geheime-sleutel'],
      ['klantcode', 'KOERS'],
      ['klantnaam', 'Koers'],
    ]);
    expect(Object.entries(Envelope.Body.leerlinggegevens_verzoek)).toEqual([
      ['schooljaar', '2026-2027'],
      ['brincode', '99XX'],
      ['xsdversie', '2.2'],
    ]);
  });

  it('carries every optional part in its place', async () => {
    const connection = { ...CONNECTION, xsdversie: '2.3' as const, gegevenssetid: 'LVS-set' };
    const xml = leerlinggegevensVerzoek(
      connection,
      { ...SCHOOL, dependance: '02' },
      '2026-2027',
      '2026-11-21T08:00:00',
    );
    const { Envelope } = await read(xml);

    expect(Object.entries(Envelope.Body.leerlinggegevens_verzoek)).toEqual([
      ['schooljaar', '2026-2027'],
      ['brincode', '99XX'],
      ['dependancecode', '02'],
      ['xsdversie', '2.3'],
      ['gegevenssetid', 'LVS-set'],
      ['laatstontvangengegevens', '2026-11-21T08:00:00'],
    ]);
  });

  it('keeps a key with markup in it a key', async () => {
    const { Envelope } = await read(
      leerlinggegevensVerzoek({ ...CONNECTION, autorisatiesleutel: '<a>&"' }, SCHOOL, '2026-2027'),
    );

    expect(Envelope.Header.autorisatie.autorisatiesleutel).toBe('<a>&"');
  });
});

describe('what a school fills in', () => {
  const schema = uwlrConnection('https://…');

  it('needs four things; the version is 2.2 unless chosen', () => {
    const { xsdversie: _, ...needed } = CONNECTION;

    expect(schema.parse(needed)).toEqual(CONNECTION);
  });

  it.each(['http://localhost:8080/x', 'http://127.0.0.1:1/x', 'http://[::1]/x', 'https://las.example.org/'])(
    'may be at %s',
    (endpoint) => {
      expect(schema.safeParse({ ...CONNECTION, endpoint }).success).toBe(true);
    },
  );

  it.each([
    ['endpoint', 'http://las.example.org/'],
    ['endpoint', 'http://127.0.0.1.example.org/'],
    ['endpoint', 'ftp://las.example.org/'],
    ['endpoint', 'las.example.org'],
    ['klantcode', ''],
    ['klantcode', 'k'.repeat(65)],
    ['autorisatiesleutel', 'a\u0000b'],
    ['xsdversie', '2.1'],
    ['schooljaar', '2026/2027'],
  ])('%s may not be %j', (field, value) => {
    expect(schema.safeParse({ ...CONNECTION, [field]: value }).error?.issues).toMatchObject([
      { path: [field] },
    ]);
  });

  it('marks the key as the secret, and nothing else', () => {
    const secret = Object.entries(schema.shape).filter(([, field]) => field.meta()?.['secret'] === true);

    expect(secret.map(([name]) => name)).toEqual(['autorisatiesleutel']);
  });
});
