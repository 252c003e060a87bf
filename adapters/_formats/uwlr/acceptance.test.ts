import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../gateway/errors.ts';
import type { BronRecord } from '../../../gateway/model/roster.ts';
import { answer, antwoord, DEFAULTS, leerlingenIn, pulled } from './answer.fixture.ts';

const ECK = `https://ketenid.nl/201703/${'0a'.repeat(64)}`;

/** What a school's LAS may send and we must take (R70, R71, R85: nothing lost in silence, nothing half applied). */
describe('answers that are accepted', () => {
  it('UWLR 2.2', async () => {
    const { records, issues } = await pulled(answer());

    expect(issues).toEqual([]);
    expect(records).toEqual([
      {
        kind: 'groep',
        key: 'G1',
        naam: 'De Vlieger',
        soort: 'stamgroep',
        schooljaar: '2026-2027',
        jaargroep: 'S',
      },
      { kind: 'groep', key: 'S1', naam: 'Geld N3', soort: 'samengesteld', schooljaar: '2026-2027' },
      {
        kind: 'leerling',
        key: '00123',
        roepnaam: 'Juno',
        achternaam: 'Lampedoek',
        voorvoegsel: null,
        stamgroep: 'G1',
        groepen: [],
      },
    ]);
  });

  it('UWLR 2.3 without LAS-keys: the ECK iD identifies', async () => {
    const { records, issues, request } = await pulled(
      answer({ leerlingen: `<leerling eckid="${ECK}"><roepnaam>Juno</roepnaam></leerling>` }),
      {
        connection: { xsdversie: '2.3' },
      },
    );

    expect(request).toContain('<lg:xsdversie>2.3</lg:xsdversie>');
    expect(issues).toEqual([]);
    expect(leerlingenIn(records)).toEqual([
      { kind: 'leerling', eckId: ECK, roepnaam: 'Juno', stamgroep: null, groepen: [] },
    ]);
  });

  it('a dummy key (#) beside an ECK iD: the key is never identity', async () => {
    const { records, issues } = await pulled(
      answer({ leerlingen: `<leerling key="#001" eckid="${ECK}"><roepnaam>Juno</roepnaam></leerling>` }),
    );

    expect(issues).toEqual([]);
    expect(leerlingenIn(records)[0]).toMatchObject({ eckId: ECK });
    expect(leerlingenIn(records)[0]).not.toHaveProperty('key');
  });

  it('a dummy key without ECK iD: that row is dropped with an issue, the rest arrives', async () => {
    const { records, issues } = await pulled(
      answer({
        leerlingen: `<leerling key="#001"><roepnaam>Wie</roepnaam></leerling>${DEFAULTS.leerlingen}`,
      }),
    );

    expect(leerlingenIn(records)).toHaveLength(1);
    expect(issues).toMatchObject([
      {
        code: 'no_identity',
        effect: 'dropped',
        path: '/leerlinggegevens/leerlingen/leerling[1]/@key',
        seen: '#001',
      },
    ]);
  });

  it('a dummy key on a groep: name and year are its key, and references follow', async () => {
    const { records, issues } = await pulled(
      answer({
        groepen: '<groepen><groep key="#7"><naam>De Vlieger</naam><jaargroep>S</jaargroep></groep></groepen>',
        leerlingen: '<leerling key="1"><roepnaam>Juno</roepnaam><groep key="#7"/></leerling>',
      }),
    );

    expect(issues).toEqual([]);
    expect(records[0]).toMatchObject({ key: 'naam:2026-2027:De Vlieger' });
    expect(leerlingenIn(records)[0]).toMatchObject({ stamgroep: 'naam:2026-2027:De Vlieger' });
  });

  it('an empty voorvoegsel: there is none', async () => {
    const { records, issues } = await pulled(
      answer({
        leerlingen:
          '<leerling key="1"><achternaam>Lampedoek</achternaam><voorvoegsel/><roepnaam>Juno</roepnaam></leerling>',
      }),
    );

    expect(issues).toEqual([]);
    expect(leerlingenIn(records)[0]).toMatchObject({ voorvoegsel: null });
  });

  it.each(['2026-2027', '2031-2032', '2026/2027', '2026 / 2027'])('school year %s', async (schooljaar) => {
    const plain = schooljaar.replace(/ ?\/ ?/, '-');
    const { records } = await pulled(
      answer({ school: `<schooljaar>${schooljaar}</schooljaar><brincode>99XX</brincode>` }),
      { connection: { schooljaar: plain } },
    );

    expect(records[0]).toMatchObject({ kind: 'groep', schooljaar: plain });
  });

  it('a reference to a groep that is not there: an issue, and the leerling without that groep', async () => {
    const { records, issues } = await pulled(
      answer({
        leerlingen:
          '<leerling key="1"><roepnaam>Juno</roepnaam><groep key="weg"/><samengestelde_groepen><samengestelde_groep key="S1"/><samengestelde_groep key="ook weg"/></samengestelde_groepen></leerling>',
      }),
    );

    expect(leerlingenIn(records)[0]).toMatchObject({ key: '1', stamgroep: null, groepen: ['S1'] });
    expect(issues).toMatchObject([
      {
        code: 'dangling_group',
        effect: 'partial',
        path: '/leerlinggegevens/leerlingen/leerling[1]/groep[1]/@key',
        seen: 'weg',
      },
      {
        code: 'dangling_group',
        effect: 'partial',
        path: '/leerlinggegevens/leerlingen/leerling[1]/samengestelde_groepen/samengestelde_groep[2]/@key',
      },
    ]);
  });

  it('00123 as a key stays 00123, and is not 123', async () => {
    const { records, issues } = await pulled(
      answer({
        leerlingen:
          '<leerling key="00123"><roepnaam>Juno</roepnaam></leerling><leerling key="123"><roepnaam>Tygo</roepnaam></leerling>',
      }),
    );

    expect(issues).toEqual([]);
    expect(leerlingenIn(records).map((one) => one.key)).toEqual(['00123', '123']);
  });
});

describe('answers that are refused, with nothing yielded', () => {
  const nest = '<a>'.repeat(Math.ceil((100 * 1024 * 1024) / 3));
  const bomb = `<!DOCTYPE b [<!ENTITY a "x"><!ENTITY b "${'&a;'.repeat(10)}">]>${answer().slice(answer().indexOf('?>') + 2)}`;
  const geengegevens = antwoord('<geengegevens/>');

  it.each([
    ['truncated XML', answer().slice(0, -60), 'source_invalid', /houdt midden in de XML op/],
    [
      'XML truncated right after a leerling',
      answer().slice(0, answer().indexOf('</leerlingen>')),
      'source_invalid',
      /houdt midden in de XML op/,
    ],
    ['a DOCTYPE with entities', bomb, 'source_invalid', /DOCTYPE/],
    ['100 MB of nesting', nest, 'source_invalid', /groter dan 64 MB/],
    ['60 MB of nesting', nest.slice(0, 60 * 1024 * 1024), 'source_invalid', /meer dan 64 elementen/],
    [
      'UTF-8 that is something else',
      Buffer.from(answer().replace('Juno', 'Zoë'), 'latin1'),
      'source_invalid',
      /tekencodering/,
    ],
    [
      'HTML instead of SOAP',
      '<!DOCTYPE html><html><head><title>Onderhoud</title></head></html>',
      'source_invalid',
      /webpagina \(HTML\)/,
    ],
    [
      'a school that is not ours',
      answer({ school: '<schooljaar>2026-2027</schooljaar><brincode>00AA</brincode>' }),
      'source_invalid',
      /andere school/,
    ],
    [
      'another vestiging of our school',
      answer({ school: '<brincode>99XX</brincode><dependancecode>01</dependancecode>' }),
      'source_invalid',
      /andere school/,
    ],
    [
      'a school that does not say which',
      answer({ school: '<schooljaar>2026-2027</schooljaar>' }),
      'source_invalid',
      /andere school \(geen BRIN\)/,
    ],
    ['geengegevens', geengegevens, 'source_refused', /geen gegevens van school 99XX/],
    [
      'leerlingen without a leerling in it',
      answer({ leerlingen: '<anders/>' }),
      'source_invalid',
      /geen enkele leerling/,
    ],
    ['not one leerling', answer({ leerlingen: '' }), 'source_invalid', /geen enkele leerling/],
    ['another message', '<Envelope><Body><x/></Body></Envelope>', 'source_invalid', /geen UWLR-antwoord/],
    ['an empty antwoord', antwoord(''), 'source_invalid', /leeg|geen UWLR-antwoord/],
    [
      'geenwijzigingen while we asked for everything',
      antwoord('<geenwijzigingen/>'),
      'source_invalid',
      /vroegen om alle gegevens/,
    ],
  ])('%s', async (_, body, code, message) => {
    const into: BronRecord[] = [];
    const error: AppError = await pulled(body, { into }).then(
      () => Promise.reject(new Error('nothing was refused')),
      (refusal) => refusal,
    );

    expect(error).toMatchObject({ code, opts: { retry: 'never' } });
    expect(error.message).toMatch(message);
    expect(`${error.message}${JSON.stringify(error.opts)}`).not.toMatch(/Juno|Lampedoek|geheime/);
    expect(into).toEqual([]);
  });
});
