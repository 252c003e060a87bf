import { describe, expect, it } from 'vitest';
import { DEFAULTS, edex, file, pulled, refusal } from './edexml.fixture.ts';

const leerlingen = async (xml: string, more: Parameters<typeof pulled>[1] = {}) =>
  (await pulled([file(xml)], more)).records.filter((record) => record.kind === 'leerling');

describe('an EDEXML file (R70, R75)', () => {
  it('brings in groepen and leerlingen as UWLR does, with paths of its own', async () => {
    const { records, issues } = await pulled([
      file(
        edex({
          leerlingen: `${DEFAULTS.leerlingen}<leerling key="#002"><roepnaam>Wie</roepnaam></leerling>`,
        }),
      ),
    ]);

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
    expect(issues).toMatchObject([
      { code: 'no_identity', effect: 'dropped', path: '/EDEX/leerlingen/leerling[2]/@key', seen: '#002' },
    ]);
  });

  it('takes spaces around a key for nothing, also where it is referred to', async () => {
    const found = await leerlingen(
      edex({ leerlingen: '<leerling key=" 00123 "><roepnaam>Juno</roepnaam><groep key="G1 "/></leerling>' }),
    );

    expect(found).toMatchObject([{ key: '00123', stamgroep: 'G1' }]);
  });

  it('leaves out who has left, until the day comes that someone leaves', async () => {
    const xml = edex({
      leerlingen: `<leerling key="1"><roepnaam>Weg</roepnaam><uitstroomdatum>2026-10-01</uitstroomdatum></leerling>
        <leerling key="2"><roepnaam>Nog even</roepnaam><uitstroomdatum>2026-12-01</uitstroomdatum></leerling>`,
    });
    const first = await pulled([file(xml)]);
    const keys = (records: typeof first.records) =>
      records.flatMap((one) => (one.kind === 'leerling' ? [one.key] : []));

    expect(keys(first.records)).toEqual(['2']);
    const before = await pulled([file(xml)], { since: first.cursor, now: '2026-11-30T12:00:00Z' });
    expect(before.unchanged).toBe(true);
    const after = await pulled([file(xml)], { since: first.cursor, now: '2026-12-01T12:00:00Z' });
    expect(after.unchanged).toBe(false);
    expect(keys(after.records)).toEqual([]);
  });

  it('reads the newest file only, and the same one once', async () => {
    const newest = file(
      edex({ leerlingen: '<leerling key="9"><roepnaam>Nieuw</roepnaam></leerling>' }),
      'f2',
    );
    const files = [newest, file(edex(), 'f1')];
    const first = await pulled(files);

    expect(first.records.at(-1)).toMatchObject({ key: '9' });
    expect(await pulled(files, { since: first.cursor })).toMatchObject({ unchanged: true, records: [] });
    const third = await pulled([file(edex(), 'f3'), ...files], { since: first.cursor });
    expect(third.records.at(-1)).toMatchObject({ key: '00123' });
  });

  it('reads the same file again when the school asks for another year, and then refuses it', async () => {
    const { cursor } = await pulled([file(edex())]);

    await expect(
      pulled([file(edex())], { since: cursor, connection: { schooljaar: '2027-2028' } }),
    ).rejects.toThrow(/2026-2027, niet van 2027-2028/);
  });

  it('1.0.3: a leerling in a groep is in the jaargroep of that groep', async () => {
    const school = DEFAULTS.school.replace('2.1', '1.0.3');

    expect(await leerlingen(edex({ school }))).toMatchObject([{ jaargroep: 'S' }]);
    expect((await leerlingen(edex()))[0]).not.toHaveProperty('jaargroep');
  });

  it('keeps no BSN, no toevoeging and no name in records, issues or the log', async () => {
    const { records, issues, logged } = await pulled([
      file(
        edex({
          leerlingen:
            '<leerling key="1"><roepnaam>Juno</roepnaam><bsn>133456785</bsn><toevoegingen><blok xsi:type="EigenType"><code>Q</code><leerling key="2"/><groep key="zz"/></blok></toevoegingen></leerling>',
        }),
      ),
    ]);

    expect(issues).toEqual([]);
    expect(JSON.stringify(records)).not.toMatch(/133456785|EigenType|"zz"/);
    expect(records.filter((one) => one.kind === 'leerling')).toHaveLength(1);
    expect(logged).not.toMatch(/Juno|133456785/);
  });

  it('knows a rol of its own by the code that the school mapped (R71)', async () => {
    const body = edex().replace(
      '</EDEX>',
      '<leerkrachten><leerkracht key="L1"><roepnaam>Jet</roepnaam><rol>ZORG</rol></leerkracht></leerkrachten></EDEX>',
    );
    const unknown = await pulled([file(body)]);
    const known = await pulled([file(body)], { codes: { 'uwlr-leerkrachtrol': { ZORG: 'begeleider' } } });

    expect(unknown.issues).toMatchObject([
      { code: 'unknown_code', unknown: { list: 'uwlr-leerkrachtrol', code: 'ZORG' } },
    ]);
    expect(known.issues).toEqual([]);
    expect(known.records.find((one) => one.kind === 'medewerker')).toMatchObject({ rol: 'begeleider' });
  });

  it('may name its school by schoolkey alone, when the beheerder says that it is ours', async () => {
    const school = '<schooljaar>2026-2027</schooljaar><schoolkey>41323</schoolkey>';

    expect(await leerlingen(edex({ school }), { connection: { schoolkey: '41323' } })).toHaveLength(1);
    expect((await refusal(edex({ school }))).message).toMatch(/schoolkey 41323.*Vul hem dan in/);
    expect((await refusal(edex({ school }), { connection: { schoolkey: '4' } })).code).toBe('source_invalid');
  });
});

describe('a file that is refused, with nothing taken over', () => {
  const latin = Buffer.from(edex().replace('Juno', 'Zoë'), 'latin1');

  it.each([
    ['cut off', edex().slice(0, -40), /houdt midden in de XML op.*Maak de export opnieuw/, /byte \d+/],
    ['with a DOCTYPE', edex().replace('<EDEX', '<!DOCTYPE EDEX><EDEX'), /DOCTYPE/, /byte \d+/],
    ['in another encoding than it says', latin, /tekencodering/, /./],
    ['that is UWLR', '<leerlinggegevens_antwoord/>', /geen EDEXML-bestand/, /^\/EDEX$/],
    ['that is empty', '', /geen geldige XML/, /./],
    [
      'of another school',
      edex({ school: DEFAULTS.school.replace('99XX', '00AA') }),
      /00AA 00.*99XX 00/,
      /brincode/,
    ],
    [
      'of another vestiging',
      edex({
        school: DEFAULTS.school.replace('</brincode>', '</brincode><dependancecode>02</dependancecode>'),
      }),
      /99XX 02/,
      /brincode/,
    ],
    [
      'of no school',
      edex({ school: '<schooljaar>2026-2027</schooljaar>' }),
      /geen BRIN en geen schoolkey/,
      /schoolkey/,
    ],
    [
      'of another year',
      edex({ school: DEFAULTS.school.replace('2026-2027', '2025-2026') }),
      /2025-2026, niet van 2026-2027/,
      /schooljaar/,
    ],
    ['of no year', edex({ school: '<brincode>99XX</brincode>' }), /geen schooljaar/, /schooljaar/],
    ['without a leerling', edex({ leerlingen: '' }), /geen enkele leerling/, /leerlingen/],
  ])('%s: what, where and what to do', async (_, body, message, path) => {
    const error = await refusal(body);

    expect(error).toMatchObject({ code: 'source_invalid', opts: { retry: 'never' } });
    expect(error.message).toMatch(message);
    expect(error.opts.issues?.[0]?.path).toMatch(path);
    expect(error.message).not.toMatch(/Het antwoord|Juno|Lampedoek/);
  });

  it('none handed in yet', async () => {
    await expect(pulled([])).rejects.toMatchObject({
      code: 'source_refused',
      message: 'Er is nog geen EDEXML-bestand. Lever het in bij deze koppeling.',
    });
  });

  it('in windows-1252 that says so is read', async () => {
    const body = Buffer.from(edex().replace('UTF-8', 'windows-1252').replace('Juno', 'Zoë'), 'latin1');

    expect((await pulled([file(body)])).records.at(-1)).toMatchObject({ roepnaam: 'Zoë' });
  });
});
