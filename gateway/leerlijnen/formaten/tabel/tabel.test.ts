import { deflateRawSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LeesOpties, leesPakket } from '../lezen.ts';
import { openBestand } from '../openen.ts';
import { heeftSpecs, leesSpec } from '../testing/specs.ts';
import { leesCsv, schrijfCsv } from './csv.ts';
import { gokKolommen } from './kolommen.ts';
import { voorbeeldVan } from './voorbeeld.ts';
import { leesXlsx, schrijfXlsx } from './xlsx.ts';

const bytes = (tekst: string) => new TextEncoder().encode(tekst);
const cellen = (b: Uint8Array) => {
  const gelezen = leesCsv(b);
  return 'fout' in gelezen ? gelezen.fout : gelezen.tabel.rijen.map((r) => [r.regel, ...r.cellen]);
};
const pakket = { licentie: 'CC0-1.0', uitgever: 'Test', code: 'test' };
function lees(bron: string | Uint8Array, opties: Partial<LeesOpties> = {}) {
  const gelezen = leesPakket(typeof bron === 'string' ? bytes(bron) : bron, {
    naam: 'lijst.csv',
    pakket,
    ...opties,
  });
  if (!gelezen.goed) throw new Error(JSON.stringify(gelezen.fouten));
  const { leergebieden, leerlijnen, niveaus, leerdoelen, acties, rest } = gelezen.pakket;
  return {
    gelezen: gelezen.pakket,
    boom: leerdoelen.map((d) => {
      const lijn = leerlijnen.find((l) => l.id === d.leerlijnId);
      const gebied = leergebieden.find((g) => g.id === lijn?.leergebiedId);
      return [gebied?.naam, lijn?.naam, niveaus.find((n) => n.id === d.niveauId)?.rang, d.tekst];
    }),
    acties,
    rest,
    regels: gelezen.regels.map((r) => [r.plek, r.uitkomst, r.waarom]),
  };
}

describe('a CSV', () => {
  it.each([',', ';', '\t'])(
    'is read with %j between its cells, quoted lines kept, each row with its line',
    (teken) => {
      const csv = `a${teken}b\r\n"x ""y"""${teken}"een\r\ntwee"\r\n\r\n1${teken}2`;
      expect(cellen(bytes(csv))).toEqual([
        [1, 'a', 'b'],
        [2, 'x "y"', 'een\r\ntwee'],
        [5, '1', '2'],
      ]);
    },
  );

  it('is read as UTF-8, with a mark or without, and else as Windows-1252', () => {
    for (const b of [bytes('é;€'), bytes('\ufeffé;€'), Buffer.from([0xe9, 0x3b, 0x80])])
      expect(cellen(b)).toEqual([[1, 'é', '€']]);
  });

  it('is refused at the line where a quote is never closed, and with too many rows or columns', {
    timeout: 60_000,
  }, () => {
    expect(cellen(bytes('a;b\n"c;d\n'))).toMatchObject({ path: expect.stringMatching(/^regel [23]$/) });
    expect(cellen(bytes('a;b\n'.repeat(200_001)))).toMatchObject({
      path: 'regel 200001',
      message: expect.stringContaining('200000'),
    });
    expect(cellen(bytes(';'.repeat(501)))).toMatchObject({ path: 'regel 1' });
  });

  it('holds no formula when it is written, and is the same when it is read', () => {
    const rij = ['=1+1', '+31', '-5', '@a', "'=x", "''=x", "'s ochtends", '\tx', '＝x'];
    const csv = schrijfCsv([['kop', ...rij]]);
    const ruw = new TextDecoder().decode(csv).slice(1).trimEnd().split(';');
    expect(ruw.filter((cel) => /^"?[=+\-@\t＝]/.test(cel))).toEqual([]);
    expect(cellen(csv)).toEqual([[1, 'kop', ...rij]]);
    expect(ruw[7]).toBe("'s ochtends");
  });
});

describe('a table with a row for each leerdoel (R9)', () => {
  const KOP = 'Vakgebied;Leerlijn;Niveau;Code;Doel;Activiteit;Wie;Opmerking\n';

  it('knows Dutch and English headings, and orders niveaus by their number', () => {
    const { boom, acties, regels } = lees(
      `${KOP}Rekenen;Geld;Niveau 10;G10a;betaalt;;;\nRekenen;Geld;Niveau 2;G2a;telt;winkelspel;leerkracht;let op\n`,
    );
    expect(boom).toEqual([
      ['Rekenen', 'Geld', 2, 'betaalt'],
      ['Rekenen', 'Geld', 1, 'telt'],
    ]);
    expect(acties).toEqual([
      expect.objectContaining({ tekst: 'winkelspel', wie: 'leerkracht', ritme: 'niet opgegeven' }),
    ]);
    expect(regels).toEqual([
      ['regel 2', 'aangenomen', ''],
      ['regel 3', 'aangenomen', ''],
    ]);
    expect(gokKolommen(['Subject', 'Strand', 'Level', 'Learning objective', 'x'])).toEqual({
      leergebied: 'Subject',
      leerlijn: 'Strand',
      niveau: 'Level',
      doel: 'Learning objective',
    });
  });

  it('keeps columns that are none of ours, and adds an actie of a second row of the same doel', () => {
    const { acties, rest, boom } = lees(`${KOP}A;B;;c;d;een;;let op\nA;B;;c;d;twee;;\n`);
    expect(boom).toEqual([['A', 'B', undefined, 'd']]);
    expect(acties.map((a) => a.tekst)).toEqual(['een', 'twee']);
    expect(rest.map((r) => r.rest)).toEqual([
      { los: true, zo: { 'extensions.bron': { Opmerking: 'let op' } } },
    ]);
  });

  it('R4: reads a leerlijn without niveaus, and orders half years', () => {
    const { gelezen, boom } = lees(`${KOP}A;zonder;;;x;;;\nA;met;E3;;e;;;\nA;met;M4;;m4;;;\nA;met;M3;;m3;;;`);
    expect(gelezen.leerlijnen.map((l) => l.geordend)).toEqual([false, true]);
    expect(boom.map(([, , rang, tekst]) => [rang, tekst])).toEqual([
      [undefined, 'x'],
      [2, 'e'],
      [3, 'm4'],
      [1, 'm3'],
    ]);
  });

  it('refuses rows without doel, leerlijn or niveau, and a doel that was there, each with its line and why', () => {
    const { regels, boom } = lees(
      `${KOP}A;B;1;;d;;;\nA;B;1;;;;;\nA;;1;;e;;;\nA;B;;;f;;;\nA;B;1;;d;;;\n;;1;;g;;;\n`,
    );
    expect(regels).toEqual([
      ['regel 2', 'aangenomen', ''],
      ['regel 3', 'geweigerd', expect.stringContaining('geen leerdoel')],
      ['regel 4', 'aangepast', expect.stringContaining('rij erboven')],
      ['regel 5', 'geweigerd', expect.stringContaining('geen niveau')],
      ['regel 6', 'geweigerd', expect.stringContaining('regel 2')],
      ['regel 7', 'aangepast', expect.stringContaining('rij erboven')],
    ]);
    expect(boom).toHaveLength(3);
  });

  it('refuses a niveau that is none of those that a person gave, in the order that he gave', () => {
    const velden = { leerlijn: 'Lijn', niveau: 'N', doel: 'D' };
    const csv = 'Lijn;N;D\nA;hoog;x\nA;laag;y\nA;midden;z\n';
    const { boom, regels } = lees(csv, { kolommen: { velden, niveaus: ['laag', 'hoog'] } });
    expect(boom.map(([, , rang, tekst]) => [rang, tekst])).toEqual([
      [2, 'x'],
      [1, 'y'],
    ]);
    expect(regels[2]).toEqual(['regel 4', 'geweigerd', 'Het niveau midden is onbekend.']);
  });

  it('gives the same ids when a newer file of the same package comes in (R10)', () => {
    const een = lees(`${KOP}A;B;1;D1;oud;;;\n`).gelezen.leerdoelen;
    const twee = lees(`${KOP}A;B;2;D0;erbij;;;\nA;B;1;D1;nieuw;;;\n`).gelezen.leerdoelen;
    expect(twee.find((d) => d.code === 'D1')?.entiteit).toBe(een[0]?.entiteit);
    expect(new Set(twee.map((d) => d.id)).size).toBe(2);
  });

  it('is refused as a whole without a column of doelen, without a licence, or with a wrong column for niveaus', () => {
    const fouten = (tekst: string, opties: Partial<LeesOpties> = {}) => {
      const gelezen = leesPakket(bytes(tekst), { naam: 'x.csv', pakket, ...opties });
      return gelezen.goed ? [] : gelezen.fouten.map((f) => f.path);
    };
    expect(fouten('a;b\n1;2')).toEqual(['regel 1']);
    expect(fouten(`${KOP}A;B;1;;d;;;`, { pakket: {} })).toEqual(['licentie']);
    expect(fouten(KOP + Array.from({ length: 41 }, (_, i) => `A;B;n${i};;d${i};;;`).join('\n'))).toEqual([
      'regel 1',
    ]);
  });

  it('is read at once, however many leergebieden, codes and names there are', { timeout: 60_000 }, () => {
    const rijen = Array.from({ length: 60_000 }, (_, i) => `gebied ${i};lijn;;zelfde;doel ${i};;;`);
    const gelezen = leesPakket(bytes(KOP + rijen.join('\n')), { naam: 'x.csv', pakket });
    expect(gelezen.goed && gelezen.pakket.leerdoelen.length).toBe(60_000);
  });
});

describe('a table in which rows name the row above them', () => {
  it.runIf(heeftSpecs)('R9: the CSV sample of OpenSALT comes in whole, with its relations', () => {
    const { boom, regels, rest, gelezen } = lees(Buffer.from(leesSpec('case/opensalt/sample_case.csv')));
    expect(regels.filter(([, uitkomst]) => uitkomst !== 'aangenomen')).toEqual([]);
    expect(gelezen.leergebieden.map((g) => g.code)).toEqual(['M', 'ALG']);
    expect(gelezen.leerlijnen.map((l) => l.code)).toEqual(['M.F', 'ALG']);
    expect(boom).toHaveLength(5);
    const relaties = rest.flatMap((r) => (r.soort === 'associatie' ? [JSON.stringify(r.rest)] : []));
    expect(relaties.filter((r) => /isRelatedTo|exemplar/.test(r))).toHaveLength(4);
  });

  it('refuses a circle with the line, and says which row hangs under nothing', () => {
    const kop = 'Identifier,fullStatement,Is Child Of\n';
    const kring = leesPakket(bytes(`${kop}A,a,B\nB,b,A\n`), { naam: 'x.csv', pakket });
    expect(kring.goed ? [] : kring.fouten).toEqual([
      { path: expect.stringMatching(/^regel [23]$/), message: expect.stringContaining('kring') },
    ]);
    expect(lees(`${kop}A,a,\nB,b,Z\n`).regels).toContainEqual([
      'regel 3',
      'aangepast',
      expect.stringContaining('bovenaan'),
    ]);
  });
});

describe('an XLSX', () => {
  const boek = (vel: Record<string, unknown>, naam = 'Blad') =>
    new Uint8Array(
      write(
        { SheetNames: [naam], Sheets: { [naam]: vel } },
        { type: 'array', bookType: 'xlsx' },
      ) as ArrayBuffer,
    );

  it('is the same when it is read as when it was written, whatever stands in it', { timeout: 60_000 }, () => {
    const cel = fc.string({
      unit: fc.constantFrom("'", '=', '_', 'x', '0', '0', 'D', '\n', '"', '<', '&', '日', '\u0001', ' '),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(cel, cel), { minLength: 1, maxLength: 4 }), (rijen) => {
        const gelezen = leesXlsx(schrijfXlsx(rijen.map((r) => ['a', ...r])));
        expect(
          'fout' in gelezen
            ? gelezen
            : gelezen.tabel.rijen.map((r) => [0, 1, 2].map((i) => r.cellen[i] ?? '')),
        ).toEqual(rijen.map((r) => ['a', ...r]));
      }),
      { numRuns: 50 },
    );
  });

  it('gives the last value of a formula, fills merged cells, and leaves errors out', () => {
    const vel = {
      A1: { t: 's', v: 'Leerlijn' },
      B1: { t: 's', v: 'Doel' },
      A2: { t: 's', v: 'Geld' },
      B2: { t: 'n', v: 2, f: '1+1' },
      B3: { t: 's', v: 'drie' },
      B4: { t: 'e', v: 7 },
      '!ref': 'A1:B4',
      '!merges': [utils.decode_range('A2:A3')],
    };
    const gelezen = leesXlsx(boek(vel));
    expect('fout' in gelezen ? gelezen : gelezen.tabel.rijen.map((r) => r.cellen)).toEqual([
      ['Leerlijn', 'Doel'],
      ['Geld', '2'],
      ['Geld', 'drie'],
    ]);
  });

  it('shows its sheets and first rows, and a heading that is not at the top', () => {
    const vel = utils.aoa_to_sheet([['Leerlijnen 2026'], [], ['Leerlijn', 'Leerdoel'], ['Geld', 'betaalt']]);
    const geopend = openBestand(boek(vel, 'Doelen'));
    expect(geopend.soort === 'tabel' && voorbeeldVan(geopend.tabel)).toMatchObject({
      bladen: ['Doelen'],
      kopregel: 3,
      koppen: ['Leerlijn', 'Leerdoel'],
      velden: { leerlijn: 'Leerlijn', doel: 'Leerdoel' },
      aantal: 1,
      rijen: [{ regel: 4, cellen: ['Geld', 'betaalt'] }],
    });
    expect(leesXlsx(boek(vel), 'Elders')).toMatchObject({
      fout: { message: expect.stringContaining('Elders') },
    });
  });

  it('refuses a small file that is large when it is unpacked, whatever it says of its size', {
    timeout: 60_000,
  }, () => {
    const zip = zipVan('xl/workbook.xml', deflateRawSync(Buffer.alloc(301 * 1024 * 1024)), 10);
    expect(zip.length).toBeLessThan(400_000);
    expect(leesXlsx(zip)).toEqual({ fout: { path: '', message: expect.stringContaining('300 MB') } });
    expect(leesXlsx(zipVan('a.txt', deflateRawSync(Buffer.from('x')), 1))).toMatchObject({
      fout: { message: expect.stringContaining('geen XLSX') },
    });
  });
});

// One part in a zip, of which the header may lie about the size.
function zipVan(naam: string, data: Buffer, grootte: number): Buffer {
  const n = Buffer.from(naam);
  const velden = Buffer.alloc(26);
  velden.writeUInt16LE(20, 0);
  velden.writeUInt16LE(8, 4);
  velden.writeUInt32LE(data.length, 14);
  velden.writeUInt32LE(grootte, 18);
  velden.writeUInt16LE(n.length, 22);
  const lokaal = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), velden, n, data]);
  const midden = Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), velden, Buffer.alloc(14), n]);
  const eind = Buffer.alloc(22);
  eind.writeUInt32LE(0x06054b50, 0);
  eind.writeUInt16LE(1, 8);
  eind.writeUInt16LE(1, 10);
  eind.writeUInt32LE(midden.length, 12);
  eind.writeUInt32LE(lokaal.length, 16);
  return Buffer.concat([lokaal, midden, eind]);
}
